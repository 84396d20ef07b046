import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from '@jest/globals';
import { type WebClient, webClient } from './web-client.ts';

let server: Server;
let client: WebClient;

async function serve(listener: RequestListener): Promise<string> {
  client = webClient();
  server = createServer(listener);
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

afterEach(async () => {
  await client.close();
  server.closeAllConnections();
  await new Promise(resolve => server.close(resolve));
});

test.each([301, 302, 303, 307, 308])('a redirect (%i) is not followed: what was sent is for nobody else', async status => {
  const asked: string[] = [];
  const url = await serve(({ url = '' }, answer) => {
    asked.push(url);
    answer.writeHead(status, { location: '/elsewhere' }).end('moved');
  });
  const answer = await client.fetch(`${url}/token`, { method: 'POST', body: 'client_secret=s3cret' });
  expect([answer.status, await answer.text()]).toEqual([status, 'moved']);
  expect(asked).toEqual(['/token']);
});

test('an answer without end breaks off, and the connection with it', async () => {
  let closed: Promise<unknown> | undefined;
  const url = await serve((_, answer) => {
    closed = new Promise(resolve => answer.once('close', resolve));
    const chunk = Buffer.alloc(1024 * 1024, 32);
    const write = (): void => {
      while (!answer.destroyed && answer.write(chunk));
    };
    answer.on('drain', write);
    write();
  });
  const answer = await client.fetch(url);
  await expect(answer.json()).rejects.toThrow('more than 16777216 octets');
  await closed;
});

test('events may go on for as long as a call does', async () => {
  const url = await serve((_, answer) => {
    answer.writeHead(200, { 'content-type': 'text/event-stream' });
    for (let megabyte = 0; megabyte < 20; megabyte++) answer.write(`data: ${'x'.repeat(1024 * 1024)}\n\n`);
    answer.end();
  });
  expect((await (await client.fetch(url)).text()).length).toBeGreaterThan(20 * 1024 * 1024);
});

test('answers without a body stay without one', async () => {
  const url = await serve((_, answer) => answer.writeHead(204, { 'retry-after': '3' }).end());
  const answer = await client.fetch(url, { method: 'DELETE' });
  expect([answer.status, answer.headers.get('retry-after'), await answer.text()]).toEqual([204, '3', '']);
});
