import { findIana } from 'windows-iana';

/** Graph's dateTimeTimeZone: a time without an offset, and the zone it is meant in (a Windows or an IANA name). */
export interface DateTimeTimeZone {
  readonly dateTime: string;
  readonly timeZone?: string | undefined;
}

/** Milliseconds since 1970; `undefined` when the time or its zone is not known. We ask for UTC, and read what comes all the same. */
export function instantOf({ dateTime, timeZone = 'UTC' }: DateTimeTimeZone): number | undefined {
  // Graph writes seven digits of the second and no offset
  const [, local, offset] = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(?:\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(dateTime) ?? [];
  if (local === undefined) return undefined;
  const utc = Date.parse(`${local}${offset ?? 'Z'}`);
  if (Number.isNaN(utc) || offset !== undefined || /^(UTC|tzone:\/\/Microsoft\/Utc)$/i.test(timeZone)) return orNothing(utc);
  const zone = zoneOf(timeZone);
  return zone === undefined ? undefined : fromZone(utc, zone);
}

function orNothing(ms: number): number | undefined {
  return Number.isNaN(ms) ? undefined : ms;
}

function zoneOf(name: string): string | undefined {
  return [...findIana(name), name].find(zone => {
    try {
      return Boolean(new Intl.DateTimeFormat('en-US', { timeZone: zone }));
    } catch {
      return false;
    }
  });
}

/** The instant at which clocks of a zone show this time; the second guess settles hours that are skipped or repeated. */
function fromZone(wall: number, zone: string): number {
  const first = wall - offsetAt(wall, zone);
  return wall - offsetAt(first, zone);
}

function offsetAt(instant: number, timeZone: string): number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const part = Object.fromEntries(format.formatToParts(instant).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = part;
  return Date.UTC(year, month - 1, day, hour, minute, second) - instant;
}
