import { CallError, type Clock, type Contributions, type EndCode, type Logger, type MeetingProvider } from '@opencvi/plugin-api';
import type { DoctorCheck } from '../api.ts';
import { doctorCall } from '../join/doctor-call.ts';
import { failure, ok, skipped, wordsOf } from './findings.ts';

/** What the check is made with. */
export interface LookupParts {
  readonly providers: Contributions<MeetingProvider>;
  readonly clock: Clock;
  readonly log: Logger;
}

const remedies: Partial<Record<EndCode, string>> = {
  'not-consented': 'see the findings on consent',
  unauthorized: 'see the findings on consent',
  throttled: 'wait a few minutes',
  unavailable: 'let this machine reach Graph on TCP 443; the finding on the clock says whether it reaches Microsoft',
};

/** Finds the meeting of a conference id in the customer's tenant. */
export function lookupCheck({ providers, clock, log }: LookupParts): DoctorCheck {
  return {
    id: 'lookup',
    order: 80,
    title: 'Lookup',
    run: async ({ tenant, conferenceId, signal }) => {
      if (conferenceId === undefined) return [skipped('no meeting was named', 'name one of the tenant with --conference <id>')];
      const call = doctorCall({ tenant, conferenceId, trust: 'guest', clock, log, signal });
      try {
        for (const provider of providers) {
          const meeting = await provider.find(conferenceId, call);
          if (meeting)
            return [ok(`${conferenceId} is ${meeting.title === undefined ? 'a meeting' : `"${meeting.title}"`} (${provider.id})`)];
        }
        return [
          failure(
            `no meeting has the id ${conferenceId}`,
            'is it the video conference ID of an invitation (9 to 13 digits, not the Meeting ID), of this tenant, and is the meeting not over for long?',
          ),
        ];
      } catch (error) {
        signal.throwIfAborted();
        const code = error instanceof CallError ? error.reason.code : 'failed';
        return [failure(`${conferenceId} cannot be looked up: ${wordsOf(error)}`, remedies[code] ?? 'see the log of the gateway')];
      }
    },
  };
}
