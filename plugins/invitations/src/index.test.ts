import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, describe, expect, test } from '@jest/globals';
import { fakeInvocation, startTestGateway, type TestGateway } from '@opencvi/test-kit';
import { cliCommandSuite, httpRoutesSuite } from '@opencvi/test-kit/conformance';
import { invitations } from './index.ts';
import { invitationRoutes } from './invitation-routes.ts';
import { type Input, parseInviteCommand } from './parse-invite-command.ts';
import { compoundFileOf } from './testing/compound-file-of.ts';

cliCommandSuite('parse-invite', () => parseInviteCommand());
httpRoutesSuite('invitations', invitationRoutes);

const webex = 'https://www.webex.com/msteams?confid=1198563286&tenantkey=fabrikam&domain=m.webex.com';
const text = `Join: https://teams.microsoft.com/meet/228859003479315?p=aBcD1234
Tenant key: fabrikam@m.webex.com
Video ID: 119 856 328 6
More info<${webex}>
`;
const html = `<html><body><a href="${webex.replaceAll('&', '&amp;')}">Flere oplysninger</a></body></html>`;
const base64 = (content: string | Buffer): string =>
  (
    Buffer.from(content)
      .toString('base64')
      .match(/.{1,76}/g) ?? []
  ).join('\r\n');
const mail = (...parts: readonly string[]): string =>
  [
    'From: a@example.com',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    ...parts.map(part => `--x\r\n${part}`),
    '--x--',
    '',
  ].join('\r\n');
const encoded = (type: string, content: string): string =>
  `Content-Type: ${type}; charset=utf-8\r\nContent-Transfer-Encoding: base64\r\n\r\n${base64(content)}`;
const forwarded = (name: string, content: string | Buffer): string =>
  `Content-Type: application/octet-stream; name=${name}\r\nContent-Transfer-Encoding: base64\r\nContent-Disposition: attachment; filename=${name}\r\n\r\n${base64(content)}`;
const outlookMessage = Buffer.from(compoundFileOf({ '__substg1.0_1000001F': Buffer.from(text, 'utf16le') }));
// "テナント キー: …" as mail programs in Japan send it
const japanese = `Content-Type: text/plain; charset=iso-2022-jp\r\n\r\n\x1b$B%F%J%s%H\x1b(B \x1b$B%-!<\x1b(B: ${text}`;
const calendar = `BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDESCRIPTION:${text.replaceAll('\n', '\\n')}\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n`;

async function* stream(content: string | Uint8Array): Input {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content;
  for (let at = 0; at < bytes.length; at += 100) yield bytes.subarray(at, at + 100);
}

async function run(
  args: readonly string[],
  { stdin = '' as string | Uint8Array, json = false } = {},
): Promise<{ code: number; lines: string[] }> {
  const invocation = fakeInvocation({ args, options: { json } });
  const code = await parseInviteCommand(() => stream(stdin)).run(invocation);
  return { code, lines: [...invocation.lines] };
}

describe('opencvi parse-invite', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'opencvi-invite-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('prints the dial string alone on the first line', async () => {
    const file = path.join(folder, 'invite.txt');
    writeFileSync(file, text);
    expect(await run([file])).toEqual({
      code: 0,
      lines: [
        '1198563286.fabrikam@m.webex.com',
        'IVR: fabrikam@m.webex.com',
        'Tenant key: fabrikam@m.webex.com, conference id: 1198563286, provider: cisco',
      ],
    });
  });

  test.each<[string, string | Uint8Array]>([
    ['text', text],
    ['text in UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['text in Windows-1252', Buffer.from(`Lejernøgle:\n${text}`, 'latin1')],
    ['HTML', html],
    ['iCalendar', calendar],
    ['a Graph event', JSON.stringify({ body: { contentType: 'html', content: html } })],
    ['a mail in base64', mail(encoded('text/plain', 'see below'), encoded('text/html', html))],
    [
      'a mail with the meeting request alone',
      mail(encoded('text/plain', 'see attached'), encoded('text/calendar; method=REQUEST', calendar)),
    ],
    [
      'a mail of one part, quoted-printable',
      `Content-Type: text/html\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${html.replaceAll('=', '=3D')}`,
    ],
    ['a mail below blank lines', `\r\n\r\n${mail(encoded('text/html', html))}`],
    ['a mail of a Unix mailbox', `From jane@example.com Mon Jan  1 00:00:00 2026\n${mail(encoded('text/html', html))}`],
    [
      'a mail forwarded as attachment',
      mail(encoded('text/plain', 'FYI'), `Content-Type: message/rfc822\r\n\r\n${mail(encoded('text/html', html))}`),
    ],
    [
      'a mail forwarded as attachment twice, encoded',
      mail(forwarded('a.eml', mail(encoded('text/plain', 'FYI'), forwarded('b.eml', mail(encoded('text/html', html)))))),
    ],
    ["Outlook's .msg", outlookMessage],
    ["a mail with Outlook's .msg attached", mail(encoded('text/plain', 'FYI'), forwarded('invitation.msg', outlookMessage))],
    ['a mail in ISO-2022-JP', Buffer.from(`${mail(japanese)}`, 'latin1')],
    ['the head of a mail copied as text', `From: Jane\nSent: today\nSubject: Planning\n\n${text}`],
  ])('reads %s from standard input', async (_name, stdin) => {
    expect((await run(['-'], { stdin })).lines[0]).toBe('1198563286.fabrikam@m.webex.com');
  });

  test('mails in mails in mails are read up to a number in all', async () => {
    const lunch = mail(encoded('text/plain', 'Lunch?'));
    const invitation = forwarded('b.eml', mail(encoded('text/html', html)));
    const behind = (count: number) => mail(...Array.from({ length: count }, () => forwarded('a.eml', lunch)), invitation);
    expect((await run(['-'], { stdin: behind(49) })).lines[0]).toBe('1198563286.fabrikam@m.webex.com');
    // The ten that hold six each use up what is left
    const tree = mail(
      ...Array.from({ length: 10 }, () => forwarded('c.eml', mail(...Array(6).fill(forwarded('a.eml', lunch))))),
      invitation,
    );
    const { lines } = await run(['-'], { stdin: tree, json: true });
    expect(JSON.parse(lines.join('\n'))).toMatchObject({ found: false, warnings: [{ code: 'truncated' }] });
  });

  test('--json prints all coordinates', async () => {
    const { code, lines } = await run(['-'], { stdin: text, json: true });
    expect([code, JSON.parse(lines.join('\n'))]).toMatchObject([
      0,
      { conferenceId: '1198563286', teams: { passcode: 'aBcD1234' }, warnings: [] },
    ]);
  });

  test('says why there are none', async () => {
    await expect(run(['-'], { stdin: 'Lunch?' })).rejects.toThrow('standard input: neither a join link of Teams nor video coordinates');
    const { code, lines } = await run(['-'], { stdin: '', json: true });
    expect([code, JSON.parse(lines.join('\n'))]).toMatchObject([1, { found: false, reason: { code: 'empty' } }]);
    const winmail = Buffer.concat([Buffer.from('789f3e22', 'hex'), Buffer.from('x')]);
    const carrier = mail(encoded('text/plain', ''), forwarded('winmail.dat', winmail));
    await expect(run(['-'], { stdin: winmail })).rejects.toThrow(
      "it is Outlook's winmail.dat (TNEF), which is not read: save the invitation as",
    );
    await expect(run(['-'], { stdin: carrier })).rejects.toThrow("the mail has the attachment winmail.dat: it is Outlook's winmail.dat");
    await expect(run(['-'], { stdin: Buffer.from('d0cf11e0a1b11ae1', 'hex') })).rejects.toThrow('it is an Outlook file without a text');
    await expect(run([path.join(folder, 'none.eml')])).rejects.toThrow('there is no such file');
    await expect(run([folder])).rejects.toThrow('it is a folder');
  });
});

describe('POST /api/v1/invitations/parse', () => {
  let gateway: TestGateway;
  afterEach(() => gateway.stop());

  const post = async (body: unknown): Promise<{ status: number; json: unknown }> => {
    const answer = await gateway.api('/api/v1/invitations/parse', {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(body),
    });
    return { status: answer.status, json: await answer.json() };
  };

  test('answers coordinates, or the reason', async () => {
    gateway = await startTestGateway({ plugins: [invitations] });
    const found = { status: 200, json: { found: true, coordinates: { dial: { sip: '1198563286.fabrikam@m.webex.com' } } } };
    for (const body of [{ text }, { html }, { html, text }, { event: { body: { contentType: 'html', content: html } } }]) {
      expect(await post(body)).toMatchObject(found);
    }
    expect(await post({ text: 'Lunch?' })).toMatchObject({ status: 200, json: { found: false, reason: { code: 'not-an-invitation' } } });
    for (const body of [{}, { text, event: {} }, { event: 'x' }, { text: 1 }]) expect(await post(body)).toMatchObject({ status: 400 });
    const anonymous = await gateway.api('/api/v1/invitations/parse', { method: 'POST', headers: { Authorization: '' } });
    expect(anonymous.status).toBe(401);
    expect((await gateway.api('/api/v1/openapi.json')).status).toBe(200);
  });
});
