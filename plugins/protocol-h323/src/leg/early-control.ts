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
    if (event.type === 'incomingClosed') {
      this.#events = this.#events.filter(kept => kept.type !== 'channelOffered' || kept.offer.channel !== event.channel);
      return;
    }
    if (this.#events.length < most) this.#events.push(event);
    else if (event.type === 'channelOffered') command({ do: 'reject', channel: event.offer.channel, cause: 'unspecified' });
  }

  /** Gives what was kept, in order, once. */
  take(): readonly ControlEvent[] {
    return this.#events.splice(0);
  }
}
