import { describe, expect, test } from '@jest/globals';
import type { Alias } from '@opencvi/h323-js-bindings';
import { type Destination, dialledAddress, type Here } from './dialled-address.ts';

const ours = '203.0.113.9';
const here: Here = { address: ours, domains: ['vc.example.com'] };

const digits = (value: string): Alias => ({ kind: 'dialledDigits', value });
const name = (value: string): Alias => ({ kind: 'h323-ID', value });
const url = (value: string): Alias => ({ kind: 'url-ID', value });
const transport = (value: string): Alias => ({ kind: 'transportID', value });
const setup = (said: Partial<Destination>): Destination => ({ destination: [], extra: [], ...said });

describe('one alias', () => {
  test.each<[string, Alias, string, string]>([
    ['a URL', url('h323:1172827458@vc.example.com'), '1172827458', 'vc.example.com'],
    ['a URL without a scheme', url('teams@VC.example.com'), 'teams', 'vc.example.com'],
    ['a URL with a port and parameters', url('h323:teams@vc.example.com:1720;type=ls?x=1'), 'teams', 'vc.example.com'],
    ['a URL of SIP', url('sip:017920684@vc.example.com'), '017920684', 'vc.example.com'],
    ['a URL at an IPv6 address', url('h323:1172827458@[2001:DB8::9]:1720'), '1172827458', '2001:db8::9'],
    ['an escaped URL', url('h323:room%204@vc.example.com'), 'room 4', 'vc.example.com'],
    ['a URL with a new line escaped in it', url('h323:teams%0A%1b[31m%e2%80%a8x@vc.example.com'), 'teams[31mx', 'vc.example.com'],
    ['a badly escaped URL', url('h323:50%@vc.example.com'), '50%', 'vc.example.com'],
    ['an h323-ID with a host', name('813878896.017920684@t.plcm.vc'), '813878896.017920684', 't.plcm.vc'],
    ['an h323-ID at an address', name('1172827458@198.51.100.4'), '1172827458', '198.51.100.4'],
    ['an h323-ID with a scheme', name('h323:teams@vc.example.com'), 'teams', 'vc.example.com'],
    ['an e-mail address', { kind: 'email-ID', value: 'teams@vc.example.com' }, 'teams', 'vc.example.com'],
    ['address##id', name('203.0.113.9##1172827458'), '1172827458', '203.0.113.9'],
    ['address##id as digits', digits('203.0.113.9##017920684'), '017920684', '203.0.113.9'],
    ['host##id', name('vc.example.com##1172827458'), '1172827458', 'vc.example.com'],
    ['IPv6##id', name('2001:db8::9##1172827458'), '1172827458', '2001:db8::9'],
    ['address##id##PIN', name('203.0.113.9##1172827458##1234'), '1172827458', '203.0.113.9'],
    ['address##id#PIN', name('203.0.113.9##1172827458#1234'), '1172827458', '203.0.113.9'],
    ['address#id', name('203.0.113.9#017920684'), '017920684', '203.0.113.9'],
    ['address#id#PIN', name('203.0.113.9#017920684#1234'), '017920684', '203.0.113.9'],
    ['address:port##id', name('203.0.113.9:1720##017920684'), '017920684', '203.0.113.9'],
    ['address## id', name('203.0.113.9## 017920684 '), '017920684', '203.0.113.9'],
    ['address##key.id', name('203.0.113.9##813878896.017920684'), '813878896.017920684', '203.0.113.9'],
    ['address##id as a URL', url('h323:203.0.113.9%23%23017920684'), '017920684', '203.0.113.9'],
    ['address##', name('203.0.113.9##'), '', '203.0.113.9'],
    ['key.id##PIN', name('813878896.017920684##1234'), '813878896.017920684', ours],
    ['a URL with parameters in an h323-ID', name('h323:teams@vc.example.com:1720;user=phone'), 'teams', 'vc.example.com'],
    ['a host with its last dot', name('teams@vc.example.com.'), 'teams', 'vc.example.com'],
    ['a number of tel', url('tel:1172827458;phone-context=example.com'), '1172827458', ours],
    ['a name of 256 characters', name('ä'.repeat(256)), 'ä'.repeat(255), ours],
    ['##id', digits('##1172827458'), '1172827458', ours],
    ['##id##PIN', digits('##1172827458##1234'), '1172827458', ours],
    ['#', digits('#'), '', ours],
    ['id##PIN', digits('1172827458##1234'), '1172827458', ours],
    ['id#PIN', digits('1172827458#1234'), '1172827458', ours],
    ['id##PIN@host', name('1172827458##1234@vc.example.com'), '1172827458', 'vc.example.com'],
    ['key.id', name('813878896.017920684'), '813878896.017920684', ours],
    ['digits with zeros', digits('000920684'), '000920684', ours],
    ['digits in an h323-ID', name('1172827458'), '1172827458', ours],
    ['a party number', { kind: 'partyNumber', value: '1172827458' }, '1172827458', ours],
    ['a name', name('teams'), 'teams', ours],
    ['a name filled up with zeros', name('teams\0\0'), 'teams', ours],
    ['a transport address', transport('198.51.100.4:1720'), '', '198.51.100.4'],
    ['a transport address of IPv6', transport('[2001:db8::9]:1720'), '', '2001:db8::9'],
    ['an address as a name', name('198.51.100.4'), '', '198.51.100.4'],
    ['a domain of ours as a name', name('VC.example.com'), '', 'vc.example.com'],
    ['a domain of ours as a URL', url('h323:vc.example.com:1720'), '', 'vc.example.com'],
    ['a name with dots', name('john.smith'), 'john.smith', ours],
    ['a domain of somebody else as a name', name('vc.example.org'), 'vc.example.org', ours],
    ['a host alone as a URL', url('h323:@vc.example.com'), '', 'vc.example.com'],
    ['nothing in it', name(' \0'), '', ours],
    ['a subscriber', { kind: 'mobileUIM', value: '262011234567890' }, '', ours],
  ])('%s', (_what, alias, user, host) => {
    expect(dialledAddress(setup({ destination: [alias] }), here)).toEqual({ user, host });
  });
});

describe('the whole Setup', () => {
  test.each<[string, Partial<Destination>, string, string]>([
    ['nobody', {}, '', ours],
    ['nobody at the called address', { calledAddress: { address: '198.51.100.4', port: 1720 } }, '', '198.51.100.4'],
    [
      'a name at the called address',
      { destination: [name('teams')], calledAddress: { address: '198.51.100.4', port: 1720 } },
      'teams',
      '198.51.100.4',
    ],
    ['the called party number alone', { calledNumber: '1172827458' }, '1172827458', ours],
    ['an address in the called party number', { calledNumber: 'teams@vc.example.com' }, 'teams', 'vc.example.com'],
    ['a domain of ours and an extension', { destination: [name('vc.example.com')], extra: [digits('017')] }, '017', 'vc.example.com'],
    ['an alias before the called party number', { destination: [name('teams')], calledNumber: '99' }, 'teams', ours],
    [
      'of two names the one with a host',
      { destination: [digits('1172827458'), url('h323:1172827458@vc.example.com')] },
      '1172827458',
      'vc.example.com',
    ],
    ['of two names without hosts the first', { destination: [digits('1172827458'), name('Weekly')] }, '1172827458', ours],
    [
      'an address and an extension',
      { destination: [transport('198.51.100.4:1720')], extra: [digits('1172827458')] },
      '1172827458',
      '198.51.100.4',
    ],
    ['an extension alone', { extra: [digits('017920684')] }, '017920684', ours],
    ['a name before an extension', { destination: [name('teams')], extra: [digits('1')] }, 'teams', ours],
    ['an address and a number', { destination: [name('198.51.100.4')], calledNumber: '1172827458' }, '1172827458', '198.51.100.4'],
  ])('%s', (_what, said, user, host) => {
    expect(dialledAddress(setup(said), here)).toEqual({ user, host });
  });
});
