import { describe, expect, test } from '@jest/globals';
import { VirtualClock } from '@opencvi/test-kit';
import { Admissions } from './admissions.ts';

const request = (id: string) => ({
  ...{ id, answering: true, destination: [], source: [], bandwidth: 128_000, callReference: 1 },
  ...{ callIdentifier: new Uint8Array(16), conferenceId: new Uint8Array(16) },
});
const admitted = (id: string) =>
  ({ type: 'admitted', id, callSignalAddress: { address: '192.0.2.1', port: 1720 }, bandwidth: 1, gatekeeperRouted: false }) as const;

function admissions() {
  const clock = new VirtualClock();
  const asked: string[] = [];
  return { clock, asked, all: new Admissions(clock, ({ id }) => asked.push(id)) };
}

test('a call is admitted, another is not', async () => {
  const { asked, all } = admissions();
  const [a, b] = [all.admit(request('a')), all.admit(request('b'))];
  all.refused('b', 'requestDenied');
  all.admitted(admitted('a'));
  expect(await a).toMatchObject({ id: 'a' });
  await expect(b).rejects.toMatchObject({ reason: { code: 'refused', detail: 'the gatekeeper refused the call: requestDenied' } });
  expect(asked).toEqual(['a', 'b']);
});

test.each(['noAnswer', 'notRegistered'])('%s: nobody has refused it', async reason => {
  const { all } = admissions();
  const call = all.admit(request('a'));
  all.refused('a', reason);
  expect(await call).toBe('unreached');
});

describe('a gatekeeper that has forgotten us', () => {
  test('is asked again once it has us registered again, for each call', async () => {
    const { asked, all } = admissions();
    const calls = [all.admit(request('a')), all.admit(request('b'))];
    all.refused('a', 'callerNotRegistered');
    all.refused('b', 'invalidEndpointIdentifier');
    all.registered();
    while (asked.length < 4) await Promise.resolve();
    all.admitted(admitted('a'));
    all.admitted(admitted('b'));
    expect(await Promise.all(calls)).toMatchObject([{ id: 'a' }, { id: 'b' }]);
    expect(asked).toEqual(['a', 'b', 'a', 'b']);
  });

  test('and says the same again means the caller', async () => {
    const { asked, all } = admissions();
    const call = all.admit(request('a'));
    all.refused('a', 'callerNotRegistered');
    all.registered();
    while (asked.length < 2) await Promise.resolve();
    all.refused('a', 'callerNotRegistered');
    await expect(call).rejects.toMatchObject({ reason: { code: 'unavailable' } });
  });

  test('and does not register us any more is none', async () => {
    const { clock, all } = admissions();
    const call = all.admit(request('a'));
    all.refused('a', 'callerNotRegistered');
    while (clock.pending === 0) await Promise.resolve();
    await clock.advance(5_000);
    expect(await call).toBe('unreached');
  });

  test('is not asked for a call that is over by then', async () => {
    const { clock, asked, all } = admissions();
    const call = all.admit(request('a'));
    all.refused('a', 'callerNotRegistered');
    while (clock.pending === 0) await Promise.resolve();
    all.over('a');
    all.registered();
    expect(await call).toBeUndefined();
    expect([asked, clock.pending]).toEqual([['a'], 0]);
  });
});

test('whoever waits when we stop is told', async () => {
  const { all } = admissions();
  const call = all.admit(request('a'));
  all.close();
  await expect(call).rejects.toMatchObject({ reason: { code: 'unavailable' } });
});
