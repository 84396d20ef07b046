import { expect, test } from '@jest/globals';
import { contoso, testConfig } from '../testing/settings.ts';
import { roomList } from './room-list.ts';

const against = { tenants: [contoso], kinds: ['roomos'] };
const device = { address: 'room4.test', password: 'env:X' };

test('rooms have names and ids of their own, or those of their mailboxes', () => {
  const { rooms } = testConfig({
    rooms: [
      { mailbox: 'room4@contoso.example', tenant: 'contoso', device },
      { mailbox: 'room4@fabrikam.example', tenant: 'contoso', id: 'fabrikam-4', name: 'Four' },
    ],
  });
  expect(roomList(rooms, against).map(({ room: { id, name, device } }) => [id, name, device?.address])).toEqual([
    ['room4', 'room4@contoso.example', 'https://room4.test'],
    ['fabrikam-4', 'Four', undefined],
  ]);
});

test('everything that is wrong is told at once', () => {
  const { rooms } = testConfig({
    rooms: [
      { mailbox: 'room4@contoso.example', tenant: 'contoso' },
      { mailbox: 'Room4@fabrikam.example', tenant: 'fabrikam' },
      { mailbox: 'room5@contoso.example', tenant: 'contoso', device: { ...device, kind: 'telex' } },
    ],
  });
  expect(() => roomList(rooms, against)).toThrow(
    "Room4@fabrikam.example: the id 'Room4' is that of room4@contoso.example too; give one of them another id; " +
      "Room4@fabrikam.example: there is no tenant 'fabrikam'; room5@contoso.example: no device is a 'telex' (roomos)",
  );
});

test.each([
  [{ mailbox: 'room4', tenant: 'contoso' }],
  [{ mailbox: 'room4@contoso.example' }],
  [{ mailbox: 'room4@contoso.example', tenant: 'contoso', device: { ...device, address: 'http://room4' } }],
  [{ mailbox: 'room4@contoso.example', tenant: 'contoso', device: { ...device, address: 'admin@room4' } }],
  [{ mailbox: 'room4@contoso.example', tenant: 'contoso', device: { address: 'room4', password: 'plain text' } }],
  [{ mailbox: 'room4@contoso.example', tenant: 'contoso', devise: device }],
])('settings that cannot be right: %j', room => {
  expect(() => testConfig({ rooms: [room] })).toThrow();
});

test.each(['59m', '7d', '8d'])('a subscription cannot live for %s', lifetime => {
  expect(() => testConfig({ subscriptions: { lifetime } })).toThrow('less than seven days');
});
