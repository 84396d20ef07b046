import type { CustomerIdentities } from '@opencvi/meeting-teams/api';
import type { Clock } from '@opencvi/plugin-api';
import type { DoctorCheck, Finding } from '../api.ts';
import type { Ports } from '../ports.ts';
import type { ServerCertificate, TlsProbe } from '../probes/tls-probe.ts';
import { failure, ok, skipped, warning, wordsOf } from './findings.ts';

/** What the check is made with. */
export interface CertificateParts {
  readonly probe: TlsProbe;
  readonly ports: () => Ports;
  readonly identities: Pick<CustomerIdentities, 'callbackUrl'>;
  readonly clock: Clock;
  /** How long before its expiry a certificate is warned of, in milliseconds. */
  readonly warnBefore: number;
}

/** Names, expiry and chain of the certificates that rooms and Microsoft meet. */
export function certificateCheck(parts: CertificateParts): DoctorCheck {
  return {
    id: 'certificate',
    order: 40,
    title: 'Certificate',
    run: async ({ host, dialling, signal }) => [
      // RFC 5922 7.2: the name that was dialled, or where its records led
      ...(await sip(parts, { host, names: [...new Set([host, dialling?.domain ?? host])] }, signal)),
      ...(await web(parts, signal)),
    ],
  };
}

interface SipNames {
  readonly host: string;
  readonly names: readonly string[];
}

async function sip(
  { probe, ports, clock, warnBefore }: CertificateParts,
  { host, names }: SipNames,
  signal: AbortSignal,
): Promise<Finding[]> {
  const port = ports().sip.tls;
  if (port === undefined) return [skipped('SIP over TLS is off')];
  const what = `SIP over TLS at ${host}:${port}`;
  try {
    const certificate = await probe({ host, port, name: nameFor(host) }, signal);
    const lasting = expiry(what, certificate, { now: clock.now(), warnBefore });
    const missing = names.filter(name => !certificate.covers(name));
    return [
      lasting,
      // Most room systems verify nothing unless told to; those that do will not call
      ...(missing.length > 0
        ? [
            warning(
              `${what}: the certificate is not for ${missing.join(', ')}`,
              'get one with these names (subjectAltName); rooms that verify refuse it',
            ),
          ]
        : [ok(`${what}: the certificate is for ${names.join(', ')}`)]),
      ...trusted(what, certificate, 'rooms that verify certificates refuse it'),
    ];
  } catch (error) {
    signal.throwIfAborted();
    return [failure(`${what}: no certificate: ${wordsOf(error)}`, 'see the findings on SIP: the port must be reached first')];
  }
}

async function web({ probe, identities, clock, warnBefore }: CertificateParts, signal: AbortSignal): Promise<Finding[]> {
  const url = new URL(identities.callbackUrl());
  if (url.protocol !== 'https:') return [skipped('Microsoft Teams has no https address to call back to')];
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const port = Number(url.port || 443);
  const what = `Callbacks at ${url.host}`;
  try {
    const certificate = await probe({ host, port, name: nameFor(host) }, signal);
    return [
      expiry(what, certificate, { now: clock.now(), warnBefore }),
      certificate.covers(host)
        ? ok(`${what}: the certificate is for ${host}`)
        : failure(`${what}: the certificate is not for ${host}`, 'get one with this name: Microsoft verifies it and will not call back'),
      ...trusted(what, certificate, 'Microsoft will not call back').map(finding => ({ ...finding, severity: 'failure' as const })),
    ];
  } catch (error) {
    signal.throwIfAborted();
    return [
      failure(`${what}: no certificate: ${wordsOf(error)}`, 'is the gateway running, and does its proxy or firewall let https through?'),
    ];
  }
}

function expiry(
  what: string,
  { validFrom, validTo }: ServerCertificate,
  { now, warnBefore }: { now: number; warnBefore: number },
): Finding {
  const day = new Date(validTo).toISOString().slice(0, 10);
  if (now < validFrom)
    return failure(`${what}: the certificate is not valid yet`, 'look at the clock of this machine, and at the certificate');
  if (now >= validTo) return failure(`${what}: the certificate expired on ${day}`, 'renew it');
  if (now >= validTo - warnBefore) return warning(`${what}: the certificate expires on ${day}`, 'renew it');
  return ok(`${what}: the certificate is valid until ${day}`);
}

function trusted(what: string, { distrust, issuer }: ServerCertificate, consequence: string): Finding[] {
  if (distrust === undefined) return [];
  const self = distrust === 'DEPTH_ZERO_SELF_SIGNED_CERT';
  return [
    warning(
      `${what}: ${self ? 'the certificate is self-signed' : `the chain of the certificate (issuer: ${issuer}) is not trusted: ${distrust}`}`,
      `${self ? 'get one from a public authority' : 'send the whole chain, intermediate certificates too, from a public authority'}; ${consequence}`,
    ),
  ];
}

/** An address is no server name (RFC 6066 3). */
function nameFor(host: string): string | undefined {
  return /[a-z]/i.test(host) && !host.includes(':') ? host : undefined;
}
