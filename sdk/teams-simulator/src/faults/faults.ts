import { randomUUID } from 'node:crypto';
import { z } from 'zod';

/** What can be made to fail. `notification` is the simulator's own request to an application's callback. */
export const operations = [
  'token',
  'lookup',
  'join',
  'call',
  'hang-up',
  'keep-alive',
  'mute',
  'participants',
  'remove',
  'screen-sharing',
  'quality',
  'calendar',
  'subscriptions',
  'bot',
  'notification',
] as const;
export type Operation = (typeof operations)[number];

/** How a notification can go wrong. */
export const notificationFaults = [
  'delay',
  'duplicate',
  'reorder',
  'drop',
  'legacy-first',
  'forged-key',
  'expired-token',
  'wrong-audience',
  'wrong-tenant',
  'wrong-issuer',
  'no-token',
] as const;

const common = {
  times: z.number().int().positive().max(1_000_000).default(1).describe('How often it happens before it is over'),
  tenant: z.string().optional().describe('Only in this tenant, by id'),
};

/** A fault, as it is asked for. */
export const faultRequest = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('status').describe('Answers with an error'),
    on: z.enum(operations).exclude(['notification']),
    status: z.number().int().min(400).max(599),
    code: z.string().optional().describe("Graph's error code, such as 7504; of `token` an AADSTS number"),
    message: z.string().optional(),
    retryAfter: z.number().int().nonnegative().optional().describe('Seconds'),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('no-answer').describe('Lets the client wait'),
    on: z.enum(operations).exclude(['notification']),
    seconds: z.number().positive().max(600).default(120).describe('Then answers 504'),
    ...common,
  }),
  z.strictObject({
    kind: z.literal('end-call').describe('The call is taken, and then ends while it is establishing'),
    on: z.literal('join').default('join'),
    code: z.number().int().default(400),
    subcode: z.number().int().default(2203),
    message: z.string().default('Bad Request.'),
    ...common,
  }),
  z.strictObject({
    kind: z.enum(notificationFaults),
    on: z.literal('notification').default('notification'),
    seconds: z.number().positive().max(600).default(2).describe('For delay'),
    ...common,
  }),
]);

/** A fault that waits for its occasion. */
export type Fault = z.output<typeof faultRequest> & { readonly id: string };

type FaultOf<K extends Fault['kind']> = Extract<Fault, { kind: K }>;

/** Everything that has been asked to go wrong. */
export class Faults {
  readonly #faults = new Map<string, { fault: Fault; left: number }>();

  get all(): readonly (Fault & { readonly left: number })[] {
    return [...this.#faults.values()].map(({ fault, left }) => ({ ...fault, left }));
  }

  add(request: z.output<typeof faultRequest>): Fault {
    const fault = { ...request, id: randomUUID() };
    this.#faults.set(fault.id, { fault, left: fault.times });
    return fault;
  }

  remove(id: string): boolean {
    return this.#faults.delete(id);
  }

  clear(): void {
    this.#faults.clear();
  }

  /** The first fault that fits, used up by one. */
  take<K extends Fault['kind']>(on: Operation, tenant: string | undefined, kinds: readonly K[]): FaultOf<K> | undefined {
    for (const [id, entry] of this.#faults) {
      const { fault } = entry;
      if (fault.on !== on || !kinds.includes(fault.kind as K) || (fault.tenant !== undefined && fault.tenant !== tenant)) continue;
      entry.left -= 1;
      if (entry.left === 0) this.#faults.delete(id);
      return fault as FaultOf<K>;
    }
    return undefined;
  }
}
