import { describe, expect, test } from '@jest/globals';
import { type Admission, type Arrival, admission } from './lobby-table.ts';
import { type LobbyScope, lobbyScopes } from './settings.ts';

const trusted: Arrival = { as: 'guest', appTrusted: true };
const application: Arrival = { as: 'application', appTrusted: false };
const stranger: Arrival = { as: 'guest', appTrusted: false };

const rows: readonly [LobbyScope, Admission['to'], Admission['to']][] = [
  ['everyone', 'meeting', 'meeting'],
  ['organizationAndFederated', 'meeting', 'lobby'],
  ['organization', 'meeting', 'lobby'],
  ['organizationExcludingGuests', 'meeting', 'lobby'],
  ['invited', 'lobby', 'lobby'],
  ['organizer', 'lobby', 'lobby'],
];

describe('who waits', () => {
  test('the table has every scope', () => {
    expect(rows.map(([scope]) => scope).sort()).toEqual([...lobbyScopes].sort());
  });

  test.each(rows)('%s: trusted to the %s, strangers to the %s', (lobby, forTrusted, forStrangers) => {
    const rules = { lobby, presenters: 'everyone', anonymousJoin: true } as const;
    expect(admission(rules, trusted).to).toBe(forTrusted);
    expect(admission(rules, application).to).toBe(forTrusted);
    expect(admission(rules, stranger).to).toBe(forStrangers);
  });

  test.each(rows)('%s without anonymous join: trusted to the %s, strangers refused', (lobby, forTrusted) => {
    const rules = { lobby, presenters: 'everyone', anonymousJoin: false } as const;
    expect(admission(rules, trusted).to).toBe(forTrusted);
    expect(admission(rules, stranger)).toEqual({ to: 'refused', reason: 'anonymous-join-disabled' });
  });
});

describe('who presents', () => {
  test.each([
    ['everyone', 'presenter', 'presenter'],
    ['organization', 'presenter', 'attendee'],
    ['roleIsPresenter', 'presenter', 'attendee'],
    ['organizer', 'presenter', 'attendee'],
  ] as const)('%s: a trusted room is %s, a stranger %s', (presenters, forTrusted, forStrangers) => {
    const rules = { lobby: 'everyone', presenters, anonymousJoin: true } as const;
    expect(admission(rules, trusted)).toMatchObject({ role: forTrusted });
    expect(admission(rules, stranger)).toMatchObject({ role: forStrangers });
  });
});
