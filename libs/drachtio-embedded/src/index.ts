export type { Lookup, ServiceLookup, ServiceRecord } from './agent/host-resolver.ts';
export type { Clock, ClockTimer } from './clock.ts';
export type { ControlOptions } from './control/control-server.ts';
export { defaultLimits, type Limits } from './limits.ts';
export type { Log } from './log.ts';
export type { BoundAddress, DrachtioEmbeddedOptions, DrachtioEmbeddedStats, Started } from './options.ts';
export { DrachtioEmbedded } from './server.ts';
export { defaultTimers, type SipTimers } from './transaction/timers.ts';
export type { SipListener, SipTlsOptions, SocketAddress, TransportProtocol } from './transport/listener.ts';
