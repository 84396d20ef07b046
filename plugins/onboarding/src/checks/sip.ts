import type { DoctorCheck, Finding } from '../api.ts';
import type { Ports } from '../ports.ts';
import type { SipTransport } from '../probes/sip-options.ts';
import type { SipProbe } from '../probes/sip-probe.ts';
import { failure, ok, skipped, warning, wordsOf } from './findings.ts';

/** What the check is made with. */
export interface SipParts {
  readonly probe: SipProbe;
  readonly ports: () => Ports;
}

const transports: readonly SipTransport[] = ['udp', 'tcp', 'tls'];

/** OPTIONS at the public address, over each transport. */
export function sipCheck({ probe, ports }: SipParts): DoctorCheck {
  return {
    id: 'sip',
    order: 20,
    title: 'SIP',
    run: async ({ host, signal }) => {
      const open = transports.flatMap(transport => {
        const port = ports().sip[transport];
        return port === undefined ? [] : [{ transport, host, port }];
      });
      if (open.length === 0) return [skipped('this gateway does not speak SIP')];
      return Promise.all(open.map(target => ask(probe, target, signal)));
    },
  };
}

async function ask(probe: SipProbe, target: Parameters<SipProbe>[0], signal: AbortSignal): Promise<Finding> {
  const { transport, host, port } = target;
  const where = `${transport.toUpperCase()} ${host}:${port}`;
  try {
    const { status, reason } = await probe(target, signal);
    if (status < 300) return ok(`${where} answers ${status} ${reason}`);
    return warning(
      `${where} answers OPTIONS with ${status} ${reason}`,
      'another server may be at this address, or the gateway is draining',
    );
  } catch (error) {
    signal.throwIfAborted();
    return failure(
      `${where} does not answer: ${wordsOf(error)}`,
      `is the gateway running, is its ${transport} port ${port}, and does the firewall let it through? From inside, some routers do not lead back to the public address`,
    );
  }
}
