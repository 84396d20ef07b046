import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';

/** A request to an application. */
export interface JsonPost {
  readonly url: string;
  readonly body: unknown;
  readonly headers: Readonly<Record<string, string>>;
  /** Milliseconds. */
  readonly timeout: number;
  readonly trustAnyCertificate: boolean;
  readonly signal: AbortSignal;
}

/** Posts JSON; the answer's status and, for redirects, where to. Rejects when nobody answers. `fetch` cannot be told to trust a certificate. */
export function postJson({
  url,
  body,
  headers,
  timeout,
  trustAnyCertificate,
  signal,
}: JsonPost): Promise<{ status: number; location: string | undefined; text: string }> {
  const payload = JSON.stringify(body);
  const options = {
    method: 'POST',
    timeout,
    signal,
    agent: false,
    headers: { ...headers, 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(payload) },
  };
  return new Promise((resolve, reject) => {
    const request = url.startsWith('https:')
      ? httpsRequest(url, { ...options, rejectUnauthorized: !trustAnyCertificate })
      : httpRequest(url, options);
    request.on('timeout', () => request.destroy(new Error(`no answer within ${timeout} ms`)));
    request.on('error', reject);
    request.on('response', answer => {
      let text = '';
      answer.setEncoding('utf8');
      answer.on('data', chunk => (text += chunk));
      answer.on('error', reject);
      answer.on('end', () => resolve({ status: answer.statusCode ?? 0, location: answer.headers.location, text }));
    });
    request.end(payload);
  });
}
