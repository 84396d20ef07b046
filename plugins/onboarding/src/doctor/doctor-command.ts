import { type CliCommand, type CliInvocation, type Tenants, UsageError } from '@opencvi/plugin-api';
import { remoteTestJoin } from '../join/remote-test-join.ts';
import { tenantNamed } from '../tenant-named.ts';
import { type ExaminationParts, examine } from './examination.ts';
import { reportLines, totalsOf } from './report.ts';

/** What the command works with. */
export interface DoctorParts extends ExaminationParts {
  readonly tenants: Tenants;
}

/** `opencvi doctor --tenant X`: walks through everything a tenant needs. */
export function doctorCommand(parts: DoctorParts): CliCommand {
  return {
    id: 'doctor',
    usage: 'doctor',
    summary: 'walk through everything that a tenant needs, and say what to do about each finding; exits with 1 when something fails',
    asksGateway: true,
    options: [
      { flags: '--tenant <name>', summary: 'the tenant, by its name in the configuration; not needed when there is one' },
      { flags: '--conference <id>', summary: 'look this conference id up' },
      { flags: '--join', summary: 'join that meeting through the running gateway, and leave at once' },
      { flags: '--trusted', summary: 'join as a trusted room and not as a guest' },
      { flags: '--only <checks>', summary: 'only these checks, commas between them' },
      { flags: '--strict', summary: 'exit with 1 on warnings too' },
      { flags: '--json', summary: 'print JSON' },
    ],
    run: invocation => run(parts, invocation),
  };
}

async function run(parts: DoctorParts, { options, gateway, print, signal }: CliInvocation): Promise<number> {
  const tenant = chosenTenant(parts.tenants, text(options.tenant));
  const only = text(options.only)
    ?.split(',')
    .map(id => id.trim());
  const trust = options.trusted ? 'trusted' : 'guest';
  const examined = await examine(
    {
      tenant,
      conferenceId: conferenceIdOf(text(options.conference)),
      only,
      signal,
      tryJoin: options.join
        ? (conferenceId, during) => remoteTestJoin(gateway, tenant.name, { conferenceId, trust, signal: during })
        : undefined,
    },
    parts,
  );
  const totals = totalsOf(examined);
  if (options.json) print(JSON.stringify({ tenant: tenant.name, totals, checks: examined }, null, 2));
  else for (const line of reportLines(tenant.name, examined)) print(line);
  return totals.failure > 0 || (options.strict === true && totals.warning > 0) ? 1 : 0;
}

/** As invitations print it, `117 282 745 8`. */
function conferenceIdOf(given: string | undefined): string | undefined {
  const id = given?.replace(/\s/g, '');
  if (id !== undefined && !/^\d{9,13}$/.test(id)) throw new UsageError(`--conference ${given}: a conference id has 9 to 13 digits`);
  return id;
}

function chosenTenant(tenants: Tenants, name: string | undefined) {
  const all = tenants.all();
  const names = all.map(tenant => tenant.name).join(', ');
  if (name === undefined) {
    const [only, ...others] = all;
    if (only && others.length === 0) return only;
    throw new UsageError(`say which tenant with --tenant: ${names}`);
  }
  const found = tenantNamed(tenants, name);
  if (!found) throw new UsageError(`there is no tenant ${name}; the configuration has ${names}`);
  return found;
}

function text(value: string | boolean | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
