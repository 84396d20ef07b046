import type { PartnerId } from '@opencvi/cvi-provisioning';
import { duration } from '@opencvi/plugin-api';
import { z } from 'zod';

const partnerIds = ['pexip-infinity', 'polycom-realconnect', 'bluejeans-gateway', 'cisco-webex'] as const satisfies readonly PartnerId[];
const port = z.union([z.literal(false), z.number().int().min(1).max(65_535)]);
const mediaPort = z.number().int().min(1_024).max(65_535);

/** Settings of onboarding. */
export const onboardingConfig = z.strictObject({
  partner: z
    .enum(partnerIds)
    .optional()
    .describe('Whose dial strings, DNS records and firewall rules customers are given; that of provisioning when absent'),
  host: z.string().optional().describe('Host or address that rooms call and DNS records point at; that of http.publicUrl when absent'),
  prefix: z.string().optional().describe('What is dialled before the conference id; as in provisioning when absent'),
  ip: z.union([z.ipv4(), z.ipv6()]).optional().describe("The gateway's address, for rooms that dial by IP; as in provisioning when absent"),
  guestsAsAuthenticated: z
    .boolean()
    .default(false)
    .describe(
      "Whether the PowerShell lets guests that join through the gateway's application count as of the organization, where nothing was provisioned",
    ),
  sip: z
    .strictObject({
      udpPort: port.optional().describe('UDP port as rooms reach it; false when they do not'),
      tcpPort: port.optional().describe('TCP port as rooms reach it; false when they do not'),
      tlsPort: port.optional().describe('TLS port as rooms reach it; false when they do not'),
    })
    .prefault({})
    .describe('SIP as seen from outside, where NAT shows other ports than it listens on, or another program listens for it'),
  h323Port: port.optional().describe('H.323 port as rooms reach it, where NAT shows another; false when they do not'),
  media: z
    .strictObject({ portMin: mediaPort, portMax: mediaPort })
    .refine(({ portMin, portMax }) => portMin <= portMax, 'portMin must not be above portMax')
    .optional()
    .describe("UDP ports of media as seen from outside, where they are not the media engine's"),
  consentLifetime: duration().prefault('1h').describe('How long a consent that was begun may take to come back'),
  timeout: duration().prefault('5s').describe('How long one probe of opencvi doctor may take'),
  certificateWarning: duration().prefault('21d').describe('How long before its expiry a certificate is warned of'),
});

/** Settings after validation. */
export type OnboardingConfig = z.output<typeof onboardingConfig>;
