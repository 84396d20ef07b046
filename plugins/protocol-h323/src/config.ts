import { duration, secret } from '@opencvi/plugin-api';
import { z } from 'zod';
import { isPlace } from './next-hop.ts';

const portNumber = z.int().min(1).max(65_535);
const port = z.union([z.literal(false), z.int().min(0).max(65_535)], { error: 'must be a port from 1 to 65535, 0 or false' });
const portRule = 'false switches it off, 0 takes any free port';
const address = z.union([z.ipv4(), z.ipv6()], { error: 'must be an IPv4 or IPv6 address' });
const patience = duration().refine(ms => ms > 0, 'must be longer than nothing');

const limits = z.strictObject({
  callsPerSecond: z
    .number()
    .positive()
    .default(10)
    .describe('Calls a second that one source may make in the long run; more are released with cause 42'),
  burst: z.int().positive().default(20).describe('Calls that one source may make at once'),
  concurrentCalls: z
    .int()
    .positive()
    .default(100)
    .describe('Calls that one source may have at the same time; more are released with cause 42'),
  requestsPerSecond: z
    .number()
    .positive()
    .default(20)
    .describe('Connections, and location requests, that one source may make a second; more are closed or left unanswered'),
  messagesPerSecond: z
    .number()
    .min(20)
    .default(200)
    .describe('Packets and H.245 messages of one call a second in the long run; a far side that sends more is released with cause 42'),
  octetsPerSecond: z.number().min(10_000).default(50_000).describe('Octets of signalling of one call a second in the long run; as above'),
  connections: z.int().positive().default(2_000).describe('Signalling connections of all sources together; more are closed'),
  exempt: z
    .array(z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()], { error: "must be an address or a subnet such as '10.1.0.0/16'" }))
    .default([])
    .describe('Addresses and subnets that are not limited: gatekeepers and proxies that bring the calls of many'),
});

const gatekeeper = z.strictObject({
  host: z
    .string()
    .regex(/^[^\s/]+$/, 'must be a host name or an address')
    .describe('Host or address of the gatekeeper; 224.0.1.41 asks all of them'),
  port: portNumber.default(1719).describe('Its RAS port: 1719 for registration, 1718 for multicast discovery'),
  discover: z.boolean().default(false).describe('Ask which gatekeeper is ours (GRQ) before registering'),
  id: z.string().optional().describe('Gatekeeper identifier, where there are several at one address'),
  localPort: z.int().min(0).max(65_535).default(0).describe('UDP port that we speak RAS from; 0 takes any free port'),
  aliases: z.array(z.string().min(1)).default([]).describe('Names and numbers to register; digits become dialledDigits, the rest h323-ID'),
  prefixes: z
    .array(z.string().regex(/^[0-9#*]+$/, 'must be digits'))
    .default([])
    .describe('Number prefixes to register as a gateway: calls to them come here'),
  timeToLive: duration()
    .refine(ms => ms >= 10_000, 'must be 10s or longer')
    .prefault('5m')
    .describe('Lifetime of the registration that is asked for'),
  security: z
    .strictObject({
      senderId: z.string().min(1).describe('H.235 sender id'),
      password: secret().describe('Its password, by reference'),
    })
    .optional()
    .describe('H.235.1 procedure I: every message is signed, and what comes unsigned is left alone'),
});

const ports = z
  .strictObject({ min: portNumber.describe('First port'), max: portNumber.describe('Last port') })
  .refine(({ min, max }) => min <= max, 'min must not be above max');

/** Settings of protocol-h323. */
export const config = z.strictObject({
  host: address
    .optional()
    .describe('The one address to listen on; without it every address of this machine, of IPv4 and, where it has that, of IPv6'),
  port: port.default(1720).describe(`TCP port of call signalling; ${portRule}`),
  rasPort: port.default(1719).describe(`UDP port on which location requests of other call controls are answered; ${portRule}`),
  publicAddress: address
    .optional()
    .describe('Address that room systems reach us by, where it is not the one listened on: for H.245 and for what gatekeepers are told'),
  controlPorts: ports.optional().describe('TCP ports for H.245 of devices that do not tunnel it; any free ports without'),
  tunnelling: z.boolean().default(true).describe('Take H.245 within the signalling connection, where a device offers that'),
  fastStart: z.boolean().default(true).describe('Take the channels that a device proposes in its Setup'),
  userInput: z
    .array(z.enum(['basicString', 'dtmf']))
    .default(['basicString', 'dtmf'])
    .describe(
      'How devices may tell digits by H.245: alphanumeric (basicString), signal (dtmf). Those that can do neither use Q.931 or RTP',
    ),
  bandwidth: z.int().min(64).max(100_000).default(4_000).describe('The most a video stream may take in either direction, in kbit/s'),
  ringTimeout: patience.prefault('3m').describe('How long a call may stay unanswered, in either direction'),
  channelTimeout: patience.prefault('15s').describe('How long after it was taken a call may be without an audio channel of ours'),
  displayName: z.string().min(1).max(80).default('OpenCVI').describe('Name that room systems show'),
  limits: limits.prefault({}).describe('What one source address (for IPv6, one /64) may use up'),
  locations: z
    .strictObject({
      aliases: z.array(z.string().min(1)).default([]).describe("Names that are answered to, such as 'teams'"),
      prefixes: z.array(z.string().min(1)).default([]).describe('What numbers that are answered to begin with'),
    })
    .prefault({})
    .describe("Which location requests are answered, beside those for the tenants' domains and keys"),
  gatekeeper: gatekeeper.optional().describe('A gatekeeper to register with; calls then need its admission'),
  outbound: z
    .strictObject({
      gateway: z
        .string()
        .refine(isPlace, "must be 'host' or 'host:port'")
        .optional()
        .describe("Next hop of every call we place, as 'host' or 'host:port'; the dialled host without"),
      tunnelling: z.boolean().default(true).describe('Offer to tunnel H.245'),
    })
    .prefault({})
    .describe('Calls that we place'),
});

/** Settings of protocol-h323 after validation. */
export type H323Config = z.output<typeof config>;
