import { type CallContext, CallError, type CallLeg, type MediaEngine, type MediaSession, type NetworkEndpoint } from '@opencvi/plugin-api';
import type { SignallingPeer } from './endpoint/consent.ts';
import type { EndpointServices } from './endpoint/endpoint-services.ts';
import { RtpEndpoint } from './endpoint/rtp-endpoint.ts';
import { Seating } from './seating.ts';
import { RtpSession } from './session.ts';

/** Pairs of ports that a call takes on the side of the device: audio and video. */
const pairsPerCall = 2;

/** Media of calls: RTP toward devices and meetings in this process, browsers through mediasoup. */
export class MediasoupEngine implements MediaEngine {
  readonly id = 'mediasoup';
  readonly #services: EndpointServices;
  readonly #sessions = new Set<RtpSession>();
  readonly #seatings = new Map<string, Seating>();

  readonly #description: readonly string[];

  /** `description`: what an operator should know of it. */
  constructor(services: EndpointServices, description: readonly string[] = []) {
    this.#services = services;
    this.#description = description;
  }

  describe(): readonly string[] {
    return this.#description;
  }

  endpoints(): readonly NetworkEndpoint[] {
    const { first, last } = this.#services.ports;
    return [{ transport: 'udp', purpose: 'rtp', port: first, lastPort: last }];
  }

  /** How many calls have media. */
  get size(): number {
    return this.#sessions.size;
  }

  async open(call: CallContext): Promise<MediaSession> {
    if (this.#services.ports.free < pairsPerCall) {
      throw new CallError({ code: 'unavailable', by: 'gateway', detail: 'no media port is free' });
    }
    const device = new RtpEndpoint(`${call.id}-device`, this.#services, call.log, signallingPeer(call.leg));
    const meeting = new RtpEndpoint(`${call.id}-meeting`, this.#services, call.log);
    const seating = new Seating();
    const onClose = () => {
      this.#sessions.delete(session);
      this.#seatings.delete(meeting.id);
    };
    const session: RtpSession = new RtpSession({ device, meeting, seating, clock: this.#services.clock, onClose });
    this.#seatings.set(meeting.id, seating);
    this.#sessions.add(session);
    return session;
  }

  /** The seating of a call, by the id of its meeting endpoint. */
  seatingOf(meeting: string): Seating | undefined {
    return this.#seatings.get(meeting);
  }

  async close(): Promise<void> {
    await Promise.all([...this.#sessions].map(session => session.close()));
  }
}

/** A connection proves its address by itself; over UDP, only who receives our answer can acknowledge it (RFC 3261 13.2.2.4). */
function signallingPeer(leg: CallLeg): SignallingPeer | undefined {
  const { source } = leg.remote;
  return source && { address: source.address, confirmed: () => source.transport !== 'udp' || leg.state !== 'ringing' };
}
