import type { CallContext, CallLeg, Logger, MediaEndpoint, RemoteParty, Tenant, Trust } from '@opencvi/plugin-api';

/** A log that goes nowhere and remembers errors. */
export class QuietLog implements Logger {
  readonly errors: string[] = [];

  debug(): void {}
  info(): void {}
  warn(): void {}
  error(message: string): void {
    this.errors.push(message);
  }
  child(): Logger {
    return this;
  }
}

/** What a call from a room system looks like to a meeting provider. */
export function fakeCall(options: { trust?: Trust; remote?: RemoteParty; tenant?: Tenant; log?: Logger } = {}): CallContext {
  const remote = options.remote ?? { address: { user: 'room4', host: 'acme.test' }, displayName: 'Room 4' };
  const call = {
    id: 'call-1',
    leg: { remote } as CallLeg,
    trust: options.trust ?? 'guest',
    tenant: options.tenant,
    log: options.log ?? new QuietLog(),
    signal: new AbortController().signal,
  };
  return call as unknown as CallContext;
}

/** An endpoint nobody looks into. */
export const fakeEndpoint = { id: 'endpoint-1' } as MediaEndpoint;
