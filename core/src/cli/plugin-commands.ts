import { type CliCommand, cliCommands } from '@opencvi/plugin-api';
import type { Command } from 'commander';
import { suggestion } from '../config/check-value.ts';
import { Gateway } from '../gateway/gateway.ts';
import { pinoLogger } from '../log/pino-logger.ts';
import { type CliContext, type CommonOptions, configOf } from './cli-context.ts';

/** Where plugin commands are added, and for which command line. */
interface Target {
  readonly argv: readonly string[];
  readonly context: CliContext;
  readonly done: (code: number) => void;
}

/**
 * Adds the commands that the configured plugins bring along. Only when the command line names none of the built-in ones: loading plugins
 * takes time, and a broken configuration must not keep `check` from explaining it.
 */
export async function addPluginCommands(program: Command, { argv, context, done }: Target): Promise<void> {
  const named = argv.find((word, index) => !word.startsWith('-') && !/^(-c|-p|--config|--profile)$/.test(argv[index - 1] ?? ''));
  const wantsHelp = named === 'help' || (named === undefined && argv.some(word => word === '-h' || word === '--help'));
  const builtin = program.commands.some(command => command.name() === named);
  if (builtin || (named === undefined && !wantsHelp)) return;
  try {
    const gateway = new Gateway(await configOf(commonOptions(argv), context), {
      log: pinoLogger({ level: 'silent' }),
      processMetrics: false,
    });
    for (const command of gateway.book.many(cliCommands)) add(program, command, { context, done });
  } catch (error) {
    // Help is most needed where the configuration is broken
    if (!wantsHelp) throw error;
  }
  const names = program.commands.map(command => command.name());
  // With a default command, commander would take a misspelt one for its argument
  if (!wantsHelp && !names.includes(named ?? '')) program.error(`error: unknown command '${named}'${suggestion(named ?? '', names)}`);
}

function add(program: Command, command: CliCommand, { context, done }: Omit<Target, 'argv'>): void {
  const sub = program.command(command.usage).description(command.summary);
  for (const { flags, summary, default: value } of command.options ?? []) sub.option(flags, summary, value);
  sub.action(async () => {
    const stop = new AbortController();
    const abort = (): void => stop.abort(new Error('interrupted'));
    process.once('SIGINT', abort).once('SIGTERM', abort);
    try {
      const args = sub.processedArgs
        .flat()
        .filter(arg => arg !== undefined)
        .map(String);
      done(await command.run({ args, options: sub.opts(), signal: stop.signal, print: context.print }));
    } finally {
      process.off('SIGINT', abort).off('SIGTERM', abort);
    }
  });
}

function commonOptions(argv: readonly string[]): CommonOptions {
  const after = (...flags: string[]): string | undefined => argv[argv.findIndex(word => flags.includes(word)) + 1 || argv.length];
  const config = after('-c', '--config');
  const profile = after('-p', '--profile');
  return { ...(config !== undefined && { config }), ...(profile !== undefined && { profile }) };
}
