import type { BookingsBody } from './bookings-body.ts';

interface Listed {
  readonly id: string;
  readonly start: string;
}

/** What `Bookings List` told, as far as it is compared. */
export function listedBookings(result: unknown): readonly Listed[] {
  const bookings = (result as { readonly Booking?: unknown } | undefined)?.Booking;
  if (!Array.isArray(bookings)) return [];
  return bookings.flatMap(booking => {
    const { Id, Time } = booking as { readonly Id?: unknown; readonly Time?: { readonly StartTime?: unknown } };
    return Id === undefined ? [] : [{ id: textOf(Id), start: textOf(Time?.StartTime) }];
  });
}

/** Whether a device lists what it was given, nothing less and nothing more. Meetings that have begun may have left its list. */
export function holdsAll({ Bookings }: BookingsBody, listed: readonly Listed[], now: number): boolean {
  const starts = new Map(listed.map(({ id, start }) => [id, Date.parse(start)]));
  const wanted = new Set(Bookings.map(({ Id }) => Id));
  const complete = Bookings.every(({ Id, Time }) => Date.parse(Time.StartTime) <= now || starts.get(Id) === Date.parse(Time.StartTime));
  return complete && listed.every(({ id, start }) => wanted.has(id) || Date.parse(start) <= now);
}

/** Elements with attributes come as objects. */
function textOf(value: unknown): string {
  if (typeof value === 'object' && value !== null) return String((value as { readonly '#text'?: unknown })['#text'] ?? '');
  return String(value ?? '');
}
