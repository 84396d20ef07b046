import type { LocalParticipant, LocalStream } from '@opencvi/meeting-local/api';
import type { IdentitySet } from './identity.ts';
import type { Modality, SourceIds } from './source-ids.ts';

/** What a participant is shown from. */
export interface ParticipantView {
  readonly participant: LocalParticipant;
  readonly identity: IdentitySet;
  readonly streams: readonly LocalStream[];
  readonly sources: SourceIds;
  /** What a room asked for when it joined; browsers do it all. */
  readonly modalities: readonly string[];
}

/** A `participant` as Graph shows it, without its place in the roster's sequence. */
export function participantBody(view: ParticipantView): Record<string, unknown> {
  const { participant, identity } = view;
  return {
    '@odata.type': '#microsoft.graph.participant',
    id: participant.id,
    info: {
      '@odata.type': '#microsoft.graph.participantInfo',
      identity,
      endpointType: 'default',
      countryCode: null,
      languageId: null,
      region: null,
      participantId: participant.id,
    },
    mediaStreams: mediaStreams(view),
    isMuted: participant.muted,
    isInLobby: participant.inLobby,
    metadata: null,
    recordingInfo: null,
    removedState: null,
    restrictedExperience: null,
  };
}

function mediaStreams({ participant, streams, sources, modalities }: ParticipantView): readonly unknown[] {
  if (participant.inLobby) return [];
  const sends = (role: LocalStream['role']) => streams.some(one => one.participant === participant.id && one.role === role);
  const stream = (mediaType: Modality, direction: string, label: string) => ({
    '@odata.type': '#microsoft.graph.mediaStream',
    mediaType,
    label,
    sourceId: sources.of(participant.id, mediaType),
    direction,
    serverMuted: mediaType === 'audio' && participant.muted,
  });
  // A room's picture reaches this process whether or not somebody here forwards it to a browser
  const showsPicture = participant.kind === 'room' || sends('main');
  return [
    stream('audio', 'sendReceive', 'main-audio'),
    ...(modalities.includes('video') ? [stream('video', showsPicture ? 'sendReceive' : 'receiveOnly', 'main-video')] : []),
    ...(modalities.includes('videoBasedScreenSharing') || participant.presenting
      ? [stream('videoBasedScreenSharing', participant.presenting ? 'sendOnly' : 'receiveOnly', 'applicationsharing-video')]
      : []),
  ];
}
