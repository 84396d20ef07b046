import type { CallEvent, EventSink } from '@opencvi/plugin-api';

/** Keeps every event. */
export class RecordingSink implements EventSink {
  readonly id = 'recording';
  readonly events: CallEvent[] = [];

  record(event: CallEvent): void {
    this.events.push(event);
  }
}
