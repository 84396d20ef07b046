import type * as Schema from '../generated/multimedia-system-control.ts';
import type { CapabilitySet } from './media-capability.ts';
import type { Outlet } from './outlet.ts';

/** Digits of one message or command; more is nobody's intention. */
const MAX_DIGITS = 128;

/** User input from the far side: digits in whatever form. */
export function onUserInput(outlet: Outlet, input: Schema.UserInputIndication) {
  switch (input.type) {
    case 'alphanumeric':
      return tell(outlet, input.value, 'alphanumeric', false);
    case 'extendedAlphanumeric':
      return tell(outlet, input.value.alphanumeric, 'alphanumeric', input.value.rtpPayloadIndication !== undefined);
    case 'signal':
      return tell(outlet, input.value.signalType, 'signal', input.value.rtpPayloadIndication !== undefined);
    default:
      return outlet.ignore(`userInput.${input.type}`);
  }
}

/** A hookflash (`!`), and text that is no digit, are left alone. */
function tell(outlet: Outlet, text: string, how: 'signal' | 'alphanumeric', alsoInRtp: boolean) {
  const digits = digitsIn(text);
  if (digits === '') return outlet.ignore(`userInput.${how}`);
  outlet.tell({ type: 'digits', digits, how, ...(alsoInRtp && { alsoInRtp }) });
}

/** By what the far side takes: signal where it says dtmf, otherwise alphanumeric, which every H.323 endpoint takes (H.323 6.2.8.5). */
export function sendDigits(
  outlet: Outlet,
  text: string,
  how: 'signal' | 'alphanumeric' | undefined,
  remote: CapabilitySet | undefined,
): void {
  const digits = digitsIn(text);
  const chosen = how ?? (remote?.digits.userInput.includes('dtmf') ? 'signal' : 'alphanumeric');
  if (digits === '') outlet.ignore('digits: there are none');
  else if (chosen === 'alphanumeric') outlet.indication({ type: 'userInput', value: { type: 'alphanumeric', value: digits } });
  else for (const signalType of digits) outlet.indication({ type: 'userInput', value: { type: 'signal', value: { signalType } } });
}

function digitsIn(text: string): string {
  return text
    .slice(0, MAX_DIGITS)
    .toUpperCase()
    .replaceAll(/[^0-9#*A-D]/g, '');
}
