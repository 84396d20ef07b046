import { microsoft, teamsEnv, teamsPlugins } from '../../e2e/teams/simulated-cloud.ts';
import { SimulatedTeams } from '../../e2e/teams/simulated-teams.ts';
import { startGateway } from '../../rig/gateway.ts';
import { percentile } from '../measure/statistics.ts';
import { ports } from '../ports.ts';
import type { Row } from '../row.ts';
import type { SuitePlan } from '../suite-plan.ts';
import { LocalMeeting } from './local-meeting.ts';
import { timeCalls } from './rounds.ts';
import { TeamsMeeting } from './teams-meeting.ts';
import { type SetupTimes, setupTargets, teamsTargets } from './times.ts';

/** Half of the time each. */
const halved = (plan: SuitePlan): SuitePlan => ({ ...plan, budget: plan.budget / 2 });
const log = { level: 'info' };
const unlimited = { 'protocol-sip': { limits: { exempt: ['127.0.0.1'] } } };

/** How long a room waits for the parts of its call, as its device sees it. */
export async function setupSuite(plan: SuitePlan): Promise<Row[]> {
  return [...(await localRows(halved(plan))), ...(await teamsRows(halved(plan)))];
}

async function localRows(plan: SuitePlan): Promise<Row[]> {
  await using gateway = await startGateway({ ports: ports.gateway, config: { log, plugins: unlimited } });
  return rowsOf(await timeCalls(gateway, new LocalMeeting(gateway), plan), setupTargets);
}

async function teamsRows(plan: SuitePlan): Promise<Row[]> {
  await using stack = new AsyncDisposableStack();
  // A call of the demo is establishing for 250 ms: that is the simulator's share, and none of it is wanted here
  const teams = stack.adopt(
    await SimulatedTeams.start(ports.simulator, { establishDelay: '0s', notifications: { attempts: 1 } }),
    running => running.stop(),
  );
  // Each call asks Graph for its meeting, as the first one into a meeting does
  const plugins = { ...teamsPlugins(teams, { lookup: { found: '1ms' } }), ...unlimited };
  const tenants = [{ name: 'fabrikam', domains: ['*'], microsoft: microsoft.fabrikam }];
  const gateway = stack.use(await startGateway({ ports: ports.gateway, env: teamsEnv, config: { log, tenants, plugins } }));
  return rowsOf(await timeCalls(gateway, new TeamsMeeting(teams, gateway), plan), teamsTargets);
}

function rowsOf(times: readonly SetupTimes[], targets: Partial<typeof setupTargets>): Row[] {
  const keys = Object.keys(targets) as (keyof SetupTimes)[];
  const rounds = { used: times.length, discarded: 0, noisy: false };
  return keys.flatMap(key => {
    const target = targets[key];
    if (!target) return [];
    const { name, most } = target;
    const values = times.map(time => time[key]);
    const row = (share: number): Row => ({
      suite: 'setup',
      name: `${name}, p${share}`,
      unit: 'ms',
      ours: percentile(values, share / 100),
      ...(most !== undefined && { target: { of: 'value', most } }),
      rounds,
    });
    return [row(50), row(95)];
  });
}
