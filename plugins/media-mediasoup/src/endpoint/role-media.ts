import type { Logger, MediaRole, StreamAgreement, StreamStatistics, TransportAddress } from '@opencvi/plugin-api';
import { localAddress } from '../ports/local-address.ts';
import { UdpPair } from '../ports/udp-pair.ts';
import { AudioOutput } from './audio-output.ts';
import type { Consent } from './consent.ts';
import type { EndpointServices } from './endpoint-services.ts';
import { RtpStream, type StreamListener } from './rtp-stream.ts';
import { VideoOutput } from './video-output.ts';

/** What the media of a role is made with. */
export interface RoleMediaOptions {
  readonly role: MediaRole;
  readonly services: EndpointServices;
  readonly log: Logger;
  readonly cname: string;
  readonly consent: Consent;
  readonly listener: StreamListener;
  /** An address of the far end, where known. */
  readonly toward: string | undefined;
}

/** One role of an endpoint: its stream, and what decides what is sent in it. */
export class RoleMedia {
  readonly address: TransportAddress;
  readonly stream: RtpStream;
  readonly audio: AudioOutput | undefined;
  readonly video: VideoOutput | undefined;

  private constructor(options: RoleMediaOptions, pair: UdpPair, announce: string) {
    const { role, services, log, cname, consent, listener } = options;
    const { clock, mediaTimeout } = services;
    this.address = { address: announce, port: pair.port, rtcpPort: pair.port + 1 };
    this.stream = new RtpStream({ role, pair, clock, log, cname, mediaTimeout, consent, listener });
    if (role === 'audio') this.audio = new AudioOutput(this.stream.outbound, services);
    else this.video = new VideoOutput(this.stream.outbound, { ...services, log });
  }

  /** Opens its ports. */
  static async open(options: RoleMediaOptions): Promise<RoleMedia> {
    const { bind, announce } = await localAddress(options.services.addresses, options.toward);
    return new RoleMedia(options, await UdpPair.open(options.services.ports, bind), announce);
  }

  async agree(agreement: StreamAgreement): Promise<void> {
    this.stream.agree(agreement);
    this.audio?.update();
    await this.video?.update(agreement.maxBitrate);
  }

  statistics(): StreamStatistics[] {
    const { address, port } = this.address;
    return this.stream.statistics().map(one => ({ ...one, local: { address, port } }));
  }

  async close(): Promise<void> {
    this.audio?.close();
    this.video?.close();
    await this.stream.close();
  }
}
