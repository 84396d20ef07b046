import { expect, test } from '@jest/globals';
import { type CliCommand, cliCommands } from '@opencvi/plugin-api';
import { testPhone } from './index.ts';

test('the plugin brings the command along', () => {
  const commands: CliCommand[] = [];
  const host = { contribute: (to: unknown, value: CliCommand) => void (to === cliCommands && commands.push(value)) };
  testPhone.spec.setup(host as never, { clock: {}, config: {} } as never);
  expect(commands.map(({ id, usage }) => [id, usage])).toEqual([['dial', 'dial <address>']]);
});
