import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { type WebClient, webClient } from '../http/web-client.ts';
import type { BotEvent, BotSession } from '../media/bot-contract.ts';
import { HttpMediaBot } from '../media/http-media-bot.ts';
import { keyLengths, offeredMedia, offeredStream, type Suite, sessionRequest } from './offers.ts';
import { wallClock } from './wall-clock.ts';

/** A media bot under test, and how to get rid of it. */
export interface MadeBot {
  /** `https://host:port` or `http://host:port`. */
  readonly url: string;
  readonly token: string;
  /** Path of a PEM file with the authority of its certificate. */
  readonly ca?: string;
  close(): Promise<void> | void;
}

const codecs = ['opus', 'G722', 'PCMU', 'PCMA', 'H264'];
const mirrored = {
  sendrecv: ['sendrecv', 'sendonly', 'recvonly', 'inactive'],
  sendonly: ['recvonly', 'inactive'],
  recvonly: ['sendonly', 'inactive'],
  inactive: ['inactive'],
};

/** What every media bot keeps to (docs/media-bot.md). Needs nothing of Teams: no call is made with the blobs. */
export function teamsMediaBotSuite(name: string, make: () => Promise<MadeBot> | MadeBot): void {
  describe(`${name} as a media bot`, () => {
    let made: MadeBot;
    let client: WebClient;
    let bot: HttpMediaBot;
    let sessions: string[];

    beforeEach(async () => {
      made = await make();
      client = webClient(made.ca);
      sessions = [];
      bot = new HttpMediaBot({
        url: made.url,
        token: { reveal: () => made.token },
        fetch: client.fetch,
        clock: wallClock,
        timeout: 10_000,
      });
    });
    afterEach(async () => {
      for (const id of sessions) await bot.remove(id);
      await client.close();
      await made.close();
    });

    const create = async (media = offeredMedia()): Promise<BotSession> => {
      const session = await bot.create(sessionRequest(media));
      sessions.push(session.id);
      return session;
    };
    const raw = (method: string, path: string, init: RequestInit & { readonly token?: string } = {}): Promise<Response> => {
      const { token = made.token, ...rest } = init;
      const headers = { 'Content-Type': 'application/json', ...(token !== '' && { Authorization: `Bearer ${token}` }) };
      return client.fetch(`${bot.name}${path}`, { method, headers, ...rest });
    };

    describe('health', () => {
      test('is told without a token, in version 1 of the contract', async () => {
        const response = await raw('GET', '/v1/health', { token: '' });
        expect(response.status).toBe(200);
        expect(await response.json()).toMatchObject({ contract: 1, ready: true });
      });
    });

    describe('access', () => {
      test.each([
        ['no token', ''],
        ['a wrong token', 'wrong'],
      ])('is refused with %s', async (_name, token) => {
        const response = await raw('POST', '/v1/sessions', { token, body: JSON.stringify(sessionRequest()) });
        expect(response.status).toBe(401);
      });
    });

    describe('a session', () => {
      test('has a blob, and answers each role in its place', async () => {
        const session = await create();
        expect(session.blob.length).toBeGreaterThan(0);
        expect(session.media.streams.map(({ role }) => role)).toEqual(['audio', 'main']);
        expect(session.media.streams[0]?.direction).toBe('sendrecv');
        for (const { direction, transport } of session.media.streams)
          if (direction !== 'inactive') expect(transport.port).toBeGreaterThan(0);
      });

      test('answers with formats that were offered, of the contract', async () => {
        const media = offeredMedia();
        for (const { role, direction, formats } of (await create(media)).media.streams) {
          const offered = media.streams.find(one => one.role === role)?.formats.map(({ codec }) => codec) ?? [];
          if (direction === 'inactive') continue;
          expect(formats.length).toBeGreaterThan(0);
          for (const { codec } of formats) {
            expect(codecs).toContain(codec);
            expect(offered).toContain(codec);
          }
        }
      });

      test.each(Object.keys(keyLengths) as Suite[])(
        'protects with %s when it is offered, with a key of its own for each stream',
        async suite => {
          const media = offeredMedia(suite);
          const { streams } = (await create(media)).media;
          const keys = streams.filter(({ direction }) => direction !== 'inactive').map(({ srtp }) => srtp);
          for (const srtp of keys) expect([srtp?.suite, Buffer.from(srtp?.key ?? '', 'base64').length]).toEqual([suite, keyLengths[suite]]);
          const all = [...keys, ...media.streams.map(({ srtp }) => srtp)].map(srtp => srtp?.key);
          expect(new Set(all).size).toBe(all.length);
        },
      );

      test('refuses plain RTP, or answers it plainly', async () => {
        const { srtp: _, ...plain } = offeredStream('audio');
        const response = await raw('POST', '/v1/sessions', { body: JSON.stringify(sessionRequest({ streams: [plain] })) });
        if (response.status === 409) return;
        expect(response.status).toBe(201);
        const session = (await response.json()) as BotSession;
        sessions.push(session.id);
        expect(session.media.streams[0]?.srtp).toBeUndefined();
      });

      test('shares nothing with another', async () => {
        const [one, two] = [await create(), await create()];
        expect(one.id).not.toBe(two.id);
        expect(one.blob).not.toBe(two.blob);
        const ports = [one, two].flatMap(({ media }) =>
          media.streams.filter(({ direction }) => direction !== 'inactive').map(({ transport }) => transport.port),
        );
        expect(new Set(ports).size).toBe(ports.length);
      });

      test('can be read as it was created', async () => {
        const session = await create();
        expect(await bot.get(session.id)).toEqual(session);
      });

      test('ends once and for all, and ending it again is no error', async () => {
        const { id } = await create();
        expect((await raw('DELETE', `/v1/sessions/${id}`)).status).toBe(204);
        expect((await raw('DELETE', `/v1/sessions/${id}`)).status).toBe(204);
        expect((await raw('GET', `/v1/sessions/${id}`)).status).toBe(404);
      });
    });

    describe('streams stated anew', () => {
      test.each(['sendrecv', 'sendonly', 'recvonly', 'inactive'] as const)('%s is answered from the other side', async direction => {
        const { id, blob } = await create();
        const session = await bot.update(id, { streams: [offeredStream('audio', { direction }), offeredStream('main', { direction })] });
        expect([session.id, session.blob]).toEqual([id, blob]);
        for (const stream of session.media.streams) expect(mirrored[direction]).toContain(stream.direction);
      });
    });

    describe('what is wrong', () => {
      test.each([
        ['no JSON', '{'],
        ['no media', '{"correlationId":"x"}'],
        ['an unknown role', JSON.stringify(sessionRequest({ streams: [{ ...offeredStream('audio'), role: 'smell' as 'audio' }] }))],
        [
          'a host name for an address',
          JSON.stringify(
            sessionRequest({ streams: [offeredStream('audio', { transport: { address: 'localhost', port: 1, rtcpPort: 1 } })] }),
          ),
        ],
      ])('is told of %s (RFC 9457)', async (_name, body) => {
        const response = await raw('POST', '/v1/sessions', { body });
        expect(response.status).toBe(400);
        expect(response.headers.get('content-type')).toContain('application/problem+json');
        expect(await response.json()).toMatchObject({ status: 400, detail: expect.any(String) });
      });

      test.each([
        ['GET', '', undefined],
        ['PUT', '', offeredMedia()],
        ['PUT', '/subscriptions/main', { source: 'active-speaker' }],
        ['POST', '/key-frames/main', undefined],
        ['GET', '/statistics', undefined],
        ['GET', '/events', undefined],
      ])('is told of %s %s of a session that is not there', async (method, path, body) => {
        const response = await raw(method, `/v1/sessions/nobody${path}`, body === undefined ? {} : { body: JSON.stringify(body) });
        expect(response.status).toBe(404);
        await response.body?.cancel();
      });
    });

    describe('video', () => {
      test('is subscribed to, key frames are asked for, and it is given up', async () => {
        const { id } = await create();
        await bot.subscribe(id, 'main', { source: 'active-speaker', maxWidth: 1280, maxHeight: 720 });
        await bot.subscribe(id, 'main', { source: '4711' });
        await bot.requestKeyFrame(id, 'main');
        await bot.unsubscribe(id, 'main');
      });
    });

    describe('statistics', () => {
      test('follow the contract from the first moment', async () => {
        const { id } = await create();
        for (const { packets, packetsLost } of (await bot.statistics(id)).streams) {
          expect(packets).toBeGreaterThanOrEqual(0);
          expect(packetsLost).toBeGreaterThanOrEqual(0);
        }
      });
    });

    describe('events', () => {
      test('begin at once and end with the session, which says so', async () => {
        const { id } = await create();
        const heard: BotEvent[] = [];
        const events = await bot.events(id, new AbortController().signal);
        const over = (async () => {
          for await (const event of events) heard.push(event);
        })();
        await bot.remove(id);
        await over;
        expect(heard.at(-1)).toMatchObject({ type: 'closed' });
      });

      test('can be listened to again after the connection broke', async () => {
        const { id } = await create();
        const first = new AbortController();
        await bot.events(id, first.signal);
        first.abort();
        expect((await bot.get(id)).id).toBe(id);
        const second = new AbortController();
        await bot.events(id, second.signal);
        second.abort();
      });
    });
  });
}
