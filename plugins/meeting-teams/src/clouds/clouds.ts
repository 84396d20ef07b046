import type { Application } from '../config.ts';
import { type CloudHosts, knownClouds, refusedClouds } from './known-clouds.ts';

/** A cloud with everything that is needed to use it. */
export interface Cloud extends CloudHosts {
  readonly name: string;
  readonly application: Application;
  /** Whom tokens are for: Graph by its own name, also where a proxy stands before it. */
  readonly resource: string;
  /** Path of a PEM file with further certificate authorities. */
  readonly ca?: string;
}

/** What a configuration says of a cloud. */
export interface CloudOverride {
  readonly login?: string | undefined;
  readonly graph?: string | undefined;
  readonly callbackOpenId?: string | undefined;
  readonly callbackIssuers?: readonly string[] | undefined;
  readonly application?: Application | undefined;
  readonly resource?: string | undefined;
  readonly ca?: string | undefined;
}

/** The clouds of this gateway, by name. */
export class Clouds {
  readonly #application: Application | undefined;
  readonly #overrides: Readonly<Record<string, CloudOverride>>;
  readonly #made = new Map<string, Cloud>();

  constructor(application: Application | undefined, overrides: Readonly<Record<string, CloudOverride>>) {
    this.#application = application;
    this.#overrides = overrides;
  }

  /** The cloud of a name. Throws with the reason when it cannot be used. */
  get(name: string): Cloud {
    const cloud = this.#made.get(name) ?? makeCloud(name, this.#overrides[name] ?? {}, this.#application);
    this.#made.set(name, cloud);
    return cloud;
  }
}

/** Pure: known hosts with what the configuration lays over them. */
export function makeCloud(name: string, override: CloudOverride, application: Application | undefined): Cloud {
  const refused = refusedClouds[name];
  if (refused !== undefined) throw new Error(`the cloud '${name}' cannot be used: ${refused}`);
  const hosts: Partial<CloudHosts> = { ...knownClouds[name], ...without(override) };
  const missing = (['login', 'graph', 'callbackOpenId'] as const).filter(key => hosts[key] === undefined);
  if (missing.length > 0) {
    const known = Object.keys(knownClouds).join(', ');
    throw new Error(
      `the cloud '${name}' is not known (${known}); to use it, set ${missing.map(key => `clouds.${name}.${key}`).join(', ')}`,
    );
  }
  const own = override.application ?? application;
  if (!own) throw new Error(`the cloud '${name}' has no application; set application, or clouds.${name}.application`);
  const { login = '', graph = '', callbackOpenId = '', callbackIssuers } = hosts;
  return {
    name,
    login: trimmed(login),
    graph: trimmed(graph),
    callbackOpenId,
    callbackIssuers: callbackIssuers ?? [trimmed(graph), 'https://graph.microsoft.com', 'https://api.botframework.com'],
    application: own,
    resource: trimmed(override.resource ?? graph),
    ...(override.ca !== undefined && { ca: override.ca }),
  };
}

/** What is set: an absent setting must not cover a known host. */
function without({ login, graph, callbackOpenId, callbackIssuers }: CloudOverride): Partial<CloudHosts> {
  return {
    ...(login !== undefined && { login }),
    ...(graph !== undefined && { graph }),
    ...(callbackOpenId !== undefined && { callbackOpenId }),
    ...(callbackIssuers && { callbackIssuers }),
  };
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
