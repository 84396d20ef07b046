import type { Command } from 'commander';
import { adminToken } from '../http/admin-token.ts';
import { type CliContext, type CommonOptions, configOf } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';

interface CallsOptions extends CommonOptions {
  readonly url?: string;
  readonly records?: boolean;
  readonly hangup?: string;
  readonly json?: boolean;
}

/** `opencvi calls`: what a running gateway is doing. */
export function callsCommand(program: Command, context: CliContext, done: (code: number) => void): void {
  program
    .command('calls')
    .description('list the running calls of a gateway, or its call records')
    .option('--records', 'ended calls instead')
    .option('--hangup <id>', 'end a call')
    .option('--url <url>', "the gateway's web address, when it is not the configuration's")
    .option('--json', 'print JSON')
    .action(async (_options: unknown, command: Command) => {
      done(await run(command.optsWithGlobals<CallsOptions>(), context));
    });
}

async function run(options: CallsOptions, context: CliContext): Promise<number> {
  const { settings } = await configOf(options, context);
  const base =
    options.url ?? settings.http.publicUrl ?? `${settings.http.tls ? 'https' : 'http'}://${settings.http.host}:${settings.http.port}`;
  const token = adminToken(settings.data, context.environment).value;
  const path = options.hangup
    ? `/api/v1/calls/${encodeURIComponent(options.hangup)}`
    : options.records
      ? '/api/v1/call-records'
      : '/api/v1/calls';
  const answer = await request(`${base}${path}`, options.hangup ? 'DELETE' : 'GET', token);
  if (!answer.ok) {
    context.complain(`${base} answered ${answer.status}: ${await detailOf(answer)}`);
    return exitCodes.failure;
  }
  if (options.hangup) return exitCodes.ok;
  const body = (await answer.json()) as { calls?: Row[]; records?: Row[] };
  const rows = body.calls ?? body.records ?? [];
  if (options.json) context.print(JSON.stringify(rows, null, 2));
  else for (const line of table(rows)) context.print(line);
  return exitCodes.ok;
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
