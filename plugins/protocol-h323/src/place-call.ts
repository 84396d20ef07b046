import { randomBytes, randomUUID } from 'node:crypto';
import type { CallEvent, SetupRequest, SocketAddress } from '@opencvi/h323-js-bindings';
import { dialCall, type RunningCall } from '@opencvi/h323-js-bindings/node';
import {
  type Address,
  abortable,
  CallError,
  type Clock,
  type EndReason,
  formatAddress,
  type Logger,
  type Metrics,
  throwIfAborted,
} from '@opencvi/plugin-api';
import { aliasOf, destinationAliases } from './addresses/destination-aliases.ts';
import { callOptions, controlListening } from './call-options.ts';
import type { H323Config } from './config.ts';
import type { LegContext } from './leg/leg-context.ts';
import { OutboundLeg } from './leg/outbound-leg.ts';
import { MalformedLog } from './malformed-log.ts';
import { callBandwidth, rateOf } from './media/call-bandwidth.ts';
import { MessageBudget } from './message-budget.ts';
import { nextHop } from './next-hop.ts';
import type { Gatekeeper } from './ras/gatekeeper.ts';

/** How long a room system may take to accept the connection. */
const connectTimeout = 10_000;

const calledOff: EndReason = { code: 'cancelled', by: 'gateway', detail: 'the call was called off' };

/** A call to place. */
export interface Placement {
  readonly to: Address;
  readonly signal: AbortSignal;
  readonly config: H323Config;
  readonly clock: Clock;
  readonly log: Logger;
  readonly metrics: Metrics;
  /** Asked where the call goes, while we are registered with it. */
  readonly gatekeeper: Gatekeeper | undefined;
  /** Q.931 call reference: 1 to 32767. */
  readonly callReference: number;
  follow(callIdentifier: Uint8Array, make: (context: LegContext) => OutboundLeg): OutboundLeg;
}

/** Where a call goes, and what its Setup says. */
interface Route {
  readonly to: SocketAddress;
  readonly request: SetupRequest;
  /** What the gatekeeper lets it have, in bit/s of both directions together. */
  readonly granted?: number;
}

/** Places a call; resolves with the leg once it is ringing. Rejects with a `CallError`. */
export async function placeCall(placement: Placement): Promise<OutboundLeg> {
  const { to, signal, clock, log, metrics, follow, gatekeeper } = placement;
  const id = randomUUID();
  let leg: OutboundLeg | undefined;
  try {
    const { to: target, request, granted } = await abortable(route(placement, id), signal);
    const malformed = new MalformedLog(log, metrics, request.callIdentifier);
    const budget = new MessageBudget(
      placement.config.limits,
      () => clock.now(),
      limit => malformed.tooMuch(limit, target),
    );
    const call = await connect(placement, target, budget, event => {
      malformed.see(event, target);
      leg?.handle(event);
    });
    leg = follow(request.callIdentifier, context => new OutboundLeg(context, call, { id, to, request }));
    if (granted !== undefined) leg.grant(granted);
  } catch (error) {
    gatekeeper?.disengage(id);
    throw error instanceof CallError || !signal.aborted ? error : new CallError(calledOff, { cause: error });
  }
  await leg.setup(signal);
  return leg;
}

async function route(placement: Placement, id: string): Promise<Route> {
  const { to, config, gatekeeper } = placement;
  const request = setupRequest(placement);
  const withoutAdmission = async (): Promise<Route> => {
    const target = await nextHop(config.outbound.gateway ?? to.host);
    return { to: target, request: { ...request, calledAddress: target } };
  };
  if (!gatekeeper?.registered) return withoutAdmission();
  const { destination, source, callIdentifier, conferenceId } = request;
  const call = { destination, source, bandwidth: callBandwidth(config.bandwidth * 1_000), callIdentifier, conferenceId };
  const admission = await gatekeeper.admit({ id, answering: false, ...call, callReference: placement.callReference });
  if (!admission) throw new CallError(calledOff);
  if (admission === 'unreached') return withoutAdmission();
  const { callSignalAddress, destination: instead = destination, bandwidth: granted } = admission;
  return { to: callSignalAddress, request: { ...request, destination: instead }, granted };
}

function setupRequest({ to, config }: Placement): SetupRequest {
  const { displayName, outbound, bandwidth, gatekeeper } = config;
  const source = gatekeeper?.aliases ?? [displayName];
  return {
    destination: destinationAliases(to),
    source: source.map(aliasOf),
    display: displayName,
    callIdentifier: randomBytes(16),
    conferenceId: randomBytes(16),
    bandwidth: rateOf(bandwidth * 1_000),
    tunnelling: outbound.tunnelling,
  };
}

type Listener = (event: CallEvent) => void;

async function connect(
  { to, signal, config, clock, log, callReference }: Placement,
  target: SocketAddress,
  budget: MessageBudget,
  onEvent: Listener,
): Promise<RunningCall> {
  try {
    return await dialCall({
      ...{ to: target, clock, connectTimeout, signal, onEvent },
      control: controlListening(config),
      options: { ...callOptions(config, 'caller', budget), callReference },
      onDefect: error => log.error('defect', { error }),
    });
  } catch (cause) {
    const detail = `${formatAddress(to)} cannot be reached: ${cause instanceof Error ? cause.message : String(cause)}`;
    throwIfAborted(signal);
    throw new CallError({ code: 'unavailable', by: 'gateway', detail }, { cause });
  }
}
