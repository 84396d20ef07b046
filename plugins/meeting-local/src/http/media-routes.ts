import type { BrowserSeat } from '@opencvi/media-mediasoup/api';
import { HttpError, type HttpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import { consumeBody, dtlsParameters, produceBody } from './media-schemas.ts';
import type { SessionRouteMaker } from './signalling-routes.ts';

const token = z.string().min(1).max(64);
/** Answers of mediasoup, whose shapes are its own. */
const transportBody = z.strictObject({ direction: z.enum(['send', 'receive']) });

/** Transports and streams of a browser: each route is one call of its seat. */
export function mediaRoutes(ofSession: SessionRouteMaker): readonly HttpRoute[] {
  return [
    ofSession({
      method: 'POST',
      path: '/transports',
      summary: 'Makes a transport',
      body: transportBody,
      handle: async ({ seat }, { body }) => ({ status: 201, json: await byMediaServer(() => seat.createTransport(body.direction)) }),
    }),
    ofSession({
      method: 'POST',
      path: '/transports/{transport}/connect',
      summary: 'Connects a transport',
      params: z.object({ transport: token }),
      body: z.strictObject({ dtlsParameters }),
      handle: async ({ seat }, { params, body }) => done(seat.connectTransport(params.transport, body.dtlsParameters)),
    }),
    ofSession({
      method: 'POST',
      path: '/producers',
      summary: 'Sends a stream',
      body: produceBody,
      handle: async ({ seat }, { body: { transport, ...options } }) => {
        const id = await byMediaServer(() => seat.produce(transport, options));
        return { status: 201, json: { id } };
      },
    }),
    ofSession({
      method: 'DELETE',
      path: '/producers/{producer}',
      summary: 'Sends a stream no more',
      params: z.object({ producer: token }),
      handle: async ({ seat }, { params }) => done(stop(seat, params.producer)),
    }),
    ofSession({
      method: 'POST',
      path: '/consumers',
      summary: 'Receives a stream, paused at first',
      body: consumeBody,
      handle: async ({ seat, room }, { body: { stream, rtpCapabilities } }) => {
        // Streams come and go while requests are on their way: that is no mistake of the browser.
        if (!room.streams.some(({ id }) => id === stream)) throw new HttpError(404, 'this stream is gone');
        return { status: 201, json: await byMediaServer(() => seat.consume(stream, rtpCapabilities)) };
      },
    }),
    ofSession({
      method: 'POST',
      path: '/consumers/{consumer}/resume',
      summary: 'Lets a stream flow',
      params: z.object({ consumer: token }),
      handle: async ({ seat }, { params }) => done(seat.resume(params.consumer)),
    }),
  ];
}

async function stop(seat: BrowserSeat, producer: string): Promise<void> {
  seat.stopProducing(producer);
}

async function done(work: Promise<void>): Promise<{ status: 204 }> {
  await byMediaServer(() => work);
  return { status: 204 };
}

/** The media server refuses what does not fit its state or its codecs; the browser hears that, and no inner workings. */
async function byMediaServer<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw error instanceof HttpError ? error : new HttpError(409, 'the media server refused this', { cause: error });
  }
}
