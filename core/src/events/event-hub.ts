import type { CallEvent, Contributions, EventSink, Logger } from '@opencvi/plugin-api';

/** Tells every sink and every subscriber what happens to calls. */
export class EventHub {
  readonly #sinks: Contributions<EventSink>;
  readonly #log: Logger;
  readonly #subscribers = new Set<(event: CallEvent) => void>();

  constructor(sinks: Contributions<EventSink>, log: Logger) {
    this.#sinks = sinks;
    this.#log = log;
  }

  emit(event: CallEvent): void {
    for (const sink of this.#sinks) {
      try {
        sink.record(event);
      } catch (error) {
        this.#log.error('event sink failed', { sink: sink.id, error });
      }
    }
    for (const subscriber of this.#subscribers) subscriber(event);
  }

  /** Events from now on, until the signal aborts. A reader that falls `most` events behind loses the oldest. */
  async *stream(signal: AbortSignal, most = 1_000): AsyncGenerator<CallEvent> {
    const waiting: CallEvent[] = [];
    let wake = (): void => {};
    const subscriber = (event: CallEvent): void => {
      if (waiting.push(event) > most) waiting.shift();
      wake();
    };
    const abort = (): void => wake();
    this.#subscribers.add(subscriber);
    signal.addEventListener('abort', abort);
    try {
      while (!signal.aborted) {
        const next = waiting.shift();
        if (next) yield next;
        else
          await new Promise<void>(resolve => {
            wake = resolve;
            if (signal.aborted) resolve();
          });
      }
    } finally {
      this.#subscribers.delete(subscriber);
      signal.removeEventListener('abort', abort);
    }
  }
}
