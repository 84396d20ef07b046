import { type H323Call, H323Phone } from '@opencvi/test-kit/h323-phone';
import { eventually, type Gateway, type Layout, type Picture, recognise } from '../../rig/index.ts';
import { run } from '../../rig/process.ts';

/** What an H.323 phone shows: the layout `room`. */
export const startPhone = (name: string): Promise<H323Phone> => H323Phone.start({ displayName: name });

/** Where a phone dials an alias at a gateway. */
export const phoneTarget = ({ ports }: Gateway, alias: string): string => `${alias}@127.0.0.1:${ports.h323}`;

/** Waits until a phone hears a tone; `among` that many voices at once. */
export function phoneHears(call: H323Call, hz: number, { among = 1, timeoutMs = 20_000 } = {}): Promise<void> {
  return call.until(() => call.hears(1).seconds >= 0.5 && call.hearsTone(hz) > 0.5 / among, { timeoutMs, what: `${hz} Hz at the phone` });
}

/** Waits until the last picture that a phone got is a layout. */
export function phoneSees(call: H323Call, layout: Layout, within = 20_000): Promise<Picture> {
  return eventually({ what: `the phone to see "${layout.name}"`, within, every: 200 }, async () => {
    const picture = await lastPicture(call);
    return picture && recognise(picture, layout) ? picture : undefined;
  });
}

async function lastPicture(call: H323Call): Promise<Picture | undefined> {
  const seen = call.sees();
  if (!seen) return undefined;
  const { width, height } = seen;
  const args = ['-v', 'quiet', '-f', 'h264', '-i', '-', '-vsync', 'passthrough', '-f', 'rawvideo', '-pix_fmt', 'rgb24', '-'];
  const pictures = await run('ffmpeg', args, call.receivedVideo());
  return { width, height, rgb: pictures.subarray(-3 * width * height) };
}
