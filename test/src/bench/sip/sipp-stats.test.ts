import { expect, test } from '@jest/globals';
import { parseSippStats } from './sipp-stats.ts';

const head = 'StartTime;SuccessfulCall(P);SuccessfulCall(C);FailedCall(P);FailedCall(C);Retransmissions(P);Retransmissions(C);';

test('takes the cumulative figures of the last line', () => {
  const text = `${head}\nx;1;1;0;0;0;0;\nx;5;900;0;2;1;7;\n`;
  expect(parseSippStats(text)).toEqual({ successful: 900, failed: 2, retransmissions: 7 });
});

test.each(['', head, 'a;b;\n1;2;'])('refuses %p', text => {
  expect(() => parseSippStats(text)).toThrow("SIPp's statistics have no");
});
