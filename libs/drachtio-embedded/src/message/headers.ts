import { headerKey, headerName } from './header-names.ts';
import { splitList } from './split-list.ts';

/** One header line, unfolded. */
export interface HeaderField {
  readonly key: string;
  readonly name: string;
  readonly value: string;
}

/** The headers of one message, in order. Names match whatever their case or compact form (RFC 3261 7.3.1, 7.3.3). */
export class Headers {
  #fields: HeaderField[] = [];

  static from(fields: Iterable<readonly [name: string, value: string]>): Headers {
    const headers = new Headers();
    for (const [name, value] of fields) headers.add(name, value);
    return headers;
  }

  [Symbol.iterator](): Iterator<HeaderField> {
    return this.#fields[Symbol.iterator]();
  }

  get size(): number {
    return this.#fields.length;
  }

  /** The first value under a name. */
  get(name: string): string | undefined {
    const key = headerKey(name);
    for (const field of this.#fields) if (field.key === key) return field.value;
    return undefined;
  }

  has(name: string): boolean {
    return this.get(name) !== undefined;
  }

  /** Every line under a name, unsplit. */
  all(name: string): string[] {
    const key = headerKey(name);
    const values: string[] = [];
    for (const field of this.#fields) if (field.key === key) values.push(field.value);
    return values;
  }

  /** Every element under a name: RFC 3261 7.3.1, lines and comma-separated elements are the same thing. */
  list(name: string): string[] {
    return this.all(name).flatMap(splitList);
  }

  /** Whether a list of tokens (Supported, Require, Allow) names a token, in any case. */
  lists(name: string, token: string): boolean {
    return this.list(name).some(element => element.toLowerCase() === token.toLowerCase());
  }

  add(name: string, value: string): this {
    this.#fields.push({ key: headerKey(name), name: headerName(name), value });
    return this;
  }

  prepend(name: string, value: string): this {
    this.#fields.unshift({ key: headerKey(name), name: headerName(name), value });
    return this;
  }

  /** Replaces every line of that name by one, which keeps the place of the first. */
  set(name: string, value: string): this {
    const key = headerKey(name);
    const at = this.#fields.findIndex(field => field.key === key);
    if (at < 0) return this.add(name, value);
    this.#fields = this.#fields.filter((field, index) => field.key !== key || index === at);
    this.#fields[at] = { key, name: headerName(name), value };
    return this;
  }

  /** Replaces the first line of that name and leaves the others. */
  setFirst(name: string, value: string): this {
    const key = headerKey(name);
    const at = this.#fields.findIndex(field => field.key === key);
    if (at < 0) return this.add(name, value);
    this.#fields[at] = { key, name: headerName(name), value };
    return this;
  }

  delete(name: string): this {
    const key = headerKey(name);
    this.#fields = this.#fields.filter(field => field.key !== key);
    return this;
  }

  clone(): Headers {
    const copy = new Headers();
    copy.#fields = [...this.#fields];
    return copy;
  }
}
