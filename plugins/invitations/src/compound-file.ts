/** Streams of a compound file ([MS-CFB]), the format of Outlook's .msg. Malformed files give fewer streams, never an error. */
export class CompoundFile {
  readonly #bytes: DataView;
  readonly #shift: number;
  readonly #fat: readonly number[];
  readonly #entries: readonly Entry[];

  constructor(bytes: Uint8Array) {
    this.#bytes = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#shift = Math.min(Math.max(this.#u16(0x1e), 7), 16);
    this.#fat = this.#fatSectors().flatMap(sector => this.#numbers(this.#sector(sector)));
    this.#entries = entriesOf(this.#chain(this.#u32(0x30)));
  }

  /** Content of a stream of the topmost storage, by its name; those of attached messages have the same names further down. */
  stream(name: string): Uint8Array | undefined {
    const entry = this.#topmost().find(one => one.name === name && one.type === 2);
    if (!entry) return undefined;
    // 2.2: streams below the cutoff are in the mini stream, which is the root entry's own
    const content = entry.size < this.#u32(0x38) ? this.#miniChain(entry) : this.#chain(entry.start);
    return content.subarray(0, entry.size);
  }

  /** The children of the root, which are a binary tree (2.6.4). */
  #topmost(): readonly Entry[] {
    const found = new Set<Entry>();
    const open = [this.#entries[0]?.child ?? endOfChain];
    while (open.length > 0) {
      const entry = this.#entries[open.pop() ?? endOfChain];
      if (!entry || found.has(entry)) continue;
      found.add(entry);
      open.push(entry.left, entry.right);
    }
    return [...found];
  }

  #miniChain({ start }: Entry): Uint8Array {
    const root = this.#entries[0];
    const container = root ? this.#chain(root.start).subarray(0, root.size) : new Uint8Array();
    const miniFat = this.#numbers(this.#chain(this.#u32(0x3c)));
    return joined(follow(start, miniFat).map(sector => container.subarray(sector * 64, sector * 64 + 64)));
  }

  #chain(start: number): Uint8Array {
    return joined(follow(start, this.#fat).map(sector => this.#sector(sector)));
  }

  /** The sectors of the FAT: 109 of them in the header, more in the DIFAT (2.5). */
  #fatSectors(): readonly number[] {
    const sectors = Array.from({ length: 109 }, (_, index) => this.#u32(0x4c + 4 * index));
    let more = this.#u32(0x44);
    for (let count = Math.min(this.#u32(0x48), 1_000); count > 0 && more < endOfChain; count--) {
      const numbers = this.#numbers(this.#sector(more));
      more = numbers.pop() ?? endOfChain;
      sectors.push(...numbers);
    }
    // Each once, so that a broken file gives no more than it has
    return [...new Set(sectors)].filter(sector => sector < endOfChain && this.#sector(sector).length > 0);
  }

  /** The header stands before sector 0 (2.2). */
  #sector(number: number): Uint8Array {
    const start = (number + 1) * 2 ** this.#shift;
    const { buffer, byteOffset, byteLength } = this.#bytes;
    if (start >= byteLength) return new Uint8Array();
    return new Uint8Array(buffer, byteOffset + start, Math.min(2 ** this.#shift, byteLength - start));
  }

  #numbers(bytes: Uint8Array): number[] {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    return Array.from({ length: Math.floor(bytes.length / 4) }, (_, index) => view.getUint32(4 * index, true));
  }

  #u16(at: number): number {
    return at + 2 <= this.#bytes.byteLength ? this.#bytes.getUint16(at, true) : 0;
  }

  #u32(at: number): number {
    return at + 4 <= this.#bytes.byteLength ? this.#bytes.getUint32(at, true) : endOfChain;
  }
}

/** From here on numbers are no sectors (2.1): the end of a chain, free, or the FAT's own. */
const endOfChain = 0xfffffffa;

interface Entry {
  readonly name: string;
  /** 1 storage, 2 stream, 5 root. */
  readonly type: number;
  readonly left: number;
  readonly right: number;
  readonly child: number;
  readonly start: number;
  readonly size: number;
}

/** Directory entries (2.6.1), 128 bytes each. */
function entriesOf(directory: Uint8Array): readonly Entry[] {
  const view = new DataView(directory.buffer, directory.byteOffset, directory.byteLength);
  return Array.from({ length: Math.floor(directory.length / 128) }, (_, index) => {
    const at = 128 * index;
    const length = Math.min(view.getUint16(at + 64, true), 64);
    const name = new TextDecoder('utf-16le').decode(directory.subarray(at, at + Math.max(length - 2, 0)));
    const number = (offset: number): number => view.getUint32(at + offset, true);
    const [left, right, child] = [number(68), number(72), number(76)];
    return { name, type: view.getUint8(at + 66), left, right, child, start: number(116), size: number(120) };
  });
}

/** The sectors of a chain, each once. */
function follow(start: number, table: readonly number[]): readonly number[] {
  const chain = new Set<number>();
  for (let at = start; at < table.length && !chain.has(at); at = table[at] ?? endOfChain) chain.add(at);
  return [...chain];
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
