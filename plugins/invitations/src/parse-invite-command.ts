import { readFile } from 'node:fs/promises';
import type { CliCommand, CliInvocation } from '@opencvi/plugin-api';
import { readInvitation } from './read-invitation.ts';

/** Where `-` reads from. */
export type Input = AsyncIterable<Uint8Array | string>;

/** No mail server takes larger mails. */
const largest = 64 * 1_048_576;

/** `opencvi parse-invite <file>`: the SIP dial string of an invitation. */
export function parseInviteCommand(stdin: () => Input = () => process.stdin): CliCommand {
  return {
    id: 'parse-invite',
    usage: 'parse-invite <file>',
    summary:
      'print the SIP dial string of an invitation: a mail (.eml, .msg), text, HTML, iCalendar or Graph event; - reads standard input',
    options: [{ flags: '--json', summary: 'print all coordinates as JSON' }],
    run: invocation => run(invocation, stdin),
  };
}

async function run({ args, options, signal, print }: CliInvocation, stdin: () => Input): Promise<number> {
  const [file = '-'] = args;
  const result = await readInvitation(file === '-' ? await all(stdin(), signal) : await bytesOf(file));
  if (options.json) {
    print(JSON.stringify(result.found ? { ...result.coordinates, warnings: result.warnings } : result, null, 2));
    return result.found ? 0 : 1;
  }
  if (!result.found) throw new Error(`${file === '-' ? 'standard input' : file}: ${result.reason.message}`);
  const { dial, tenantKey, conferenceId, provider } = result.coordinates;
  print(dial.sip);
  if (dial.h323 !== undefined) print(`H.323: ${dial.h323}`);
  print(`IVR: ${dial.ivr}`);
  print(`Tenant key: ${tenantKey}, conference id: ${conferenceId}, provider: ${provider}`);
  for (const { message } of result.warnings) print(`Note: ${message}`);
  return 0;
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return (await readFile(file)).subarray(0, largest);
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    const why = code === 'ENOENT' ? 'there is no such file' : code === 'EISDIR' ? 'it is a folder' : (cause as Error).message;
    throw new Error(`${file} cannot be read: ${why}`, { cause });
  }
}

async function all(input: Input, signal: AbortSignal): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of input) {
    signal.throwIfAborted();
    const bytes = typeof chunk === 'string' ? new TextEncoder().encode(chunk) : chunk;
    chunks.push(bytes);
    size += bytes.length;
    if (size > largest) break;
  }
  return Buffer.concat(chunks);
}
