/** For tests of what is built on this library: random values of any type, mutants of their encodings, calls that were captured. */
export * from './call-pair.ts';
export * from './call-probe.ts';
export * from './call-samples.ts';
export * from './capture-replay.ts';
export * from './captures.ts';
export * from './control-peer.ts';
export * from './control-samples.ts';
export * from './gatekeeper.ts';
export * from './hex.ts';
export * from './machine-pair.ts';
export * from './mutate.ts';
export * from './random.ts';
export * from './random-value.ts';
export * from './ras-net.ts';
export * from './sample-messages.ts';
export * from './signals.ts';
export * from './virtual-timers.ts';
