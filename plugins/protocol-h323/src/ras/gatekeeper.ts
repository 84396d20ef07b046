import { lookup } from 'node:dns/promises';
import { isIPv6 } from 'node:net';
import { GatekeeperClient, type GatekeeperCommand, type GatekeeperEvent, socketAddressToText } from '@opencvi/h323-js-bindings';
import { openRas, type RunningRas } from '@opencvi/h323-js-bindings/node';
import type { Clock, EndReason, Logger, Metrics } from '@opencvi/plugin-api';
import { aliasOf } from '../addresses/destination-aliases.ts';
import type { H323Config } from '../config.ts';
import { type Deferred, deferred } from '../leg/deferred.ts';
import { portOf } from '../listening-text.ts';
import { MalformedLog } from '../malformed-log.ts';
import { underSetting } from '../setting-error.ts';
import { vendor } from '../vendor.ts';
import { type Admission, Admissions } from './admissions.ts';
import { LateMachine } from './late-machine.ts';
import { ownAddress } from './local-address.ts';

type GatekeeperSettings = NonNullable<H323Config['gatekeeper']>;
type Admit = Extract<GatekeeperCommand, { do: 'admit' }>;
type Places = Omit<Extract<GatekeeperCommand, { do: 'relocate' }>, 'do'>;

/** How long the answer to our last URQ is waited for. */
const farewell = 2_000;

/** What a registration is made with. */
export interface GatekeeperParts {
  readonly config: H323Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** The gatekeeper ends a call. */
  onDisengage(id: string, reason: EndReason): void;
  /** The gatekeeper lets a call have so much, in bit/s of both directions together. */
  onBandwidth(id: string, bandwidth: number): void;
  /** The address of a host, the system's resolver's where absent; `family` is the only one that is of use, 0 where both are. */
  resolve?(host: string, family: 0 | 4 | 6): Promise<string>;
}

const systemResolve = async (host: string, family: 0 | 4 | 6): Promise<string> => (await lookup(host, { family })).address;

/** Our registration with a gatekeeper, and the admission of calls. */
export class Gatekeeper {
  readonly #settings: GatekeeperSettings;
  readonly #parts: GatekeeperParts;
  readonly #machine = new LateMachine<GatekeeperCommand, GatekeeperEvent>();
  readonly #malformed: MalformedLog;
  readonly #admissions: Admissions;
  readonly #unregistered: Deferred<void> = deferred();
  #ras: RunningRas<GatekeeperCommand> | undefined;
  #signallingPort = 0;

  constructor(settings: GatekeeperSettings, parts: GatekeeperParts) {
    this.#settings = settings;
    this.#parts = parts;
    this.#malformed = new MalformedLog(parts.log, parts.metrics);
    this.#admissions = new Admissions(parts.clock, request => this.#ras?.command({ do: 'admit', ...request }));
    parts.metrics.gauge('h323_registered', () => (this.registered ? 1 : 0));
  }

  get registered(): boolean {
    return this.#machine.state === 'registered';
  }

  describe(): string {
    return `H.323 gatekeeper: ${this.#place}, ${this.#machine.state}`;
  }

  get #place(): string {
    const { host, port } = this.#settings;
    return socketAddressToText({ address: host, port });
  }

  /** Opens a socket and begins to register; goes on trying by itself. Rejects when the host cannot be found or the port is taken. */
  async start(signallingPort: number): Promise<void> {
    const { config, clock, log } = this.#parts;
    const { host, localPort } = this.#settings;
    const address = await underSetting('gatekeeper.host', host, this.#resolve());
    this.#signallingPort = signallingPort;
    const onEvent = (event: GatekeeperEvent) => this.#told(event);
    const onDefect = (error: unknown) => log.error('defect', { error });
    const opening = openRas({ host: config.host, port: localPort, clock, machine: this.#machine, onEvent, onDefect });
    const ras = await underSetting('gatekeeper.localPort', portOf('UDP', localPort, config.host), opening);
    this.#ras = ras;
    this.#machine.become(this.#client(this.#places(address, ras.local.port)));
    ras.command({ do: 'register' });
  }

  /** Asks for a call. Rejects with a `CallError` when it is not to be; nothing comes of one that is over before it is admitted. */
  async admit(request: Omit<Admit, 'do'>): Promise<Admission | undefined> {
    const admission = await this.#admissions.admit(request);
    if (admission === 'unreached') this.#parts.log.warn('call without admission', { leg: request.id });
    return admission;
  }

  /** A call that was asked for is over. */
  disengage(id: string): void {
    this.#admissions.over(id);
    this.#ras?.command({ do: 'disengage', id, reason: 'normalDrop' });
  }

  async close(): Promise<void> {
    const ras = this.#ras;
    if (ras === undefined) return;
    if (this.registered) {
      ras.command({ do: 'unregister' });
      await this.#parts.clock.within(farewell, this.#unregistered.promise).catch(() => {});
    }
    await ras.close();
    this.#admissions.close();
  }

  #resolve(): Promise<string> {
    const { config, resolve = systemResolve } = this.#parts;
    const family = config.host === undefined || config.host === '::' ? 0 : isIPv6(config.host) ? 6 : 4;
    return resolve(this.#settings.host, family);
  }

  /** Where the gatekeeper is, and where we are as seen from there. */
  #places(gatekeeper: string, rasPort: number): Places {
    const address = ownAddress(this.#parts.config, gatekeeper);
    return {
      gatekeeper: { address: gatekeeper, port: this.#settings.port },
      callSignalAddresses: [{ address, port: this.#signallingPort }],
      rasAddress: { address, port: rasPort },
    };
  }

  /** A gatekeeper that is lost may have moved, and so may we: the next registration goes where its name leads then. */
  async #lookAgain(): Promise<void> {
    const ras = this.#ras;
    try {
      const address = await this.#resolve();
      ras?.command({ do: 'relocate', ...this.#places(address, ras.local.port) });
    } catch (error) {
      this.#parts.log.warn('gatekeeper not found', { gatekeeper: this.#place, error });
    }
  }

  #client(places: Places): GatekeeperClient {
    const { discover, id, aliases, prefixes, timeToLive, security } = this.#settings;
    const { clock } = this.#parts;
    return new GatekeeperClient({
      ...{ ...places, discover, vendor },
      ...(id !== undefined && { gatekeeperId: id }),
      aliases: aliases.map(aliasOf),
      prefixes,
      terminalType: 'gateway',
      timeToLive: Math.ceil(timeToLive / 1_000),
      ...(security && {
        security: { senderId: security.senderId, password: security.password.reveal(), now: () => clock.now(), random: Math.random },
      }),
    });
  }

  #told(event: GatekeeperEvent): void {
    const { log, onDisengage, onBandwidth } = this.#parts;
    switch (event.type) {
      case 'registered':
        this.#admissions.registered();
        log.info('registered', { gatekeeper: event.gatekeeper.address, endpointId: event.endpointId, timeToLive: event.timeToLive });
        break;
      case 'registrationFailed':
        log.warn('not registered', {
          gatekeeper: this.#place,
          reason: event.reason,
          retryIn: event.retryIn,
        });
        void this.#lookAgain();
        break;
      case 'unregistered':
        this.#unregistered.resolve();
        log[event.by === 'us' ? 'info' : 'warn']('unregistered', { by: event.by, reason: event.reason });
        break;
      case 'admitted':
        this.#admissions.admitted(event);
        break;
      case 'refused':
        this.#admissions.refused(event.id, event.reason);
        break;
      case 'disengage':
        onDisengage(event.id, { code: 'operator', by: 'operator', detail: `the gatekeeper ended the call: ${event.reason}` });
        break;
      case 'bandwidth':
        log.info('bandwidth of a call', { leg: event.id, bandwidth: event.bandwidth });
        onBandwidth(event.id, event.bandwidth);
        break;
      case 'unauthentic':
        log.warn('RAS message without a good token', { source: event.from.address, what: event.what });
        break;
      default: {
        const { type: _type, from, ...fault } = event;
        this.#malformed.add({ layer: 'ras', ...fault }, from);
      }
    }
  }
}
