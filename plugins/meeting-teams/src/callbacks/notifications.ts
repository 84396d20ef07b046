import { z } from 'zod';
import {
  type GraphCall,
  type GraphParticipant,
  graphCall,
  participant,
  participants,
  resultInfo,
  sequence,
} from '../graph/graph-schemas.ts';

/** What Graph tells of one call. */
export type CallNotification = { /** Graph's id of the call. */ readonly callId: string } & (
  | { readonly kind: 'call'; readonly call: GraphCall; readonly deleted: boolean }
  | RosterNotification
  | { readonly kind: 'operation'; readonly status: string | undefined; readonly code: number; readonly subcode: number }
  | { readonly kind: 'other'; readonly resource: string }
);

/** The whole roster, or what changed in it. */
export interface RosterNotification {
  readonly kind: 'roster';
  readonly delta: boolean;
  /** The number of this roster, where it has one of its own. */
  readonly sequence: number | undefined;
  readonly participants: readonly GraphParticipant[];
  /** Ids of participants that are gone. */
  readonly removed: readonly string[];
}

const commsNotifications = z.looseObject({ value: z.array(z.unknown()) });

/** What is read of each: one that cannot be read must not hide the others. */
const commsNotification = z.looseObject({
  changeType: z.string().catch(''),
  resourceUrl: z.string().nullish().catch(undefined),
  resource: z.string().nullish().catch(undefined),
  resourceData: z.unknown(),
});

const operation = z.looseObject({ status: z.string().nullish().catch(undefined), resultInfo: resultInfo.nullish().catch(undefined) });
const deltaRoster = z.looseObject({ sequenceNumber: sequence, participants });

/** `/communications/calls/{id}` and what may follow; older services write `/app/calls/{id}`, some with host and version. */
const resourcePattern = /\/(?:communications|app)\/calls\/([^/?#]+)(?:\/([^/?#]+))?(?:\/([^/?#]+))?\/?$/i;

/** Pure: what a callback's body says, or `undefined` when it is no Graph notification (the legacy format that precedes Graph's). */
export function readNotifications(body: unknown): readonly CallNotification[] | undefined {
  const parsed = commsNotifications.safeParse(body);
  if (!parsed.success) return undefined;
  return parsed.data.value.flatMap(one => {
    const { changeType = '', resourceUrl, resource, resourceData } = commsNotification.safeParse(one).data ?? {};
    const [, callId, part, id] = resourcePattern.exec(resourceUrl ?? resource ?? '') ?? [];
    if (callId === undefined) return [];
    const deleted = changeType.toLowerCase() === 'deleted';
    return [{ callId, ...readOne({ part: part?.toLowerCase(), id, deleted, data: resourceData }) }];
  });
}

interface Resource {
  readonly part: string | undefined;
  readonly id: string | undefined;
  readonly deleted: boolean;
  readonly data: unknown;
}

type Said = CallNotification extends infer N ? (N extends CallNotification ? Omit<N, 'callId'> : never) : never;

function readOne({ part, id, deleted, data }: Resource): Said {
  if (part === undefined) {
    const call = graphCall.safeParse(data ?? {});
    // That a call is deleted is true whatever else is said of it
    if (call.success || deleted) return { kind: 'call', call: call.data ?? graphCall.parse({}), deleted };
  }
  if (part === 'participants') {
    const roster = readRoster({ part, id, deleted, data });
    if (roster) return roster;
  }
  if (part === 'operations') {
    const said = operation.safeParse(data);
    const result = said.data?.resultInfo;
    return { kind: 'operation', status: said.data?.status ?? undefined, code: result?.code ?? 0, subcode: result?.subcode ?? 0 };
  }
  return { kind: 'other', resource: part ?? 'call' };
}

function readRoster({ id, deleted, data }: Resource): RosterNotification | undefined {
  if (id !== undefined) return readParticipant(id, deleted, data);
  const whole = participants.safeParse(data);
  if (whole.success) return { kind: 'roster', delta: false, sequence: undefined, ...sorted(whole.data) };
  const some = deltaRoster.safeParse(data);
  if (!some.success) return undefined;
  return { kind: 'roster', delta: true, sequence: some.data.sequenceNumber ?? undefined, ...sorted(some.data.participants) };
}

function readParticipant(id: string, deleted: boolean, data: unknown): RosterNotification | undefined {
  if (deleted) return { kind: 'roster', delta: true, sequence: undefined, participants: [], removed: [id] };
  const one = participant.safeParse(data);
  return one.success ? { kind: 'roster', delta: true, sequence: undefined, ...sorted([one.data]) } : undefined;
}

/** A participant with a `removedState` is one who was in the roster. */
function sorted(all: readonly GraphParticipant[]): Pick<RosterNotification, 'participants' | 'removed'> {
  const gone = (one: GraphParticipant): boolean => one.removedState !== null && one.removedState !== undefined;
  return { participants: all.filter(one => !gone(one)), removed: all.filter(gone).map(({ id }) => id) };
}
