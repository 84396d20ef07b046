import { describe, expect, test } from '@jest/globals';
import { parseInvitation, writeInvitation } from '@opencvi/cvi-invitation';
import fc from 'fast-check';
import { type Customer, firewallLines, instructionUri, zoneFile } from '../partners/customer.ts';
import { partnerNamed, partners } from '../partners/partners.ts';
import { powershellFor } from './powershell-for.ts';
import { quote } from './quote.ts';

const acme: Customer = {
  tenantId: '11111111-2222-4333-8444-555555555555',
  tenantKey: 'teams@vc.example.com',
  instructionHost: 'join.example.com',
};

describe('PowerShell', () => {
  test('for a whole tenant', () => {
    expect(powershellFor('pexip-infinity', { ...acme, applicationIds: ['aaaa', 'bbbb'], prefix: '55' }).split('\r\n')).toEqual([
      '# Video interop with Microsoft Teams: provider Pexip, tenant key teams@vc.example.com',
      '# Run as Teams Administrator. Once: Install-Module MicrosoftTeams',
      "Connect-MicrosoftTeams -TenantId '11111111-2222-4333-8444-555555555555'",
      '',
      '$provider = @{',
      "  TenantKey = 'teams@vc.example.com'",
      "  InstructionUri = 'https://join.example.com/teams/?conf={ConfId}&ivr=teams&d=vc.example.com&prefix=55'",
      '  AllowAppGuestJoinsAsAuthenticated = $true',
      "  AadApplicationIds = 'aaaa;bbbb'",
      '}',
      "if (Get-CsVideoInteropServiceProvider | Where-Object { $_.Identity -eq 'Pexip' }) {",
      "  Set-CsVideoInteropServiceProvider -Identity 'Pexip' @provider",
      '} else {',
      "  New-CsVideoInteropServiceProvider -Name 'Pexip' @provider",
      '}',
      '',
      '# Meetings scheduled from now on get the coordinates; Teams keeps policies for 6 hours',
      "Grant-CsTeamsVideoInteropServicePolicy -PolicyName 'PexipServiceProviderEnabled' -Global",
      '',
      '# Check',
      'Get-CsVideoInteropServiceProvider',
      'Get-CsTeamsVideoInteropServicePolicy Global',
      '',
    ]);
  });

  test('says when the page is at an address that nobody else reaches', () => {
    const customer = { tenantKey: 'teams@vc.example.com', instructionUri: 'http://127.0.0.1:8080/join/acme/{ConfId}' };
    expect(powershellFor('pexip-infinity', customer)).toContain('# Careful: InstructionUri leads to 127.0.0.1');
    const elsewhere = { ...customer, instructionUri: 'https://gw.example.com/join/acme/{ConfId}' };
    expect(powershellFor('pexip-infinity', elsewhere)).not.toContain('Careful');
  });

  test('for some users, groups and rooms', () => {
    const script = powershellFor('cisco-webex', {
      tenantKey: 'contoso@m.webex.com',
      grant: { users: ["o'neil@example.com"], groups: [{ id: 'pilots', rank: 1 }] },
      rooms: ['board@example.com'],
    });
    expect(script).toContain("-Identity 'o''neil@example.com'\r\n");
    expect(script).toContain("-Group 'pilots' -Rank 1\r\n");
    expect(script).toContain("Set-CalendarProcessing -Identity 'board@example.com' -DeleteComments $false");
    expect(script).not.toContain('-Global');
    expect(script).toContain('Connect-MicrosoftTeams\r\n');
  });

  test('nothing breaks out of its quotes', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '’', '‘', '‚', '‛', '"', '$', '`', ';', 'a') }), text => {
        const inside = quote(text).slice(1, -1);
        expect(inside.replace(/(['‘’‚‛])\1/g, '')).not.toMatch(/['‘’‚‛]/);
      }),
    );
    expect(() => powershellFor('cisco-webex', { tenantKey: 'x\nRemove-Item /' })).toThrow('control character');
  });
});

describe('each partner', () => {
  test.each(Object.values(partners).map(partner => [partner.id, partner] as const))(
    '%s: what is handed over leads to the dial string',
    (_id, partner) => {
      const tenantKey = `${partner.tenantKey.key}@${partner.tenantKey.domain}`;
      const video = { tenantKey, conferenceId: '017920684', instructionUri: instructionUri(partner, { tenantKey }) };
      const joinUrl = `https://teams.microsoft.com/l/meetup-join/19%3ax%40thread.v2/0?context=${encodeURIComponent('{"Tid":"t","Oid":"o"}')}`;
      const result = parseInvitation(writeInvitation({ joinUrl, video }, { generation: 3, format: 'html', locale: 'en' }));
      const sip = partner.dial.sip
        .replace('{prefix}', '')
        .replace('{key}', partner.tenantKey.key)
        .replace('{conf}', '017920684')
        .replace('{domain}', partner.tenantKey.domain);
      expect(result).toMatchObject({ found: true, coordinates: { dial: { sip } }, warnings: [] });
      expect(partner.policy).toBe(`${partner.name}ServiceProviderEnabled`);
    },
  );

  test('has records and rules', () => {
    for (const partner of Object.values(partners)) {
      expect(zoneFile(partner, 'vc.example.com', 'gw.example.com')).toContain(
        '_sips._tcp.vc.example.com. 3600 IN SRV 10 10 5061 gw.example.com.\n',
      );
      expect(firewallLines(partner)).toContain('room -> gateway  tcp 5061  SIP over TLS');
    }
    expect(firewallLines(partners['cisco-webex'])).toContain('room -> gateway  udp 36000-59999  RTP and RTCP');
  });

  test.each([
    ['pexip', 'pexip-infinity'],
    ['Cisco', 'cisco-webex'],
    ['polycom-realconnect', 'polycom-realconnect'],
    ['acme', undefined],
  ])('%s is %s', (name, id) => {
    expect(partnerNamed(name)?.id).toBe(id);
  });
});
