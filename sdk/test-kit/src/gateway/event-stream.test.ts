import { afterEach, expect, test } from '@jest/globals';
import type { CallEvent } from '@opencvi/plugin-api';
import { startTestGateway, type TestGateway } from './start-test-gateway.ts';

let gateway: TestGateway | undefined;
afterEach(async () => {
  await gateway?.stop();
  gateway = undefined;
});

test('the event stream tells a call from its start to its record', async () => {
  gateway = await startTestGateway();
  const stop = new AbortController();
  const answer = await gateway.api('/api/v1/events', { signal: stop.signal });
  const call = gateway.dial('1172827458@example.test');
  await call.reaches('connected');
  call.leg.hangUp();
  const record = await call.ended();
  const events = await readUntilEnded(answer);
  expect(events.map(event => (event.type === 'state' ? event.state : event.type))).toEqual([
    'started',
    'ringing',
    'assessed',
    'admitted',
    'routed',
    'routed',
    'joining',
    'connected',
    'ending',
    'ended',
    'ended',
  ]);
  expect(events.at(-2)).toMatchObject({ call: call.id, record });
  stop.abort();
});

async function readUntilEnded(answer: Response): Promise<CallEvent[]> {
  const events: CallEvent[] = [];
  let text = '';
  for await (const chunk of answer.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += chunk;
    const blocks = text.split('\n\n');
    text = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find(line => line.startsWith('data: '));
      if (data) events.push(JSON.parse(data.slice(6)) as CallEvent);
    }
    const last = events.at(-1);
    if (last?.type === 'state' && last.state === 'ended') break;
  }
  return events;
}
