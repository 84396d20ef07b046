import { GatewayError, type RunningGateway } from '@opencvi/plugin-api';
import type { Command } from 'commander';
import { aligned } from './aligned.ts';
import { askGateway } from './ask-gateway.ts';
import type { CliContext, CommonOptions } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { type GatewayOptions, gatewayFlags } from './running-gateway.ts';

interface CallsOptions extends GatewayOptions, CommonOptions {
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
    const options = { ...self.optsWithGlobals<CallsOptions>(), ...(id !== undefined && { id }) };
    await askGateway(options, context, async gateway => {
      const body = await bodyFor(options, gateway);
      if (options.hangup === undefined) show(body, options, context);
      else if (!options.json) context.print(`${options.hangup} is hung up`);
    });
    done(exitCodes.ok);
  });
}

async function bodyFor({ hangup, id, records }: CallsOptions, gateway: RunningGateway): Promise<unknown> {
  if (hangup !== undefined) return gateway.ask('DELETE', `/calls/${encodeURIComponent(hangup)}`);
  if (id === undefined) return gateway.ask('GET', records ? '/call-records' : '/calls');
  try {
    return await gateway.ask('GET', `/calls/${encodeURIComponent(id)}`);
  } catch (error) {
    if (error instanceof GatewayError && error.status === 404) return gateway.ask('GET', `/call-records/${encodeURIComponent(id)}`);
    throw error;
  }
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
