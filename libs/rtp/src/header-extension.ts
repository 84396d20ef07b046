import type { RtpHeaderExtension } from './rtp-packet.ts';

/** One element of a header extension. */
export interface HeaderExtensionElement {
  readonly id: number;
  readonly data: Uint8Array;
}

/** RFC 8285 4.2: profile of one-byte element headers. */
const ONE_BYTE = 0xbede;

/** Reads the elements of a header extension, of one-byte or two-byte headers (RFC 8285 4.2, 4.3). What is cut short is left out. */
export function readHeaderExtensions(extension: RtpHeaderExtension | undefined): HeaderExtensionElement[] {
  const elements: HeaderExtensionElement[] = [];
  if (!extension) return elements;
  const { profile, data } = extension;
  const oneByte = profile === ONE_BYTE;
  if (!oneByte && profile >> 4 !== 0x100) return elements;
  for (let at = 0; at < data.length; ) {
    const first = data[at] as number;
    if (first === 0) {
      at++; // padding
      continue;
    }
    const id = oneByte ? first >> 4 : first;
    if (oneByte && id === 15) break; // 4.2: stop here
    const start = at + (oneByte ? 1 : 2);
    const end = start + (oneByte ? (first & 0x0f) + 1 : (data[at + 1] ?? 0));
    if (end > data.length) break;
    elements.push({ id, data: data.subarray(start, end) });
    at = end;
  }
  return elements;
}

/** Writes elements with one-byte headers: ids 1 to 14, 1 to 16 octets each. */
export function writeHeaderExtensions(elements: readonly HeaderExtensionElement[]): RtpHeaderExtension {
  const octets: number[] = [];
  for (const { id, data } of elements) {
    if (id < 1 || id > 14 || data.length < 1 || data.length > 16) throw new RangeError(`header extension ${id} of ${data.length} octets`);
    octets.push((id << 4) | (data.length - 1), ...data);
  }
  return { profile: ONE_BYTE, data: Uint8Array.from(octets) };
}

/** RFC 6464 3: the level of a packet's audio, 0 (loud) to 127 (silent), and whether it is voice. */
export function readAudioLevel(element: HeaderExtensionElement): { readonly level: number; readonly voice: boolean } {
  const octet = element.data[0] ?? 127;
  return { level: octet & 0x7f, voice: (octet & 0x80) !== 0 };
}
