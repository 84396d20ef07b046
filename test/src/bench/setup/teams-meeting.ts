import type { SimulatedTeams } from '../../e2e/teams/simulated-teams.ts';
import { eventually } from '../../rig/eventually.ts';
import type { Gateway } from '../../rig/gateway.ts';
import type { LobbyMeeting } from './lobby.ts';

/** A meeting in simulated Teams, where guests wait. */
export class TeamsMeeting implements LobbyMeeting {
  readonly id = '0240000002';
  readonly #teams: SimulatedTeams;
  readonly #gateway: Gateway;

  constructor(teams: SimulatedTeams, gateway: Gateway) {
    this.#teams = teams;
    this.#gateway = gateway;
  }

  /** As the gateway knows it: the simulator knows a little sooner. */
  async waiting(): Promise<void> {
    await eventually({ what: 'a room in the lobby of Teams', every: 3 }, async () => {
      const { calls } = (await this.#gateway.api('/api/v1/calls')).body as { calls: { state: string }[] };
      return calls.some(({ state }) => state === 'lobby') ? true : undefined;
    });
  }

  async door(): Promise<() => Promise<void>> {
    const call = (await this.#teams.calls()).find(({ inLobby }) => inLobby);
    if (!call) throw new Error('nobody is in the lobby of Teams');
    return async () => {
      await this.#teams.control('POST', `/calls/${call.id}/admit`);
    };
  }
}
