import { createServer, type Server } from 'node:http';
import { request } from 'node:https';

/** One request that went through. */
export interface RecordedRequest {
  readonly method: string;
  readonly path: string;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: unknown;
  readonly status: number;
  /** What was answered, where that is JSON. */
  readonly answer: unknown;
}

/** Stands between a gateway and Graph, and keeps what the gateway sends. */
export class RecordingProxy {
  readonly recorded: RecordedRequest[] = [];
  readonly url: string;
  readonly #server: Server;

  private constructor(server: Server, port: number) {
    this.#server = server;
    this.url = `http://127.0.0.1:${port}`;
  }

  /** `target` is asked with the authority `ca` trusted. */
  static async start(port: number, target: string, ca: string): Promise<RecordingProxy> {
    const server = createServer();
    const proxy = new RecordingProxy(server, port);
    server.on('request', async (incoming, outgoing) => {
      const chunks: Buffer[] = [];
      for await (const chunk of incoming) chunks.push(chunk);
      const payload = Buffer.concat(chunks);
      const { method = 'GET', url: path = '/', headers } = incoming;
      const forwarded = request(
        `${target}${path}`,
        { method, ca, agent: false, headers: { ...headers, host: new URL(target).host } },
        answer => {
          const { statusCode: status = 502 } = answer;
          const answered: Buffer[] = [];
          answer.on('data', chunk => answered.push(chunk));
          const recorded = { method, path: decodeURIComponent(path), headers, body: jsonOf(payload), status, answer: undefined as unknown };
          proxy.recorded.push(recorded);
          answer.on('end', () => {
            recorded.answer = jsonOf(Buffer.concat(answered));
          });
          outgoing.writeHead(status, answer.headers);
          answer.pipe(outgoing);
        },
      );
      forwarded.on('error', () => outgoing.destroy());
      outgoing.on('close', () => forwarded.destroy());
      forwarded.end(payload);
    });
    await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
    return proxy;
  }

  close(): Promise<void> {
    this.#server.closeAllConnections();
    return new Promise(resolve => this.#server.close(() => resolve()));
  }
}

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString());
  } catch {
    return undefined;
  }
}
