import { expect, test } from '@jest/globals';
import { at, audioChannel, roomCapabilities, videoChannel } from '../testing/control-samples.ts';
import { type CallPair, callPair, fastStartProposals, type PairedCall, Random, setupRequest, takeFirst } from '../testing/index.ts';
import type { CallCommand, CallEvent } from './call.ts';

const channels = [1, 2, 3, 11, 12, 13, 21, 22];
const start = { do: 'start', capabilities: roomCapabilities } as const;

/** Two calls whose owners want this and that at any time, and between which nothing is in order but what is on one connection. */
class Conversation {
  readonly pair: CallPair;
  readonly sides: readonly [PairedCall, PairedCall];
  readonly #random: Random;
  readonly #answered = new Map<PairedCall, number>();

  constructor(random: Random) {
    this.#random = random;
    const chunk = random.chance(0.2) ? 7 : undefined;
    this.pair = callPair({ calleeOptions: { tunnelling: random.chance(0.8) }, ...(chunk && { chunk }) });
    this.sides = [this.pair.caller, this.pair.callee];
    const fastStart = random.chance(0.5) && { fastStart: fastStartProposals };
    this.#command(this.pair.caller, { do: 'setup', request: setupRequest({ tunnelling: random.chance(0.6), ...fastStart }) });
  }

  step(): void {
    const side = this.#random.pick(this.sides);
    if (this.#random.chance(0.6)) this.#deliver(side);
    else if (this.#random.chance(0.1)) this.#pass(this.#random.between(1, 400));
    else this.#command(side, this.#wish(side));
    for (const each of this.sides) this.#answer(each);
  }

  /** Both say what they have not said yet, and everything arrives. */
  complete(): void {
    this.settle();
    this.#command(this.pair.callee, { do: 'connect' });
    for (const side of this.sides) this.#command(side, start);
    this.settle();
    // Whoever has paused goes on
    for (const side of this.sides) this.#command(side, { do: 'capabilities', capabilities: roomCapabilities });
    this.settle();
  }

  settle(): void {
    const isAnyDelivered = (): boolean => [...this.sides].filter(side => this.#deliver(side)).length > 0;
    while (isAnyDelivered()) for (const side of this.sides) this.#answer(side);
  }

  /** The oldest of one of the connections, or of the other where there is none. */
  #deliver(side: PairedCall): boolean {
    const on = this.#random.pick(['signalling', 'control']);
    const first = side.inbox.findIndex(input => 'on' in input && input.on === on);
    if (first > 0) side.inbox.unshift(...side.inbox.splice(first, 1));
    return this.pair.deliver(side);
  }

  #command(side: PairedCall, command: CallCommand): void {
    this.pair.give(side, { type: 'command', command });
  }

  #pass(ms: number): void {
    for (const side of this.sides) for (const name of side.timers.advance(ms)) this.pair.give(side, { type: 'timer', name });
  }

  #answer(side: PairedCall): void {
    const from = this.#answered.get(side) ?? 0;
    this.#answered.set(side, side.events.length);
    for (const event of side.events.slice(from)) this.#answerTo(side, event);
  }

  #answerTo(side: PairedCall, event: CallEvent): void {
    if (event.type === 'fastStartOffered') this.#command(side, { do: 'fastStart', choices: takeFirst(event.proposals) });
    if (event.type !== 'channelOffered') return;
    const { channel } = event.offer;
    if (this.#random.chance(0.9)) this.#command(side, { do: 'accept', channel, mediaChannel: at(7000), mediaControl: at(7001) });
    else this.#command(side, { do: 'reject', channel, cause: 'unspecified' });
  }

  #wish(side: PairedCall): CallCommand {
    const channel = this.#random.pick(channels);
    const common: readonly CallCommand[] = [
      start,
      { do: 'open', request: audioChannel(this.#random.between(1, 2)) },
      { do: 'open', request: videoChannel(3) },
      { do: 'close', channel },
      { do: 'requestClose', channel },
      { do: 'flowControl', channel, bitRate: 64_000 },
      { do: 'digits', digits: '12' },
      { do: 'keypad', digits: '1' },
      { do: 'roundTrip' },
      { do: 'pause' },
      { do: 'capabilities', capabilities: roomCapabilities },
    ];
    const callee: readonly CallCommand[] = [{ do: 'proceed' }, { do: 'alert' }, { do: 'connect' }];
    return this.#random.pick(side === this.pair.callee ? [...common, ...callee] : common);
  }
}

/** What is told about an open channel is sent, about others it is not. */
function open(side: PairedCall, how: 'mute' | 'fastUpdate'): readonly number[] {
  const about = (channel: number): CallCommand => (how === 'mute' ? { do: how, channel, muted: true } : { do: how, channel });
  return channels.filter(channel => side.call.handle({ type: 'command', command: about(channel) }).some(({ type }) => type === 'send'));
}

const faults: readonly CallEvent['type'][] = ['timeout', 'protocolError', 'malformed'];

test('two calls, whatever their owners want and in whatever order it arrives, agree in the end', () => {
  for (let seed = 1; seed <= 250; seed++) {
    const random = new Random(seed);
    const conversation = new Conversation(random);
    const { pair, sides } = conversation;
    for (let i = random.between(5, 60); i > 0; i--) conversation.step();
    conversation.complete();
    pair.advance(70_000);
    const told = sides.flatMap(({ events }) => events);
    expect([seed, sides.map(({ call }) => call.state)]).toEqual([seed, ['active', 'active']]);
    expect([seed, told.filter(({ type }) => faults.includes(type))]).toEqual([seed, []]);
    expect([seed, sides.flatMap(({ timers }) => timers.running)]).toEqual([seed, []]);
    const roles = sides.map(({ events }) => events.findLast(event => event.type === 'determined'));
    expect([seed, roles.map(event => event?.type === 'determined' && event.role).toSorted()]).toEqual([seed, ['master', 'slave']]);
    for (const side of sides) expect([seed, open(side, 'mute')]).toEqual([seed, open(pair.other(side), 'fastUpdate')]);
    const first = random.pick(sides);
    pair.give(first, { type: 'command', command: { do: 'release', cause: 17 } });
    conversation.settle();
    expect(pair.other(first).events.at(-1)).toMatchObject({ type: 'released', release: { by: 'them', cause: 17 } });
  }
});
