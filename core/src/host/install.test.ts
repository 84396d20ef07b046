import { describe, expect, test } from '@jest/globals';
import {
  type AdminAuth,
  adminAuth,
  clock,
  definePlugin,
  injectable,
  type Logger,
  logger,
  mediaEngine,
  type Plugin,
  type PluginHost,
  service,
  storeDriver,
  use,
} from '@opencvi/plugin-api';
import { z } from 'zod';
import { systemClock } from '../clock/system-clock.ts';
import { gatewaySettings } from '../config/gateway-settings.ts';
import { ContributionBook } from './contributions.ts';
import { installPlugins } from './install.ts';
import { Lifecycle } from './lifecycle.ts';

interface Directory {
  lookUp(name: string): string;
}
const directory = service<Directory>('acme.directory');
const silent: Logger = { debug() {}, info() {}, warn() {}, error() {}, child: () => silent };
const base = { api: 1, config: z.object({}), needs: {} } as const;

function install(plugins: readonly Plugin[], optional: readonly string[] = []) {
  const book = new ContributionBook();
  const lifecycle = new Lifecycle();
  const services = new Map<string, unknown>([
    [clock.id, systemClock],
    [logger.id, silent],
  ]);
  const settings = gatewaySettings.parse({ optional });
  const problems = installPlugins(
    { plugins: plugins.map(plugin => ({ plugin, config: {} })), settings },
    { services, book, lifecycle, log: silent },
  );
  return { problems: problems.map(({ who, what, remedy }) => ({ who, what, remedy })), book, lifecycle };
}

describe('plugins are set up', () => {
  test('in the order of what they need, whatever the list says', () => {
    const order: string[] = [];
    const user = definePlugin({
      ...base,
      name: 'user',
      needs: { directory },
      setup: (_host, given) => void order.push(`user ${given.directory.lookUp('x')}`),
    });
    const provider = definePlugin({
      ...base,
      name: 'provider',
      provides: [directory],
      setup: host => {
        order.push('provider');
        host.provide(directory, { lookUp: name => `found ${name}` });
      },
    });
    expect(install([user, provider]).problems).toEqual([]);
    expect(order).toEqual(['provider', 'user found x']);
  });

  test('with classes whose parameters are injected', () => {
    @injectable()
    class Greeter {
      constructor(@use(directory) readonly people: Directory) {}
    }
    let made: Greeter | undefined;
    const provider = definePlugin({
      ...base,
      name: 'provider',
      provides: [directory],
      setup: host => host.provide(directory, { lookUp: name => name }),
    });
    const user = definePlugin({
      ...base,
      name: 'user',
      needs: { directory },
      setup: host => {
        made = host.create(Greeter);
      },
    });
    expect(install([provider, user]).problems).toEqual([]);
    expect(made?.people.lookUp('a')).toBe('a');
  });
});

describe('boot names plugin, fault and remedy', () => {
  const auth = (id: string): AdminAuth => ({ id, identify: async () => undefined });

  test.each<[string, readonly Plugin[], Partial<ReturnType<typeof install>['problems'][number]>]>([
    [
      'a service nobody provides',
      [definePlugin({ ...base, name: 'acme', needs: { directory }, setup: () => {} })],
      { who: 'acme', what: 'needs acme.directory, which no plugin provides', remedy: 'install a plugin that provides acme.directory' },
    ],
    [
      'two contributions with one id',
      [
        definePlugin({ ...base, name: 'one', setup: host => host.contribute(adminAuth, auth('x')) }),
        definePlugin({ ...base, name: 'two', setup: host => host.contribute(adminAuth, auth('x')) }),
      ],
      { who: 'two', what: 'contributes "x" to auth.admin, as one does already' },
    ],
    [
      'a circle',
      [
        definePlugin({ ...base, name: 'a', needs: { directory }, provides: [service('acme.a')], setup: () => {} }),
        definePlugin({ ...base, name: 'b', needs: { a: service('acme.a') }, provides: [directory], setup: () => {} }),
      ],
      { what: expect.stringContaining('a → b → a') as unknown as string },
    ],
    [
      'another version of the API',
      [definePlugin({ ...base, name: 'old', api: 2 as 1, setup: () => {} })],
      { who: 'old', what: 'was written for version 2 of the plugin API, this gateway speaks 1' },
    ],
    [
      'a plugin that is listed twice',
      [definePlugin({ ...base, name: 'twin', setup: () => {} }), definePlugin({ ...base, name: 'twin', setup: () => {} })],
      { who: 'twin', what: 'is listed twice' },
    ],
    [
      'a promise that is not kept',
      [definePlugin({ ...base, name: 'promises', provides: [directory], setup: () => {} })],
      { who: 'promises', what: 'declares that it provides acme.directory but did not' },
    ],
    [
      'a service that was not declared',
      [definePlugin({ ...base, name: 'sneaky', setup: host => host.provide(directory, { lookUp: name => name }) })],
      { who: 'sneaky', what: 'provides acme.directory without declaring it' },
    ],
    [
      'an exception in setup',
      [
        definePlugin({
          ...base,
          name: 'broken',
          setup: () => {
            throw new Error('out of paper');
          },
        }),
      ],
      { who: 'broken', what: 'failed in setup: out of paper' },
    ],
  ])('%s', (_name, plugins, expected) => {
    expect(install(plugins).problems).toContainEqual(expect.objectContaining(expected));
  });

  test('a class that injects what its plugin did not declare', () => {
    @injectable()
    class Sneaky {
      constructor(@use(directory) readonly people: Directory) {}
    }
    const provider = definePlugin({
      ...base,
      name: 'provider',
      provides: [directory],
      setup: host => host.provide(directory, { lookUp: name => name }),
    });
    const sneaky = definePlugin({ ...base, name: 'sneaky', setup: host => void host.create(Sneaky) });
    expect(install([provider, sneaky]).problems).toEqual([
      expect.objectContaining({ who: 'sneaky', what: expect.stringContaining('failed in setup') }),
    ]);
  });

  test('a point that takes exactly one contribution and has none', () => {
    expect(install([]).book.problems([mediaEngine])).toEqual([
      expect.objectContaining({ who: 'media.engine', what: 'no plugin contributes to it' }),
    ]);
  });

  test('everything together', () => {
    const needy = (name: string) => definePlugin({ ...base, name, needs: { directory }, setup: () => {} });
    expect(install([needy('one'), needy('two')]).problems).toHaveLength(2);
  });

  test('an optional plugin that fails is left out', () => {
    const broken = definePlugin({
      ...base,
      name: 'broken',
      setup: () => {
        throw new Error('out of paper');
      },
    });
    expect(install([broken], ['broken']).problems).toEqual([]);
  });
});

describe('life cycle', () => {
  test('starts in dependency order, stops in reverse, each awaited', async () => {
    const order: string[] = [];
    const hooked = (name: string) =>
      definePlugin({
        ...base,
        name,
        setup: host => {
          host.onStart(async () => void order.push(`start ${name}`));
          host.onStop(async () => {
            await Promise.resolve();
            order.push(`stop ${name}`);
          });
        },
      });
    const { lifecycle } = install([hooked('a'), hooked('b')]);
    expect(await lifecycle.start(() => false)).toBeUndefined();
    await lifecycle.stop({ clock: systemClock, log: silent, deadline: 1_000 });
    expect(order).toEqual(['start a', 'start b', 'stop b', 'stop a']);
  });

  test('the store starts before those who use it and stops after them, wherever it is listed', async () => {
    const order: string[] = [];
    const note = (host: PluginHost, name: string): void => {
      host.onStart(() => void order.push(`start ${name}`));
      host.onStop(() => void order.push(`stop ${name}`));
    };
    const meetings = definePlugin({ ...base, name: 'meetings', needs: { store: storeDriver }, setup: host => note(host, 'meetings') });
    const phone = definePlugin({ ...base, name: 'phone', setup: host => note(host, 'phone') });
    const disks = definePlugin({
      ...base,
      name: 'disks',
      provides: [directory],
      setup: host => {
        host.provide(directory, { lookUp: name => name });
        note(host, 'disks');
      },
    });
    const store = definePlugin({
      ...base,
      name: 'store',
      // In a circle with itself
      needs: { store: storeDriver, directory },
      setup: host => {
        host.contribute(storeDriver, { id: 'store', collection: () => Promise.reject(new Error('unused')) as never });
        note(host, 'store');
      },
    });
    const { lifecycle } = install([phone, meetings, store, disks]);
    await lifecycle.start(() => false);
    await lifecycle.stop({ clock: systemClock, log: silent, deadline: 1_000 });
    expect(order).toEqual([
      ...['start phone', 'start disks', 'start store', 'start meetings'],
      ...['stop meetings', 'stop store', 'stop disks', 'stop phone'],
    ]);
  });

  /** Plugins that note what is asked of them; `store` cannot start. */
  async function startWithout(store: 'needed' | 'optional') {
    const order: string[] = [];
    const hooked = (name: string) =>
      definePlugin({
        ...base,
        name,
        setup: host => {
          host.onStart(() => {
            order.push(`start ${name}`);
            if (name === 'store') throw new Error('the disk is full');
          });
          host.onStart(() => void order.push(`${name} goes on`));
          host.onStop(() => void order.push(`stop ${name}`));
        },
      });
    const unstarted = definePlugin({ ...base, name: 'unstarted', setup: host => host.onStop(() => void order.push('stop unstarted')) });
    const { lifecycle } = install([unstarted, hooked('media'), hooked('store'), hooked('meetings')]);
    const problem = await lifecycle.start(() => store === 'optional');
    await lifecycle.stop({ clock: systemClock, log: silent, deadline: 1_000 });
    return { problem, order };
  }

  test('a plugin that cannot start ends the start: the others are not tried, and what had started is stopped', async () => {
    expect(await startWithout('needed')).toEqual({
      problem: expect.objectContaining({ who: 'store', what: 'could not start: the disk is full' }),
      order: ['start media', 'media goes on', 'start store', 'stop store', 'stop media', 'stop unstarted'],
    });
  });

  test('without an optional plugin the others start', async () => {
    const { problem, order } = await startWithout('optional');
    expect(problem).toBeUndefined();
    expect(order).toEqual([
      ...['start media', 'media goes on', 'start store', 'start meetings', 'meetings goes on'],
      ...['stop meetings', 'stop store', 'stop media', 'stop unstarted'],
    ]);
  });
});
