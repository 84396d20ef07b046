import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createLocalJWKSet, jwtVerify } from 'jose';
import { checkNotifications } from '../metadata/check-notification.ts';
import { graphMetadata } from '../metadata/graph-metadata.ts';
import type { Rig } from './rig.ts';

/** A callback that came in. */
export interface Received {
  readonly path: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into any body
  readonly body: any;
  /** Why its token is not good; `undefined` when it is. */
  readonly refused: string | undefined;
  /** Where it does not fit the metadata. */
  readonly problems: readonly string[];
}

/** The application's end of the callbacks: checks their tokens and their bodies as a careful application does. */
export class CallbackReceiver {
  readonly received: Received[] = [];
  /** What is answered to the next ones, in order; 202 else. */
  readonly answers: number[] = [];
  readonly #rig: Rig;
  readonly #app: string;
  readonly #server: Server;

  private constructor(rig: Rig, app: string) {
    this.#rig = rig;
    this.#app = app;
    this.#server = createServer((request, response) => {
      let text = '';
      request.setEncoding('utf8');
      request.on('data', chunk => {
        text += chunk;
      });
      request.on('end', () => {
        // A test that is over has stopped the simulator, and its keys cannot be asked for any more
        const status = this.#receive(request.url ?? '', request.headers.authorization, JSON.parse(text)).catch(() => 500);
        void status.then(code => response.writeHead(code).end());
      });
    });
  }

  static async open(rig: Rig, app: string): Promise<CallbackReceiver> {
    const receiver = new CallbackReceiver(rig, app);
    await new Promise<void>(resolve => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}/callback`;
  }

  /** What was told of a call, in the order in which it came: its states, and `roster` for each roster. */
  story(call: string): string[] {
    return this.received
      .filter(({ refused, body }) => refused === undefined && body.value !== undefined)
      .flatMap(({ body }) => body.value)
      .filter(({ resourceUrl }) => resourceUrl.startsWith(`/communications/calls/${call}`))
      .map(({ resourceUrl, resourceData }) =>
        resourceUrl.endsWith('/participants') ? 'roster' : resourceUrl.includes('/operations/') ? 'operation' : resourceData.state,
      );
  }

  /** The last roster of a call. */
  // biome-ignore lint/suspicious/noExplicitAny: as it came
  roster(call: string): any {
    return this.received
      .flatMap(({ body }) => body.value ?? [])
      .findLast(({ resourceUrl }) => resourceUrl === `/communications/calls/${call}/participants`)?.resourceData;
  }

  /** What was said of a call last. */
  // biome-ignore lint/suspicious/noExplicitAny: as it came
  last(call: string): any {
    return this.received
      .flatMap(({ body }) => body.value ?? [])
      .findLast(({ resourceUrl }) => resourceUrl === `/communications/calls/${call}`)?.resourceData;
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }

  async #receive(path: string, authorization: string | undefined, body: unknown): Promise<number> {
    const refused = await this.#check(authorization);
    const isGraph = (body as { value?: unknown }).value !== undefined;
    const problems = isGraph ? checkNotifications(graphMetadata(), body).map(problem => `${problem.path}: ${problem.message}`) : [];
    this.received.push({ path, body, refused, problems });
    if (refused !== undefined) return 401;
    return this.answers.shift() ?? (isGraph ? 202 : 204);
  }

  async #check(authorization: string | undefined): Promise<string | undefined> {
    const token = /^Bearer (.+)$/.exec(authorization ?? '')?.[1];
    if (token === undefined) return 'no token';
    const document = await this.#rig.get('/v1/.well-known/OpenIdConfiguration');
    const { json: jwks } = await this.#rig.get(new URL(document.json.jwks_uri).pathname);
    try {
      const { payload } = await jwtVerify(token, createLocalJWKSet(jwks), {
        issuer: document.json.issuer,
        audience: this.#app,
        currentDate: new Date(this.#rig.now()),
      });
      return payload.tid === this.#rig.tenant ? undefined : 'another tenant';
    } catch (error) {
      return (error as { code?: string }).code ?? String(error);
    }
  }
}
