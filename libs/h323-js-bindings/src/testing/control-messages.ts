import type * as Schema from '../generated/multimedia-system-control.ts';

type Message = Schema.MultimediaSystemControlMessage;

export const request = (value: Schema.RequestMessage): Message => ({ type: 'request', value });
export const response = (value: Schema.ResponseMessage): Message => ({ type: 'response', value });
export const command = (value: Schema.CommandMessage): Message => ({ type: 'command', value });
export const indication = (value: Schema.IndicationMessage): Message => ({ type: 'indication', value });

/** 192.0.2.9, a far side's. */
export function theirAddress(port: number): Schema.TransportAddress {
  const network = Uint8Array.of(192, 0, 2, 9);
  return { type: 'unicastAddress', value: { type: 'iPAddress', value: { network, tsapIdentifier: port } } };
}

/** Sound in G.711, unless another data type or other parameters are given. */
export function openChannel(
  forwardLogicalChannelNumber: number,
  parameters: Partial<Schema.H2250LogicalChannelParameters> = {},
  dataType: Schema.DataType = { type: 'audioData', value: { type: 'g711Alaw64k', value: 20 } },
): Message {
  const value = { sessionID: 1, mediaControlChannel: theirAddress(6001), ...parameters };
  const multiplexParameters = { type: 'h2250LogicalChannelParameters', value } as const;
  return request({
    type: 'openLogicalChannel',
    value: { forwardLogicalChannelNumber, forwardLogicalChannelParameters: { dataType, multiplexParameters } },
  });
}

export function openAck(forwardLogicalChannelNumber: number, value: Schema.H2250LogicalChannelAckParameters): Message {
  const forwardMultiplexAckParameters = { type: 'h2250LogicalChannelAckParameters', value } as const;
  return response({ type: 'openLogicalChannelAck', value: { forwardLogicalChannelNumber, forwardMultiplexAckParameters } });
}

export function openReject(
  forwardLogicalChannelNumber: number,
  cause: Exclude<Schema.OpenLogicalChannelReject['cause']['type'], '...'>,
): Message {
  return response({ type: 'openLogicalChannelReject', value: { forwardLogicalChannelNumber, cause: { type: cause } } });
}

export function closeChannel(forwardLogicalChannelNumber: number, source: 'user' | 'lcse' = 'user'): Message {
  return request({ type: 'closeLogicalChannel', value: { forwardLogicalChannelNumber, source: { type: source } } });
}

export function closeAck(forwardLogicalChannelNumber: number): Message {
  return response({ type: 'closeLogicalChannelAck', value: { forwardLogicalChannelNumber } });
}

/** One entry: G.711 A-law. */
export function capabilitySet(sequenceNumber = 1): Message {
  const capability = { type: 'receiveAudioCapability', value: { type: 'g711Alaw64k', value: 20 } } as const;
  const capabilityTable = [{ capabilityTableEntryNumber: 1, capability }];
  return request({ type: 'terminalCapabilitySet', value: { sequenceNumber, protocolIdentifier: '0.0.8.245.0.7', capabilityTable } });
}

/** H.323 8.4.6: pause. */
export function emptySet(sequenceNumber = 1): Message {
  return request({ type: 'terminalCapabilitySet', value: { sequenceNumber, protocolIdentifier: '0.0.8.245.0.7' } });
}
