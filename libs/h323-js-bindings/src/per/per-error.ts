/** What can be wrong with an encoding or with a value. */
export type PerErrorCode =
  /** The bytes end before the value does. */
  | 'truncated'
  /** The bytes break X.691, or a constraint of the type. */
  | 'invalid-encoding'
  /** The value to encode is not one of the type. */
  | 'invalid-value'
  /** One of the limits of the decoder. */
  | 'limit';

/** The only error that `decode` and `encode` throw. */
export class PerError extends Error {
  override readonly name = 'PerError';
  readonly code: PerErrorCode;
  /** Where in the value: `request.terminalCapabilitySet.capabilityTable.3`. */
  readonly path: string;
  /** Where in the encoding, from its first bit. */
  readonly bitOffset: number;

  constructor(fault: Fault) {
    const path = fault.path.toReversed().join('.');
    super(`${fault.detail} at ${path || 'the top'}, bit ${fault.bitOffset}`);
    this.code = fault.code;
    this.path = path;
    this.bitOffset = fault.bitOffset;
  }
}

/** An error on its way up: names are added as it climbs. Not an Error, because a stack costs more than the decoding of a hostile message. */
export class Fault {
  readonly code: PerErrorCode;
  readonly detail: string;
  readonly bitOffset: number;
  readonly path: string[] = [];

  constructor(code: PerErrorCode, detail: string, bitOffset: number) {
    this.code = code;
    this.detail = detail;
    this.bitOffset = bitOffset;
  }
}

/** Adds the name of a component to a fault that passes it. */
export function within(error: unknown, name: string | number): unknown {
  if (error instanceof Fault) error.path.push(String(name));
  return error;
}
