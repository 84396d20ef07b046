/** What the operator's page says of calls. Pure: it is tested without a browser. */

/** Ends that somebody meant. Everything else is something to look at. */
const meant = new Set(['normal', 'meeting-ended', 'operator', 'cancelled']);

/** What each code means, where the record has no sentence of its own, and what to do about it. */
const meanings = {
  normal: 'hung up',
  cancelled: 'the caller gave up before the call was answered',
  'not-found': 'no such address or meeting',
  'too-many-attempts': 'no valid conference id was typed',
  refused: 'the device is not trusted here; see trust in the configuration',
  unauthorized: 'the meeting service does not take our credentials; run opencvi doctor',
  'not-consented': 'the tenant has not consented to the application; run opencvi doctor',
  denied: 'an organizer denied entry from the lobby',
  'lobby-timeout': 'nobody admitted the room in time',
  removed: 'an organizer removed the room',
  'meeting-ended': 'the meeting ended for everybody',
  busy: 'busy',
  declined: 'declined',
  'no-answer': 'not answered',
  'incompatible-media': 'no codec in common; see what was offered in the details',
  'media-timeout': 'the device stopped sending media; a firewall between it and the media ports is the usual cause',
  'signalling-timeout': 'the device stopped answering',
  throttled: 'too many requests; try again later',
  unavailable: 'draining, out of licences, or a service that is needed is down',
  operator: 'ended by an operator',
  failed: 'an unexpected failure; the log has it under the id of the call',
};

/** Who hangs up in the IVR after ids that led nowhere has not got what he called for. */
export const isFailure = ({ endReason, failedAttempts = [], lobbyAt, connectedAt }) =>
  !meant.has(endReason.code) || (failedAttempts.length > 0 && !lobbyAt && !connectedAt);

/** One sentence: who ended the call, why, and which conference ids were typed in vain before. */
export function explanation({ code, by, detail }, failedAttempts = []) {
  const tried = failedAttempts.map(({ meeting, code: failure }) => `${meeting} (${failure})`).join(', ');
  return `by the ${by}: ${detail ?? meanings[code] ?? code}${tried && `, after typing ${tried}`}`;
}

/** `1:05` for a minute and five seconds. */
export function lengthOf({ startedAt, endedAt }) {
  const seconds = Math.round((Date.parse(endedAt) - Date.parse(startedAt)) / 1_000);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** `audio G722 0 %, main H264 1.2 %`: what comes in from the device, by role. */
export function mediaOf(media) {
  const streams = Object.entries(media).flatMap(([role, { inbound }]) => (inbound ? [`${role} ${inbound.codec ?? ''} ${loss(inbound)}`] : []));
  return streams.length === 0 ? undefined : streams.join(', ');
}

function loss({ packets, packetsLost }) {
  const all = packets + packetsLost;
  return `${all === 0 ? 0 : Math.round((1_000 * packetsLost) / all) / 10} %`;
}

/** Ended calls after a look at the newest: those that were loaded before stay, unless calls in between are not known. */
export function continued(newest, loaded) {
  const oldest = newest.at(-1)?.id;
  const meet = loaded.some(({ id }) => id >= oldest);
  return { meet, records: meet ? [...newest, ...loaded.filter(({ id }) => id < oldest)] : newest };
}

/** Text as it can be read: controls (NUL too) and what turns the direction of writing (UAX #9 2.1 to 2.4) become a sign. */
export const readable = text => String(text).replace(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, '\ufffd');

/** Every value with its path: `['facts.codecs', 'G722, H264']`. */
export function details(value, name = '') {
  if (typeof value === 'number' && !Number.isInteger(value)) return [[name, String(Number(value.toPrecision(4)))]];
  if (typeof value !== 'object' || value === null) return [[name, String(value)]];
  return Object.entries(value).flatMap(([key, inner]) => details(inner, name === '' ? key : `${name}.${key}`));
}
