import type { CustomerGraph, CustomerGraphs } from '@opencvi/meeting-teams/api';
import type { DoctorCheck, Finding } from '@opencvi/onboarding/api';
import type { Clock } from '@opencvi/plugin-api';
import type { Config } from '../config.ts';
import { GraphRefused, wordsOf } from '../graph/graph-refused.ts';
import { Mailbox } from '../graph/mailbox.ts';
import { withDeadline } from '../kit/deadline.ts';
import { Slots } from '../kit/slots.ts';

/** What the check is made with. */
export interface CalendarsCheckParts {
  readonly config: Pick<Config, 'rooms' | 'concurrency'>;
  readonly graphs: CustomerGraphs;
  readonly clock: Clock;
}

/** How long one calendar may take, in milliseconds. */
const patience = 15_000;
const minute = 60_000;

/**
 * Whether the calendars of a tenant's rooms can be read. They are read, a minute of each: where Exchange grants the access (RBAC for
 * Applications) no role in the token tells.
 */
export function calendarsCheck({ config, graphs, clock }: CalendarsCheckParts): DoctorCheck {
  return {
    id: 'calendars',
    order: 75,
    title: 'Calendars',
    run: async ({ tenant, signal }) => {
      const mailboxes = config.rooms.filter(room => room.tenant === tenant.name).map(({ mailbox }) => mailbox);
      if (mailboxes.length === 0) return [{ severity: 'skipped', message: 'no room of this tenant is listed under scheduling-exchange' }];
      const graph = graphs.of(tenant);
      if (!graph)
        return [
          {
            severity: 'failure',
            message: 'there are rooms, and no Microsoft tenant to read their calendars in',
            remedy: 'set microsoft.tenantId of the tenant',
          },
        ];
      const slots = new Slots(config.concurrency);
      const looks = mailboxes.map(mailbox => slots.run(signal, () => look(graph, mailbox, { clock, ms: patience, signal })));
      const troubles = (await Promise.all(looks)).filter(finding => finding !== undefined);
      const well = mailboxes.length - troubles.length;
      const read: Finding = { severity: 'ok', message: `${well} of ${mailboxes.length} calendars can be read` };
      return well > 0 ? [read, ...troubles] : troubles;
    },
  };
}

async function look(graph: CustomerGraph, mailbox: string, deadline: Parameters<typeof withDeadline>[0]): Promise<Finding | undefined> {
  const start = deadline.clock.now();
  try {
    await withDeadline(deadline, during => new Mailbox(graph, mailbox).first({ start, end: start + minute }, during));
    return undefined;
  } catch (error) {
    deadline.signal.throwIfAborted();
    return { severity: 'failure', message: `${mailbox} cannot be read: ${wordsOf(error)}`, remedy: remedyOf(error) };
  }
}

function remedyOf(error: unknown): string {
  switch (error instanceof GraphRefused ? error.refusal.status : undefined) {
    case 403:
      return 'grant Calendars.Read (Microsoft Graph, application permission) and let an administrator consent again; or in Exchange, let an RBAC role assignment or the application access policy take this mailbox in';
    case 404:
      return 'correct the mailbox under rooms of scheduling-exchange: Get-Mailbox -RecipientTypeDetails RoomMailbox lists those of the tenant';
    case 429:
      return 'wait a few minutes';
    default:
      return 'see the findings on consent; the log of the gateway has the reason';
  }
}
