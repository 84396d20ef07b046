import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Entra's consent page, answered at once as an administrator would: a redirect back with what `answer` says. */
export class FakeMicrosoft {
  /** Parameters besides `state`. */
  answer: Readonly<Record<string, string>> = {};
  /** Addresses that were asked for. */
  readonly asked: URL[] = [];
  readonly #server: Server;

  private constructor() {
    this.#server = createServer((request, response) => {
      const url = new URL(request.url ?? '/', this.url);
      this.asked.push(url);
      const back = new URL(url.searchParams.get('redirect_uri') ?? '');
      back.search = String(new URLSearchParams({ state: url.searchParams.get('state') ?? '', ...this.answer }));
      response.writeHead(302, { location: back.href }).end();
    });
  }

  static async start(): Promise<FakeMicrosoft> {
    const microsoft = new FakeMicrosoft();
    await new Promise<void>(resolve => microsoft.#server.listen(0, '127.0.0.1', resolve));
    return microsoft;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise(resolve => this.#server.close(resolve));
  }
}
