import { CallError, cliCommands, definePlugin, defineProfile, mediaEngine, storeDriver, UsageError } from '@opencvi/plugin-api';
import { z } from 'zod';

/** The least a gateway needs, and a command; for tests of the command line. */
const runnablePlugin = definePlugin({
  name: 'runnable-plugin',
  api: 1,
  description: 'The least a gateway needs',
  config: z.object({ greeting: z.string().default('hello').describe('What is said') }),
  needs: {},
  setup(host, { config }) {
    host.contribute(mediaEngine, {
      id: 'none',
      open: async () => {
        throw new CallError({ code: 'unavailable', by: 'gateway' });
      },
    });
    host.contribute(storeDriver, {
      id: 'none',
      collection: () => ({ put: async () => {}, get: async () => undefined, list: async () => [], trim: async () => 0 }),
    });
    host.contribute(cliCommands, {
      id: 'greet',
      usage: 'greet <name>',
      summary: 'greets somebody',
      options: [{ flags: '--loud', summary: 'louder' }],
      run: async ({ args, options, print }) => {
        if (args[0] === '') throw new UsageError('say whom to greet');
        if (args[0] === '-') throw Object.assign(new Error('nobody is called -'), { name: 'UsageError' });
        print(`${config.greeting} ${args[0]}${options.loud ? '!' : ''}`);
        return args[0] === 'nobody' ? 3 : 0;
      },
    });
    host.contribute(cliCommands, {
      id: 'fetch',
      usage: 'fetch <path>',
      summary: 'asks the running gateway',
      asksGateway: true,
      run: async ({ args, gateway, print }) => {
        print(JSON.stringify(await gateway.ask('POST', String(args[0]), { body: { from: 'a plugin' } })));
        return 0;
      },
    });
  },
});

export const runnableProfile = defineProfile({ name: 'runnable', description: 'For tests', plugins: [runnablePlugin] });
