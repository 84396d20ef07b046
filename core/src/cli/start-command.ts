import type { Command } from 'commander';
import { runGateway } from '../run-gateway.ts';
import { type CliContext, type CommonOptions, configOf } from './cli-context.ts';

/** `opencvi start`: runs the gateway. */
export function startCommand(program: Command, context: CliContext, done: (code: number) => void): void {
  program
    .command('start', { isDefault: true })
    .description('run the gateway (the default)')
    .option('-c, --config <file>', 'configuration file')
    .option('-p, --profile <name>', 'profile, whatever the file says')
    .action(async (_options: unknown, command: Command) => {
      const config = await configOf(command.optsWithGlobals<CommonOptions>(), context);
      done(await runGateway(config, { environment: context.environment, tell: context.complain }));
    });
}
