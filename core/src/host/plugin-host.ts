import {
  type Contribution,
  type ExtensionPoint,
  type Logger,
  logger,
  type Plugin,
  type PluginHost,
  type Ref,
  type ServiceRef,
} from '@opencvi/plugin-api';
import { PluginContainer } from '../di/container.ts';
import type { BootProblem } from './boot-error.ts';
import type { ContributionBook } from './contributions.ts';
import type { Lifecycle } from './lifecycle.ts';

/** What plugins share while they are set up. */
export interface HostParts {
  readonly services: Map<string, unknown>;
  readonly book: ContributionBook;
  readonly lifecycle: Lifecycle;
  readonly log: Logger;
}

/** Runs one plugin's `setup` with what it declared, and answers everything that is wrong with it. */
export function setUpPlugin(plugin: Plugin, config: unknown, parts: HostParts): BootProblem[] {
  const { name } = plugin.spec;
  const problems: BootProblem[] = [];
  const container = new PluginContainer();
  const given: Record<string, unknown> = { config };
  for (const [key, ref] of Object.entries(plugin.spec.needs as Record<string, Ref>)) {
    given[key] = valueFor(ref, name, parts);
    container.bind(ref, given[key]);
  }
  const provided = new Set<string>();
  const host: PluginHost = {
    contribute: (to, value) => {
      const problem = parts.book.add(to as ExtensionPoint<unknown, 'one' | 'many'>, { plugin: name, value: value as Contribution });
      if (problem) problems.push(problem);
    },
    provide: (as, value) => {
      if (!declares(plugin, as)) problems.push(undeclared(name, as));
      provided.add(as.id);
      parts.services.set(as.id, value);
    },
    create: type => container.create(type),
    onStart: hook => parts.lifecycle.onStart(name, hook),
    onStop: hook => parts.lifecycle.onStop(name, hook),
  };
  try {
    plugin.spec.setup(host, given as never);
  } catch (cause) {
    return [...problems, { who: name, what: `failed in setup: ${cause instanceof Error ? cause.message : String(cause)}`, cause }];
  }
  for (const ref of plugin.spec.provides ?? []) {
    if (!provided.has(ref.id))
      problems.push({
        who: name,
        what: `declares that it provides ${ref.id} but did not`,
        remedy: `call host.provide for ${ref.id} in setup`,
      });
  }
  return problems;
}

function declares(plugin: Plugin, ref: { readonly id: string }): boolean {
  return (plugin.spec.provides ?? []).some(other => other.id === ref.id);
}

function undeclared(who: string, ref: { readonly id: string }): BootProblem {
  return { who, what: `provides ${ref.id} without declaring it`, remedy: `add it to the plugin's "provides"` };
}

function valueFor(ref: Ref, plugin: string, parts: HostParts): unknown {
  if (ref.kind === 'point')
    return ref.arity === 'one'
      ? parts.book.single(ref as ExtensionPoint<unknown, 'one'>)
      : parts.book.many(ref as ExtensionPoint<unknown, 'many'>);
  return (ref as ServiceRef<unknown>).id === logger.id ? parts.log.child({ plugin }) : parts.services.get(ref.id);
}
