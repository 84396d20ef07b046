import type { Dialog } from '../dialog/dialog.ts';
import { serialize } from '../message/serialize.ts';
import type { SipRequest } from '../message/sip-message.ts';
import type { Flow } from '../transport/flow.ts';
import type { TransportProtocol } from '../transport/listener.ts';
import { isPrivate } from '../transport/local-host.ts';
import type { AgentContext } from './agent-context.ts';
import { type Destination, destinationOf, destinationOfDialog, prefersFlow } from './next-hop.ts';

/** A way for one request, and another to try when the first fails before anything was heard. */
export interface Route {
  readonly flow: Flow;
  readonly fallback?: Flow;
}

/** Why a request cannot be sent, in the words the application gets. */
export class RouteError extends Error {}

const maxDatagramBytes = 1300; // RFC 3261 18.1.1
const viaBytes = 120; // roughly what a Via adds to a request that has none yet

/** Finds the way to a URI. */
export async function routeToUri(context: AgentContext, uri: string, size: number): Promise<Route> {
  const destination = destinationOf(uri, preferredTransport(context));
  if (!destination) throw new RouteError(`invalid request-uri: ${uri}`);
  return routeTo(context, destination, size);
}

/** Finds the way for a request within a dialog. */
export async function routeInDialog(context: AgentContext, dialog: Dialog, request: SipRequest): Promise<Route> {
  const destination = destinationOfDialog(dialog, dialog.flow.protocol);
  if (prefersFlow(dialog, destination)) return { flow: dialog.flow };
  if (!destination) return backAlong(dialog, new RouteError(`invalid remote target: ${dialog.remoteTarget}`));
  // The peer took this dialog's datagrams before: an ACK or BYE must not hang on a TCP port that may not be there
  const mayChange = request.method === 'ACK' || request.method === 'BYE' ? { ...destination, explicit: true } : destination;
  const mayReach = (host: string): boolean => !isPrivate(host) || isPrivate(dialog.flow.remote.host);
  return routeTo(context, mayChange, serialize(request).length, mayReach).catch(error => backAlong(dialog, error));
}

/** A target that leads nowhere, a name only its own network knows for instance, is no reason to give up a peer we are talking to. */
function backAlong({ flow }: Dialog, error: Error): Route {
  if (flow.open) return { flow };
  throw error;
}

/** `mayReach`: a stranger's Contact, as a name above all, must not have us knock at doors of our own network. */
async function routeTo(
  context: AgentContext,
  destination: Destination,
  size: number,
  mayReach: (host: string) => boolean = () => true,
): Promise<Route> {
  const { transports, hosts } = context;
  if (!transports.has(destination.protocol)) throw new RouteError('requested protocol/transport not available');
  const served = destination.service === undefined ? undefined : await hosts.service(destination.service);
  const { port } = served ?? destination;
  const host = await hosts.resolve(served?.host ?? destination.host).catch(() => {
    throw new RouteError(`no address found for ${destination.host}`);
  });
  if (!mayReach(host)) throw new RouteError(`${destination.host} leads into our own network, and its dialog does not come from there`);
  // RFC 5922 7.1: the certificate is for the domain of the URI, wherever SRV led
  const hop = { protocol: destination.protocol, host, port, ...(host !== destination.host && { servername: destination.host }) };
  if (transports.isOurs(hop)) throw new RouteError('can not send request to myself');
  const flow = transports.flowTo(hop);
  if (!flow) throw new RouteError('requested protocol/transport not available');
  const tooLarge = destination.protocol === 'udp' && !destination.explicit && size + viaBytes > maxDatagramBytes;
  const stream = tooLarge ? transports.flowTo({ ...hop, protocol: 'tcp' }) : undefined;
  return stream ? { flow: stream, fallback: flow } : { flow };
}

/** What a URI without a transport parameter means: UDP (RFC 3263 4.1), unless we do not speak it. */
function preferredTransport({ transports }: AgentContext): TransportProtocol {
  return transports.has('udp') ? 'udp' : transports.has('tcp') ? 'tcp' : 'tls';
}
