import type { CallInterceptor, CallLeg, CliCommand, CliInvocation, HttpRequest, HttpRoutes } from '@opencvi/plugin-api';
import { httpRoute } from '@opencvi/plugin-api';

/** Wraps nothing, and remembers the legs it saw. */
export class FakeInterceptor implements CallInterceptor {
  readonly id = 'fake-interceptor';
  readonly legs: CallLeg[] = [];

  intercept(leg: CallLeg): CallLeg {
    this.legs.push(leg);
    return leg;
  }
}

/** One route, `GET /fake`, that remembers its requests. */
export class FakeRoutes implements HttpRoutes {
  readonly id = 'fake-routes';
  readonly requests: HttpRequest[] = [];
  readonly routes = [
    httpRoute({
      method: 'GET',
      path: '/fake',
      summary: 'Remembers that it was asked',
      access: 'token',
      handle: async request => {
        this.requests.push(request);
        return { status: 204 };
      },
    }),
  ];
}

/** One command, `fake`, that remembers how it was called. */
export class FakeCommand implements CliCommand {
  readonly id = 'fake';
  readonly usage = 'fake [words...]';
  readonly summary = 'remembers how it was called';
  readonly invocations: CliInvocation[] = [];

  async run(invocation: CliInvocation): Promise<number> {
    this.invocations.push(invocation);
    return 0;
  }
}
