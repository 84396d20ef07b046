import { randomBytes } from 'node:crypto';
import { type BoundAddress, DrachtioEmbedded, type SipListener } from '@opencvi/drachtio-embedded';
import type { Clock, DataFolder, Logger } from '@opencvi/plugin-api';
import { loadCertificate } from './certificate.ts';
import type { SipConfig } from './config.ts';

/** A SIP server that is running, and how drachtio-srf reaches it. */
export interface SipServer {
  readonly control: { readonly host: string; readonly port: number; readonly secret: string };
  /** Where it listens; empty for a server of somebody else. */
  readonly addresses: readonly BoundAddress[];
  /** New calls are refused from now on. */
  drain(): void;
  close(): Promise<void>;
}

/** What a server is started with. */
export interface ServerParts {
  readonly config: SipConfig;
  readonly clock: Clock;
  readonly log: Logger;
  readonly folder: DataFolder;
}

/** Starts the SIP server of this process, or takes the configured drachtio-server. Rejects with an error that names the address. */
export async function startServer(parts: ServerParts): Promise<SipServer> {
  const { drachtio } = parts.config;
  if (drachtio) {
    const { host, port } = drachtio;
    return { control: { host, port, secret: drachtio.secret.reveal() }, addresses: [], drain: () => {}, close: async () => {} };
  }
  const secret = randomBytes(24).toString('base64url');
  const server = new DrachtioEmbedded({ listeners: await listenersOf(parts), control: { secret }, log: parts.log });
  const { controlPort, listeners } = await server.start().catch(cause => {
    throw new Error(whyNot(cause), { cause });
  });
  return {
    control: { host: '127.0.0.1', port: controlPort, secret },
    addresses: listeners,
    drain: () => server.drain(),
    close: () => server.close(),
  };
}

async function listenersOf({ config, clock, folder }: ServerParts): Promise<SipListener[]> {
  const { host, publicAddress, udpPort, tcpPort, tlsPort } = config;
  const common = { host, ...(publicAddress !== undefined && { publicAddress }) };
  const listeners: SipListener[] = [];
  if (udpPort !== false) listeners.push({ ...common, transport: 'udp', port: udpPort });
  if (tcpPort !== false) listeners.push({ ...common, transport: 'tcp', port: tcpPort });
  if (tlsPort !== false) {
    const certificate = await loadCertificate(config.tls, { folder, name: publicAddress, now: clock.now() });
    // Room systems have certificates of their own making as often as not; whom to trust is for auth.device to say
    listeners.push({ ...common, transport: 'tls', port: tlsPort, tls: { ...certificate, verifyServer: false } });
  }
  return listeners;
}

/** What the system says when an address cannot be had, in words of who has to do something about it. */
const words: Readonly<Record<string, string>> = {
  EADDRINUSE: 'is taken by another program; choose other ports (udpPort, tcpPort, tlsPort), or stop it',
  EACCES: 'may not be taken; ports below 1024 need a permission (CAP_NET_BIND_SERVICE)',
  EADDRNOTAVAIL: 'cannot be listened on: no interface of this machine has that address (host)',
};

function whyNot(cause: unknown): string {
  const { code = '', address, port, message } = cause as NodeJS.ErrnoException & { address?: string; port?: number };
  return words[code] && address !== undefined ? `${address}:${port} ${words[code]}` : message;
}
