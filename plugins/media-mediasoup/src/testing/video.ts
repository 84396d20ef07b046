import { spawnSync } from 'node:child_process';
import { H264Depacketizer, joinAnnexB, packetizeH264, parseSps, type RtpPacket, splitAccessUnits, splitAnnexB } from '@opencvi/rtp';
import type { FakeDevice } from './fake-device.ts';
import { temporaryPath } from './temporary.ts';

function ffmpeg(args: readonly string[], input?: Uint8Array): Uint8Array {
  const result = spawnSync('ffmpeg', ['-hide_banner', '-loglevel', 'error', ...args], { input, maxBuffer: 1 << 28 });
  if (result.status !== 0) throw new Error(`ffmpeg: ${result.stderr}`);
  return result.stdout;
}

/** A PNG of one colour; gives its path. */
export function colourPng(colour: string, size = '640x360'): string {
  const file = temporaryPath(`${colour}.png`);
  ffmpeg(['-f', 'lavfi', '-i', `color=c=${colour}:s=${size}`, '-frames:v', '1', file]);
  return file;
}

/** An H.264 stream of moving bars: `seconds` at ten pictures a second, a key frame each second. */
export function testVideo(size: string, seconds: number, ...x264: string[]): Uint8Array[][] {
  const source = ['-f', 'lavfi', '-i', `testsrc=s=${size}:r=10:d=${seconds}`, '-pix_fmt', 'yuv420p'];
  const codec = ['-c:v', 'libx264', '-profile:v', 'baseline', '-preset', 'ultrafast', '-g', '10', ...x264];
  return splitAccessUnits(splitAnnexB(ffmpeg([...source, ...codec, '-f', 'h264', '-'])));
}

/** Makes a device send a picture. */
export function sendPicture(device: FakeDevice, nals: readonly Uint8Array[], packetizationMode: 0 | 1 = 1): void {
  const { payloads } = packetizeH264(nals, { packetizationMode, aggregate: true });
  payloads.forEach((payload, i) => {
    device.send({ payload, marker: i === payloads.length - 1 });
  });
  device.timestamp += 9_000;
}

/** The byte stream of received packets; throws when a picture is not whole. */
export function receivedStream(packets: readonly RtpPacket[]): Uint8Array {
  const depacketizer = new H264Depacketizer();
  const units = packets.flatMap(packet => [...depacketizer.push(packet)]);
  if (units.some(unit => !unit.complete)) throw new Error('a picture is not whole');
  return joinAnnexB(units.flatMap(unit => unit.nals));
}

/** The width that the last sequence parameter set among the packets tells. */
export function decodedSize(packets: readonly RtpPacket[]): number | undefined {
  const nals = splitAnnexB(receivedStream(packets));
  return nals.map(nal => parseSps(nal)?.width).findLast(width => width !== undefined);
}

/** Decodes a byte stream: its size, number of pictures, and the colour in the middle of the last one. */
export function decodeVideo(stream: Uint8Array, width: number, height: number) {
  const rgb = ffmpeg(['-f', 'h264', '-i', '-', '-vsync', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'], stream);
  const pictures = rgb.length / (width * height * 3);
  const at = ((pictures - 1) * width * height + (height / 2) * width + width / 2) * 3;
  return { pictures, middle: [...rgb.subarray(at, at + 3)] };
}
