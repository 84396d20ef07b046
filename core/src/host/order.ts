import type { Plugin, Ref } from '@opencvi/plugin-api';
import type { BootProblem } from './boot-error.ts';

/**
 * Orders plugins so that whoever provides a service comes before whoever needs it; otherwise the listed order stays. Gaps and cycles are
 * all reported together.
 */
export function orderPlugins(plugins: readonly Plugin[], builtin: ReadonlySet<string>): { ordered: Plugin[]; problems: BootProblem[] } {
  const providers = providersOf(plugins);
  const problems = [...gaps(plugins, providers, builtin), ...doubles(plugins)];
  const ordered: Plugin[] = [];
  const state = new Map<Plugin, 'open' | 'done'>();
  const visit = (plugin: Plugin, path: readonly Plugin[]): void => {
    if (state.get(plugin) === 'done') return;
    if (state.get(plugin) === 'open') {
      const cycle = [...path.slice(path.indexOf(plugin)), plugin].map(one => one.spec.name).join(' → ');
      problems.push({
        who: plugin.spec.name,
        what: `plugins need each other in a circle: ${cycle}`,
        remedy: 'move the shared service to a plugin of its own',
      });
      return;
    }
    state.set(plugin, 'open');
    for (const id of servicesNeeded(plugin)) {
      const provider = providers.get(id);
      if (provider) visit(provider, [...path, plugin]);
    }
    state.set(plugin, 'done');
    ordered.push(plugin);
  };
  for (const plugin of plugins) visit(plugin, []);
  return { ordered, problems };
}

/**
 * The order in which plugins start, known once they are set up: after the providers of their services, and after whoever fills a point that
 * takes one contribution, such as the store. In a circle the order of set-up stays.
 */
export function startOrder(
  plugins: readonly Plugin[],
  filledBy: (point: { readonly id: string }) => string | undefined,
): readonly string[] {
  const byName = new Map(plugins.map(plugin => [plugin.spec.name, plugin]));
  const providers = providersOf(plugins);
  const before = (ref: Ref): Plugin | undefined => {
    if (ref.kind === 'service') return providers.get(ref.id);
    return ref.arity === 'one' ? byName.get(filledBy(ref) ?? '') : undefined;
  };
  const visited = new Set<Plugin>();
  const ordered: string[] = [];
  const visit = (plugin: Plugin): void => {
    if (visited.has(plugin)) return;
    visited.add(plugin);
    for (const ref of Object.values(plugin.spec.needs as Record<string, Ref>)) {
      const other = before(ref);
      if (other) visit(other);
    }
    ordered.push(plugin.spec.name);
  };
  for (const plugin of plugins) visit(plugin);
  return ordered;
}

function servicesNeeded(plugin: Plugin): string[] {
  const refs = Object.values(plugin.spec.needs) as readonly { kind: string; id: string }[];
  return refs.filter(ref => ref.kind === 'service').map(ref => ref.id);
}

function providersOf(plugins: readonly Plugin[]): Map<string, Plugin> {
  return new Map(plugins.flatMap(plugin => (plugin.spec.provides ?? []).map(ref => [ref.id, plugin] as const)));
}

function gaps(plugins: readonly Plugin[], providers: ReadonlyMap<string, Plugin>, builtin: ReadonlySet<string>): BootProblem[] {
  return plugins.flatMap(plugin =>
    servicesNeeded(plugin)
      .filter(id => !providers.has(id) && !builtin.has(id))
      .map(id => ({
        who: plugin.spec.name,
        what: `needs ${id}, which no plugin provides`,
        remedy: `install a plugin that provides ${id}`,
      })),
  );
}

function doubles(plugins: readonly Plugin[]): BootProblem[] {
  const seen = new Map<string, Plugin>();
  const problems: BootProblem[] = [];
  for (const plugin of plugins) {
    for (const { id } of plugin.spec.provides ?? []) {
      const other = seen.get(id);
      if (other)
        problems.push({
          who: plugin.spec.name,
          what: `provides ${id}, as ${other.spec.name} does already`,
          remedy: 'leave one of the two out',
        });
      seen.set(id, plugin);
    }
  }
  return problems;
}
