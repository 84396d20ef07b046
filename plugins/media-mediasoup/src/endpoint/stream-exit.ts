import type { Logger, MediaRole, StreamAgreement, TransportAddress } from '@opencvi/plugin-api';
import type { UdpPair } from '../ports/udp-pair.ts';
import type { Consent, Permission } from './consent.ts';
import { ConsentGate } from './consent-gate.ts';
import { Latch, type SourceAddress } from './latch.ts';
import { SendKey } from './srtp-keys.ts';

/** What the way out of a stream is made with. */
export interface StreamExitOptions {
  readonly role: MediaRole;
  readonly pair: UdpPair;
  readonly log: Logger;
  readonly consent: Consent;
  /** Where RTP comes from, once it has. */
  rtpSource(): SourceAddress | undefined;
  /** RTP goes out again, after it had been withheld. */
  resumed(): void;
}

/** Where what we send in one stream goes, and whether it may: to where media comes from; as agreed while none has come and consent allows it. */
export class StreamExit {
  /** Where RTCP comes from, when it has a port of its own. */
  readonly rtcpLatch = new Latch();
  readonly #options: StreamExitOptions;
  readonly #gate: ConsentGate;
  readonly #key = new SendKey();
  #agreed: TransportAddress | undefined;
  #withheld = 0;
  #withholding = false;

  constructor(options: StreamExitOptions) {
    this.#options = options;
    this.#gate = new ConsentGate(options.consent, options.role, options.log);
  }

  agree({ remote, srtp }: StreamAgreement): void {
    this.#agreed = remote;
    this.#gate.agree(remote);
    this.#key.agree(srtp?.send);
    this.rtcpLatch.agree(remote && { address: remote.address, port: remote.rtcpPort }, this.#options.consent.peer);
  }

  /** Where RTP goes. */
  get remote(): SourceAddress | undefined {
    return this.#options.rtpSource() ?? this.#agreed;
  }

  /** Whether RTP and RTCP share a port (RFC 5761). */
  get sharesPort(): boolean {
    return this.#agreed !== undefined && this.#agreed.rtcpPort === this.#agreed.port;
  }

  /** How many packets of RTP were not sent for want of consent. */
  get withheld(): number {
    return this.#withheld;
  }

  /** Whether RTP may go out now. */
  get isOpen(): boolean {
    return isOpen(this.#permission());
  }

  /** Bits per second, where consent limits them. */
  get ceiling(): number | undefined {
    return this.#options.rtpSource() ? undefined : this.#gate.ceiling;
  }

  /** Valid RTP or RTCP came from here. */
  prove(from: SourceAddress): void {
    this.#gate.prove(from);
  }

  /** A packet of RTP is there to be sent: whether it may be. */
  admits(): boolean {
    const permission = this.#permission();
    if (!isOpen(permission)) {
      this.#withhold(permission);
      return false;
    }
    if (this.#withholding) this.#resume();
    return true;
  }

  /** Sends RTP; false when it could not go out. */
  sendRtp(bytes: Uint8Array): boolean {
    const to = this.remote;
    if (!to || to.port === 0) return false;
    if (this.#permission() === 'limited' && !this.#gate.spend(bytes.length)) {
      this.#withheld++;
      return false;
    }
    this.#options.pair.sendRtp(this.#key.context?.protectRtp(bytes) ?? bytes, to);
    return true;
  }

  /** Sends RTCP, if it may go somewhere. */
  sendRtcp(bytes: Uint8Array): void {
    const to = this.#rtcpTarget();
    if (!to || to.port === 0) return;
    const wire = this.#key.context?.protectRtcp(bytes) ?? bytes;
    if (this.sharesPort) this.#options.pair.sendRtp(wire, to);
    else this.#options.pair.sendRtcp(wire, to);
  }

  /** Where media has come from may be sent to. */
  #permission(): Permission {
    return this.#options.rtpSource() ? 'yes' : this.#gate.rtp();
  }

  #withhold(permission: Exclude<Permission, 'yes' | 'limited'>): void {
    this.#withholding = true;
    if (permission === 'wait') return;
    this.#withheld++;
    this.#gate.tell(permission);
  }

  #resume(): void {
    this.#withholding = false;
    if (this.remote) this.#gate.reopened(this.remote);
    this.#options.resumed();
  }

  /** Where RTCP came from; else beside where RTP comes from, when a NAT moved that; else as agreed. */
  #rtcpTarget(): SourceAddress | undefined {
    const agreed = this.#agreed;
    const source = this.#options.rtpSource();
    const control = agreed && this.#gate.rtcp() ? { address: agreed.address, port: agreed.rtcpPort } : undefined;
    if (this.sharesPort) return source ?? control;
    if (this.rtcpLatch.source) return this.rtcpLatch.source;
    if (!source || source.address === agreed?.address) return control;
    return { address: source.address, port: source.port + 1 };
  }
}

function isOpen(permission: Permission): permission is 'yes' | 'limited' {
  return permission === 'yes' || permission === 'limited';
}
