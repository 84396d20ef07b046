import { type InvitationGeneration, writeInvitation } from '@opencvi/cvi-invitation';
import type { Dialling } from './dialling.ts';

/** What an invitation will look like. */
export interface InvitationPreview {
  readonly generation: InvitationGeneration;
  readonly years: string;
  readonly html: string;
  readonly text: string;
}

const years: Readonly<Record<InvitationGeneration, string>> = { 1: '2018 to 2020', 2: '2020 to 2023', 3: 'since 2024' };

/** Nobody's meeting: its links lead nowhere. */
const example = {
  joinUrl: 'https://teams.microsoft.com/l/meetup-join/19%3ameeting_preview%40thread.v2/0?context=%7b%7d',
  shortUrl: 'https://teams.microsoft.com/meet/123456789012?p=preview',
  meetingId: '123456789012',
  passcode: 'preview',
};

/** The conference id of previews. */
export const exampleConferenceId = '1172827458';

/** The block that Teams puts into invitations, in each of its three generations. */
export function invitationPreviews({ tenantKey }: Pick<Dialling, 'tenantKey'>, instructionUri: string): readonly InvitationPreview[] {
  const meeting = { ...example, video: { tenantKey, conferenceId: exampleConferenceId, instructionUri } };
  return ([3, 2, 1] as const).map(generation => ({
    generation,
    years: years[generation],
    html: writeInvitation(meeting, { generation, format: 'html', locale: 'en' }),
    text: writeInvitation(meeting, { generation, format: 'text', locale: 'en' }),
  }));
}
