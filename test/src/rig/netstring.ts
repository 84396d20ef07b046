/** Netstrings (cr.yp.to/proto/netstrings.txt), in which baresip's ctrl_tcp wraps its JSON. */
export function netstring(text: string): Buffer {
  const body = Buffer.from(text);
  return Buffer.concat([Buffer.from(`${body.length}:`), body, Buffer.from(',')]);
}

/** Cuts a byte stream into netstrings; keeps what has not come whole yet. */
export class NetstringReader {
  #rest: Buffer = Buffer.alloc(0);

  push(chunk: Buffer): string[] {
    this.#rest = Buffer.concat([this.#rest, chunk]);
    const texts: string[] = [];
    for (let text = this.#take(); text !== undefined; text = this.#take()) texts.push(text);
    return texts;
  }

  #take(): string | undefined {
    const colon = this.#rest.indexOf(':');
    if (colon < 0) return undefined;
    const start = colon + 1;
    const end = start + Number(this.#rest.toString('latin1', 0, colon));
    if (this.#rest.length <= end) return undefined;
    const text = this.#rest.toString('utf8', start, end);
    this.#rest = this.#rest.subarray(end + 1);
    return text;
  }
}
