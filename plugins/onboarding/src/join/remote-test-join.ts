import type { RunningGateway } from '@opencvi/plugin-api';
import { type TestJoinResult, testJoinResult } from './test-join-result.ts';

/** A join takes up to a minute. */
const timeout = 75_000;

/** Lets the running gateway make a test join: Teams calls back to it, and would not find this process. */
export async function remoteTestJoin(
  gateway: RunningGateway,
  tenant: string,
  { conferenceId, trust, signal }: { readonly conferenceId: string; readonly trust: 'guest' | 'trusted'; readonly signal: AbortSignal },
): Promise<TestJoinResult> {
  const path = `/onboarding/tenants/${encodeURIComponent(tenant)}/test-joins`;
  return testJoinResult.parse(await gateway.ask('POST', path, { body: { conferenceId, trust }, timeout, signal }));
}
