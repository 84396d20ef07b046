import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A message, and the name of the dissector of tshark that reads it. */
export interface DissectorInput {
  readonly dissector: 'h245dg' | 'h225.ras' | 'q931.tpkt';
  readonly bytes: Uint8Array;
}

/** What tshark says of a message. */
export interface Dissection {
  /** Its summary: `terminalCapabilitySet`. */
  readonly info: string;
  /** Malformed marks, and what its experts complain about; empty for a sound message. */
  readonly complaints: string;
}

/** Linktype WIRESHARK_UPPER_PDU: each packet names its dissector. */
const UPPER_PDU = 252;

/** Reads messages with tshark, a second opinion on what we encode. */
export function dissect(inputs: readonly DissectorInput[]): Dissection[] {
  const folder = mkdtempSync(join(tmpdir(), 'h323-tshark-'));
  try {
    const file = join(folder, 'messages.pcap');
    writeFileSync(file, Buffer.concat([fileHeader(), ...inputs.map(packet)]));
    const fields = ['_ws.col.Info', '_ws.malformed', '_ws.expert.severity', '_ws.expert.message'].flatMap(name => ['-e', name]);
    const output = execFileSync('tshark', ['-r', file, '-T', 'fields', ...fields], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return output.split('\n').slice(0, inputs.length).map(toDissection);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Severities of notes and chats, which are no complaints. */
const HARMLESS = new Set(['2097152', '4194304', '1048576']);

function toDissection(line: string): Dissection {
  const [info = '', malformed = '', severities = '', messages = ''] = line.split('\t');
  const serious = severities.split(',').some(severity => severity !== '' && !HARMLESS.has(severity));
  return { info, complaints: [malformed, serious ? messages : ''].filter(Boolean).join(': ') };
}

function fileHeader(): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(0x40000, 16);
  header.writeUInt32LE(UPPER_PDU, 20);
  return header;
}

function packet({ dissector, bytes }: DissectorInput): Buffer {
  const name = Buffer.alloc(Math.ceil(dissector.length / 4) * 4);
  name.write(dissector);
  // Tag 12 is the dissector's name, tag 0 the end of the tags.
  const tags = Buffer.concat([Buffer.of(0, 12, 0, name.length), name, Buffer.alloc(4)]);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(tags.length + bytes.length, 8);
  header.writeUInt32LE(tags.length + bytes.length, 12);
  return Buffer.concat([header, tags, bytes]);
}
