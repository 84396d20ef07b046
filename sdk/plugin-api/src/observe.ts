import type { CallEvent } from './calls/call-event.ts';
import type { Contribution } from './refs.ts';

/** Is told what happens to calls. Must not block and not throw; a sink that throws is logged and goes on being told. */
export interface EventSink extends Contribution {
  record(event: CallEvent): void;
}
