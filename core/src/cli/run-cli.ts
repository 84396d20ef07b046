import { UsageError } from '@opencvi/plugin-api';
import { Command, CommanderError } from 'commander';
import { version } from '../gateway/gateway.ts';
import { BootError, formatProblem } from '../host/boot-error.ts';
import { callsCommand } from './calls-command.ts';
import { checkCommand } from './check-command.ts';
import type { CliContext } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { harmless } from './harmless.ts';
import { licencesCommand } from './licences-command.ts';
import { listCommands } from './list-commands.ts';
import { addPluginCommands } from './plugin-commands.ts';
import { simulateCommand } from './simulate-command.ts';
import { startCommand } from './start-command.ts';

const defaultContext: CliContext = {
  print: line => void process.stdout.write(`${line}\n`),
  complain: line => void process.stderr.write(`${line}\n`),
  environment: process.env,
  cwd: process.cwd(),
};

/** Runs the `opencvi` program. Resolves with the exit code. */
export async function runCli(argv: readonly string[], given: CliContext = defaultContext): Promise<number> {
  const context: CliContext = {
    ...given,
    print: line => given.print(harmless(line)),
    complain: line => given.complain(harmless(line)),
  };
  let exitCode: number = exitCodes.ok;
  const done = (code: number): void => {
    exitCode = code;
  };
  const program = new Command('opencvi')
    .description('Cloud Video Interop: SIP and H.323 room systems join meetings')
    .version(version, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .option('-c, --config <file>', 'configuration file (opencvi.yaml when there is one)')
    .option('-p, --profile <name>', 'profile, whatever the file says')
    .addHelpText('after', '\nExit codes: 0 done, 1 failed, 64 wrong usage, 78 wrong configuration')
    .configureOutput({ writeOut: text => context.print(text.trimEnd()), writeErr: text => context.complain(text.trimEnd()) })
    .showSuggestionAfterError()
    .exitOverride();
  for (const add of [startCommand, checkCommand, callsCommand, licencesCommand, listCommands, simulateCommand]) add(program, context, done);
  try {
    await addPluginCommands(program, { argv, context, done });
    await program.parseAsync([...argv], { from: 'user' });
    return exitCode;
  } catch (error) {
    return explain(error, context);
  }
}

/** A file that is no configuration at all has a problem on every line. */
const shownProblems = 25;
const cut = (text: string): string => (text.length > 1_000 ? `${text.slice(0, 1_000)}...` : text);

function explain(error: unknown, { complain }: CliContext): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.ok : exitCodes.usage;
  if (error instanceof BootError) {
    complain(`The gateway cannot start; ${error.problems.length === 1 ? 'one thing is' : `${error.problems.length} things are`} wrong:\n`);
    complain(
      error.problems
        .slice(0, shownProblems)
        .map(problem => cut(formatProblem(problem)))
        .join('\n'),
    );
    if (error.problems.length > shownProblems) complain(`... and ${error.problems.length - shownProblems} more`);
    return exitCodes.config;
  }
  complain(error instanceof Error ? error.message : String(error));
  return isUsageError(error) ? exitCodes.usage : exitCodes.failure;
}

/** Two copies of the plugin API have two classes of the same name. */
function isUsageError(error: unknown): boolean {
  return error instanceof UsageError || (error instanceof Error && error.name === 'UsageError');
}
