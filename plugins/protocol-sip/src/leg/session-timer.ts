import type { Clock } from '@opencvi/plugin-api';
import { lists } from '../message/capabilities-headers.ts';
import type { IncomingRequest, SipHeaders } from '../sip-stack.ts';

/** RFC 4028 4: anything shorter is a mistake or an attack. */
const minimum = 90;

/**
 * The session timer of RFC 4028 where the far end refreshes: a room system that lost its power sends no BYE. Where the far end wants us to
 * refresh, no timer is agreed: a BYE or the silence of its media ends that call.
 */
export class SessionTimer {
  readonly #clock: Clock;
  readonly #onExpired: () => void;
  #stop: () => void = () => {};

  constructor(clock: Clock, onExpired: () => void) {
    this.#clock = clock;
    this.#onExpired = onExpired;
  }

  /** Restarts the timer as an INVITE or UPDATE asks for, and says what the 200 to it has to say. */
  refresh(request: IncomingRequest): SipHeaders {
    const interval = refreshInterval(request);
    if (interval === undefined) return {};
    this.#stop();
    // RFC 4028 10: the BYE goes out a little before the session expires
    this.#stop = this.#clock.after((interval - Math.min(32, interval / 3)) * 1000, this.#onExpired);
    return { 'Session-Expires': `${interval};refresher=uac`, Require: 'timer' };
  }

  stop(): void {
    this.#stop();
  }
}

function refreshInterval(request: IncomingRequest): number | undefined {
  const value = request.header('session-expires') ?? request.header('x') ?? '';
  const interval = Number.parseInt(value, 10);
  const supports = lists(request.header('supported'), 'timer') || lists(request.header('require'), 'timer');
  if (!supports || !(interval >= minimum) || /refresher\s*=\s*uas/i.test(value)) return undefined;
  return interval;
}
