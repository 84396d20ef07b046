import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { type Certificate, makeCertificate } from '@opencvi/own-certificate';
import { VirtualClock } from '@opencvi/test-kit';
import type { RoomMeeting } from '../api.ts';
import { roomWith, secretOf } from '../testing/settings.ts';
import { SimulatedRoomOs } from '../testing/simulated-room-os.ts';
import { bookingsBody } from './bookings-body.ts';
import { deviceTrouble } from './device-trouble.ts';
import { RoomOsBookings } from './roomos-bookings.ts';
import { commandXml, readResult } from './xapi-xml.ts';

const { signal } = new AbortController();
const meeting: RoomMeeting = {
  id: 'f'.repeat(32),
  subject: 'Q&A <"Zürich"> 🚀\u0007',
  private: false,
  organizer: { name: 'Alice Anders', address: 'alice@contoso.example' },
  start: '2026-01-01T10:00:00.000Z',
  end: '2026-01-01T10:45:00.000Z',
  joinFrom: '2026-01-01T09:55:00.000Z',
  joinUntil: '2026-01-01T10:46:00.000Z',
  dial: { sip: '1172827458@contoso.example', ivr: 'teams@contoso.example' },
};
const lunch: RoomMeeting = {
  ...meeting,
  id: 'e'.repeat(32),
  subject: '',
  private: true,
  organizer: undefined,
  dial: undefined,
  reason: 'lunch',
};

describe('bookings', () => {
  test('say what a device needs', () => {
    expect(bookingsBody([meeting, lunch], { showAll: false }).Bookings).toEqual([
      {
        Id: meeting.id,
        MeetingId: meeting.id,
        Title: meeting.subject,
        Privacy: 'Public',
        Number: '1172827458@contoso.example',
        Protocol: 'SIP',
        MeetingPlatform: 'MicrosoftTeams',
        Organizer: { Name: 'Alice Anders', Email: 'alice@contoso.example' },
        Time: { StartTime: '2026-01-01T10:00:00Z', Duration: 45, StartTimeBuffer: 300, EndTimeBuffer: 60 },
      },
    ]);
  });

  test('of meetings that cannot be joined are shown when that is wanted', () => {
    const [, booking] = bookingsBody([meeting, lunch], { showAll: true }).Bookings;
    expect(booking).toMatchObject({ Title: '-', Privacy: 'Private', Number: '', Protocol: 'None', Organizer: { Name: '-' } });
  });

  test('have titles that are not too long, and some length', () => {
    const [booking] = bookingsBody([{ ...meeting, subject: '🚀'.repeat(200), end: meeting.start }], { showAll: false }).Bookings;
    expect([...(booking?.Title ?? '')]).toHaveLength(128);
    expect(booking?.Title).toMatch(/^🚀+…$/u);
    expect(booking?.Time.Duration).toBe(1);
  });
});

describe('XML', () => {
  test('of a command', () => {
    expect(commandXml({ path: ['Bookings', 'List'], parameters: { Days: 7, DayOffset: 0 } })).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Command><Bookings><List command="True"><Days>7</Days><DayOffset>0</DayOffset></List></Bookings></Command>',
    );
    expect(commandXml({ path: ['Bookings', 'Put'], body: '<a>&"\u0007]]>' })).toContain('<body>&lt;a&gt;&amp;&quot;]]&gt;</body>');
  });

  test.each([
    ['a result', '<Command><BookingsPutResult status="OK"/></Command>', true],
    ['a success', '<?xml version="1.0"?><Command><Success/></Command>', true],
    [
      'an error',
      '<Command><BookingsPutResult status="Error"><Reason>Bad  usage:\n Id</Reason></BookingsPutResult></Command>',
      'Bad usage: Id',
    ],
    ['a wrong parameter', '<Command><Result status="ParameterError"><Id>invalid</Id></Result></Command>', /invalid/],
    ['no permission', '<?xml version="1.0"?><Command><Unauthorized/></Command>', 'Unauthorized'],
    ['a page', '<html><body>Login</body></html>', 'Login'],
    ['nothing', '', 'the device gave no reason'],
    ['no XML', 'OK <', /./],
  ])('that is %s', (_what, xml, expected) => {
    const result = readResult(xml);
    expect(result.ok ? true : result.reason).toEqual(
      typeof expected === 'boolean' || typeof expected === 'string' ? expected : expect.stringMatching(expected),
    );
  });
});

describe('a device', () => {
  let certificate: Certificate;
  let folder: string;
  let device: SimulatedRoomOs;
  const clock = new VirtualClock(Date.UTC(2026, 0, 1, 9));
  const bookings = new RoomOsBookings(clock);

  beforeAll(async () => {
    certificate = await makeCertificate({ names: ['SEP0011223344'], now: Date.now() });
    folder = mkdtempSync(path.join(tmpdir(), 'opencvi-roomos-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  beforeEach(async () => {
    device = await SimulatedRoomOs.start(certificate);
  });
  afterEach(() => device.close());

  test('shows what it is given, in place of what it had', async () => {
    const room = roomWith(device.address);
    await bookings.push(room, [meeting], signal);
    expect(device.shown).toEqual(bookingsBody([{ ...meeting }], { showAll: false }).Bookings);
    await bookings.push(room, [], signal);
    expect(device.shown).toEqual([]);
    expect(device.commands).toEqual(['Bookings Put', 'Bookings Put']);
  });

  test('is asked what it shows', async () => {
    const room = roomWith(device.address);
    const later = {
      ...meeting,
      id: 'd'.repeat(32),
      start: '2026-01-02T10:00:00.000Z',
      joinFrom: '2026-01-02T09:55:00.000Z',
      end: '2026-01-02T11:00:00.000Z',
      joinUntil: '2026-01-02T11:00:00.000Z',
    };
    await bookings.push(room, [meeting, later], signal);
    expect(await bookings.holds(room, [meeting, later], signal)).toBe(true);
    expect(await bookings.holds(room, [meeting], signal)).toBe(false);
    expect(await bookings.holds(room, [meeting, { ...later, start: '2026-01-02T10:30:00.000Z' }], signal)).toBe(false);
    device.shown = device.shown.slice(1);
    expect(await bookings.holds(room, [meeting, later], signal)).toBe(false);
    device.restart();
    expect(await bookings.holds(room, [meeting, later], signal)).toBe(false);
    expect(await bookings.holds(room, [], signal)).toBe(true);
  });

  test('whose list leaves out what has begun holds all the same', async () => {
    const room = roomWith(device.address);
    await clock.advance(90 * 60_000);
    await bookings.push(room, [meeting], signal);
    device.restart();
    expect(await bookings.holds(room, [meeting], signal)).toBe(true);
  });

  test('that refuses the account is not asked again soon', async () => {
    await expect(bookings.push(roomWith(device.address, { password: secretOf('wrong') }), [meeting], signal)).rejects.toMatchObject({
      name: 'DeviceRefusal',
      message: expect.stringMatching(/^the device refuses the account '\w+' \(401\): look at its password/),
    });
  });

  test('that is broken, says no or talks nonsense', async () => {
    const room = roomWith(device.address);
    device.failures.push(503);
    await expect(bookings.push(room, [meeting], signal)).rejects.toThrow('the device answered 503');
    await expect(bookings.push(room, [{ ...meeting, id: '' }], signal)).rejects.toThrow(/Bookings Put: .*Id/);
  });

  test('that cannot be reached says what to look at', async () => {
    const { address } = device;
    const { port } = new URL(address);
    await device.close();
    await expect(bookings.push(roomWith(address), [meeting], signal)).rejects.toThrow(
      new RegExp(`ECONNREFUSED 127.0.0.1:${port}: .*HTTPS on`),
    );
    await expect(bookings.push(roomWith('https://no.such.host.invalid'), [meeting], signal)).rejects.toThrow(/DNS/);
    const lost = roomWith(address, { certificate: 'verify', ca: path.join(folder, 'none.pem') });
    await expect(bookings.push(lost, [meeting], signal)).rejects.toThrow(/none\.pem.*look at ca of the device/);
  });

  test('that has no xAPI', async () => {
    device.failures.push(404);
    await expect(bookings.push(roomWith(device.address), [meeting], signal)).rejects.toThrow('there is no xAPI');
  });

  test('whose certificate is for another name', async () => {
    const error = Object.assign(new Error("Hostname/IP does not match certificate's altnames"), { code: 'ERR_TLS_CERT_ALTNAME_INVALID' });
    expect(deviceTrouble(error).message).toContain('name this certificate as ca');
    expect(deviceTrouble(new Error('something else')).message).toBe('something else');
  });

  test('that does not answer is left when that is wanted', async () => {
    device.silent = true;
    const stop = new AbortController();
    const pushing = bookings.push(roomWith(device.address), [meeting], stop.signal);
    setImmediate(() => stop.abort(new Error('stopped')));
    await expect(pushing).rejects.toThrow('stopped');
  });

  test('whose certificate nobody vouches for is refused, unless that is said, or it is the one in the file', async () => {
    await expect(bookings.push(roomWith(device.address, { certificate: 'verify' }), [meeting], signal)).rejects.toThrow(
      /nobody vouches for the certificate .* set certificate: any/,
    );
    expect(device.commands).toEqual([]);
    const own = path.join(folder, 'own.pem');
    writeFileSync(own, certificate.cert);
    await bookings.push(roomWith(device.address, { certificate: 'verify', ca: own }), [meeting], signal);
    expect(device.shown).toHaveLength(1);
    const other = path.join(folder, 'other.pem');
    writeFileSync(other, (await makeCertificate({ names: ['SEP0011223344'], now: Date.now() })).cert);
    await expect(bookings.push(roomWith(device.address, { certificate: 'verify', ca: other }), [meeting], signal)).rejects.toThrow();
  });

  test('with an option that it does not know', async () => {
    await expect(bookings.push(roomWith(device.address, { options: { showall: true } }), [meeting], signal)).rejects.toThrow(
      /options of the device.*showall/,
    );
    await bookings.push(roomWith(device.address, { options: { showAll: true } }), [lunch], signal);
    expect(device.shown).toHaveLength(1);
  });
});
