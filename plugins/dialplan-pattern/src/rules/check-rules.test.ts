import { describe, expect, test } from '@jest/globals';
import { z } from 'zod';
import { dialPlanConfig } from '../config.ts';

function problems(rules: z.input<typeof dialPlanConfig>['rules']) {
  const result = dialPlanConfig.safeParse({ rules });
  return result.success ? [] : result.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
}

describe('settings', () => {
  test('accept rules that differ', () => {
    expect(
      problems([
        { match: 'teams@{domain}', to: 'ivr' },
        { match: '55{conf}@{domain}', to: 'meeting' },
        { match: '{conf}@{domain}', to: 'meeting' },
        { match: '{conf}@*', to: 'meeting' },
        { match: 'boardroom@*', to: 'meeting', meeting: '1172827458' },
        { match: '@*', to: 'reject', reason: 'declined' },
      ]),
    ).toEqual([]);
  });

  test('name every wrong rule at once', () => {
    const found = problems([
      { match: '{cnf}@*', to: 'meeting' },
      { match: 'teams@*', to: 'ivr' },
      { match: 'Teams@*', to: 'reject' },
      { match: 'lobby@*', to: 'meeting' },
      { match: '{conf}@*', to: 'meeting', meeting: '1172827458' },
    ]);
    expect(found).toEqual([
      expect.stringMatching(/^rules\.0\.match: template '\{cnf\}@\*', character 1: there is no \{cnf\}; did you mean \{conf\}/),
      expect.stringContaining("rules 2 and 3 have the same template 'Teams@*'"),
      expect.stringContaining("template 'lobby@*' names no meeting"),
      expect.stringContaining("has {conf}: leave 'meeting' off"),
    ]);
  });

  test('refuse a rule that an earlier one hides', () => {
    expect(
      problems([
        { match: '{conf}@*', to: 'meeting' },
        { match: '55{conf}@*', to: 'meeting' },
      ]),
    ).toEqual([
      expect.stringContaining("rule 2 '55{conf}@*' is never reached: rule 1 '{conf}@*' takes 551172827458@vc.example.com before it"),
    ]);
  });

  test('refuse unknown keys and destinations', () => {
    expect(problems([{ match: 'a@*', to: 'ivr', meeting: '1172827458' } as never])).toHaveLength(1);
    expect(problems([{ match: 'a@*', to: 'voicemail' } as never])).toHaveLength(1);
  });

  test('are described by a JSON Schema', () => {
    expect(z.toJSONSchema(dialPlanConfig, { io: 'input' })).toMatchObject({ type: 'object', properties: { rules: { type: 'array' } } });
  });
});
