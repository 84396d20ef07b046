import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { rootCertificates } from 'node:tls';

/** One HTTP request. */
export interface HttpQuestion {
  readonly method: 'GET' | 'HEAD';
  readonly url: string;
  /** Path of a PEM file with a further certificate authority. */
  readonly ca?: string;
  /** How long the server may be silent, in milliseconds. */
  readonly timeout: number;
  readonly signal: AbortSignal;
}

/** What was answered. */
export interface HttpReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** Asks a server once, following nothing. `fetch` knows no certificate authorities of one's own. */
export function httpAsk({ method, url, ca, timeout, signal }: HttpQuestion): Promise<HttpReply> {
  return new Promise((resolve, reject) => {
    const trusted = ca === undefined ? {} : { ca: [...rootCertificates, readFileSync(ca, 'utf8')] };
    const options = { method, signal, timeout, agent: false as const, ...trusted };
    const request = (url.startsWith('https:') ? httpsRequest : httpRequest)(url, options, reply => {
      const chunks: Buffer[] = [];
      reply.on('data', (chunk: Buffer) => chunks.push(chunk));
      reply.on('error', reject);
      reply.on('end', () =>
        resolve({ status: reply.statusCode ?? 0, headers: reply.headers, text: Buffer.concat(chunks).toString('utf8') }),
      );
    });
    request.on('timeout', () => request.destroy(new Error(`no answer within ${timeout} ms`)));
    request.on('error', reject);
    request.end();
  });
}
