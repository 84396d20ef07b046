import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { text as textOf } from 'node:stream/consumers';

/** One request of a command's. */
export interface Question {
  readonly url: string;
  readonly method: string;
  readonly headers: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body: unknown;
  /** A certificate (PEM) that is trusted where the usual authorities do not know the server's. */
  readonly ca: string | undefined;
  readonly signal: AbortSignal;
}

/** What was answered. */
export interface Answer {
  readonly status: number;
  readonly reason: string;
  readonly text: string;
}

/** Asks once. `fetch` knows no certificate of one's own. */
export async function send(question: Question): Promise<Answer> {
  try {
    return await once(question, {});
  } catch (error) {
    const { code = '' } = error as NodeJS.ErrnoException;
    // Nothing was sent yet to a server that was not trusted
    if (question.ca === undefined || !/CERT|SELF_SIGNED|ISSUER/.test(code)) throw error;
    return once(question, { ca: question.ca });
  }
}

async function once({ url, method, headers, body, signal }: Question, trust: { readonly ca?: string }): Promise<Answer> {
  const content = body === undefined ? undefined : JSON.stringify(body);
  const described = { ...headers, ...(content !== undefined && { 'content-type': 'application/json' }) };
  const options = { method, headers: described, signal, agent: false as const, ...trust };
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    (url.startsWith('https:') ? httpsRequest : httpRequest)(url, options, resolve).on('error', reject).end(content);
  });
  return { status: answer.statusCode ?? 0, reason: answer.statusMessage ?? '', text: await textOf(answer) };
}
