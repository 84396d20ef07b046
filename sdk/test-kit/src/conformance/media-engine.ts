import { createSocket } from 'node:dgram';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { MediaEngine, MediaSession } from '@opencvi/plugin-api';
import { FakeContext } from '../fakes/fake-context.ts';
import type { Made } from './made.ts';

/** What every media engine keeps to. */
export function mediaEngineSuite(name: string, make: () => Promise<Made<MediaEngine>>): void {
  describe(`${name} as a media engine`, () => {
    let made: Made<MediaEngine>;
    let session: MediaSession;

    beforeEach(async () => {
      made = await make();
      session = await made.it.open(new FakeContext());
    });
    afterEach(async () => {
      await session.close();
      await made.close();
    });

    test('gives each side an endpoint of its own that can do audio and video', () => {
      expect(session.device.id).not.toBe(session.meeting.id);
      const roles = session.device.capabilities.map(({ role }) => role);
      expect(roles).toEqual(expect.arrayContaining(['audio', 'main']));
      for (const { formats } of session.device.capabilities) {
        for (const { payloadType } of formats) expect(payloadType).toBeGreaterThanOrEqual(0);
        expect(new Set(formats.map(format => format.payloadType)).size).toBe(formats.length);
      }
    });

    test('opens a port once', async () => {
      const first = await session.device.open('audio', '127.0.0.1');
      expect(await session.device.open('audio', '127.0.0.1')).toEqual(first);
      expect((await session.device.open('main', '127.0.0.1')).port).not.toBe(first.port);
      // RFC 3550 11: RTP on an even port
      expect(first.port % 2).toBe(0);
    });

    test('agrees to what it was told', async () => {
      const { port } = await session.device.open('audio', '127.0.0.1');
      const formats = session.device.capabilities.find(({ role }) => role === 'audio')?.formats.slice(0, 1) ?? [];
      await session.device.connect({
        role: 'audio',
        direction: 'sendrecv',
        send: formats,
        receive: formats,
        remote: { address: '127.0.0.1', port: port + 2_000, rtcpPort: port + 2_001 },
      });
      expect(session.device.agreed('audio').map(({ codec }) => codec)).toEqual(formats.map(({ codec }) => codec));
    });

    test('ends a prompt at once where there is nobody to hear it', async () => {
      await session.device.play({ file: '/nowhere/absent.wav' }, AbortSignal.timeout(5_000));
      expect(session.device.agreed('audio')).toEqual([]);
    });

    test('bridges and unbridges without media', async () => {
      await session.bridge(true);
      await session.bridge(false);
      expect((await session.device.statistics()).every(({ packets }) => packets === 0)).toBe(true);
    });

    test('gives its ports back when it is closed, once or twice', async () => {
      const { port } = await session.device.open('audio', '127.0.0.1');
      await session.close();
      await session.close();
      const socket = createSocket('udp4');
      await new Promise<void>((resolve, reject) => socket.once('error', reject).bind(port, '127.0.0.1', resolve));
      await new Promise<void>(resolve => socket.close(resolve));
    });
  });
}
