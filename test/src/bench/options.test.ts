import { expect, test } from '@jest/globals';
import { parseOptions } from './options.ts';

test('everything, at length, for people', () => {
  expect(parseOptions([])).toEqual({ suites: ['sip', 'media', 'codecs', 'h323', 'setup'], quick: false, json: false });
});

test.each([[['--only', 'media']], [['--only=media']], [['--only', 'media', '--only', 'media']]])('%p chooses one', args => {
  expect(parseOptions(args)?.suites).toEqual(['media']);
});

test('several, in the order they run', () => {
  expect(parseOptions(['--quick', '--json', '--only', 'setup,sip'])).toEqual({ suites: ['sip', 'setup'], quick: true, json: true });
});

test.each([[['--only', 'tea']], [['--only']], [['--fast']], [['--help']], [['media']]])('%p is not understood', args => {
  expect(parseOptions(args)).toBeUndefined();
});
