import { type Token, tokenize } from './tokens.ts';

/** Tokens one after another, with the questions that a parser asks. */
export class TokenStream {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(source: string) {
    this.#tokens = tokenize(source);
  }

  get next(): Token {
    return this.peek(0);
  }

  peek(ahead: number): Token {
    return this.#tokens[Math.min(this.#at + ahead, this.#tokens.length - 1)] as Token;
  }

  /** Whether the next tokens read so. A string never does. */
  is(...texts: readonly string[]): boolean {
    return texts.every((text, i) => this.peek(i).text === text && this.peek(i).kind !== 'string');
  }

  take(): Token {
    const token = this.next;
    this.#at++;
    return token;
  }

  /** Takes the tokens when they are next. */
  accept(...texts: readonly string[]): boolean {
    if (!this.is(...texts)) return false;
    this.#at += texts.length;
    return true;
  }

  expect(...texts: readonly string[]): void {
    if (!this.accept(...texts)) this.fail(`expected ${texts.join(' ')}`);
  }

  word(): string {
    if (this.next.kind !== 'word') this.fail('expected a name');
    return this.take().text;
  }

  /** Skips a bracket with all that is in it. */
  skipBrackets(): void {
    let depth = 0;
    do {
      if (this.is('{') || this.is('(')) depth++;
      if (this.is('}') || this.is(')')) depth--;
      if (this.take().kind === 'end') this.fail('a bracket is not closed');
    } while (depth > 0);
  }

  fail(message: string): never {
    throw new Error(`line ${this.next.line}: ${message}, found ${this.next.text}`);
  }
}
