import { readFileSync } from 'node:fs';
import type { CliCommand, CliInvocation, DataFolder, PublicAddress } from '@opencvi/plugin-api';
import { z } from 'zod';
import { meetingAnswer, roomAnswer } from '../http/room-schemas.ts';
import { type GatewayFetch, whyNot } from './gateway-fetch.ts';
import { meetingLines, roomLines } from './tables.ts';

/** What the command is made with. */
export interface RoomsCommandParts {
  readonly address: PublicAddress;
  readonly data: DataFolder;
  readonly fetch: GatewayFetch;
}

const rooms = z.object({ rooms: z.array(roomAnswer) });
const meetings = z.object({ meetings: z.array(meetingAnswer) });

/** `opencvi rooms [room]`: what a running gateway knows of its rooms. */
export function roomsCommand(parts: RoomsCommandParts): CliCommand {
  return {
    id: 'rooms',
    usage: 'rooms [room]',
    summary: 'list the rooms of a running gateway and their next meetings, or all meetings of one room',
    options: [
      { flags: '--url <url>', summary: "the gateway's web address, when it is not the configuration's" },
      { flags: '--token <token>', summary: "the admin token, when it is not in the gateway's data folder" },
      { flags: '--time-zone <zone>', summary: "show times in this zone, such as Europe/Berlin; this machine's when absent" },
      { flags: '--json', summary: 'print JSON' },
    ],
    run: invocation => run(parts, invocation),
  };
}

async function run(parts: RoomsCommandParts, invocation: CliInvocation): Promise<number> {
  const { args, options, print } = invocation;
  const room = args[0];
  const zone = typeof options.timeZone === 'string' ? options.timeZone : undefined;
  const body = await ask(parts, invocation, room === undefined ? '/api/v1/rooms' : `/api/v1/rooms/${encodeURIComponent(room)}/meetings`);
  if (options.json) print(JSON.stringify(body, null, 2));
  else {
    const lines = room === undefined ? roomLines(rooms.parse(body).rooms, zone) : meetingLines(meetings.parse(body).meetings, zone);
    for (const line of lines) print(line);
  }
  return 0;
}

async function ask({ address, data, fetch }: RoomsCommandParts, { options, signal }: CliInvocation, path: string): Promise<unknown> {
  const base = typeof options.url === 'string' ? options.url.replace(/\/+$/, '') : address.url;
  const token = typeof options.token === 'string' ? options.token : tokenIn(data);
  const answer = await fetch(`${base}${path}`, { headers: { Authorization: `Bearer ${token}` }, signal }).catch(cause => {
    throw new Error(whyNot(base, cause), { cause });
  });
  const body: unknown = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const detail = (body as { readonly detail?: unknown }).detail ?? answer.statusText;
    throw new Error(`${base} answered ${answer.status}: ${String(detail)}`);
  }
  return body;
}

function tokenIn(data: DataFolder): string {
  const file = data.path('admin-token');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (cause) {
    throw new Error(`${file} cannot be read; say the admin token with --token, or the gateway's configuration with --config`, { cause });
  }
}
