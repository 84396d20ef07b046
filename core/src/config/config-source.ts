import { readFileSync } from 'node:fs';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { BootError } from '../host/boot-error.ts';

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

  /** Reads a YAML file. Throws a `BootError` when it cannot be read. */
  static read(file: string): ConfigSource {
    try {
      return new ConfigSource(readFileSync(file, 'utf8'), file);
    } catch (cause) {
      throw new BootError([{ who: file, what: `the configuration file cannot be read: ${whyUnreadable(cause)}`, cause }]);
    }
  }

  /** What is wrong with the YAML itself. */
  syntaxErrors(): { position: Position; message: string }[] {
    return this.#document.errors.map(error => ({ position: this.#at(error.pos[0]), message: inOurWords(error) }));
  }

  /** The file's content; empty when it has syntax errors. Throws a `BootError` where aliases multiply beyond measure. */
  get value(): unknown {
    if (this.#document.errors.length > 0) return {};
    try {
      return this.#document.toJS() ?? {};
    } catch (cause) {
      throw new BootError([{ who: this.#file, what: cause instanceof Error ? cause.message : String(cause), cause }]);
    }
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

function whyUnreadable(cause: unknown): string {
  const { code, message } = cause as NodeJS.ErrnoException;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  return message;
}

function inOurWords({ code, message }: { readonly code: string; readonly message: string }): string {
  return code === 'MULTIPLE_DOCS' ? "one document is expected; another begins at this '---'" : message;
}
