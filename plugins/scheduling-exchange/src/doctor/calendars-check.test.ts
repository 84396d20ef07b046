import { expect, test } from '@jest/globals';
import type { CheckContext } from '@opencvi/onboarding/api';
import { VirtualClock } from '@opencvi/test-kit';
import { FakeGraph, lastPage, refused } from '../testing/fake-graph.ts';
import { contoso, testConfig } from '../testing/settings.ts';
import { calendarsCheck } from './calendars-check.ts';

const room = (mailbox: string, tenant = 'contoso') => ({ mailbox: `${mailbox}@contoso.example`, tenant });
const context = (signal = new AbortController().signal) => ({ tenant: contoso, signal }) as CheckContext;

function examine(rooms: readonly object[], graph: FakeGraph | undefined, clock = new VirtualClock()) {
  const check = calendarsCheck({ config: testConfig({ rooms }), graphs: { of: () => graph }, clock });
  return check.run(context());
}

test('calendars that can be read are counted, those that cannot are named with what to do', async () => {
  const graph = new FakeGraph()
    .on(/\/users\/good/, () => lastPage([]))
    .on(/\/users\/kept-out/, () => refused(403, 'ErrorAccessDenied'))
    .on(/\/users\/misspelt/, () => refused(404, 'ErrorInvalidUser'));
  expect(await examine([room('good'), room('kept-out'), room('misspelt'), room('foreign', 'fabrikam')], graph)).toEqual([
    { severity: 'ok', message: '1 of 3 calendars can be read' },
    {
      severity: 'failure',
      message: expect.stringMatching(/^kept-out@contoso\.example cannot be read: the calendar: Calendars\.Read is not granted/),
      remedy: expect.stringMatching(/grant Calendars\.Read .* RBAC/),
    },
    {
      severity: 'failure',
      message: expect.stringContaining('misspelt@contoso.example'),
      remedy: expect.stringContaining('correct the mailbox'),
    },
  ]);
  // The next minute, so that a calendar full of meetings is one small page
  expect(graph.lines[0]).toBe(
    'GET /users/good@contoso.example/calendarView/delta?startDateTime=2026-01-01T00:00:00.000Z&endDateTime=2026-01-01T00:01:00.000Z',
  );
});

test('a tenant without rooms is skipped; one without a Microsoft tenant fails', async () => {
  expect(await examine([room('x', 'fabrikam')], undefined)).toMatchObject([{ severity: 'skipped' }]);
  expect(await examine([room('x')], undefined)).toMatchObject([{ severity: 'failure', remedy: 'set microsoft.tenantId of the tenant' }]);
});

test('a calendar that does not answer is given up', async () => {
  const clock = new VirtualClock();
  const findings = examine(
    [room('slow')],
    new FakeGraph().on(/slow/, () => new Promise(() => {})),
    clock,
  );
  await clock.advance(15_000);
  expect(await findings).toMatchObject([{ severity: 'failure', message: expect.stringContaining('slow@contoso.example cannot be read') }]);
  expect(clock.pending).toBe(0);
});
