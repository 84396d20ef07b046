/** Where a datagram came from or goes to. */
export interface SourceAddress {
  readonly address: string;
  readonly port: number;
}

/**
 * How well a source fits the agreed one: not at all, as the host that the signalling comes from (a NAT hides the agreed address), by its address (a NAT
 * changed the port), exactly.
 */
type Fit = 0 | 1 | 2 | 3;

/**
 * Symmetric RTP (RFC 4961) with a lock: the first source of valid media is taken, and only one that fits the agreement better may take its
 * place. So a stranger who guesses the port cannot divert or inject media once the far end has sent, and a far end behind a NAT is found.
 */
export class Latch {
  #agreed: SourceAddress | undefined;
  #signalling: string | undefined;
  #source: SourceAddress | undefined;
  #fit: Fit = 0;

  /** States what was agreed, and where the signalling comes from. The lock opens only when that changed: a re-INVITE that moves media may come from elsewhere. */
  agree(agreed: SourceAddress | undefined, signalling?: string): void {
    this.#signalling = signalling;
    if (this.#agreed?.address === agreed?.address && this.#agreed?.port === agreed?.port) return;
    this.#agreed = agreed;
    this.#source = undefined;
    this.#fit = 0;
  }

  /** The source that is locked. */
  get source(): SourceAddress | undefined {
    return this.#source;
  }

  /** Whether media from here may be taken, or at least looked at. */
  admits(from: SourceAddress): boolean {
    if (this.#source === undefined) return true;
    return same(this.#source, from) || this.#fitOf(from) > this.#fit;
  }

  /** Media from here proved valid. Tells whether the lock moved. */
  confirm(from: SourceAddress): boolean {
    if (this.#source !== undefined && same(this.#source, from)) return false;
    this.#source = { address: from.address, port: from.port };
    this.#fit = this.#fitOf(from);
    return true;
  }

  #fitOf(from: SourceAddress): Fit {
    if (this.#agreed?.address !== from.address) return this.#signalling === from.address ? 1 : 0;
    return this.#agreed.port === from.port ? 3 : 2;
  }
}

function same(a: SourceAddress, b: SourceAddress): boolean {
  return a.port === b.port && a.address === b.address;
}
