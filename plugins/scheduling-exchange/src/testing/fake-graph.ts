import type { CustomerGraph, GraphAnswer, GraphQuestion, GraphRefusal } from '@opencvi/meeting-teams/api';
import { contosoId } from './settings.ts';

type Handler = (question: GraphQuestion, match: RegExpExecArray) => GraphAnswer | Promise<GraphAnswer>;

/** Graph as a list of answers: the first whose method and path fit; what was asked is kept. */
export class FakeGraph implements CustomerGraph {
  readonly tenantId = contosoId;
  readonly cloud = { name: 'test', graph: 'https://graph.test' };
  readonly asked: GraphQuestion[] = [];
  readonly #handlers: { readonly wanted: RegExp; readonly handler: Handler; times: number }[] = [];

  /** Answers what fits from now on, before what was said earlier. */
  on(wanted: RegExp, handler: Handler, times = Number.POSITIVE_INFINITY): this {
    this.#handlers.unshift({ wanted, handler, times });
    return this;
  }

  async ask(question: GraphQuestion): Promise<GraphAnswer> {
    question.signal?.throwIfAborted();
    this.asked.push(question);
    const line = `${question.method.toUpperCase()} ${decodeURIComponent(question.path)}`;
    for (const each of this.#handlers) {
      const match = each.wanted.exec(line);
      if (!match || each.times <= 0) continue;
      each.times--;
      return abortable(Promise.resolve(each.handler(question, match)), question.signal);
    }
    return refused(404, 'NotFound');
  }

  /** Methods and decoded paths of what was asked. */
  get lines(): readonly string[] {
    return this.asked.map(({ method, path }) => `${method.toUpperCase()} ${decodeURIComponent(path)}`);
  }
}

export function refused(status: number, code = 'x', more: Partial<GraphRefusal> = {}): GraphAnswer {
  return { refused: { status, code, ...more } };
}

/** The last page of a delta query. */
export function lastPage(value: readonly unknown[], next = 'next'): GraphAnswer {
  return { body: { value, '@odata.deltaLink': `https://graph.test/v1.0/users/x/calendarView/delta?$deltatoken=${next}` } };
}

function abortable<T>(work: Promise<T>, signal: AbortSignal | undefined): Promise<T> {
  if (!signal) return work;
  return Promise.race([
    work,
    new Promise<never>((_, reject) => signal.addEventListener('abort', () => reject(signal.reason), { once: true })),
  ]);
}
