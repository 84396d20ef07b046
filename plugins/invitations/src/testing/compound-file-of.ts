const sectorSize = 512;
const cutoff = 4_096;
const end = 0xfffffffe;
const free = 0xffffffff;

/** A compound file ([MS-CFB], version 3) with these streams in its topmost storage. */
export function compoundFileOf(streams: Readonly<Record<string, Uint8Array>>): Uint8Array {
  const fat: number[] = [];
  const sectors: Uint8Array[] = [];
  /** Puts content into sectors of its own; gives the first. */
  const store = (content: Uint8Array): number => {
    const first = sectors.length;
    for (let at = 0; at < content.length; at += sectorSize) {
      sectors.push(padded(content.subarray(at, at + sectorSize), sectorSize));
      fat.push(sectors.length);
    }
    if (sectors.length === first) return end;
    fat[sectors.length - 1] = end;
    return first;
  };
  const mini: Uint8Array[] = [];
  const miniFat: number[] = [];
  const placed = Object.entries(streams).map(([name, content]) => {
    if (content.length >= cutoff) return { name, size: content.length, start: store(content) };
    const start = content.length === 0 ? end : mini.length;
    for (let at = 0; at < content.length; at += 64) {
      mini.push(padded(content.subarray(at, at + 64), 64));
      miniFat.push(at + 64 < content.length ? mini.length : end);
    }
    return { name, size: content.length, start };
  });
  const container = Buffer.concat(mini);
  const root = entry({
    name: 'Root Entry',
    type: 5,
    child: placed.length > 0 ? 1 : free,
    right: free,
    start: store(container),
    size: container.length,
  });
  const others = placed.map((one, index) => entry({ ...one, type: 2, child: free, right: index + 1 < placed.length ? index + 2 : free }));
  const directory = store(Buffer.concat([root, ...others]));
  const miniFatStart = store(numbers(miniFat));
  const fatSector = sectors.length;
  fat.push(0xfffffffd);
  return Buffer.concat([header({ directory, miniFatStart, fatSector }), ...sectors, padded(numbers(fat), sectorSize, 0xff)]);
}

interface EntryFields {
  readonly name: string;
  readonly type: number;
  readonly child: number;
  readonly right: number;
  readonly start: number;
  readonly size: number;
}

function entry({ name, type, child, right, start, size }: EntryFields): Uint8Array {
  const bytes = Buffer.alloc(128);
  bytes.write(name, 'utf16le');
  bytes.writeUInt16LE(2 * name.length + 2, 64);
  bytes.writeUInt8(type, 66);
  for (const [at, value] of [
    [68, free],
    [72, right],
    [76, child],
    [116, start],
    [120, size],
  ] as const)
    bytes.writeUInt32LE(value, at);
  return bytes;
}

function header({ directory, miniFatStart, fatSector }: { directory: number; miniFatStart: number; fatSector: number }): Uint8Array {
  const bytes = Buffer.alloc(sectorSize, 0xff);
  bytes.fill(0, 0, 0x4c);
  bytes.write('d0cf11e0a1b11ae1', 'hex');
  for (const [at, value] of [
    [0x18, 0x3e],
    [0x1a, 3],
    [0x1c, 0xfffe],
    [0x1e, 9],
    [0x20, 6],
  ] as const)
    bytes.writeUInt16LE(value, at);
  for (const [at, value] of [
    [0x2c, 1],
    [0x30, directory],
    [0x38, cutoff],
    [0x3c, miniFatStart],
    [0x40, 1],
    [0x44, end],
    [0x4c, fatSector],
  ] as const)
    bytes.writeUInt32LE(value, at);
  return bytes;
}

function numbers(values: readonly number[]): Uint8Array {
  const bytes = Buffer.alloc(4 * values.length);
  for (const [index, value] of values.entries()) bytes.writeUInt32LE(value, 4 * index);
  return bytes;
}

function padded(bytes: Uint8Array, size: number, filler = 0): Uint8Array {
  return Buffer.concat([bytes, Buffer.alloc(Math.max(size - bytes.length, 0), filler)]);
}
