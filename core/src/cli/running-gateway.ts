import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { GatewayError, type GatewayQuestion, type RunningGateway, UsageError } from '@opencvi/plugin-api';
import type { GatewaySettings } from '../config/gateway-settings.ts';
import { type AdminToken, knownAdminToken } from '../http/admin-token.ts';
import { ownUrl } from '../http/own-url.ts';
import { type Answer, type Question, send } from './send.ts';

/** Options of every command that asks a running gateway. */
export interface GatewayOptions {
  readonly url?: string | undefined;
  readonly token?: string | undefined;
}

/** Their flags, as commander wants them. */
export const gatewayFlags = [
  ['--url <url>', "the running gateway's web address, when it is not the configuration's"],
  ['--token <token>', "the admin token, when it is neither in OPENCVI_ADMIN_TOKEN nor in the gateway's data folder"],
] as const;

/** What a running gateway is known by, besides the options. */
export interface GatewayParts {
  readonly settings: Pick<GatewaySettings, 'http' | 'data'>;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly signal: AbortSignal;
}

const usualTimeout = 30_000;

/** A gateway that runs already, by its API. Throws a `UsageError` when `--url` is no web address. */
export function runningGateway(options: GatewayOptions, { settings, environment, signal }: GatewayParts): RunningGateway {
  const url = (options.url ?? ownUrl(settings.http)).replace(/\/+$/, '');
  if (!/^https?:$/.test(URL.parse(url)?.protocol ?? ''))
    throw new UsageError(`--url ${url}: a web address is wanted, such as ${ownUrl(settings.http)}`);
  const certificate = path.join(settings.data, 'http', 'tls-cert.pem');
  return {
    url,
    ask: async (method, route, { body, timeout = usualTimeout, ...question }: GatewayQuestion = {}) => {
      const known = knownAdminToken(settings.data, environment);
      const token = options.token ?? known?.value;
      const during = question.signal ?? signal;
      const deadline = AbortSignal.timeout(timeout);
      const request: Question = {
        url: `${url}/api/v1${route}`,
        method,
        headers: token === undefined ? {} : { authorization: `Bearer ${token}` },
        body,
        ca: existsSync(certificate) ? readFileSync(certificate, 'utf8') : undefined,
        signal: AbortSignal.any([during, deadline]),
      };
      const answer = await send(request).catch(cause => {
        during.throwIfAborted();
        const why = deadline.aborted ? `${url} has not answered within ${timeout / 1_000} s` : whyNot(url, cause);
        throw new GatewayError(why, undefined, { cause });
      });
      return contentOf(answer, { url, hint: options.token === undefined ? tokenHint(settings.data, known) : '' });
    },
  };
}

function contentOf({ status, reason, text }: Answer, { url, hint }: { readonly url: string; readonly hint: string }): unknown {
  const body = parsed(text);
  if (status < 200 || status > 299) {
    const detail = (body as { readonly detail?: unknown } | null | undefined)?.detail ?? reason;
    throw new GatewayError(`${url} answered ${status}: ${String(detail)}${status === 401 ? hint : ''}`, status);
  }
  if (text !== '' && body === undefined) throw new GatewayError(`${url} answered ${status}, but no JSON: is this a gateway?`, status);
  return body;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Why there was no answer at all, with what to do about it. */
function whyNot(url: string, { code = '', message }: NodeJS.ErrnoException): string {
  if (code === 'ERR_TLS_CERT_ALTNAME_INVALID')
    return `the certificate of ${url} is for other names: ${message}\n  → give one of them with --url`;
  if (code === 'CERT_HAS_EXPIRED') return `the certificate of ${url} has expired`;
  if (!/CERT|SELF_SIGNED|ISSUER/.test(code)) return `no gateway answers at ${url} (${code || message}); is it running?`;
  return `the certificate of ${url} is not trusted (${code})\n  → set NODE_EXTRA_CA_CERTS to it; of a self-signed gateway it is http/tls-cert.pem in its data folder`;
}

/** Where the token was looked for: mostly, this is another folder than the gateway was started in. */
function tokenHint(data: string, known: AdminToken | undefined): string {
  if (known?.from === 'environment') return '\n  → OPENCVI_ADMIN_TOKEN is not its token';
  return `\n  → its token is in its data folder; looked for it in ${data}. Run this where the gateway was started, or give --config, --token or OPENCVI_ADMIN_TOKEN`;
}
