import type { ChannelRequest, ControlCommand, ControlEvent, ControlOptions } from '../h245/control.ts';
import { ControlMachine } from '../h245/control-machine.ts';
import type { AudioCapability, CapabilitySet, H264Capability } from '../h245/media-capability.ts';
import type { SocketAddress } from '../machine.ts';
import { capabilitySet, request, response } from './control-messages.ts';
import { ControlPeer } from './control-peer.ts';
import { MachinePair } from './machine-pair.ts';
import { Random } from './random.ts';

/** Sound that everybody has: 20 ms a packet. */
export const g711: AudioCapability = { media: 'audio', codec: 'PCMA', framesPerPacket: 20 };

/** 720p30. */
export const h264: H264Capability = {
  media: 'video',
  codec: 'H264',
  maxBitRate: 1_920_000,
  profiles: ['baseline'],
  level: 31,
  packetizationModes: [0, 1],
};

/** What a room system says of itself. */
export const roomCapabilities: CapabilitySet = {
  receive: [{ media: 'audio', codec: 'G722', framesPerPacket: 20 }, g711, h264, { ...h264, role: 'presentation' }],
  digits: { userInput: ['basicString', 'dtmf'], telephoneEvent: 101 },
  h239: true,
};

/** Addresses of documentation (RFC 5737), one for each port. */
export function at(port: number): SocketAddress {
  return { address: '192.0.2.1', port };
}

export function audioChannel(channel: number): ChannelRequest {
  return { channel, session: 1, media: g711, mediaControl: at(5001) };
}

export function videoChannel(channel: number): ChannelRequest {
  return { channel, session: 2, media: h264, payloadType: 109, packetizationMode: 1, mediaControl: at(5003) };
}

/** A gateway's machine, unless a terminal type is given, whose numbers come from a seed. */
export function controlMachine(seed: number, options: Partial<ControlOptions> = {}): ControlMachine {
  const random = new Random(seed);
  return new ControlMachine({ terminalType: 60, random: () => random.between(0, 0xffffff), ...options });
}

/** Two machines that have exchanged capabilities; `left` is the master. */
export function startedPair(options: Partial<ControlOptions> = {}): MachinePair<ControlCommand, ControlEvent> {
  const pair = new MachinePair(controlMachine(1, { terminalType: 60, ...options }), controlMachine(2, { terminalType: 50, ...options }));
  pair.give(pair.left, { type: 'command', command: { do: 'start', capabilities: roomCapabilities } });
  pair.command(pair.right, { do: 'start', capabilities: roomCapabilities });
  pair.left.take();
  pair.right.take();
  return pair;
}

/** A machine that has said nothing yet, and its far side in our hands. */
export function controlPeer(options: Partial<ControlOptions> = {}): ControlPeer {
  return new ControlPeer(controlMachine(3, options));
}

/** The same after the determination and the far side's capabilities. Its terminal type decides: 10 makes us the master, 200 the slave. */
export function determinedPeer(terminalType: number, options: Partial<ControlOptions> = {}): ControlPeer {
  const peer = controlPeer(options);
  peer.say(request({ type: 'masterSlaveDetermination', value: { terminalType, statusDeterminationNumber: 1 } }));
  peer.say(response({ type: 'masterSlaveDeterminationAck', value: { decision: { type: terminalType < 60 ? 'master' : 'slave' } } }));
  peer.say(capabilitySet());
  return peer;
}
