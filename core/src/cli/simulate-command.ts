import type { Command } from 'commander';
import { runGateway } from '../run-gateway.ts';
import { type CliContext, configOf } from './cli-context.ts';

/** `opencvi simulate teams`: runs the profile `teams-simulator`, a gateway that plays the service a real one talks to. */
export function simulateCommand(program: Command, context: CliContext, done: (code: number) => void): void {
  program
    .command('simulate <what>')
    .description('run a simulator of a service, such as teams, to develop and test against')
    .option('-c, --config <file>', "the simulator's own configuration file")
    .action(async (what: string, _options: unknown, command: Command) => {
      const { config: file } = command.optsWithGlobals<{ config?: string }>();
      // The usual file and variables of a gateway that runs beside the simulator are not meant for it
      const environment = withoutSettings(context.environment);
      const config = await configOf(
        { profile: `${what}-simulator`, ...(file !== undefined && { config: file }) },
        { ...context, environment },
        { usualFile: false },
      );
      done(await runGateway(config, { environment: context.environment, tell: context.complain }));
    });
}

function withoutSettings(environment: CliContext['environment']): CliContext['environment'] {
  return Object.fromEntries(Object.entries(environment).filter(([name]) => !name.startsWith('OPENCVI_')));
}
