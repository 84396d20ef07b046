import { duration, tenantSettings } from '@opencvi/plugin-api';
import { z } from 'zod';
import { tenantTwins } from './tenant-twins.ts';

/** What the configuration file may say, plugins' own settings aside. */
export const gatewaySettings = z.strictObject({
  profile: z.string().default('pexip-infinity').describe('Profile by name, package or path; names what is loaded'),
  load: z.array(z.string()).default([]).describe('Further plugins, by package name or path'),
  optional: z.array(z.string()).default([]).describe('Plugins without which the gateway starts all the same when they fail'),
  data: z.string().default('./data').describe('Folder for what must outlive the process: database, certificates, the admin token'),
  log: z
    .strictObject({
      level: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info').describe('The least level that is written'),
      format: z
        .enum(['auto', 'json', 'pretty'])
        .default('auto')
        .describe('JSON lines, or lines for people; auto: for people on a terminal'),
    })
    .prefault({})
    .describe('Logging'),
  http: z
    .strictObject({
      host: z.string().default('127.0.0.1').describe('Address the web pages and the API listen on'),
      port: z.number().int().min(0).max(65535).default(8080).describe('Port; 0 takes a free one'),
      tls: z
        .union([
          z.literal('self-signed'),
          z.strictObject({
            key: z.string().describe('Path of the private key (PEM)'),
            cert: z.string().describe('Path of the certificate with its chain (PEM)'),
          }),
        ])
        .optional()
        .describe("Speaks HTTPS with this certificate; 'self-signed' makes one of its own on first start and keeps it in the data folder"),
      publicUrl: z.url().optional().describe('How others reach it, when it stands behind a proxy'),
      bodyLimit: z
        .number()
        .int()
        .positive()
        .default(65536)
        .describe('The largest request body, in bytes, of routes that do not say another'),
    })
    .prefault({})
    .describe('Web pages and API'),
  calls: z
    .strictObject({
      maximum: z.number().int().positive().default(500).describe('Calls at once; more are refused as unavailable'),
      ivrAttempts: z.number().int().min(1).max(10).default(3).describe('How many conference ids a caller may try'),
      muteKeys: z
        .union([z.literal(false), z.string().regex(/^[0-9*#A-D]{2,8}$/, 'must be two to eight keys')])
        .default('*6')
        .describe('Keys by which a room in a meeting mutes and unmutes itself; false for none'),
      endSilent: z
        .boolean()
        .default(true)
        .describe("Whether a call ends when its device sends neither media nor RTCP for the media engine's `mediaTimeout`"),
      keepRecords: z
        .union([z.literal(false), duration()], "must be false, or a length of time such as '90d'")
        .prefault('365d')
        .describe('How long call records are kept; false for as long as there are not too many'),
      maximumRecords: z.number().int().positive().default(1_000_000).describe('How many call records are kept, the newest'),
      answerTimeout: duration().prefault('30s').describe('How long a device may take to complete the answer'),
      joinTimeout: duration().prefault('60s').describe('How long looking up and joining a meeting may take, lobby excluded'),
      drainTimeout: duration().prefault('90m').describe('How long running calls may go on after SIGTERM'),
      stopTimeout: duration().prefault('10s').describe('How long each part may take to stop'),
    })
    .prefault({})
    .describe('Limits of calls'),
  tenants: z.array(tenantSettings).check(tenantTwins).default([]).describe('Customers; without any, one that accepts every address'),
  plugins: z
    .record(
      z.string(),
      z.union([z.literal(false), z.record(z.string(), z.unknown()), z.null()], 'expected settings, or false to leave the plugin out'),
    )
    .default({})
    .describe('Settings by plugin name, laid over the profile; false leaves a plugin out'),
});

/** The gateway's own settings after validation. */
export type GatewaySettings = z.output<typeof gatewaySettings>;
