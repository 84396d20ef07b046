import { writeFile } from 'node:fs/promises';
import { audioCodec } from '@opencvi/rtp';
import { cachedMedia } from './media-cache.ts';
import { makeTone } from './tones.ts';

/** What a device says in a call, as SIPp plays it: a tone in G.711 A-law, then digits, then the tone again. */
export interface Speech {
  readonly hz: number;
  /** Seconds of tone before the digits, and again after them. */
  readonly seconds: number;
  readonly digits?: string;
  /** Payload type of telephone-event. */
  readonly digitType?: number;
}

interface Packet {
  /** Milliseconds since the start. */
  readonly at: number;
  readonly marker: boolean;
  readonly type: number;
  readonly timestamp: number;
  readonly payload: Uint8Array;
}

const RATE = 8_000;
const FRAME_MS = 20;
const FRAME = (RATE * FRAME_MS) / 1_000;
const PCMA = 8; // RFC 3551 6
const EVENTS = '0123456789*#ABCD'; // RFC 4733 3.2
const DIGIT_FRAMES = 8;
const GAP_FRAMES = 6;
const VOLUME = 10;
const SSRC = 0x0dc0ffee;

/**
 * A capture file for SIPp's play_pcap_audio. One SSRC and one run of sequence numbers for tone and digits, as devices do it
 * (RFC 4733 2.5.1.1); SIPp's own play_dtmf uses another SSRC than its audio.
 */
export function speechPcap(speech: Speech): Promise<string> {
  return cachedMedia(`speech-${speech.hz}.pcap`, speech, path => writeFile(path, pcapOf(packetsOf(speech))));
}

function packetsOf({ hz, seconds, digits = '', digitType = 101 }: Speech): Packet[] {
  const { pcm } = makeTone({ hz, sampleRate: RATE, seconds });
  const encoder = audioCodec('PCMA')?.createEncoder();
  if (!encoder) throw new Error('no A-law');
  const packets: Packet[] = [];
  let frame = 0;
  const say = (): void => {
    for (let start = 0; start < pcm.length; start += FRAME, frame++) {
      const payload = encoder.encode(pcm.subarray(start, start + FRAME));
      packets.push({ at: frame * FRAME_MS, marker: start === 0, type: PCMA, timestamp: frame * FRAME, payload });
    }
  };
  say();
  for (const digit of digits) {
    packets.push(...eventPackets(EVENTS.indexOf(digit), frame, digitType));
    frame += DIGIT_FRAMES + GAP_FRAMES;
  }
  if (digits) say();
  return packets;
}

/** RFC 4733 2.5.1: one timestamp for the whole event, the marker on its first packet, the end bit on the last, sent three times. */
function eventPackets(event: number, firstFrame: number, type: number): Packet[] {
  return Array.from({ length: DIGIT_FRAMES + 2 }, (_, index) => {
    const end = index >= DIGIT_FRAMES - 1;
    const elapsed = Math.min(index + 1, DIGIT_FRAMES);
    const duration = elapsed * FRAME;
    const payload = Uint8Array.of(event, (end ? 0x80 : 0) | VOLUME, duration >> 8, duration & 0xff);
    return { at: (firstFrame + elapsed) * FRAME_MS, marker: index === 0, type, timestamp: firstFrame * FRAME, payload };
  });
}

/** The classic libpcap file format, link type Ethernet. */
function pcapOf(packets: readonly Packet[]): Buffer {
  const header = Buffer.alloc(24);
  header.writeUInt32LE(0xa1b2c3d4, 0);
  header.writeUInt16LE(2, 4);
  header.writeUInt16LE(4, 6);
  header.writeUInt32LE(65_535, 16);
  header.writeUInt32LE(1, 20);
  return Buffer.concat([header, ...packets.map(record)]);
}

function record(packet: Packet, index: number): Buffer {
  const bytes = ethernet(packet, index);
  const header = Buffer.alloc(16);
  header.writeUInt32LE(Math.floor(packet.at / 1_000), 0);
  header.writeUInt32LE((packet.at % 1_000) * 1_000, 4);
  header.writeUInt32LE(bytes.length, 8);
  header.writeUInt32LE(bytes.length, 12);
  return Buffer.concat([header, bytes]);
}

/** Ethernet, IPv4, UDP and RTP; SIPp takes addresses, ports and checksums from its call. */
function ethernet({ marker, type, timestamp, payload }: Packet, index: number): Buffer {
  const head = Buffer.alloc(14 + 20 + 8 + 12);
  head.writeUInt16BE(0x0800, 12);
  head[14] = 0x45;
  head.writeUInt16BE(20 + 8 + 12 + payload.length, 16);
  head[22] = 64;
  head[23] = 17;
  head.writeUInt16BE(8 + 12 + payload.length, 38);
  head[42] = 0x80;
  head[43] = (marker ? 0x80 : 0) | type;
  head.writeUInt16BE(index & 0xffff, 44);
  head.writeUInt32BE(timestamp, 46);
  head.writeUInt32BE(SSRC, 50);
  return Buffer.concat([head, payload]);
}
