import type { Tenant } from '@opencvi/plugin-api';
import type { Room } from '../api.ts';
import type { Config } from '../config.ts';

/** A room with its customer. */
export interface OwnedRoom {
  readonly room: Room;
  readonly tenant: Tenant;
}

/** What the rooms of a configuration are checked against. */
export interface RoomListOptions {
  readonly tenants: readonly Tenant[];
  /** Kinds of devices that there are. */
  readonly kinds: readonly string[];
}

/** The rooms of a configuration. Throws with everything that is wrong with them, in one message. */
export function roomList(settings: Config['rooms'], { tenants, kinds }: RoomListOptions): readonly OwnedRoom[] {
  const problems: string[] = [];
  const seen = new Map<string, string>();
  const rooms = settings.flatMap(({ mailbox, name = mailbox, id = mailbox.split('@')[0] ?? mailbox, tenant: owner, device }) => {
    const other = seen.get(id.toLowerCase());
    if (other !== undefined) problems.push(`${mailbox}: the id '${id}' is that of ${other} too; give one of them another id`);
    seen.set(id.toLowerCase(), mailbox);
    if (device && !kinds.includes(device.kind)) problems.push(`${mailbox}: no device is a '${device.kind}' (${kinds.join(', ')})`);
    const tenant = tenants.find(one => one.name === owner);
    if (tenant) return [{ room: { id, name, mailbox, tenant: owner, device }, tenant }];
    problems.push(`${mailbox}: there is no tenant '${owner}'`);
    return [];
  });
  if (problems.length > 0) throw new Error(problems.join('; '));
  return rooms;
}
