import type { HttpAnswer } from '@opencvi/plugin-api';
import type { FaultWords } from '../faults/http-fault.ts';
import { EntraError } from './entra-error.ts';

type Word = ConstructorParameters<typeof EntraError>[0];

/** What Entra says with a status, where the fault names no AADSTS number of its own. */
const usual: Readonly<Record<number, readonly [Word, number]>> = {
  401: ['invalid_client', 7000215],
  403: ['unauthorized_client', 700016],
  429: ['temporarily_unavailable', 90055],
};

/** A fault as Entra writes it: `code` may be an AADSTS number, with or without those letters. */
export function entraFault({ status, code, message }: FaultWords, now: number): HttpAnswer {
  const [word, number] =
    usual[status] ?? (status >= 500 ? ['temporarily_unavailable' as const, 90033] : ['invalid_request' as const, 900144]);
  const own = Number(/^(?:AADSTS)?(\d+)$/.exec(code ?? '')?.[1] ?? number);
  return { status, json: new EntraError(word, own, message).body(now) };
}
