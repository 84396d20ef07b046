const tokenText = /^[A-Za-z0-9\-.!%*_+`'~]+$/;
const tokenAt = /[A-Za-z0-9\-.!%*_+`'~]+/y;

/** RFC 3261 25.1 token. */
export function isToken(text: string): boolean {
  return tokenText.test(text);
}

/**
 * Reads a header value from left to right. Written by hand because the values come from the network: each character is looked at a bounded
 * number of times, which regular expressions with adjacent optional white space do not promise.
 */
export class Scanner {
  readonly text: string;
  at = 0;

  constructor(text: string) {
    this.text = text;
  }

  get done(): boolean {
    return this.at >= this.text.length;
  }

  peek(): string {
    return this.text[this.at] ?? '';
  }

  space(): void {
    while (this.at < this.text.length) {
      const c = this.text[this.at];
      if (c !== ' ' && c !== '\t') return;
      this.at++;
    }
  }

  /** Takes one character if it is the next one, white space around it allowed. */
  take(character: string): boolean {
    const start = this.at;
    this.space();
    if (this.peek() !== character) {
      this.at = start;
      return false;
    }
    this.at++;
    this.space();
    return true;
  }

  token(): string {
    tokenAt.lastIndex = this.at;
    const token = tokenAt.exec(this.text)?.[0] ?? '';
    this.at += token.length;
    return token;
  }

  /** Everything up to the first of the characters, or to the end. */
  until(characters: string): string {
    const start = this.at;
    while (this.at < this.text.length && !characters.includes(this.text[this.at] ?? '')) this.at++;
    return this.text.slice(start, this.at);
  }

  /** A quoted string with its quotes, or undefined when it has no end. */
  quoted(): string | undefined {
    if (this.peek() !== '"') return undefined;
    const start = this.at;
    for (let i = this.at + 1; i < this.text.length; i++) {
      if (this.text[i] === '\\') i++;
      else if (this.text[i] === '"') {
        this.at = i + 1;
        return this.text.slice(start, this.at);
      }
    }
    return undefined;
  }
}
