import { z } from 'zod';
import { type GraphCall, type GraphParticipant, graphCall, participant } from '../graph/graph-schemas.ts';
import type { TenantGraph } from '../graph/tenant-graph.ts';

const nothing = z.unknown();
const participants = z.looseObject({ value: z.array(participant) });

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
    return this.#graph.send({ ...command, scenario: this.#scenario, signal }, graphCall);
  }

  get(id: string, signal?: AbortSignal): Promise<GraphCall> {
    return this.#graph.send({ method: 'get', path: path(id), operation: 'call', scenario: this.#scenario, signal }, graphCall);
  }

  async participants(id: string, signal?: AbortSignal): Promise<readonly GraphParticipant[]> {
    const command = { method: 'get', path: path(id, 'participants'), operation: 'call' } as const;
    const { value } = await this.#graph.send({ ...command, scenario: this.#scenario, signal }, participants);
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
