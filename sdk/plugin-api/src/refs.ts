import { z } from 'zod';

declare const carries: unique symbol;

/** Something a contribution to an extension point always has. */
export interface Contribution {
  /** Unique within its extension point: two contributions with one id are refused at boot. */
  readonly id: string;
  /** Lower runs first; 0 when absent. Contributions of equal order keep the order in which their plugins are listed. */
  readonly order?: number;
  /** What an operator should know of it, a line each: addresses it listens on, dial strings. For `opencvi check` and the start message. */
  describe?(): readonly string[];
}

/**
 * Names a service that one plugin (or core) provides and others need. Identity is the id: two copies of this package agree.
 * The type parameter is carried for the compiler and never read.
 */
export interface ServiceRef<T> {
  readonly kind: 'service';
  readonly id: string;
  readonly token: symbol;
  readonly [carries]?: (value: T) => T;
}

/** Names an extension point: a place where plugins add to the gateway. */
export interface ExtensionPoint<T, A extends 'one' | 'many'> {
  readonly kind: 'point';
  readonly id: string;
  readonly token: symbol;
  readonly arity: A;
  readonly [carries]?: (value: T) => T;
}

/** A service or an extension point: what a plugin may list in `needs`. */
// biome-ignore lint/suspicious/noExplicitAny: the carried type is invariant, so only `any` accepts every ref
export type Ref = ServiceRef<any> | ExtensionPoint<any, 'one'> | ExtensionPoint<any, 'many'>;

/** The contributions to a point, sorted by `order`. Complete once every plugin has been set up; empty before. */
export interface Contributions<T> extends Iterable<T> {
  readonly size: number;
  /** The contribution with this id, if there is one. */
  get(id: string): T | undefined;
}

/** What a ref gives to the plugin that needs it. */
export type Value<R> =
  R extends ServiceRef<infer T> ? T : R extends ExtensionPoint<infer T, infer A> ? (A extends 'one' ? Single<T> : Contributions<T>) : never;

/** The one contribution to a single point. Read it from `onStart` on: during `setup` it may not have been made yet. */
export interface Single<T> {
  readonly value: T;
}

/** The refs a plugin needs, by the name under which `setup` receives them. */
export type Needs = Readonly<Record<string, Ref>>;

/** What `setup` receives for its needs. */
export type Given<N extends Needs> = { readonly [K in keyof N]: Value<N[K]> };

const identifier = z.string().regex(/^[a-z][a-z0-9-]*(\.[a-z][a-z0-9-]*)*$/, 'must be dotted kebab-case, such as "acme.directory"');

function token(kind: string, id: string): symbol {
  return Symbol.for(`opencvi/${kind}/${identifier.parse(id)}`);
}

/**
 * Declares a service.
 * @example `export const directory = service<Directory>('acme.directory');`
 */
export function service<T>(id: string): ServiceRef<T> {
  return Object.freeze({ kind: 'service' as const, id, token: token('service', id) });
}

/**
 * Declares an extension point that takes any number of contributions, ordered.
 * @example `export const prompts = point<PromptPack>('ivr.prompts');`
 */
export function point<T extends Contribution>(id: string): ExtensionPoint<T, 'many'> {
  return Object.freeze({ kind: 'point' as const, id, token: token('point', id), arity: 'many' as const });
}

/** Declares an extension point that takes exactly one contribution; boot fails with none, and with two. */
export function singlePoint<T extends Contribution>(id: string): ExtensionPoint<T, 'one'> {
  return Object.freeze({ kind: 'point' as const, id, token: token('point', id), arity: 'one' as const });
}
