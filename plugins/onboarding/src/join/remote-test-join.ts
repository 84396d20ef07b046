import { httpAsk } from '../probes/http-ask.ts';
import { type TestJoinResult, testJoinResult } from './test-join-result.ts';

/** A running gateway and how to speak to it. */
export interface RunningGateway {
  readonly url: string;
  readonly token: string;
  /** Path of a further certificate authority. */
  readonly ca?: string;
}

/** A join takes up to a minute. */
const timeout = 75_000;

/** Lets the running gateway make a test join: Teams calls back to it, and would not find this process. */
export async function remoteTestJoin(
  { url, token, ca }: RunningGateway,
  tenant: string,
  { conferenceId, trust, signal }: { readonly conferenceId: string; readonly trust: 'guest' | 'trusted'; readonly signal: AbortSignal },
): Promise<TestJoinResult> {
  const path = `/api/v1/onboarding/tenants/${encodeURIComponent(tenant)}/test-joins`;
  const answer = await httpAsk({
    method: 'POST',
    url: `${url.replace(/\/+$/, '')}${path}`,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ conferenceId, trust }),
    ...(ca !== undefined && { ca }),
    timeout,
    signal,
  });
  if (answer.status === 200) return testJoinResult.parse(JSON.parse(answer.text));
  throw new Error(`${url} answered ${answer.status}: ${detailOf(answer.text)}`);
}

function detailOf(text: string): string {
  try {
    return String((JSON.parse(text) as { detail?: unknown }).detail ?? text);
  } catch {
    return text.slice(0, 200);
  }
}
