/** Hostile octets for everything that takes octets: what was found before, and new ones, as many as a test run has time for. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { describe, expect, test } from '@jest/globals';
import { ControlMachine, frameTpkt, GatekeeperClient, TpktReader } from '@opencvi/h323-js-bindings';
import { Random } from '@opencvi/h323-js-bindings/testing';
import { corpus } from './fuzz/corpus.ts';
import { Finding, type FuzzTarget, findingOf } from './fuzz/fuzz-target.ts';
import { controlMessage, spoilt } from './fuzz/inputs.ts';
import { assertLight, timed } from './fuzz/limits.ts';
import { shorten } from './fuzz/shorten.ts';
import { targets } from './fuzz/targets.ts';

const entries = corpus();

test('the corpus has something for every target', () => {
  expect([...new Set(entries.map(({ target }) => target))].sort()).toEqual(targets.map(({ name }) => name).sort());
});

test.each(entries)('$file', ({ target: name, script }) => {
  const target = targets.find(each => each.name === name) as FuzzTarget;
  expect(findingOf(target, script)).toBeUndefined();
});

describe.each(targets)('$name', target => {
  test('lives through new scripts', () => {
    const random = new Random(20261120);
    const ways = new Set<string>();
    const findings: string[] = [];
    for (let i = 0; i < 500; i++) {
      const script = target.generate(random);
      try {
        ways.add(target.run(script));
      } catch (error) {
        findings.push(`${error}\n${script.join('\n').slice(0, 4000)}`);
      }
    }
    expect(findings).toEqual([]);
    // The scripts reach more than the first refusal.
    expect(ways.size).toBeGreaterThan(4);
  }, 120_000);
});

describe('memory', () => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const heap = (): number => {
    collect();
    return process.memoryUsage().heapUsed;
  };
  const machine = new ControlMachine({ random: () => 1 });
  const client = new GatekeeperClient({
    gatekeeper: { address: '192.0.2.1', port: 1719 },
    discover: true,
    callSignalAddresses: [],
    rasAddress: { address: '192.0.2.2', port: 1719 },
    aliases: [],
    terminalType: 'terminal',
    vendor: { product: 'fuzz', version: '1' },
    timeToLive: 60,
  });
  const reader = new TpktReader();

  test.each([
    ['H.245', (bytes: Uint8Array) => machine.handle({ type: 'bytes', bytes })],
    ['RAS', (bytes: Uint8Array) => client.handle({ type: 'bytes', from: { address: '192.0.2.1', port: 1719 }, bytes })],
    ['TPKT', (bytes: Uint8Array) => reader.push(frameTpkt(bytes))],
  ])('%s keeps nothing of 10,000 messages', (_, take) => {
    const random = new Random(3);
    const messages = Array.from({ length: 500 }, () => spoilt(controlMessage(random), random));
    for (const bytes of messages) take(bytes);
    const before = heap();
    for (let round = 0; round < 20; round++) for (const bytes of messages) take(bytes);
    expect(heap() - before).toBeLessThan(4 * 2 ** 20);
  });
});

describe('what is wrong would be noticed', () => {
  const target = (run: FuzzTarget['run']): FuzzTarget => ({ name: 'test', generate: () => [], run });

  test('any exception', () => {
    expect(
      findingOf(
        target(() => JSON.parse('{')),
        [],
      )?.message,
    ).toContain('SyntaxError');
    expect(
      findingOf(
        target(() => 'fine'),
        [],
      ),
    ).toBeUndefined();
  });

  test('a reader that is slow each time', () => {
    const slow = (): void => {
      for (const until = performance.now() + 12; performance.now() < until; );
    };
    expect(() => timed(65_535, slow)).toThrow(Finding);
    let busy = true;
    const once = (): void => {
      if (busy) slow();
      busy = false;
    };
    expect(() => timed(65_535, once)).not.toThrow();
  });

  test('a value out of proportion', () => {
    expect(() => assertLight(new Uint8Array(100_000), 10)).toThrow(Finding);
    expect(() => assertLight(new Uint8Array(100_000), 100_000)).not.toThrow();
  });

  test('the shortest script that shows it', () => {
    const script = ['a 00', 'b 0102030405060708', 'c ff', 'd 00'];
    expect(shorten(script, lines => lines.some(line => line.startsWith('b 010203')))).toEqual(['b 010203']);
  });
});
