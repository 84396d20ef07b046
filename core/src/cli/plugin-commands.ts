import { type CliCommand, cliCommands } from '@opencvi/plugin-api';
import type { Command } from 'commander';
import { suggestion } from '../config/check-value.ts';
import type { GatewaySettings } from '../config/gateway-settings.ts';
import { Gateway } from '../gateway/gateway.ts';
import { pinoLogger } from '../log/pino-logger.ts';
import { interruptible } from './ask-gateway.ts';
import { type CliContext, type CommonOptions, configOf } from './cli-context.ts';
import { type GatewayOptions, gatewayFlags, runningGateway } from './running-gateway.ts';

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
    const config = await configOf(commonOptions(argv), context);
    const gateway = new Gateway(config, { log: pinoLogger({ level: 'silent' }), processMetrics: false });
    for (const command of gateway.book.many(cliCommands)) add(program, command, { context, done, settings: config.settings });
  } catch (error) {
    // Help is most needed where the configuration is broken
    if (!wantsHelp) throw error;
  }
  const names = program.commands.map(command => command.name());
  // With a default command, commander would take a misspelt one for its argument
  if (!wantsHelp && !names.includes(named ?? '')) program.error(`error: unknown command '${named}'${suggestion(named ?? '', names)}`);
}

type Frame = Omit<Target, 'argv'> & { readonly settings: GatewaySettings };

function add(program: Command, command: CliCommand, { context, done, settings }: Frame): void {
  const sub = program.command(command.usage).description(command.summary);
  for (const { flags, summary, default: value } of command.options ?? []) sub.option(flags, summary, value);
  if (command.asksGateway) for (const [flags, summary] of gatewayFlags) sub.option(flags, summary);
  sub.action(async () => {
    const args = sub.processedArgs
      .flat()
      .filter(arg => arg !== undefined)
      .map(String);
    const options = sub.opts();
    const named: GatewayOptions = command.asksGateway ? options : {};
    const run = (signal: AbortSignal): Promise<number> => {
      const gateway = runningGateway(named, { settings, environment: context.environment, signal });
      return command.run({ args, options, gateway, signal, print: context.print });
    };
    done(await interruptible(run));
  });
}

function commonOptions(argv: readonly string[]): CommonOptions {
  const after = (...flags: string[]): string | undefined => argv[argv.findIndex(word => flags.includes(word)) + 1 || argv.length];
  const config = after('-c', '--config');
  const profile = after('-p', '--profile');
  return { ...(config !== undefined && { config }), ...(profile !== undefined && { profile }) };
}
