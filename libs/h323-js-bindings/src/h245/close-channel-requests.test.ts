import { describe, expect, test } from '@jest/globals';
import { closeChannel, indication, openChannel, request, response } from '../testing/control-messages.ts';
import type { ControlPeer } from '../testing/control-peer.ts';
import { at, controlPeer } from '../testing/control-samples.ts';
import type { ControlEvent, ControlOptions } from './control.ts';

const ignored: ControlEvent = { type: 'ignored', message: expect.any(String) as never };
const accept = { do: 'accept', channel: 7, mediaChannel: at(5000), mediaControl: at(5001) } as const;

describe('asking them to close one (H.245 C.6)', () => {
  const answer = { forwardLogicalChannelNumber: 7 };

  function accepted(options: Partial<ControlOptions> = {}): ControlPeer {
    const peer = controlPeer(options);
    peer.say(openChannel(7));
    peer.command(accept);
    return peer;
  }

  test('they agree, and close it', () => {
    const peer = accepted();
    expect(peer.command({ do: 'requestClose', channel: 7 }).sent).toEqual([
      request({ type: 'requestChannelClose', value: { ...answer, reason: { type: 'normal' } } }),
    ]);
    expect(peer.command({ do: 'requestClose', channel: 7 })).toEqual({ sent: [], events: [ignored] });
    expect(peer.say(response({ type: 'requestChannelCloseAck', value: answer }))).toEqual({ sent: [], events: [] });
    expect(peer.timers.running).toEqual([]);
    expect(peer.say(closeChannel(7)).events).toEqual([{ type: 'incomingClosed', channel: 7 }]);
  });

  test('they close it without a word', () => {
    const peer = accepted();
    peer.command({ do: 'requestClose', channel: 7 });
    peer.say(closeChannel(7));
    expect(peer.timers.running).toEqual([]);
  });

  test('T108: they do not answer', () => {
    const peer = accepted({ timers: { T108: 1000 } });
    peer.command({ do: 'requestClose', channel: 7 });
    expect(peer.wait(1000)).toEqual({
      sent: [indication({ type: 'requestChannelCloseRelease', value: answer })],
      events: [{ type: 'timeout', timer: 'T108', procedure: 'requestChannelClose', channel: 7 }],
    });
  });

  test('they refuse', () => {
    const peer = accepted();
    peer.command({ do: 'requestClose', channel: 7 });
    const refusal = response({ type: 'requestChannelCloseReject', value: { ...answer, cause: { type: 'unspecified' } } });
    expect(peer.say(refusal).events).toEqual([{ type: 'ignored', message: 'requestChannelCloseReject' }]);
    expect(peer.timers.running).toEqual([]);
  });
});
