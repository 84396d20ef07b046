import type { Location, SocketAddress } from '@opencvi/h323-js-bindings';
import { openRas, type RunningRas } from '@opencvi/h323-js-bindings/node';
import { type Clock, formatAddress, type Logger, type Metrics, type Tenants } from '@opencvi/plugin-api';
import { readAlias } from '../addresses/alias-text.ts';
import type { H323Config } from '../config.ts';
import { MalformedLog } from '../malformed-log.ts';
import { ownAddress } from './local-address.ts';
import { type LocationEvent, LocationMachine } from './location-machine.ts';
import { isOurs } from './our-aliases.ts';

/** What location requests are answered with. */
export interface LocationParts {
  readonly config: H323Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly tenants: Tenants;
  /** TCP port of call signalling. */
  readonly signallingPort: number;
  admit(from: SocketAddress): boolean;
}

/** Opens the RAS port. Rejects with an error that names it. */
export async function openLocationDesk(parts: LocationParts, port: number): Promise<RunningRas<never>> {
  const { config, clock, log } = parts;
  const malformed = new MalformedLog(log, parts.metrics);
  let rasPort = port;
  const machine = new LocationMachine({
    admit: parts.admit,
    locate: (aliases, from): Location => {
      const address = ownAddress(config, from.address);
      const names = { locations: config.locations, tenants: parts.tenants.all(), hosts: [address] };
      if (!aliases.some(alias => isOurs(alias, names))) return { found: false };
      return { found: true, callSignalAddress: { address, port: parts.signallingPort }, rasAddress: { address, port: rasPort } };
    },
  });
  const onEvent = (event: LocationEvent) => tell(event, parts, malformed);
  const ras = await openRas({ host: config.host, port, clock, machine, onEvent, onDefect: error => log.error('defect', { error }) });
  rasPort = ras.local.port;
  return ras;
}

function tell(event: LocationEvent, { log, metrics }: LocationParts, malformed: MalformedLog): void {
  switch (event.type) {
    case 'answered': {
      const [first] = event.aliases.flatMap(alias => readAlias(alias) ?? []);
      const alias = first && formatAddress({ user: first.user, host: first.host ?? '' });
      metrics.count('h323_location_requests_total', { answer: event.found ? 'found' : 'not-found' });
      log.info('location request', { found: event.found, alias, source: event.from.address });
      break;
    }
    case 'refused':
      metrics.count('h323_location_requests_total', { answer: 'refused' });
      log.debug('RAS request refused', { what: event.what, source: event.from.address });
      break;
    default: {
      const { type: _type, from, ...fault } = event;
      malformed.add({ layer: 'ras', ...fault }, from);
    }
  }
}
