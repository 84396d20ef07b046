import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Readable } from 'node:stream';
import type { MadeBot } from '../conformance/index.ts';
import { FakeBot } from './fake-bot.ts';

/** The fake bot behind a real HTTP server on a free port. */
export async function serveFakeBot(prepare: (bot: FakeBot) => void = () => {}): Promise<MadeBot> {
  const bot = new FakeBot();
  prepare(bot);
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const gone = new AbortController();
    response.once('close', () => gone.abort());
    const init = { method: request.method ?? 'GET', headers: request.headers as Record<string, string>, signal: gone.signal };
    const body = Buffer.concat(chunks).toString();
    const answer = await bot.fetch(`http://bot${request.url}`, body === '' ? init : { ...init, body });
    response.writeHead(answer.status, Object.fromEntries(answer.headers));
    response.flushHeaders();
    if (!answer.body) response.end();
    else
      Readable.fromWeb(answer.body as never)
        .on('error', () => response.destroy())
        .pipe(response);
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    token: bot.token,
    close: () => {
      server.closeAllConnections();
      return new Promise(resolve => server.close(() => resolve()));
    },
  };
}
