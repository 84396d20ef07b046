import type { z } from 'zod';
import type { MetricDescriptions } from './metric-description.ts';
import type { ExtensionPoint, Given, Needs, ServiceRef } from './refs.ts';

/** The major version of this API; a plugin written for another is refused at boot. */
export const apiVersion = 1;

/** What a plugin may do while it is set up. Everything here is synchronous and without I/O; I/O belongs into `onStart`. */
export interface PluginHost {
  /** Adds to an extension point. */
  // biome-ignore lint/suspicious/noExplicitAny: the arity does not matter to the contributor
  contribute<T>(to: ExtensionPoint<T, any>, value: NoInfer<T>): void;
  /** Provides a service that this plugin listed in `provides`. */
  provide<T>(as: ServiceRef<T>, value: NoInfer<T>): void;
  /** Builds a class whose constructor parameters are marked with `use(ref)`. */
  // biome-ignore lint/suspicious/noExplicitAny: constructor parameters are checked one by one by `use`
  create<T>(type: new (...args: any[]) => T): T;
  /** Runs when the gateway starts, in dependency order, awaited. Protocols listen after every hook has finished. */
  onStart(hook: () => void | Promise<void>): void;
  /** Runs when the gateway stops, in reverse order, awaited with a deadline. */
  onStop(hook: () => void | Promise<void>): void;
}

/** The definition of a plugin: pure data and one function. */
export interface PluginSpec<C extends z.ZodType, N extends Needs> {
  /** Unique, kebab-case; the key of its settings in the configuration file. */
  readonly name: string;
  /** The major version of the plugin API this plugin was written for. */
  readonly api: typeof apiVersion;
  /** One sentence for `opencvi plugins`. */
  readonly description?: string;
  /** Settings: validated at boot, documented by the JSON Schema. */
  readonly config: C;
  /** What this plugin counts and measures, by the names it gives to `Metrics`. */
  readonly metrics?: MetricDescriptions;
  /** Services and points this plugin uses. */
  readonly needs: N;
  /** Services this plugin provides; lets the host order plugins before it runs any. */
  // biome-ignore lint/suspicious/noExplicitAny: the carried type is invariant, so only `any` accepts every ref
  readonly provides?: readonly ServiceRef<any>[];
  /** Contributes and provides. No I/O, hence not async. */
  setup(host: PluginHost, given: Given<N> & { readonly config: z.output<C> }): void;
}

/** A plugin, with the settings that a profile gave it. */
// biome-ignore lint/suspicious/noExplicitAny: a list of plugins holds every combination of settings and needs
export interface Plugin<C extends z.ZodType = any> {
  readonly kind: 'plugin';
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly spec: PluginSpec<C, any>;
  /** Settings from the profile; the configuration file is laid over them. */
  readonly settings: z.input<C> | undefined;
  /** The same plugin with settings, for profiles. */
  with(settings: z.input<C>): Plugin<C>;
}

/**
 * Defines a plugin. See the package's README for a whole one.
 * @example `export const hello = definePlugin({ name: 'hello', api: 1, config: z.object({}), needs: { log: logger }, setup(_host, { log }) { log.info('hello'); } });`
 */
export function definePlugin<C extends z.ZodType, const N extends Needs>(spec: PluginSpec<C, N>): Plugin<C> {
  const withSettings = (settings: z.input<C> | undefined): Plugin<C> =>
    Object.freeze({ kind: 'plugin' as const, spec, settings, with: withSettings });
  return withSettings(undefined);
}
