import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { unwrapUrl } from './unwrap.ts';

const target = 'https://www.webex.com/msteams?confid=1198563286&tenantkey=fabrikam&domain=m.webex.com';
const once = encodeURIComponent(target);

test.each<[string, string]>([
  ['Safe Links', `https://nam02.safelinks.protection.outlook.com/?url=${once}&data=05%7C01&sdata=x%3D&reserved=0`],
  ['Safe Links, encoded twice', `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(once)}&data=05`],
  ['Safe Links, not encoded', `https://nam02.safelinks.protection.outlook.com/?url=${target}&data=05%7C01&reserved=0`],
  ['Safe Links of the government cloud', `https://usg01.safelinks.protection.office365.us/?url=${once}&data=05`],
  ['Google', `https://www.google.com/url?sa=D&q=${once}&usg=x`],
  ['Barracuda', `https://linkprotect.cudasvc.com/url?a=${once}&c=E,1,x&typo=1`],
  ['Cisco Secure Web', `https://secure-web.cisco.com/1aBcD_-/${once}`],
  ['Sophos', `https://eu-west-1.protection.sophos.com/?d=webex.com&u=${Buffer.from(target).toString('base64')}&i=x`],
  ['URL Defense 1', `https://urldefense.proofpoint.com/v1/url?u=${once}&k=x`],
  ['URL Defense 2', `https://urldefense.proofpoint.com/v2/url?u=${once.replaceAll('%', '-').replaceAll('-2F', '_')}&d=x`],
  ['URL Defense 3', `https://urldefense.com/v3/__${target}__;!!N96JrnIq!x$`],
  ['URL Defense 3, one character restored', `https://urldefense.com/v3/__${target.replace('?', '*')}__;Pw!!N96JrnIq!x$`],
  ['URL Defense 3, a run restored', `https://urldefense.com/v3/__${target.replace('?c', '**A')}__;P2M!!N96JrnIq!x$`],
  ['nothing', target],
])('%s', (_name, link) => {
  expect(unwrapUrl(link)).toBe(target);
});

test('one inside the other', () => {
  const wraps = [
    (url: string) => `https://nam02.safelinks.protection.outlook.com/?url=${encodeURIComponent(url)}&data=x`,
    (url: string) => `https://www.google.com/url?q=${encodeURIComponent(url)}`,
    (url: string) => `https://urldefense.com/v3/__${url}__;!!x!y$`,
  ];
  fc.assert(
    fc.property(fc.array(fc.constantFrom(...wraps), { maxLength: 4 }), chosen => {
      expect(unwrapUrl(chosen.reduce((url, wrap) => wrap(url), target))).toBe(target);
    }),
  );
});

test.each(['', 'nonsense', 'https://', 'mailto:a@example.com', 'https://urldefense.com/v3/__x', 'https://urldefense.com/v2/url?u=-ZZ'])(
  '%p stays as it is',
  link => {
    expect(unwrapUrl(link)).toBe(link);
  },
);
