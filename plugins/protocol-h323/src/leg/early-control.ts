import type { CallCommand, ControlEvent } from '@opencvi/h323-js-bindings';

/** More than any device says before its call is taken. */
const most = 32;

/** Keeps what a device says by H.245 before its call is taken (H.323 8.2.4): there is no endpoint yet to answer for. */
export class EarlyControl {
  #events: ControlEvent[] = [];

  /** Keeps an event; what is too much is refused. */
  keep(event: ControlEvent, command: (command: CallCommand) => void): void {
    // Only the last set counts
    if (event.type === 'remoteCapabilities' || event.type === 'paused') {
      this.#events = this.#events.filter(({ type }) => type !== 'remoteCapabilities' && type !== 'paused');
    }
    if (event.type === 'incomingClosed' && this.#takeBack(event.channel)) return;
    if (this.#events.length < most) this.#events.push(event);
    else if (event.type === 'channelOffered') command({ do: 'reject', channel: event.offer.channel, cause: 'unspecified' });
  }

  /** Forgets an offer that was taken back; false when none was kept. */
  #takeBack(channel: number): boolean {
    const others = this.#events.filter(kept => kept.type !== 'channelOffered' || kept.offer.channel !== channel);
    const known = others.length < this.#events.length;
    this.#events = others;
    return known;
  }

  /** Gives what was kept, in order, once. */
  take(): readonly ControlEvent[] {
    return this.#events.splice(0);
  }
}
