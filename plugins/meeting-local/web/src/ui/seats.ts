import type { MeetingState } from '../state/meeting-state.ts';

/** One participant as a tile shows them. */
export interface Seat {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly isMe: boolean;
  readonly muted: boolean;
  readonly speaking: boolean;
  readonly video: MediaStreamTrack | undefined;
  readonly screen: MediaStreamTrack | undefined;
  readonly audio: MediaStreamTrack | undefined;
}

/** Everybody in the meeting, oneself last. Pure. */
export function seatsOf(state: MeetingState): readonly Seat[] {
  const tracks = [...state.tracks.values()];
  const trackOf = (participant: string, role: string) => tracks.find(one => one.participant === participant && one.role === role)?.track;
  const seats = state.participants.map(({ id, name, kind, muted }) => {
    const isMe = id === state.me;
    return {
      id,
      name,
      kind,
      isMe,
      muted: isMe ? !state.microphone.on || state.microphone.track === undefined : muted,
      speaking: state.speaker === id,
      video: isMe ? state.camera.track : trackOf(id, 'main'),
      screen: isMe ? state.screen : trackOf(id, 'slides'),
      audio: isMe ? undefined : trackOf(id, 'audio'),
    };
  });
  return seats.sort((a, b) => Number(a.isMe) - Number(b.isMe));
}
