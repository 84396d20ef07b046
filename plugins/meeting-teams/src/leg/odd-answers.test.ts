import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { settle } from '@opencvi/test-kit';
import { json, ownId } from '../testing/fake-microsoft.ts';
import { type JoiningRoom, participantBody, Rig } from '../testing/rig.ts';

let rig: Rig;

beforeEach(async () => {
  rig = await Rig.start({ settings: { deltaRoster: true } });
});
afterEach(async () => {
  await rig.stop();
  expect(rig.clock.pending).toBe(0);
});

async function finish(room: JoiningRoom): Promise<void> {
  await room.leg.end({ code: 'normal', by: 'room' });
}

describe('the answer to a join', () => {
  test.each([
    ['that is cut off', () => new Response('{"id":"gho', { status: 201, headers: { 'content-type': 'application/json' } })],
    ['that is no call', () => json(201, 'created')],
    ['whose id is no text', () => json(201, { id: 7, state: 'establishing' })],
    ['that is a page', () => new Response('<html>', { status: 504 })],
  ])('an answer %s: the call that Graph speaks of is ours', async (_name, answer) => {
    rig.microsoft.replace(
      /^POST \/v1.0\/communications\/calls$/,
      () => {
        rig.microsoft.calls.add('ghost');
        return answer();
      },
      1,
    );
    const room = await (await rig.join()).begin();
    const resourceData = { id: 'ghost', state: 'established', myParticipantId: ownId };
    await room.notify({ changeType: 'updated', resourceUrl: '/communications/calls/ghost', resourceData });
    await finish(room);
    expect(rig.microsoft.calls.size).toBe(0);
    expect(rig.bot.sessions.size).toBe(0);
  });
});

describe('a notification', () => {
  test('what cannot be read of one participant hides neither the others nor the own place', async () => {
    const room = await (await rig.join()).enter();
    await room.roster([
      { isMuted: null, mediaStreams: 'none' },
      { id: 'anna', name: 'Anna', isInLobby: 'no' },
      { id: 4 },
      { id: 'bob', name: 'Bob' },
    ]);
    expect(room.rosters.at(-1)).toEqual(['Room 1', 'Anna', 'Bob']);
    await finish(room);
  });

  test.each([
    ['its result in texts', { state: 'terminated', resultInfo: { code: '0', subcode: '5300' } }, 'removed'],
    ['a result that is none', { state: 'terminated', resultInfo: 'removed' }, 'meeting-ended'],
    ['nothing of it', 'gone', 'meeting-ended'],
  ])('an end that tells %s is an end', async (_name, resourceData, code) => {
    const room = await (await rig.join()).enter();
    await room.notify({ changeType: 'deleted', resourceUrl: `/communications/calls/${room.callId}`, resourceData });
    expect(room.told).toEqual(['connected', [code, 'meeting']]);
    await finish(room);
  });

  test('changes of which one is missing are made up for by one request, however many more come', async () => {
    const room = await (await rig.join()).begin();
    const delta = (sequenceNumber: number, ...participants: unknown[]) =>
      room.notify({
        changeType: 'updated',
        resourceUrl: `/communications/calls/${room.callId}/participants`,
        resourceData: { '@odata.type': '#microsoft.graph.deltaParticipants', sequenceNumber, participants },
      });
    const own = participantBody({ id: ownId, rosterSequenceNumber: 1 });
    await delta(1, own);
    await room.answered;
    let letGo = (): void => {};
    const held = new Promise<void>(resolve => {
      letGo = resolve;
    });
    rig.microsoft.replace(/participants$/, () => held.then(() => json(200, { value: [own] })));
    for (const sequence of [3, 4, 5]) await delta(sequence, participantBody({ id: `p${sequence}`, removedState: { reason: 'left' } }));
    expect(rig.microsoft.asked(/participants$/)).toHaveLength(1);
    letGo();
    await settle();
    await delta(6, participantBody({ id: 'anna', name: 'Anna', rosterSequenceNumber: 6 }));
    expect(rig.microsoft.asked(/participants$/)).toHaveLength(1);
    expect(room.rosters.at(-1)).toEqual(['Room 1', 'Anna']);
    await finish(room);
  });
});
