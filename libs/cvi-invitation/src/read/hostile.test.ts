import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { longestInvitation, parseInvitation } from './parse-invitation.ts';

/** What tempts a reader into quadratic time, each repeated to several times the size that is read. */
const tempting: Readonly<Record<string, string>> = {
  'one letter': 'a',
  spaces: ' ',
  'at signs': '@',
  'letters and at signs': 'aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa@',
  digits: '1',
  'digits and spaces': '1 ',
  'open brackets': '<',
  'open links': '<https://',
  links: 'https://teams.microsoft.com/meet/228859003479315?p=x ',
  'links in links': 'https://www.google.com/url?q=https%3A%2F%2F',
  'lines of addresses': 'a@vc.example.com\n',
  'lines of tenant keys': 'fabrikam@m.webex.com\n',
  'quote marks': '> ',
  'quoted-printable': '=3D',
  entities: '&amp;',
  'half entities': '&#',
  'percent signs': '%25',
  'line breaks': '\n',
  'open divisions': '<div>',
  'open and closed': '<b>x</b>',
  'many closed': '<i></b>',
  attributes: '<a href="https://x" ',
  underscores: '_',
  'wrapped lines': `https://example.com/${'x'.repeat(60)}=\n`,
  'percent signs that may go on with a link': `https://example.com/${'x'.repeat(60)}\n${'%'.repeat(7_900)}^\n`,
  'parameters that cannot be decoded': `https://example.com/?${'&=%'.repeat(2_600)}\n`,
};

const times = (part: string, size: number): string => part.repeat(Math.ceil(size / part.length));

describe('takes time in proportion to the size', () => {
  test.each(Object.entries(tempting))('%s', (_name, part) => {
    const spent = (size: number): number => {
      const text = times(part, size);
      const from = process.cpuUsage();
      for (const input of [text, { html: `<p>${text}` }]) expect(parseInvitation(input).found).toBe(false);
      const { user, system } = process.cpuUsage(from);
      return (user + system) / 1000;
    };
    spent(longestInvitation / 64);
    expect(spent(longestInvitation)).toBeLessThan(3000);
  });

  test('what is too long is cut, and that is said', () => {
    const { warnings } = parseInvitation({ text: times('x ', longestInvitation + 2) });
    expect(warnings.map(({ code }) => code)).toEqual(['truncated']);
  });
});

describe('never throws', () => {
  const pieces = fc.oneof(
    fc.constantFrom(
      ...Object.values(tempting),
      'https://www.webex.com/msteams?confid=',
      '&tenantkey=',
      'fabrikam@m.webex.com',
      '1198563286',
    ),
    fc.constantFrom(
      'https://urldefense.com/v3/__',
      '__;',
      '!!',
      '{"Tid":',
      '/l/meetup-join/19%3a',
      'BEGIN:VCALENDAR\n',
      '%',
      '=\r\n',
      '\u0000',
    ),
    fc.string(),
  );

  test('on text or HTML', () => {
    const soup = fc.array(pieces, { maxLength: 30 }).map(parts => parts.join(''));
    fc.assert(
      fc.property(soup, text => {
        for (const input of [text, { text }, { html: text }]) {
          const result = parseInvitation(input);
          if (result.found) expect(result.coordinates.conferenceId).toMatch(/^\d{9,13}$/);
          else expect(result.reason.message).not.toBe('');
        }
      }),
      { numRuns: 500 },
    );
  });

  test('on what claims to be a Graph event', () => {
    const value = fc.anything({ maxDepth: 3 });
    const keys = [
      'body',
      'onlineMeeting',
      'cloudVideoInteropInfo',
      'joinWebUrl',
      'joinInformation',
      'bodyPreview',
      'html',
      'text',
    ] as const;
    const event = fc.record(Object.fromEntries(keys.map(key => [key, value])), { requiredKeys: [] });
    fc.assert(
      fc.property(fc.oneof(event, value), anything => {
        expect(typeof parseInvitation(anything as never).found).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  test('what is dialled has neither spaces nor markup', () => {
    const evil = fc.string({ minLength: 1, maxLength: 20 }).map(encodeURIComponent);
    fc.assert(
      fc.property(evil, evil, evil, (key, domain, prefix) => {
        const cisco = `https://www.webex.com/msteams?confid=1198563286&tenantkey=${key}&domain=${domain}`;
        const pexip = `https://x.example/teams/?conf=1198563286&ivr=${key}&d=${domain}&prefix=${prefix}`;
        for (const link of [cisco, pexip]) {
          const result = parseInvitation(`<a href="${link.replaceAll('&', '&amp;')}">More</a>`);
          if (result.found) expect(result.coordinates.dial.sip).toMatch(/^[\w.*+-]+@[a-z0-9.-]+$/);
        }
      }),
    );
  });
});
