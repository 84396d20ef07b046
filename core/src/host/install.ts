import { apiVersion, type Plugin } from '@opencvi/plugin-api';
import type { LoadedConfig } from '../config/load-config.ts';
import type { BootProblem } from './boot-error.ts';
import { orderPlugins, startOrder } from './order.ts';
import { type HostParts, setUpPlugin } from './plugin-host.ts';

/** Checks, orders and sets up every plugin. Answers everything that is wrong, together; optional plugins that fail are left out. */
export function installPlugins({ plugins, settings }: Pick<LoadedConfig, 'plugins' | 'settings'>, parts: HostParts): BootProblem[] {
  const all = plugins.map(({ plugin }) => plugin);
  const { ordered, problems } = orderPlugins(all, new Set(parts.services.keys()));
  const found = [...definitionProblems(all), ...problems];
  // With a gap or a circle, setting up would only report its consequences
  if (found.length > 0) return found;
  const configs = new Map(plugins.map(({ plugin, config }) => [plugin, config]));
  const failed = ordered.flatMap(plugin => {
    const failures = setUpPlugin(plugin, configs.get(plugin), parts);
    if (failures.length === 0 || !settings.optional.includes(plugin.spec.name)) return failures;
    for (const { what } of failures) parts.log.warn('optional plugin failed', { plugin: plugin.spec.name, what });
    return [];
  });
  parts.lifecycle.arrange(startOrder(ordered, point => parts.book.filledBy(point)));
  return failed;
}

function definitionProblems(plugins: readonly Plugin[]): BootProblem[] {
  const names = plugins.map(plugin => plugin.spec.name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...twice.map(name => ({ who: name, what: 'is listed twice', remedy: 'list it once, with the settings of both' })),
    ...plugins
      .filter(plugin => plugin.spec.api !== apiVersion)
      .map(plugin => ({
        who: plugin.spec.name,
        what: `was written for version ${String(plugin.spec.api)} of the plugin API, this gateway speaks ${apiVersion}`,
        remedy: 'install a version of the plugin, or of the gateway, that fits the other',
      })),
  ];
}
