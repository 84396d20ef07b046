/** What the links of a meeting are made of. */
export interface LinkParts {
  readonly tenantId: string;
  readonly organizerId: string;
  readonly threadId: string;
  readonly messageId: string;
  readonly joinMeetingId: string;
  readonly passcode: string | undefined;
}

/** The long link, percent-encoded in lower case as Teams writes it. */
export function longJoinUrl({ tenantId, organizerId, threadId, messageId }: LinkParts): string {
  const context = JSON.stringify({ Tid: tenantId, Oid: organizerId });
  return `https://teams.microsoft.com/l/meetup-join/${encoded(threadId)}/${messageId}?context=${encoded(context)}`;
}

/** The short link of newer invitations: names neither thread nor organizer. */
export function shortJoinUrl({ joinMeetingId, passcode }: LinkParts): string {
  return `https://teams.microsoft.com/meet/${joinMeetingId}${passcode === undefined ? '' : `?p=${encodeURIComponent(passcode)}`}`;
}

function encoded(text: string): string {
  return encodeURIComponent(text).replace(/%[0-9A-F]{2}/g, hex => hex.toLowerCase());
}
