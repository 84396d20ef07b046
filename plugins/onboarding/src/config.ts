import type { PartnerId } from '@opencvi/cvi-provisioning';
import { duration, secret } from '@opencvi/plugin-api';
import { z } from 'zod';

const partnerIds = ['pexip-infinity', 'polycom-realconnect', 'bluejeans-gateway', 'cisco-webex'] as const satisfies readonly PartnerId[];
const port = z.union([z.literal(false), z.number().int().min(1).max(65_535)]);
const mediaPort = z.number().int().min(1_024).max(65_535);

/** Settings of onboarding. */
export const onboardingConfig = z.strictObject({
  partner: z.enum(partnerIds).default('pexip-infinity').describe('Whose dial strings, DNS records and firewall rules customers are given'),
  host: z.string().optional().describe('Host or address that rooms call and DNS records point at; that of http.publicUrl when absent'),
  prefix: z.string().optional().describe('What is dialled before the conference id'),
  ip: z.union([z.ipv4(), z.ipv6()]).optional().describe("The gateway's address, for rooms that dial by IP"),
  guestsAsAuthenticated: z
    .boolean()
    .default(false)
    .describe("Whether the PowerShell lets guests that join through the gateway's application count as of the organization"),
  sip: z
    .strictObject({
      udpPort: port.default(5060).describe('UDP port as rooms reach it; false when it is off'),
      tcpPort: port.default(5060).describe('TCP port as rooms reach it; false when it is off'),
      tlsPort: port.default(5061).describe('TLS port as rooms reach it; false when it is off'),
    })
    .prefault({})
    .describe('SIP, as seen from outside'),
  h323Port: port.default(1720).describe('H.323 port as rooms reach it; only looked at when the gateway speaks H.323'),
  media: z
    .strictObject({ portMin: mediaPort.default(40_000), portMax: mediaPort.default(49_999) })
    .prefault({})
    .refine(({ portMin, portMax }) => portMin <= portMax, 'portMin must not be above portMax')
    .describe('UDP ports of media, as the media engine is set'),
  consentLifetime: duration().prefault('1h').describe('How long a consent that was begun may take to come back'),
  timeout: duration().prefault('5s').describe('How long one probe of opencvi doctor may take'),
  certificateWarning: duration().prefault('21d').describe('How long before its expiry a certificate is warned of'),
  adminToken: secret().optional().describe('The admin token (env:NAME or file:PATH), when it is not the one in the data folder'),
});

/** Settings after validation. */
export type OnboardingConfig = z.output<typeof onboardingConfig>;
