import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import { text } from 'node:stream/consumers';
import type { DataFolder } from '@opencvi/plugin-api';

/** As much of `fetch` as asking a gateway takes. */
export type GatewayFetch = (
  url: string,
  init: { readonly headers: Record<string, string>; readonly signal: AbortSignal },
) => Promise<Response>;

/** `fetch` that also trusts the certificate that a gateway with `tls: self-signed` has made in its data folder. */
export function gatewayFetch(data: DataFolder): GatewayFetch {
  return async (url, init) => {
    const file = data.path('http', 'tls-cert.pem');
    if (!url.startsWith('https:') || !existsSync(file)) return fetch(url, init);
    try {
      return await fetch(url, init);
    } catch (error) {
      if (distrust(error) === undefined) throw error;
      return ask(url, init, readFileSync(file, 'utf8'));
    }
  };
}

async function ask(url: string, init: Parameters<GatewayFetch>[1], ca: string): Promise<Response> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { ...init, ca }, resolve)
      .on('error', reject)
      .end();
  });
  return new Response(await text(answer), { status: answer.statusCode ?? 500 });
}

/** Why a gateway does not answer, with what to do about it. */
export function whyNot(base: string, error: unknown): string {
  const code = distrust(error);
  if (code === undefined) return `no gateway answers at ${base}; is it running?`;
  return `the certificate of ${base} is not trusted (${code}); set NODE_EXTRA_CA_CERTS to it: of a self-signed gateway it is http/tls-cert.pem in its data folder`;
}

function distrust(error: unknown): string | undefined {
  const { code, cause } = error as NodeJS.ErrnoException & { readonly cause?: NodeJS.ErrnoException };
  const told = code ?? cause?.code ?? '';
  return /CERT|SELF_SIGNED|ISSUER/.test(told) ? told : undefined;
}
