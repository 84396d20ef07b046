import type * as Schema from '../generated/multimedia-system-control.ts';
import { audioFrom } from './audio-capability.ts';
import type { CapabilityTable } from './capability-table.ts';
import { nameOf } from './data-type.ts';
import { standardId } from './generic-parameters.ts';
import type { CapabilitySet, DigitCapability, MediaCapability } from './media-capability.ts';
import { packetizationModesOf } from './packetization.ts';
import { videoFrom } from './video-capability.ts';

/** H.239 7.1.1: h239ControlCapability. */
export const H239_CONTROL = '0.0.8.239.1.1';

/** What the far side is able to do, by what it has said so far. */
export function capabilitySetFrom(table: CapabilityTable): CapabilitySet {
  const modes = packetizationModesOf(table.multiplex);
  const usable = table.usable();
  const receive = distinct(usable.filter(isReceive).map(capability => read(capability, modes)));
  const transmit = distinct(usable.filter(isTransmit).map(capability => read(capability, modes)));
  // Some list only media in their descriptors: for what is no medium the table is enough
  const all = table.all();
  return {
    receive,
    ...(transmit.length > 0 && { transmit }),
    digits: digitsOf(all),
    ...(all.some(isH239Control) && { h239: true }),
  };
}

function isReceive({ type }: Schema.Capability): boolean {
  return type.startsWith('receive');
}

function isTransmit({ type }: Schema.Capability): boolean {
  return type.startsWith('transmit') || type.startsWith('receiveAndTransmit');
}

interface ReadCapability {
  readonly modes: string;
  /** Each under a key that it shares with those that say the same. */
  readonly media: readonly (readonly [key: string, media: MediaCapability])[];
}

/** Most entries of a set that is said again are those of the last one. */
const alreadyRead = new WeakMap<Schema.Capability, ReadCapability>();

function read(capability: Schema.Capability, modes: readonly (0 | 1)[]): ReadCapability {
  const known = alreadyRead.get(capability);
  if (known?.modes === modes.join()) return known;
  const media = mediaOf(capability, modes).map(each => [JSON.stringify(each), each] as const);
  const result = { modes: modes.join(), media };
  alreadyRead.set(capability, result);
  return result;
}

/** What is neither sound, pictures nor data is no medium. */
function mediaOf(capability: Schema.Capability, modes: readonly (0 | 1)[]): readonly MediaCapability[] {
  switch (capability.type) {
    case 'receiveAudioCapability':
    case 'transmitAudioCapability':
    case 'receiveAndTransmitAudioCapability':
      return [audioFrom(capability.value) ?? unknown(capability.type, capability.value)];
    case 'receiveVideoCapability':
    case 'transmitVideoCapability':
    case 'receiveAndTransmitVideoCapability': {
      const video = videoFrom(capability.value, modes);
      return video.length > 0 ? video : [unknown(capability.type, capability.value)];
    }
    case 'receiveDataApplicationCapability':
    case 'transmitDataApplicationCapability':
    case 'receiveAndTransmitDataApplicationCapability':
      return [unknown(capability.type, capability.value.application)];
    default:
      return [];
  }
}

function unknown(type: string, value: { readonly type: string; readonly value?: unknown }): MediaCapability {
  return { media: 'unknown', name: `${type}.${nameOf(value)}` };
}

/** Without duplicates. */
function distinct(capabilities: readonly ReadCapability[]): readonly MediaCapability[] {
  return [...new Map(capabilities.flatMap(({ media }) => media)).values()];
}

const understood = ['basicString', 'iA5String', 'generalString', 'dtmf', 'hookflash'] as const;

function digitsOf(capabilities: readonly Schema.Capability[]): DigitCapability {
  const types = new Set(capabilities.filter(isUserInput).map(({ value }) => value.type));
  const event = capabilities.find(({ type }) => type === 'receiveRTPAudioTelephonyEventCapability');
  const telephoneEvent = event?.type === 'receiveRTPAudioTelephonyEventCapability' ? event.value.dynamicRTPPayloadType : undefined;
  return {
    userInput: understood.filter(type => types.has(type)),
    ...(telephoneEvent !== undefined && { telephoneEvent }),
  };
}

type UserInput = Extract<Schema.Capability, { value: Schema.UserInputCapability; type: `receive${string}UserInputCapability` }>;

function isUserInput(capability: Schema.Capability): capability is UserInput {
  return capability.type === 'receiveUserInputCapability' || capability.type === 'receiveAndTransmitUserInputCapability';
}

function isH239Control(capability: Schema.Capability): boolean {
  return capability.type === 'genericControlCapability' && standardId(capability.value.capabilityIdentifier) === H239_CONTROL;
}
