import type { DoctorCheck } from '../api.ts';
import type { Ports } from '../ports.ts';
import type { TcpProbe } from '../probes/tcp-probe.ts';
import { failure, ok, skipped, wordsOf } from './findings.ts';

/** What the check is made with. */
export interface H323Parts {
  readonly probe: TcpProbe;
  readonly ports: () => Ports;
}

/** H.225.0 call signalling takes connections, where the gateway speaks H.323. */
export function h323Check({ probe, ports }: H323Parts): DoctorCheck {
  return {
    id: 'h323',
    order: 30,
    title: 'H.323',
    run: async ({ host, signal }) => {
      const port = ports().h323;
      if (port === undefined) return [skipped('this gateway does not speak H.323')];
      try {
        await probe(host, port, signal);
        return [ok(`TCP ${host}:${port} takes connections`)];
      } catch (error) {
        signal.throwIfAborted();
        return [
          failure(
            `TCP ${host}:${port} takes no connection: ${wordsOf(error)}`,
            `is the gateway running, and does the firewall let TCP ${port} through?`,
          ),
        ];
      }
    },
  };
}
