import type { PublicAddress } from '@opencvi/plugin-api';
import type { HostedMeeting } from './meetings.ts';

/** The meeting page of a meeting. */
export function joinUrl({ meeting }: HostedMeeting, { url }: PublicAddress): string {
  return `${url}/meet/${meeting.id}`;
}

/** The meeting page with the rights of an organizer; not for everybody. */
export function organizerUrl(hosted: HostedMeeting, address: PublicAddress): string {
  return `${joinUrl(hosted, address)}?key=${encodeURIComponent(hosted.organizerKey())}`;
}
