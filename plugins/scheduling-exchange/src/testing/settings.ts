import { Secret, type Tenant, tenantSettings } from '@opencvi/plugin-api';
import type { Room } from '../api.ts';
import { type Config, config } from '../config.ts';

export const contosoId = 'c0a70500-0000-4000-8000-000000000001';

export const contoso: Tenant = tenantSettings.parse({ name: 'contoso', microsoft: { tenantId: contosoId } });

export function secretOf(value: string): Secret {
  const made = new Secret('env:TEST');
  made.resolve(() => value);
  return made;
}

/** Settings, with the secrets of devices resolved. */
export function testConfig(settings: Record<string, unknown> = {}): Config {
  const parsed = config.parse(settings);
  for (const { device } of parsed.rooms) device?.password.resolve(() => 'secret');
  return parsed;
}

/** A room with a device at an address. */
export function roomWith(address = 'https://127.0.0.1:1', more: Partial<Room['device'] & object> = {}): Room {
  const device = {
    kind: 'roomos',
    address,
    username: 'admin',
    password: secretOf('secret'),
    certificate: 'any' as const,
    options: {},
    ...more,
  };
  return { id: 'room4', name: 'Room 4', mailbox: 'room4@contoso.example', tenant: 'contoso', device };
}
