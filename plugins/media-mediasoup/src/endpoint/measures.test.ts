import { expect, test } from '@jest/globals';
import { Measures } from './measures.ts';

test('mean and maximum of each measure, over the looks that had it', () => {
  const measures = new Measures();
  expect(measures.summary).toEqual({});
  measures.take({ jitter: 10, loss: 0 });
  measures.take({ jitter: 30, loss: 0.5, roundTripTime: 80 });
  measures.take({ jitter: 20, loss: 0.1 });
  expect(measures.summary).toEqual({
    mean: { jitter: 20, loss: expect.closeTo(0.2), roundTripTime: 80 },
    maximum: { jitter: 30, loss: 0.5, roundTripTime: 80 },
  });
});
