import { bearerCapability } from './bearer-capability.ts';
import { cause } from './cause.ts';
import type { ElementCodec } from './element-codec.ts';
import type { InformationElement, Q931Message } from './message.ts';
import { calledPartyNumber, callingPartyNumber, connectedNumber, redirectingNumber } from './party-number.ts';
import { callState, display, facility, keypadFacility, notificationIndicator, signal, userUser } from './plain-elements.ts';
import { progressIndicator } from './progress-indicator.ts';

/** The elements of H.225.0 (7.2.2), in the order of their identifiers, in which they must come (Q.931 4.5.1). */
const codecs = {
  bearerCapability,
  cause,
  callState,
  facility,
  progressIndicator,
  notificationIndicator,
  display,
  keypadFacility,
  signal,
  connectedNumber,
  callingPartyNumber,
  calledPartyNumber,
  redirectingNumber,
  userUser,
} as const;

const inOrder = Object.entries(codecs);

export type Q931ElementName = keyof typeof codecs;

/** What an element says. */
export type Q931ElementValue<N extends Q931ElementName> = (typeof codecs)[N] extends ElementCodec<infer T> ? T : never;

/** Elements by their names. */
export type Q931Elements = { readonly [N in Q931ElementName]?: Q931ElementValue<N> };

/** What the first element of a name says; undefined when there is none, or when it makes no sense. */
export function elementOf<N extends Q931ElementName>({ elements }: Q931Message, name: N): Q931ElementValue<N> | undefined {
  const codec = codecs[name] as unknown as ElementCodec<Q931ElementValue<N>>;
  const found = elements.find(({ id, codeset = 0 }) => id === codec.id && codeset === 0);
  return found && codec.parse(found.contents);
}

/** Elements of a message, in their order. */
export function elementsFrom(values: Q931Elements): InformationElement[] {
  return inOrder.flatMap(([name, codec]) => {
    const value = values[name as Q931ElementName];
    return value === undefined ? [] : [{ id: codec.id, contents: (codec as ElementCodec<unknown>).serialize(value) }];
  });
}
