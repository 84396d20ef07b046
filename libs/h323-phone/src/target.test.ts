import { expect, test } from '@jest/globals';
import { targetOf } from './target.ts';

const digits = (value: string) => [{ kind: 'dialledDigits', value }];

test.each([
  ['0012345@gateway.example', 'gateway.example', 1720, digits('0012345')],
  ['h323:0012345@10.0.0.1:1722', '10.0.0.1', 1722, digits('0012345')],
  ['H323:Room.Blue@10.0.0.1;transport=tcp', '10.0.0.1', 1720, [{ kind: 'h323-ID', value: 'Room.Blue' }]],
  ['10.0.0.1', '10.0.0.1', 1720, []],
  ['10.0.0.1##0012345', '10.0.0.1', 1720, digits('0012345')],
  ['10.0.0.1:1722##teams', '10.0.0.1', 1722, [{ kind: 'h323-ID', value: 'teams' }]],
  ['1*2@[2001:db8::1]:1722', '2001:db8::1', 1722, digits('1*2')],
  ['2001:db8::1', '2001:db8::1', 1720, []],
])('%s', (text, host, port, aliases) => {
  expect(targetOf(text)).toEqual({ host, port, aliases });
});

test.each(['', '@host', 'a@b@c', 'a@b##c', 'host:port', 'a b@c d'])("'%s' is none", text => {
  expect(() => targetOf(text)).toThrow('is no H.323 address');
});

test('an address in parts', () => {
  const aliases = [{ kind: 'url-ID', value: '12@host' } as const];
  expect(targetOf({ address: '10.0.0.1', aliases, calledNumber: '12' })).toEqual({
    host: '10.0.0.1',
    port: 1720,
    aliases,
    calledNumber: '12',
  });
});
