import 'reflect-metadata';
import { inject } from 'tsyringe';
import type { Ref, Value } from './refs.ts';

export { injectable } from 'tsyringe';

/**
 * Injects a ref into a constructor parameter of a class built by `host.create`. The compiler checks the parameter's type against
 * the ref: a mismatch makes the parameter index unassignable to `never`.
 * @example `constructor(@use(logger) private readonly log: Logger) {}`
 */
export function use<R extends Ref>(ref: R) {
  // biome-ignore lint/suspicious/noExplicitAny: any constructor may be decorated; its parameter is checked by index
  return <K extends abstract new (...args: any) => any, I extends number>(
    type: K,
    key: undefined,
    index: Value<R> extends ConstructorParameters<K>[I] ? I : never,
  ): void => inject(ref.token)(type as never, key, index as number);
}
