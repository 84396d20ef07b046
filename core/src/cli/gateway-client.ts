import { existsSync, readFileSync } from 'node:fs';
import type { IncomingMessage } from 'node:http';
import { request } from 'node:https';
import path from 'node:path';
import { text } from 'node:stream/consumers';
import { knownAdminToken } from '../http/admin-token.ts';
import { ownUrl } from '../http/own-url.ts';
import { type CliContext, type CommonOptions, configOf } from './cli-context.ts';

/** Options of every command that asks a running gateway. */
export interface GatewayOptions extends CommonOptions {
  readonly url?: string;
  readonly token?: string;
}

/** Their flags, as commander wants them. */
export const gatewayFlags = [
  ['--url <url>', "the gateway's web address, when it is not the configuration's"],
  ['--token <token>', "the admin token, when it is neither in OPENCVI_ADMIN_TOKEN nor in the gateway's data folder"],
] as const;

/** Asks the API of the gateway that the options and the configuration name. */
export type Ask = (method: 'GET' | 'DELETE', path: string) => Promise<Response>;

/** A client of it. What it answers is the caller's; that nobody answers is thrown. */
export async function gatewayClient(
  options: GatewayOptions,
  context: CliContext,
): Promise<{ readonly ask: Ask; why(answer: Response): Promise<string> }> {
  const { settings } = await configOf(options, context);
  const base = (options.url ?? ownUrl(settings.http)).replace(/\/+$/, '');
  const isOwn = options.url === undefined && settings.http.publicUrl === undefined && settings.http.tls === 'self-signed';
  const ca = isOwn ? certificateIn(settings.data) : undefined;
  const token = options.token ?? knownAdminToken(settings.data, context.environment)?.value;
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return {
    ask: async (method, path) => {
      try {
        return await send(`${base}/api/v1${path}`, { method, headers, ca });
      } catch (cause) {
        throw new Error(whyNot(base, cause), { cause });
      }
    },
    why: async answer =>
      `${base} answered ${answer.status}: ${await detailOf(answer)}${answer.status === 401 ? tokenHint(settings.data) : ''}`,
  };
}

/** Like `fetch`, but trusts one certificate of a gateway's own. */
async function send(
  url: string,
  { ca, ...options }: { method: string; headers: Record<string, string>; ca: string | undefined },
): Promise<Response> {
  if (ca === undefined) return fetch(url, options);
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { ...options, ca }, resolve)
      .on('error', reject)
      .end();
  });
  const body = await text(answer);
  return new Response(body === '' ? null : body, { status: answer.statusCode ?? 500 });
}

/** The certificate that a gateway with `tls: self-signed` has made in its data folder. */
function certificateIn(data: string): string | undefined {
  const file = path.join(data, 'http', 'tls-cert.pem');
  return existsSync(file) ? readFileSync(file, 'utf8') : undefined;
}

function whyNot(base: string, error: unknown): string {
  const { cause, code = (cause as NodeJS.ErrnoException | undefined)?.code ?? '' } = error as NodeJS.ErrnoException & { cause?: unknown };
  if (!/CERT|SELF_SIGNED|ISSUER/.test(code)) return `no gateway answers at ${base}; is it running?`;
  return `the certificate of ${base} is not trusted (${code})\n  → set NODE_EXTRA_CA_CERTS to it; of a self-signed gateway it is http/tls-cert.pem in its data folder`;
}

async function detailOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  return problem.detail ?? answer.statusText;
}

/** Where the token was looked for: mostly, this is another folder than the gateway was started in. */
function tokenHint(data: string): string {
  return `\n  → its token is in its data folder; looked for it in ${data}. Run this where the gateway was started, or give --config, --token or OPENCVI_ADMIN_TOKEN`;
}
