import { z } from 'zod';
import { type GraphCall, type GraphParticipant, graphCall, participants } from '../graph/graph-schemas.ts';
import type { TenantGraph } from '../graph/tenant-graph.ts';

const nothing = z.unknown();
const roster = z.looseObject({ value: participants });
/** Graph has made the call, whatever it says of it: where its id is missing, the first notification names it. */
const createdCall = graphCall.catch(() => graphCall.parse({}));

/** What can be done with the calls of one tenant. */
export class GraphCalls {
  readonly #graph: TenantGraph;
  /** Binds the requests of one call together in Microsoft's logs. */
  readonly #scenario: string;

  constructor(graph: TenantGraph, scenario: string) {
    this.#graph = graph;
    this.#scenario = scenario;
  }

  create(body: unknown, signal?: AbortSignal): Promise<GraphCall> {
    const command = { method: 'post', path: '/communications/calls', body, operation: 'join' } as const;
    return this.#graph.send({ ...command, scenario: this.#scenario, signal }, createdCall);
  }

  get(id: string, signal?: AbortSignal): Promise<GraphCall> {
    return this.#graph.send({ method: 'get', path: path(id), operation: 'call', scenario: this.#scenario, signal }, graphCall);
  }

  async participants(id: string, signal?: AbortSignal): Promise<readonly GraphParticipant[]> {
    const command = { method: 'get', path: path(id, 'participants'), operation: 'call' } as const;
    const { value } = await this.#graph.send({ ...command, scenario: this.#scenario, signal }, roster);
    return value;
  }

  keepAlive(id: string, signal?: AbortSignal): Promise<void> {
    return this.#act(path(id, 'keepAlive'), undefined, signal);
  }

  mute(id: string, muted: boolean, signal?: AbortSignal): Promise<void> {
    return this.#act(path(id, muted ? 'mute' : 'unmute'), { clientContext: this.#scenario }, signal);
  }

  changeScreenSharingRole(id: string, role: 'viewer' | 'sharer', signal?: AbortSignal): Promise<void> {
    return this.#act(path(id, 'changeScreenSharingRole'), { role }, signal);
  }

  logQuality(body: unknown, signal?: AbortSignal): Promise<void> {
    return this.#act('/communications/calls/logTeleconferenceDeviceQuality', body, signal);
  }

  async hangUp(id: string, signal?: AbortSignal): Promise<void> {
    await this.#graph.send({ method: 'delete', path: path(id), operation: 'call', scenario: this.#scenario, signal }, nothing);
  }

  async #act(where: string, body: unknown, signal?: AbortSignal): Promise<void> {
    await this.#graph.send({ method: 'post', path: where, body, operation: 'call', scenario: this.#scenario, signal }, nothing);
  }
}

function path(id: string, action?: string): string {
  return `/communications/calls/${encodeURIComponent(id)}${action === undefined ? '' : `/${action}`}`;
}
