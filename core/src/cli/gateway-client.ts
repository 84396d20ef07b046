import { knownAdminToken } from '../http/admin-token.ts';
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
  const { host, port, publicUrl, tls } = settings.http;
  const base = (options.url ?? publicUrl ?? `${tls ? 'https' : 'http'}://${host}:${port}`).replace(/\/+$/, '');
  const token = options.token ?? knownAdminToken(settings.data, context.environment)?.value;
  const headers = token === undefined ? {} : { Authorization: `Bearer ${token}` };
  return {
    ask: async (method, path) => {
      try {
        return await fetch(`${base}/api/v1${path}`, { method, headers });
      } catch (cause) {
        throw new Error(`no gateway answers at ${base}; is it running?`, { cause });
      }
    },
    why: async answer =>
      `${base} answered ${answer.status}: ${await detailOf(answer)}${answer.status === 401 ? tokenHint(settings.data) : ''}`,
  };
}

async function detailOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  return problem.detail ?? answer.statusText;
}

/** Where the token was looked for: mostly, this is another folder than the gateway was started in. */
function tokenHint(data: string): string {
  return `\n  → its token is in its data folder; looked for it in ${data}. Run this where the gateway was started, or give --config, --token or OPENCVI_ADMIN_TOKEN`;
}
