import { duration, subnet } from '@opencvi/plugin-api';
import { z } from 'zod';

const port = () => z.number().int().min(1024).max(65_535);

/** Settings of the media engine. */
export const mediaConfig = z
  .strictObject({
    portMin: port().default(40_000).describe('First UDP port for media: RTP, RTCP and WebRTC'),
    portMax: port().default(49_999).describe('Last UDP port for media; a call takes four'),
    listenAddress: z.union([z.ipv4(), z.ipv6()]).default('0.0.0.0').describe('Address of this machine on which media is received'),
    announcedAddress: z
      .union([z.ipv4(), z.ipv6()], 'must be an IP address: H.245 tells no names')
      .optional()
      .describe(
        'Address that is told to far ends of its family, where it is not one of this machine (NAT). Default: that of the interface facing the far end',
      ),
    maxBitrate: z
      .number()
      .int()
      .min(64_000)
      .default(2_000_000)
      .describe('The most video a room system is asked to send, in bits per second'),
    mediaTimeout: duration().prefault('30s').describe('After how much silence a stream counts as stalled'),
    consent: z
      .strictObject({
        within: duration()
          .prefault('30s')
          .describe('How long media goes to the address that signalling comes from, while no RTP or RTCP has come from there'),
        elsewhereWithin: duration()
          .prefault('10s')
          .describe('The same for any other address. The time is that of all calls together which name the address'),
        elsewhereBitrate: z
          .number()
          .int()
          .min(100_000)
          .default(512_000)
          .describe('The most such another address is sent in that time, by all calls together, in bits per second'),
        networks: z
          .array(subnet())
          .default([])
          .describe('Addresses and networks that need no proof, such as the media relays of a session border controller'),
      })
      .prefault({})
      .describe('Where media may be sent before any has come from there, so that nobody can point the gateway at a bystander'),
    comfortSilence: z
      .boolean()
      .default(true)
      .describe('Send silence while there is nothing to hear: it keeps NATs open and devices content'),
    promptCache: z.number().int().min(1).default(64).describe('Memory for encoded prompts, in megabytes'),
    workers: z
      .number()
      .int()
      .min(1)
      .max(64)
      .optional()
      .describe('mediasoup workers, one process each, for meetings with browsers. Default: one for each core, at most four'),
    workerBin: z.string().optional().describe('Path of mediasoup-worker. Default: the one that the installation built or found'),
    webRtc: z
      .strictObject({
        listenAddresses: z
          .array(z.ipv4())
          .optional()
          .describe('Addresses on which browsers are served. Default: listenAddress, or every IPv4 address of this machine and 127.0.0.1'),
        announcedAddress: z.string().optional().describe('Address told to browsers, where it is another (NAT). Default: announcedAddress'),
        tcp: z.boolean().default(true).describe('Offer browsers TCP as well, for networks that let no UDP through'),
        initialBitrate: z
          .number()
          .int()
          .min(100_000)
          .default(1_000_000)
          .describe('Bits per second a browser is sent until its line is measured'),
      })
      .prefault({})
      .describe('Browsers in meetings of this gateway'),
  })
  .refine(({ portMin, portMax }) => portMax - portMin >= 9, { path: ['portMax'], error: 'at least ten ports are needed' });

/** Settings after validation. */
export type MediaConfig = z.output<typeof mediaConfig>;
