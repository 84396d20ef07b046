import type { Command } from 'commander';
import { adminToken } from '../http/admin-token.ts';
import { type CliContext, type CommonOptions, configOf } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';

interface CallsOptions extends CommonOptions {
  readonly url?: string;
  readonly records?: boolean;
  readonly hangup?: string;
  readonly json?: boolean;
  readonly id?: string;
}

/** `opencvi calls`: what a running gateway is doing. */
export function callsCommand(program: Command, context: CliContext, done: (code: number) => void): void {
  program
    .command('calls')
    .argument('[id]', 'one call: everything known of it, running or ended')
    .description('list the running calls of a gateway, or its call records')
    .option('--records', 'ended calls instead')
    .option('--hangup <id>', 'end a call')
    .option('--url <url>', "the gateway's web address, when it is not the configuration's")
    .option('--json', 'print JSON')
    .action(async (id: string | undefined, _options: unknown, command: Command) => {
      done(await run({ ...command.optsWithGlobals<CallsOptions>(), ...(id !== undefined && { id }) }, context));
    });
}

async function run(options: CallsOptions, context: CliContext): Promise<number> {
  const { settings } = await configOf(options, context);
  const base =
    options.url ?? settings.http.publicUrl ?? `${settings.http.tls ? 'https' : 'http'}://${settings.http.host}:${settings.http.port}`;
  const token = adminToken(settings.data, context.environment).value;
  const answer = await ask(options, `${base}/api/v1`, token);
  if (!answer.ok) {
    context.complain(`${base} answered ${answer.status}: ${await detailOf(answer)}`);
    return exitCodes.failure;
  }
  if (!options.hangup) show(await answer.json(), options, context);
  return exitCodes.ok;
}

async function ask(options: CallsOptions, api: string, token: string): Promise<Response> {
  const { hangup, id, records } = options;
  if (hangup !== undefined) return request(`${api}/calls/${encodeURIComponent(hangup)}`, 'DELETE', token);
  if (id === undefined) return request(`${api}/${records ? 'call-records' : 'calls'}`, 'GET', token);
  const running = await request(`${api}/calls/${encodeURIComponent(id)}`, 'GET', token);
  return running.status === 404 ? request(`${api}/call-records/${encodeURIComponent(id)}`, 'GET', token) : running;
}

function show(body: unknown, { id, json }: CallsOptions, context: CliContext): void {
  const { calls, records } = body as { calls?: Row[]; records?: Row[] };
  const shown = id === undefined ? (calls ?? records ?? []) : body;
  if (json) context.print(JSON.stringify(shown, null, 2));
  else for (const line of id === undefined ? table(shown as Row[]) : details(body)) context.print(line);
}

async function request(url: string, method: string, token: string): Promise<Response> {
  try {
    return await fetch(url, { method, headers: { Authorization: `Bearer ${token}` } });
  } catch (cause) {
    throw new Error(`no gateway answers at ${url}; is it running?`, { cause });
  }
}

async function detailOf(answer: Response): Promise<string> {
  const problem = (await answer.json().catch(() => ({}))) as { detail?: string };
  return problem.detail ?? answer.statusText;
}

type Row = Readonly<Record<string, unknown>> & { readonly endReason?: { readonly code: string } };

function table(rows: readonly Row[]): string[] {
  if (rows.length === 0) return ['no calls'];
  const cells = rows.map(row => [
    row.id,
    row.endReason?.code ?? row.state,
    row.protocol,
    row.from,
    row.dialled,
    row.meeting,
    row.startedAt,
  ]);
  const all = [['ID', 'STATE', 'PROTOCOL', 'FROM', 'DIALLED', 'MEETING', 'STARTED'], ...cells].map(row =>
    row.map(cell => String(cell ?? '-')),
  );
  const widths = (all[0] ?? []).map((_, column) => Math.max(...all.map(row => row[column]?.length ?? 0)));
  return all.map(row =>
    row
      .map((cell, column) => cell.padEnd(widths[column] ?? 0))
      .join('  ')
      .trimEnd(),
  );
}

/** Pure: a line for each value, named by its path: `meetingFacts.graphCall  5d1a...`. */
function details(value: unknown): string[] {
  const rows = leaves(value, '');
  const width = Math.max(...rows.map(([name]) => name.length));
  return rows.map(([name, leaf]) => `${name.padEnd(width)}  ${leaf}`);
}

function leaves(value: unknown, name: string): (readonly [string, string])[] {
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => leaves(inner, name === '' ? key : `${name}.${key}`));
}
