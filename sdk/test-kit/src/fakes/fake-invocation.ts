import type { CliInvocation, GatewayQuestion, RunningGateway } from '@opencvi/plugin-api';

/** A running gateway that answers as a test says, and remembers what it was asked. */
export class FakeRunningGateway implements RunningGateway {
  readonly url = 'http://gateway.test';
  /** Method, path and body of each question. */
  readonly asked: { readonly method: string; readonly path: string; readonly body?: unknown }[] = [];
  readonly #answer: (path: string, body: unknown) => unknown;

  /** `answer` may be a promise, and may throw: a `GatewayError`, as the real one does. */
  constructor(answer: (path: string, body: unknown) => unknown = () => undefined) {
    this.#answer = answer;
  }

  async ask(method: string, path: string, { body }: GatewayQuestion = {}): Promise<unknown> {
    this.asked.push({ method, path, ...(body !== undefined && { body }) });
    return this.#answer(path, body);
  }
}

/** What a command is given, with defaults: no arguments, no options, a gateway that answers nothing. What it printed is in `lines`. */
export function fakeInvocation(given: Partial<CliInvocation> = {}): CliInvocation & { readonly lines: string[] } {
  const lines: string[] = [];
  return {
    args: [],
    options: {},
    gateway: new FakeRunningGateway(),
    signal: new AbortController().signal,
    print: line => void lines.push(line),
    ...given,
    lines,
  };
}
