import type { EndCode } from '@opencvi/plugin-api';
import type { DoctorCheck, Finding, TestJoinResult } from '../api.ts';
import { failure, ok, skipped, wordsOf } from './findings.ts';

const remedies: Partial<Record<EndCode, string>> = {
  'not-found': 'see the finding on the lookup',
  'not-consented': 'see the findings on consent',
  unauthorized: 'see the findings on consent',
  unavailable: 'see the findings on the media bot and the certificate of callbacks: Microsoft must reach this gateway by https',
  denied: 'an organizer turned the room away; try again',
  refused: 'the meeting lets nobody in who is not of the organization: try with --trusted, or allow anonymous join in Teams',
};

/** A join as a room makes it, as far as the meeting or its lobby, and out again at once. */
export function testJoinCheck(): DoctorCheck {
  return {
    id: 'test-join',
    order: 100,
    title: 'Test join',
    run: async ({ tryJoin, conferenceId, signal }) => {
      if (!tryJoin) return [skipped('not asked for', 'try it with --join --conference <id>')];
      if (conferenceId === undefined) return [failure('no meeting was named', 'name one with --conference <id>')];
      try {
        return [findingOf(await tryJoin(conferenceId, signal), conferenceId)];
      } catch (error) {
        signal.throwIfAborted();
        return [failure(wordsOf(error), 'the gateway must be running for a test join; say where with --url')];
      }
    },
  };
}

function findingOf(result: TestJoinResult, conferenceId: string): Finding {
  const seconds = `${(result.ms / 1000).toFixed(1)} s`;
  if (result.outcome === 'connected') return ok(`joined ${conferenceId} in ${seconds}, and left`);
  if (result.outcome === 'lobby') return ok(`reached the lobby of ${conferenceId} in ${seconds}, and left`);
  return failure(
    `${conferenceId} was not joined: ${result.code}${result.detail === undefined ? '' : ` (${result.detail})`}`,
    remedies[result.code] ?? 'see the log of the gateway',
  );
}
