import type { Command } from 'commander';
import type { LicenceUse } from '../calls/licences.ts';
import { aligned } from './aligned.ts';
import { askGateway } from './ask-gateway.ts';
import type { CliContext, CommonOptions } from './cli-context.ts';
import { exitCodes } from './exit-codes.ts';
import { type GatewayOptions, gatewayFlags } from './running-gateway.ts';

interface Answer {
  readonly gateway: LicenceUse;
  readonly tenants: readonly (LicenceUse & { readonly name: string })[];
}

/** `opencvi licences`: how the calls at once are used. */
export function licencesCommand(program: Command, context: CliContext, done: (code: number) => void): void {
  const command = program.command('licences').description('calls at once: in use, allowed, the most so far, and refused, by tenant');
  for (const [flags, summary] of gatewayFlags) command.option(flags, summary);
  command.option('--json', 'print JSON').action(async (_options: unknown, self: Command) => {
    const options = self.optsWithGlobals<GatewayOptions & CommonOptions & { json?: boolean }>();
    await askGateway(options, context, async gateway => {
      const body = (await gateway.ask('GET', '/licences')) as Answer;
      for (const line of options.json ? [JSON.stringify(body, null, 2)] : table(body)) context.print(line);
    });
    done(exitCodes.ok);
  });
}

function table({ gateway, tenants }: Answer): string[] {
  const row = (name: string, { running, maximum, highest, refused }: LicenceUse): string[] => [
    name,
    String(running),
    String(maximum ?? '-'),
    String(highest),
    String(refused),
  ];
  return aligned([
    ['LICENCES OF', 'RUNNING', 'MAXIMUM', 'HIGHEST', 'REFUSED'],
    row('the gateway', gateway),
    ...tenants.map(tenant => row(tenant.name, tenant)),
  ]);
}
