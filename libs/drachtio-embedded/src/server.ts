import type { AgentContext } from './agent/agent-context.ts';
import { HostResolver, systemLookup, systemServiceLookup } from './agent/host-resolver.ts';
import { refreshSession } from './agent/session-refresh.ts';
import { UserAgent } from './agent/user-agent.ts';
import { systemClock } from './clock.ts';
import type { AppUser } from './control/app-session.ts';
import { ControlServer } from './control/control-server.ts';
import { Counters } from './counters.ts';
import { DialogTable } from './dialog/dialog-table.ts';
import { guardedClock } from './guarded-clock.ts';
import { defaultLimits } from './limits.ts';
import { silentLog } from './log.ts';
import { formatHostPort } from './message/host-port.ts';
import type { DrachtioEmbeddedOptions, DrachtioEmbeddedStats, Started } from './options.ts';
import { defaultTimers } from './transaction/timers.ts';
import { TransactionLayer, type TransactionUser } from './transaction/transaction-layer.ts';
import { MessageReceiver } from './transport/message-receiver.ts';
import { Transports } from './transport/transports.ts';

/** A SIP server that applications drive with drachtio-srf over a control connection. */
export class DrachtioEmbedded {
  readonly #options: DrachtioEmbeddedOptions;
  readonly #context: AgentContext;
  readonly #control: ControlServer;
  readonly #receiver: MessageReceiver;
  readonly #malformed = new Counters();
  #draining = false;
  #state: 'new' | 'started' | 'closed' = 'new';

  constructor(options: DrachtioEmbeddedOptions) {
    if (options.control.secret === '') throw new TypeError('the control secret must not be empty');
    this.#options = options;
    const user = laterUser(() => agent);
    const log = options.log ?? silentLog;
    const clock = guardedClock(options.clock ?? systemClock, log);
    const limits = { ...defaultLimits, ...options.limits };
    const timers = { ...defaultTimers, ...options.timers };
    const transports = new Transports();
    const transactions = new TransactionLayer({ clock, timers, user, maxTransactions: limits.maxTransactions });
    const hostports = () => hostportsOf(transports);
    const control = { clock, log, user, maxFrameBytes: limits.maxControlFrameBytes, hostports, localHostports: hostports };
    this.#control = new ControlServer(options.control, control);
    this.#context = {
      ...{ clock, timers, limits, log, transports, transactions },
      apps: this.#control,
      counters: new Counters(),
      dialogs: new DialogTable(),
      hosts: new HostResolver(clock, lookupsOf(options)),
      serverRequests: new Map(),
      invites: new Map(),
      clientRequests: new Map(),
      isDraining: () => this.#draining,
      refreshSession: (dialog, interval) => refreshSession(this.#context, dialog, interval),
    };
    const agent = new UserAgent(this.#context);
    const onMessage = transactions.receive.bind(transactions);
    this.#receiver = new MessageReceiver({ limits, clock, log, malformed: this.#malformed, onMessage });
  }

  /** Binds everything; rejects, with nothing left bound, when one address cannot be. */
  async start(): Promise<Started> {
    if (this.#state !== 'new') throw new Error('a server starts once');
    this.#state = 'started';
    const { transports, limits, clock } = this.#context;
    await transports.start(this.#options.listeners, { limits, clock, events: this.#receiver });
    const controlPort = await this.#control.listen(this.#options.control).catch(async error => {
      await transports.close();
      throw error;
    });
    return { controlPort, listeners: transports.listeners.map(({ protocol, local }) => ({ transport: protocol, ...local })) };
  }

  /** From now on new calls are refused with 503; those that are up go on. */
  drain(): void {
    this.#draining = true;
  }

  /** Counts for monitoring. */
  stats(): DrachtioEmbeddedStats {
    const { transactions, dialogs, transports, counters } = this.#context;
    return {
      malformed: this.#malformed.toJSON(),
      transactions: transactions.size,
      refused: transactions.refused,
      dialogs: dialogs.size,
      connections: transports.connections,
      applications: this.#control.sessions,
      events: counters.toJSON(),
    };
  }

  /** Lets go of every socket and timer. Calls that are up get no BYE from here: end them first. */
  async close(): Promise<void> {
    if (this.#state === 'closed') return;
    this.#state = 'closed';
    await this.#control.close();
    await this.#context.transports.close();
    for (const dialog of this.#context.dialogs.all()) this.#context.dialogs.remove(dialog);
    this.#context.transactions.close();
  }
}

/** An application that resolves names itself is not to be surprised by the system's SRV records. */
function lookupsOf({ lookup, lookupService }: DrachtioEmbeddedOptions): ConstructorParameters<typeof HostResolver>[1] {
  const service = lookupService ?? (lookup ? async () => [] : systemServiceLookup);
  return { address: lookup ?? systemLookup, service };
}

/** The layers below are made before the agent that uses them. */
function laterUser(agent: () => UserAgent): TransactionUser & AppUser {
  return {
    onRequest: transaction => agent().onRequest(transaction),
    onAck: (request, flow, size) => agent().onAck(request, flow, size),
    onStrayResponse: () => agent().onStrayResponse(),
    onCommand: command => agent().onCommand(command),
    onSessionClosed: session => agent().onSessionClosed(session),
  };
}

function hostportsOf(transports: Transports): string {
  return transports.listeners
    .map(listener => {
      const { host, port } = listener.advertised('0.0.0.0');
      return `${listener.protocol}/${formatHostPort(host, port)}`;
    })
    .join(',');
}
