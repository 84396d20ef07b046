import { duration, secret } from '@opencvi/plugin-api';
import { z } from 'zod';

const device = z.strictObject({
  kind: z.string().default('roomos').describe('What it is: roomos, or a kind that another plugin brings along'),
  address: z
    .string()
    .regex(/^(https:\/\/)?[^\s/@]+$/, "must be a host such as 'room4.example.com' or 'https://192.0.2.4:8443'")
    .transform(text => (text.startsWith('https://') ? text : `https://${text}`))
    .describe('Host, with a port where it is not 443'),
  username: z.string().default('admin').describe('A local account of the device; bookings need its Admin role on RoomOS'),
  password: secret().describe('Its password (env:NAME or file:PATH)'),
  certificate: z.enum(['verify', 'any']).default('verify').describe("'any' takes the self-signed certificate that devices come with"),
  ca: z
    .string()
    .optional()
    .describe("Path of a PEM file: the device's own certificate, which then is the only one it may show, or its authority"),
  options: z.record(z.string(), z.unknown()).default({}).describe('Settings that only this kind of device has'),
});

const room = z.strictObject({
  mailbox: z.email().describe('Address of the room mailbox'),
  name: z.string().min(1).optional().describe('Its name; the mailbox when absent'),
  id: z
    .string()
    .regex(/^[\w.-]{1,64}$/)
    .optional()
    .describe('Its id on the API; the mailbox up to the @ when absent'),
  tenant: z.string().describe('The customer, by its name under tenants'),
  device: device.optional().describe('The room system that shows the meetings'),
});

/** Settings of scheduling-exchange. */
export const config = z.strictObject({
  rooms: z.array(room).default([]).describe('Room mailboxes'),
  lookAhead: duration().prefault('7d').describe('How far ahead meetings are shown'),
  startBuffer: duration().prefault('5m').describe('How long before its beginning a meeting can be joined'),
  endBuffer: duration().prefault('0s').describe('How long after its end a meeting can be joined'),
  privateMeetings: z
    .enum(['hide-subject', 'show', 'skip'])
    .default('hide-subject')
    .describe('What becomes of private and confidential meetings'),
  hiddenSubject: z.string().min(1).default('Private meeting').describe('What is shown in place of a hidden subject'),
  interopLookup: z
    .boolean()
    .default(true)
    .describe("Asks for the meeting's cloudVideoInteropInfo before its invitation is read (OnlineMeetings.Read.All and an access policy)"),
  polling: z
    .strictObject({
      interval: duration().prefault('2m').describe('How often a calendar is read while no subscription works'),
      withSubscription: duration().prefault('15m').describe('How often it is read all the same while one does: notifications can be lost'),
    })
    .prefault({})
    .describe('Reading calendars without being told'),
  subscriptions: z
    .strictObject({
      enabled: z.boolean().default(true).describe('Lets Graph tell changes; needs an https address that Microsoft reaches'),
      url: z
        .url({ protocol: /^https$/ })
        .optional()
        .describe('Where Graph reaches this gateway, when that is not http.publicUrl'),
      // Outlook grants 10,080 minutes, and what is asked for must still be below that when Graph reads it
      lifetime: duration()
        .refine(ms => ms >= 3_600_000 && ms < 7 * 86_400_000, 'must be at least an hour, and less than seven days')
        .prefault('2d')
        .describe('How long a subscription is asked for; Graph allows seven days at most'),
    })
    .prefault({})
    .describe('Change notifications'),
  concurrency: z.number().int().min(1).max(50).default(8).describe('How many calendars are read at once'),
  devices: z
    .strictObject({
      timeout: duration().prefault('10s').describe('How long a device may take to answer'),
      verify: duration().prefault('10m').describe('How often a device is asked whether it still has its bookings'),
    })
    .prefault({})
    .describe('Room systems'),
});

/** Settings after validation. */
export type Config = z.output<typeof config>;
