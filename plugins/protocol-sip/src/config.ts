import { duration, secret } from '@opencvi/plugin-api';
import { z } from 'zod';

const port = z.union([z.literal(false), z.int().min(0).max(65_535)]);
const portRule = 'false switches it off, 0 takes any free port';

const limits = z.strictObject({
  callsPerSecond: z
    .number()
    .positive()
    .default(10)
    .describe('Calls a second that one source may make in the long run; more are answered 503'),
  burst: z.int().positive().default(20).describe('Calls that one source may make at once'),
  concurrentCalls: z.int().positive().default(100).describe('Calls that one source may have at the same time; more are answered 503'),
  requestsPerSecond: z
    .number()
    .positive()
    .default(20)
    .describe('Requests other than calls, OPTIONS for the most part, that one source may make a second'),
  exempt: z
    .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]))
    .default([])
    .describe('Addresses and subnets that are not limited: proxies that bring the calls of many'),
});

/** Programs that look for open SIP servers, by their User-Agent. */
const scanners = [
  'friendly-scanner',
  'friendly-request',
  'sipvicious',
  'sipcli',
  'sipsak',
  'sip-scan',
  'sipscan',
  'siparmyknife',
  'sundayddr',
  'sivus',
  'smap',
  'iwar',
  'pplsip',
  'vaxsipuseragent',
  'eyebeam_scan',
];

/** Settings of protocol-sip. */
export const config = z.strictObject({
  host: z.string().default('0.0.0.0').describe("Address to listen on; '::' takes IPv6 and IPv4"),
  udpPort: port.default(5060).describe(`UDP port; ${portRule}`),
  tcpPort: port.default(5060).describe(`TCP port; ${portRule}`),
  tlsPort: port.default(5061).describe(`TLS port; ${portRule}`),
  publicAddress: z
    .union([z.ipv4(), z.ipv6(), z.hostname()], 'must be a host name or an address, without a port')
    .optional()
    .describe(
      'Host or address that room systems reach us by, where it is not the one listened on: for Contact, Via and the o= line of SDP',
    ),
  tls: z
    .strictObject({
      key: z.string().describe('Path of the private key (PEM)'),
      cert: z.string().describe('Path of the certificate, with its chain (PEM)'),
    })
    .optional()
    .describe('Certificate of the TLS port; without it a self-signed one is made on the first start and kept in the data folder'),
  drachtio: z
    .strictObject({
      host: z.string().describe('Host of the drachtio-server'),
      port: z.int().min(1).max(65_535).default(9022).describe('Its control port'),
      secret: secret().describe('Its secret, by reference'),
    })
    .optional()
    .describe('A drachtio-server to use; without it SIP is served in this process. Ports, publicAddress and tls are then its own business'),
  srtp: z
    .enum(['off', 'optional', 'required'])
    .default('optional')
    .describe(
      'SRTP with keys from SDES: off; as the device offers; or no call without. A stream offered encrypted is never answered in the clear',
    ),
  bandwidth: z.int().min(64).max(100_000).default(4_000).describe('The most a video stream may take in either direction, in kbit/s'),
  ringTimeout: duration().prefault('3m').describe('How long a call may stay unanswered, in either direction'),
  answerTimeout: duration().prefault('35s').describe('How long the ACK of our 200 is waited for'),
  sessionExpires: z
    .union([z.literal(false), duration()], "must be false, or a length of time such as '30m'")
    .prefault('30m')
    .refine(ms => ms === false || ms >= 90_000, 'must be 90 s (RFC 4028 4) or more, or false')
    .describe(
      'How long a call may go on without a sign from its device (RFC 4028), where the device asks for no session timer itself; false leaves it to the device',
    ),
  limits: limits.prefault({}).describe('What one source address (for IPv6, one /64) may use up'),
  blockedUserAgents: z
    .array(z.string().min(1))
    .default(scanners)
    .describe('Requests whose User-Agent contains one of these, in any case, are answered 403'),
  outbound: z
    .strictObject({
      proxy: z.string().optional().describe("Next hop of every call we place, as a SIP URI: 'sip:sbc.example.com:5060;transport=tcp'"),
      transport: z.enum(['udp', 'tcp', 'tls']).default('udp').describe('Transport of calls we place'),
    })
    .prefault({})
    .describe('Calls that we place'),
});

/** Settings of protocol-sip after validation. */
export type SipConfig = z.output<typeof config>;
