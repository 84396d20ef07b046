import type { CallRecord } from '@opencvi/plugin-api';
import { eventually, type Gateway } from '../../rig/index.ts';
import { recordsOf } from '../call-rig.ts';

/** The open meeting of the default configuration. */
export const MEETING = '1172827458';

/** The four ways to set up a call (H.323 8.1.7, 8.2.1). */
export const combinations = [
  { fastStart: false, tunnelling: false },
  { fastStart: false, tunnelling: true },
  { fastStart: true, tunnelling: false },
  { fastStart: true, tunnelling: true },
] as const;

/** What the API says of a running call. */
export interface CallView {
  readonly id: string;
  readonly state: string;
  readonly protocol: string;
  readonly displayName?: string;
  readonly meeting?: string;
  readonly muted: boolean;
  readonly media: { readonly audio?: { readonly inbound?: { readonly packets: number } } };
}

/** Whether sound of a room has come: its channel is open, and digits in it have a way. */
export const isHeard = ({ media }: CallView): boolean => (media.audio?.inbound?.packets ?? 0) > 0;

/** Where a gateway takes H.323 calls. */
export const h323Of = ({ ports }: Gateway): { address: string; port: number } => ({ address: '127.0.0.1', port: ports.h323 });

/** Waits until so many calls are in a state, and gives them. */
export async function callsIn(
  gateway: Gateway,
  state: string,
  count = 1,
  is = (_: CallView): boolean => true,
): Promise<readonly CallView[]> {
  let last: unknown;
  const wait = { what: `${count} calls to be ${state}`, within: 20_000, context: () => JSON.stringify(last) };
  return eventually(wait, async () => {
    const { calls } = (await gateway.api('/api/v1/calls')).body as { calls: CallView[] };
    last = calls;
    const there = calls.filter(call => call.state === state && is(call));
    return there.length === count ? there : undefined;
  });
}

/** Waits for the record of a call. */
export function recordOf(gateway: Gateway, id: string | undefined): Promise<CallRecord> {
  return eventually({ what: `the record of call ${id}`, within: 20_000 }, async () =>
    (await recordsOf(gateway)).find(record => record.id === id),
  );
}

/** The sum of a counter over its labels. */
export async function counter(gateway: Gateway, name: string): Promise<number> {
  const text = String((await gateway.api('/metrics')).body);
  const samples = text.split('\n').filter(line => line.startsWith(`opencvi_${name}{`) || line.startsWith(`opencvi_${name} `));
  return samples.reduce((sum, line) => sum + Number(line.slice(line.lastIndexOf(' ') + 1)), 0);
}
