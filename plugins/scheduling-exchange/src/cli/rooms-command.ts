import { type CliCommand, type CliInvocation, UsageError } from '@opencvi/plugin-api';
import { z } from 'zod';
import { meetingAnswer, roomAnswer } from '../http/room-schemas.ts';
import { meetingLines, roomLines } from './tables.ts';

const rooms = z.object({ rooms: z.array(roomAnswer) });
const meetings = z.object({ meetings: z.array(meetingAnswer) });

/** `opencvi rooms [room]`: what a running gateway knows of its rooms. */
export function roomsCommand(): CliCommand {
  return {
    id: 'rooms',
    usage: 'rooms [room]',
    summary: 'list the rooms of a running gateway and their next meetings, or all meetings of one room',
    asksGateway: true,
    options: [
      { flags: '--time-zone <zone>', summary: "show times in this zone, such as Europe/Berlin; this machine's when absent" },
      { flags: '--json', summary: 'print JSON' },
    ],
    run,
  };
}

async function run({ args, options, gateway, print }: CliInvocation): Promise<number> {
  const room = args[0];
  const zone = knownZone(options.timeZone);
  const body = await gateway.ask('GET', room === undefined ? '/rooms' : `/rooms/${encodeURIComponent(room)}/meetings`);
  if (options.json) print(JSON.stringify(body, null, 2));
  else {
    const lines = room === undefined ? roomLines(rooms.parse(body).rooms, zone) : meetingLines(meetings.parse(body).meetings, zone);
    for (const line of lines) print(line);
  }
  return 0;
}

function knownZone(timeZone: string | boolean | undefined): string | undefined {
  if (typeof timeZone !== 'string') return undefined;
  try {
    return new Intl.DateTimeFormat('sv-SE', { timeZone }).resolvedOptions().timeZone;
  } catch (cause) {
    throw new UsageError(`--time-zone ${timeZone}: there is no such zone; Europe/Berlin is one`, { cause });
  }
}
