import { describe, expect, test } from '@jest/globals';
import { parseTemplate } from './parse-template.ts';

describe('parseTemplate', () => {
  test('takes a template apart', () => {
    expect(parseTemplate('Teams.{conf}@{domain}')).toEqual({
      text: 'Teams.{conf}@{domain}',
      user: [{ type: 'literal', text: 'teams.' }, { type: 'conf' }],
      host: { type: 'domain' },
    });
    expect(parseTemplate('{ip}##{conf}')).toEqual({
      text: '{ip}##{conf}',
      user: [{ type: 'ip' }, { type: 'literal', text: '##' }, { type: 'conf' }],
      host: { type: 'bare' },
    });
    expect(parseTemplate('@*')).toEqual({ text: '@*', user: [], host: { type: 'any' } });
    expect(parseTemplate('{conf}@VC.Example.com.').host).toEqual({ type: 'literal', text: 'vc.example.com' });
  });

  test.each([
    ['{cof}@*', 1, 'did you mean {conf}'],
    ['{tenantkey}.{conf}@*', 1, 'did you mean {key}'],
    ['{conf}@{doman}', 8, 'did you mean {domain}'],
    ['{conf@*', 1, 'not closed'],
    ['a}@*', 2, "'}' without '{'"],
    ['{key}{conf}@*', 6, "separator such as '.' between {key} and {conf}"],
    ['{conf}.{conf}@*', 8, 'twice'],
    ['teams*@*', 6, 'only be the whole part after the @'],
    ['{domain}@*', 1, 'whole part after the @'],
    ['{conf}@*.example.com', 9, 'not a mixture'],
    ['{conf}@{key}', 8, 'one of {domain}, {ip}, a name'],
    ['{conf}@', 7, 'after the @ must come'],
    ['a@b@c', 4, 'only one @'],
    ['sip:{conf}@*', 1, "leave 'sip:' off"],
    ['117 {conf}@*', 4, 'spaces never match'],
    ['', 1, 'is empty'],
  ])('refuses %p at character %i: %s', (text, position, message) => {
    expect(() => parseTemplate(text)).toThrow(expect.objectContaining({ position, message: expect.stringContaining(message) }));
  });
});
