import type { Command } from 'commander';
import { aligned } from './aligned.ts';
import type { CliContext } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { type Ask, type GatewayOptions, gatewayClient, gatewayFlags } from './gateway-client.ts';

interface CallsOptions extends GatewayOptions {
  readonly records?: boolean;
  readonly hangup?: string;
  readonly json?: boolean;
  readonly id?: string;
}

/** `opencvi calls`: what a running gateway is doing. */
export function callsCommand(program: Command, context: CliContext, done: (code: number) => void): void {
  const command = program
    .command('calls')
    .argument('[id]', 'one call: everything known of it, running or ended')
    .description('list the running calls of a gateway, or its call records')
    .option('--records', 'ended calls instead, with how each ended and why')
    .option('--hangup <id>', 'end a call');
  for (const [flags, summary] of gatewayFlags) command.option(flags, summary);
  command.option('--json', 'print JSON').action(async (id: string | undefined, _options: unknown, self: Command) => {
    done(await run({ ...self.optsWithGlobals<CallsOptions>(), ...(id !== undefined && { id }) }, context));
  });
}

async function run(options: CallsOptions, context: CliContext): Promise<number> {
  const { ask, why } = await gatewayClient(options, context);
  const answer = await fetchFor(options, ask);
  if (!answer.ok) {
    context.complain(await why(answer));
    return exitCodes.failure;
  }
  if (options.hangup === undefined) show(await answer.json(), options, context);
  else if (!options.json) context.print(`${options.hangup} is hung up`);
  return exitCodes.ok;
}

async function fetchFor({ hangup, id, records }: CallsOptions, ask: Ask): Promise<Response> {
  if (hangup !== undefined) return ask('DELETE', `/calls/${encodeURIComponent(hangup)}`);
  if (id === undefined) return ask('GET', records ? '/call-records' : '/calls');
  const running = await ask('GET', `/calls/${encodeURIComponent(id)}`);
  return running.status === 404 ? ask('GET', `/call-records/${encodeURIComponent(id)}`) : running;
}

function show(body: unknown, { id, json }: CallsOptions, context: CliContext): void {
  const { calls, records } = body as { calls?: Row[]; records?: Row[] };
  const shown = id === undefined ? (calls ?? records ?? []) : body;
  if (json) context.print(JSON.stringify(shown, null, 2));
  else for (const line of id === undefined ? table(shown as Row[]) : details(body)) context.print(line);
}

type Row = Readonly<Record<string, unknown>> & {
  readonly endReason?: { readonly code: string; readonly by: string; readonly detail?: string };
  readonly failedAttempts?: readonly { readonly meeting: string; readonly code: string }[];
};

const columns: Readonly<Record<string, (row: Row) => unknown>> = {
  ID: row => row.id,
  STATE: row => row.endReason?.code ?? row.state,
  PROTOCOL: row => row.protocol,
  FROM: row => row.from,
  DIALLED: row => row.dialled,
  MEETING: row => row.meeting,
  STARTED: row => row.startedAt,
};

/** What records have besides: how long it was, and what an operator is asked first, why it ended. */
const recordColumns: typeof columns = {
  ...columns,
  SECONDS: row => Math.round((Date.parse(String(row.endedAt)) - Date.parse(String(row.startedAt))) / 1_000),
  'BY AND WHY': ({ endReason, failedAttempts = [] }) => {
    const tried = failedAttempts.map(({ meeting, code }) => `${meeting} ${code}`).join(', ');
    return [endReason?.by, endReason?.detail, tried && `after ${tried}`].filter(Boolean).join(': ');
  },
};

function table(rows: readonly Row[]): string[] {
  const [first] = rows;
  if (first === undefined) return ['no calls'];
  const shown = Object.entries(first.endReason ? recordColumns : columns);
  return aligned([shown.map(([title]) => title), ...rows.map(row => shown.map(([, cell]) => String(cell(row) ?? '-')))]);
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
