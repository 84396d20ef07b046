import type * as Schema from '../generated/multimedia-system-control.ts';
import { nameOf } from './data-type.ts';
import type { Outlet } from './outlet.ts';

/** MRSE, incoming (H.245 C.9): the far side says what it would like to be sent. */
export class ModeRequest {
  readonly #outlet: Outlet;
  #asked: number | undefined;

  constructor(outlet: Outlet) {
    this.#outlet = outlet;
  }

  /** A newer request takes the place of one that is not answered yet. */
  onRequest({ sequenceNumber, requestedModes }: Schema.RequestMode): void {
    this.#asked = sequenceNumber;
    this.#outlet.tell({ type: 'modeRequested', modes: requestedModes.map(describe) });
  }

  onRelease(): void {
    this.#asked = undefined;
  }

  answer(accepted: boolean) {
    const sequenceNumber = this.#asked;
    if (sequenceNumber === undefined) return this.#outlet.ignore('modeAnswer: no mode is requested');
    this.#asked = undefined;
    if (accepted)
      this.#outlet.response({ type: 'requestModeAck', value: { sequenceNumber, response: { type: 'willTransmitMostPreferredMode' } } });
    else this.#outlet.response({ type: 'requestModeReject', value: { sequenceNumber, cause: { type: 'requestDenied' } } });
  }
}

/** `audioMode.g722-64k + videoMode.genericVideoMode.0.0.8.241.0.0.1`. */
function describe(mode: Schema.ModeDescription): string {
  return mode.map(({ type }) => ('value' in type && isNamed(type.value) ? `${type.type}.${nameOf(type.value)}` : type.type)).join(' + ');
}

function isNamed(value: unknown): value is { readonly type: string } {
  return typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';
}
