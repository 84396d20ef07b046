import type { Command } from 'commander';
import { TenantDirectory } from '../calls/tenants.ts';
import { Gateway } from '../gateway/gateway.ts';
import { pinoLogger } from '../log/pino-logger.ts';
import { type CliContext, type CommonOptions, configOf } from './cli-context.ts';

/** `opencvi check`: validates the configuration and prints what it would do. */
export function checkCommand(program: Command, context: CliContext, done: (code: number) => void): void {
  program
    .command('check')
    .description('validate the configuration and print the effective plan')
    .option('-c, --config <file>', 'configuration file')
    .option('-p, --profile <name>', 'profile, whatever the file says')
    .option('--json', 'print JSON')
    .action(async (_options: unknown, command: Command) => {
      const options = command.optsWithGlobals<CommonOptions & { json?: boolean }>();
      const config = await configOf(options, context);
      const gateway = new Gateway(config, { log: pinoLogger({ level: 'silent' }), processMetrics: false });
      const plan = planOf(gateway);
      context.print(options.json ? JSON.stringify(plan, null, 2) : planText(plan));
      done(0);
    });
}

/** What a gateway would do. */
interface Plan {
  readonly profile: string;
  readonly data: string;
  readonly plugins: readonly { readonly name: string; readonly config: unknown }[];
  readonly listens: readonly string[];
  readonly tenants: readonly { readonly name: string; readonly domains: readonly string[] }[];
  readonly dialStrings: readonly string[];
  readonly meetings: readonly string[];
}

function planOf(gateway: Gateway): Plan {
  const { settings, profile, plugins } = gateway.config;
  const tenants = new TenantDirectory(settings.tenants).all();
  return {
    profile: profile.name,
    data: settings.data,
    plugins: plugins.map(({ plugin, config }) => ({ name: plugin.spec.name, config })),
    listens: [
      ...gateway.describe('protocols'),
      ...gateway.describe('mediaEngine'),
      `web and API: ${settings.http.host}:${settings.http.port}`,
    ],
    tenants: tenants.map(({ name, domains }) => ({ name, domains })),
    dialStrings: gateway.describe('dialPlans'),
    meetings: gateway.describe('meetingProviders'),
  };
}

function planText(plan: Plan): string {
  return [
    'The configuration is valid.',
    '',
    `Profile   ${plan.profile}`,
    `Data      ${plan.data}`,
    ...block(
      'Plugins',
      plan.plugins.map(({ name, config }) => `${name} ${JSON.stringify(config)}`),
    ),
    ...block('Listens', plan.listens),
    ...block(
      'Tenants',
      plan.tenants.map(({ name, domains }) => `${name}: ${domains.join(', ')}`),
    ),
    ...block('Dial', plan.dialStrings),
    ...block('Meetings', plan.meetings),
  ].join('\n');
}

function block(title: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `${(index === 0 ? title : '').padEnd(9)} ${line}`);
}
