import { appendFileSync, readFileSync, writeFileSync } from 'node:fs';

/** How many are remembered. Anybody may begin a consent and come back; one that is forgotten can only be looked at once more. */
const most = 10_000;

/** States that came back once, until they would have expired anyway. A line each, so that a state stays used when the process dies. */
export class UsedStates {
  readonly #file: string;
  readonly #expiries: Map<string, number>;
  #lines = 0;

  constructor(file: string, now: number) {
    this.#file = file;
    this.#expiries = new Map(
      readLines(file)
        .filter(([, expires]) => expires > now)
        .slice(-most),
    );
    this.#rewrite();
  }

  /** True once for each state. */
  use({ nonce, expires }: { readonly nonce: string; readonly expires: number }, now: number): boolean {
    if (this.#expiries.has(nonce)) return false;
    for (const [old, until] of this.#expiries) {
      // In the order of use, which is nearly that of expiry: whatever is left behind goes with the next start
      if (until > now && this.#expiries.size < most) break;
      this.#expiries.delete(old);
    }
    this.#expiries.set(nonce, expires);
    if (this.#lines >= 2 * most) this.#rewrite();
    else this.#append(toLine([nonce, expires]));
    return true;
  }

  #append(line: string): void {
    appendFileSync(this.#file, line);
    this.#lines++;
  }

  #rewrite(): void {
    writeFileSync(this.#file, [...this.#expiries].map(toLine).join(''), { mode: 0o600 });
    this.#lines = this.#expiries.size;
  }
}

function toLine([nonce, expires]: readonly [string, number]): string {
  return `${nonce} ${expires}\n`;
}

function readLines(file: string): [string, number][] {
  try {
    return readFileSync(file, 'utf8')
      .split('\n')
      .map(line => line.split(' '))
      .flatMap(([nonce, expires]) => (nonce && Number.isFinite(Number(expires)) ? [[nonce, Number(expires)] as [string, number]] : []));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}
