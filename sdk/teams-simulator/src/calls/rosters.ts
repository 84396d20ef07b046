import type { LocalParticipant } from '@opencvi/meeting-local/api';
import type { OnlineMeeting } from '../meetings/online-meeting.ts';
import type { GraphCall } from './graph-call.ts';
import { browserIdentity, type IdentitySet } from './identity.ts';
import { participantBody } from './participant-body.ts';
import { SourceIds } from './source-ids.ts';

const everything = ['audio', 'video', 'videoBasedScreenSharing'];

/** Who is in which meeting, in Graph's words. */
export class Rosters {
  readonly #sources = new WeakMap<OnlineMeeting, SourceIds>();

  /** The numbers of the media in a meeting. */
  sourcesOf(meeting: OnlineMeeting): SourceIds {
    const known = this.#sources.get(meeting) ?? new SourceIds();
    this.#sources.set(meeting, known);
    return known;
  }

  /** Everybody in the meeting of a call; from the lobby it sees nobody but itself, and others in the lobby are seen by all inside. */
  seenBy(call: GraphCall, calls: readonly GraphCall[]): readonly Record<string, unknown>[] {
    const { meeting } = call;
    if (meeting === undefined) return [];
    const { participants } = meeting.local;
    const inLobby = participants.find(({ id }) => id === call.participantId)?.inLobby !== false;
    const visible = participants.filter(({ id }) => !inLobby || id === call.participantId);
    const { streams } = meeting.local;
    const sources = this.sourcesOf(meeting);
    return visible.map(participant => {
      const own = calls.find(({ participantId }) => participantId === participant.id);
      return participantBody({
        participant,
        identity: identityOf(participant, own, meeting),
        streams,
        sources,
        modalities: own?.request.requestedModalities ?? everything,
      });
    });
  }
}

function identityOf(participant: LocalParticipant, call: GraphCall | undefined, meeting: OnlineMeeting): IdentitySet {
  return call?.identity ?? browserIdentity(participant, meeting);
}
