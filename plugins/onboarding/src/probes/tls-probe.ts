import { checkServerIdentity, connect, type DetailedPeerCertificate } from 'node:tls';
import type { Clock } from '@opencvi/plugin-api';

/** A certificate as a client meets it. */
export interface ServerCertificate {
  /** Milliseconds since 1970. */
  readonly validFrom: number;
  readonly validTo: number;
  readonly issuer: string;
  /** Why a client that trusts the usual authorities does not trust it: `DEPTH_ZERO_SELF_SIGNED_CERT`. */
  readonly distrust: string | undefined;
  /** Whether it is for this host. */
  covers(host: string): boolean;
}

/** Reads the certificate of a TLS port. Rejects when there is none. */
export type TlsProbe = (
  target: { host: string; port: number; name?: string | undefined },
  signal: AbortSignal,
) => Promise<ServerCertificate>;

/** Probes over the network. */
export function tlsProbe(clock: Clock, timeout: number): TlsProbe {
  return async ({ host, port, name }, signal) => {
    signal.throwIfAborted();
    const socket = connect({ host, port, rejectUnauthorized: false, ...(name !== undefined && { servername: name }) });
    try {
      await clock.within(
        timeout,
        new Promise<void>((resolve, reject) => {
          socket.once('secureConnect', resolve);
          socket.once('error', reject);
          signal.addEventListener('abort', () => reject(signal.reason), { once: true });
        }),
      );
      const { authorizationError } = socket;
      return readCertificate(socket.getPeerCertificate(true), authorizationError ? distrustOf(authorizationError) : undefined);
    } finally {
      socket.destroy();
    }
  };
}

/** Pure: what checks want to know of a certificate. */
export function readCertificate(certificate: DetailedPeerCertificate, distrust: string | undefined): ServerCertificate {
  const issuer = [certificate.issuer?.O, certificate.issuer?.CN].flat().filter(Boolean).join(', ');
  return {
    validFrom: Date.parse(certificate.valid_from),
    validTo: Date.parse(certificate.valid_to),
    issuer: issuer || 'nobody named',
    distrust,
    covers: host => checkServerIdentity(host, certificate) === undefined,
  };
}

/** Whether the name fits is asked apart. */
function distrustOf(error: Error | string): string | undefined {
  const code = error instanceof Error ? ((error as NodeJS.ErrnoException).code ?? error.message) : error;
  return code === 'ERR_TLS_CERT_ALTNAME_INVALID' ? undefined : code;
}
