import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';

/** A path into the configuration: `['plugins', 'protocol-sip', 'udpPort']`. */
export type KeyPath = readonly (string | number)[];

/** Where a key stands. */
export interface Position {
  readonly file: string;
  readonly line: number;
  readonly column: number;
}

/** A configuration file, read, with the place of every key. */
export class ConfigSource {
  readonly #lines = new LineCounter();
  readonly #document;
  readonly #file: string;

  constructor(text: string, file: string) {
    this.#file = file;
    this.#document = parseDocument(text, { lineCounter: this.#lines, prettyErrors: false });
  }

  /** Reads a YAML file. Throws with the file's name when it cannot be read. */
  static read(file: string): ConfigSource {
    try {
      return new ConfigSource(readFileSync(file, 'utf8'), file);
    } catch (cause) {
      throw new Error(`cannot read the configuration file ${file}: ${cause instanceof Error ? cause.message : String(cause)}`, { cause });
    }
  }

  /** What is wrong with the YAML itself. */
  syntaxErrors(): { position: Position; message: string }[] {
    return this.#document.errors.map(error => ({ position: this.#at(error.pos[0]), message: error.message }));
  }

  get value(): unknown {
    return this.#document.errors.length > 0 ? {} : (this.#document.toJS() ?? {});
  }

  /** The position of a key, or of the nearest key above it that the file has. */
  position(path: KeyPath): Position | undefined {
    for (let length = path.length; length > 0; length--) {
      const node = this.#document.getIn(path.slice(0, length), true);
      const key = isNode(node) ? (this.#keyOffset(path.slice(0, length)) ?? node.range?.[0]) : undefined;
      if (key !== undefined) return this.#at(key);
    }
    return undefined;
  }

  /** Errors point at the key, not at its value. */
  #keyOffset(path: KeyPath): number | undefined {
    const parent: unknown = path.length === 1 ? this.#document.contents : this.#document.getIn(path.slice(0, -1), true);
    const items = (parent as { items?: readonly { key?: { value?: unknown; range?: readonly number[] } }[] } | null)?.items ?? [];
    return items.find(item => item.key?.value === path.at(-1))?.key?.range?.[0];
  }

  #at(offset: number): Position {
    const { line, col } = this.#lines.linePos(offset);
    return { file: this.#file, line, column: col };
  }
}
