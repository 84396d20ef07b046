import path from 'node:path';
import type { Plugin, Profile } from '@opencvi/plugin-api';
import type { z } from 'zod';
import type { BootProblem } from '../host/boot-error.ts';
import { BootError } from '../host/boot-error.ts';
import { checkValue, suggestion, type ValueProblem } from './check-value.ts';
import { ConfigSource, type KeyPath } from './config-source.ts';
import { environmentLayer } from './environment.ts';
import { type GatewaySettings, gatewaySettings } from './gateway-settings.ts';
import { loadPlugins, loadProfile } from './load-module.ts';
import { isPlainObject, merge } from './merge.ts';
import { resolveSecrets } from './secrets.ts';

/** A configuration that is valid: what to run, with which settings. */
export interface LoadedConfig {
  readonly settings: GatewaySettings;
  readonly profile: Profile;
  readonly plugins: readonly { readonly plugin: Plugin; readonly config: unknown }[];
}

/** Where a configuration comes from. */
export interface ConfigInput {
  /** YAML file; the defaults alone when absent. */
  readonly file?: string | undefined;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folder that relative paths start from when there is no file. */
  readonly cwd: string;
  /** Wins over the file's, as `--profile` does. */
  readonly profile?: string | undefined;
}

/**
 * Loads profile, file and environment, in that order of growing precedence. Throws a `BootError` with every problem, each with file, line,
 * key, what was expected and the nearest valid name.
 */
export async function loadConfig(input: ConfigInput): Promise<LoadedConfig> {
  const source = input.file === undefined ? undefined : ConfigSource.read(input.file);
  const loader = new ConfigLoader(input, source);
  return loader.load();
}

class ConfigLoader {
  readonly #problems: BootProblem[] = [];
  readonly #variables = new Map<string, string>();
  readonly #input: ConfigInput;
  readonly #source: ConfigSource | undefined;
  readonly #folder: string;

  constructor(input: ConfigInput, source: ConfigSource | undefined) {
    this.#input = input;
    this.#source = source;
    this.#folder = input.file === undefined ? input.cwd : path.dirname(path.resolve(input.cwd, input.file));
  }

  async load(): Promise<LoadedConfig> {
    for (const { position, message } of this.#source?.syntaxErrors() ?? []) {
      this.#problems.push({ who: `${position.file}:${position.line}:${position.column}`, what: message });
    }
    this.#failIfAny();
    const file = this.#source?.value ?? {};
    if (!isPlainObject(file)) throw new BootError([{ who: this.#input.file ?? 'configuration', what: 'expected settings (key: value)' }]);
    const profile = await this.#profile(file);
    const plugins = [...profile.plugins, ...(await this.#furtherPlugins(file))];
    const raw = this.#withEnvironment(merge(profile.settings ?? {}, withoutEmptySections(file)) as Record<string, unknown>, plugins);
    const settings = this.#check(gatewaySettings, raw, []);
    const configured = this.#configurePlugins(plugins, raw);
    this.#failIfAny();
    if (settings === undefined) throw new BootError(this.#problems);
    const tenants =
      settings.tenants.length > 0 ? settings.tenants : this.#check(gatewaySettings.shape.tenants, profile.tenants ?? [], ['tenants']);
    this.#failIfAny();
    return {
      settings: { ...settings, tenants: tenants ?? [], data: path.resolve(this.#input.cwd, settings.data) },
      profile,
      plugins: configured,
    };
  }

  async #profile(file: Record<string, unknown>): Promise<Profile> {
    const fromEnvironment = this.#input.environment.OPENCVI_PROFILE;
    const name = this.#input.profile ?? fromEnvironment ?? file.profile ?? gatewaySettings.shape.profile.parse(undefined);
    try {
      return await loadProfile(String(name), this.#folder);
    } catch (cause) {
      const what = `profile "${String(name)}" cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`;
      // One that is there and broken is not helped by a list of others
      const isAbsent = cause instanceof Error && cause.message.startsWith('there is no ');
      const remedy = isAbsent ? { remedy: 'see "opencvi profiles" for those that come along' } : {};
      throw new BootError([{ who: this.#where(['profile']), what, ...remedy, cause }]);
    }
  }

  async #furtherPlugins(file: Record<string, unknown>): Promise<Plugin[]> {
    const names = Array.isArray(file.load) ? file.load : [];
    const loaded = await Promise.all(
      names.map(async (name, index) => {
        try {
          return await loadPlugins(String(name), this.#folder);
        } catch (cause) {
          const what = `plugin "${String(name)}" cannot be loaded: ${cause instanceof Error ? cause.message : String(cause)}`;
          this.#problems.push({ who: this.#where(['load', index]), what, cause });
          return [];
        }
      }),
    );
    return loaded.flat();
  }

  #withEnvironment(file: Record<string, unknown>, plugins: readonly Plugin[]): Record<string, unknown> {
    const schemas = new Map(plugins.map(plugin => [plugin.spec.name, plugin.spec.config as z.ZodType]));
    const { entries, problems } = environmentLayer(this.#input.environment, gatewaySettings, schemas);
    for (const { variable, message } of problems) this.#problems.push({ who: variable, what: message });
    let raw: unknown = file;
    for (const { path: keys, value, variable } of entries) {
      this.#variables.set(keys.join('.'), variable);
      raw = merge(
        raw,
        keys.reduceRight<unknown>((inner, key) => ({ [key]: inner }), value),
      );
    }
    return raw as Record<string, unknown>;
  }

  #configurePlugins(plugins: readonly Plugin[], raw: Record<string, unknown>): LoadedConfig['plugins'] {
    const given = isPlainObject(raw.plugins) ? raw.plugins : {};
    const names = plugins.map(plugin => plugin.spec.name);
    for (const name of Object.keys(given).filter(key => !names.includes(key))) {
      const what = `no plugin "${name}" is loaded${suggestion(name, names)}`;
      this.#problems.push({ who: this.#where(['plugins', name]), what, remedy: 'name its package under "load", or remove its settings' });
    }
    return (
      plugins
        // `true`, a list, a text: the gateway's own schema tells what may stand there
        .filter(({ spec: { name } }) => isPlainObject(given[name] ?? {}))
        .map(plugin => {
          const merged = merge(plugin.settings ?? {}, given[plugin.spec.name] ?? {});
          return { plugin, config: this.#check(plugin.spec.config, merged, ['plugins', plugin.spec.name]) };
        })
    );
  }

  /** Parses and resolves secrets; problems are kept with their place. */
  #check<T>(schema: z.ZodType<T>, value: unknown, at: KeyPath): T | undefined {
    const checked = checkValue(schema, value);
    if ('problems' in checked) {
      this.#report(checked.problems, at);
      return undefined;
    }
    this.#report(resolveSecrets(checked.value, this.#input.environment), at);
    return checked.value;
  }

  #report(problems: readonly ValueProblem[], at: KeyPath): void {
    for (const { path: keys, message } of problems) {
      const whole = [...at, ...keys];
      this.#problems.push({ who: this.#where(whole), what: `${whole.join('.')}: ${message}` });
    }
  }

  #where(keys: KeyPath): string {
    const variable = this.#variables.get(keys.join('.'));
    if (variable) return variable;
    const position = this.#source?.position(keys);
    return position ? `${position.file}:${position.line}:${position.column}` : (this.#input.file ?? 'profile or defaults');
  }

  #failIfAny(): void {
    if (this.#problems.length > 0) throw new BootError(this.#problems);
  }
}

/** A section whose lines are all commented out is as good as absent. */
function withoutEmptySections(file: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(file).filter(([, value]) => value !== null));
}
