import { toBandWidth } from '../ras/admission-messages.ts';
import type { NumberedRas } from '../ras/ras-message.ts';
import type { TestGatekeeperCommand } from './gatekeeper-options.ts';
import type { GatekeeperRegistry, RegisteredEndpoint, TestCall } from './gatekeeper-registry.ts';

/** Commands by which a test has its gatekeeper ask something of endpoints. */
type Asking = Extract<TestGatekeeperCommand, { do: 'unregister' | 'disengage' | 'bandwidth' | 'ask' }>;

export interface RequestTo {
  readonly endpoint: RegisteredEndpoint;
  readonly message: NumberedRas;
}

/** What such a command sends, and to whom: to everybody, or to the endpoint whose call it is. */
export function requestsOf(command: Asking, registry: GatekeeperRegistry, nextNumber: () => number): RequestTo[] {
  if (command.do === 'unregister')
    return registry.all().map(endpoint => {
      const { id: endpointIdentifier } = endpoint;
      const value = { requestSeqNum: nextNumber(), callSignalAddress: [], endpointIdentifier, reason: { type: command.reason } };
      return { endpoint, message: { type: 'unregistrationRequest', value } };
    });
  if (command.do === 'ask' && !command.callIdentifier)
    return registry.all().map(endpoint => {
      return { endpoint, message: { type: 'infoRequest', value: { requestSeqNum: nextNumber(), callReferenceValue: 0 } } };
    });
  const call = registry.call(command.callIdentifier);
  return call ? [{ endpoint: call.endpoint, message: aboutCall(command, call, nextNumber()) }] : [];
}

function aboutCall(command: Asking, call: TestCall, requestSeqNum: number): NumberedRas {
  const name = { requestSeqNum, callReferenceValue: call.callReference, callIdentifier: { guid: call.callIdentifier } };
  if (command.do === 'ask') return { type: 'infoRequest', value: name };
  const more = { ...name, endpointIdentifier: call.endpoint.id, conferenceID: call.conferenceId };
  if (command.do === 'bandwidth') return { type: 'bandwidthRequest', value: { ...more, bandWidth: toBandWidth(command.bandwidth) } };
  return { type: 'disengageRequest', value: { ...more, disengageReason: { type: 'forcedDrop' } } };
}
