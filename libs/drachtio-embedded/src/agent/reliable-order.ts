import type { ReceivedResponse } from '../message/sip-message.ts';

/** RFC 3262 4: reliable provisional responses of each fork are taken in order, each once. */
export class ReliableOrder {
  readonly #last = new Map<string, number>();

  accepts(response: ReceivedResponse): boolean {
    const rseq = response.headers.get('rseq');
    if (rseq === undefined || !response.headers.lists('require', '100rel')) return true;
    const number = Number(rseq);
    const tag = response.essentials.to.params.get('tag') ?? '';
    const last = this.#last.get(tag);
    if (!Number.isInteger(number) || (last !== undefined && number !== last + 1)) return false;
    this.#last.set(tag, number);
    return true;
  }
}
