/** The meeting that an invitation is written for. */
export interface InvitationMeeting {
  /** The long join link. */
  readonly joinUrl: string;
  /** The short join link, which the third generation prints; the long one is printed when absent. */
  readonly shortUrl?: string;
  readonly meetingId?: string;
  readonly passcode?: string;
  /** The video coordinates, when the organizer's policy gives some. */
  readonly video?: {
    readonly tenantKey: string;
    readonly conferenceId: string;
    /** The provider's `InstructionUri`; `{ConfId}` in it becomes the conference id. */
    readonly instructionUri?: string;
  };
  /** Dial-in by telephone. */
  readonly phone?: { readonly number: string; readonly place: string; readonly conferenceId: string };
  /** The organizer's page of options. */
  readonly optionsUrl?: string;
}

/** `114 213 415 0`: from the second generation on ids are printed in threes. */
export function grouped(digits: string): string {
  return digits.replace(/\d{3}(?=\d)/g, group => `${group} `);
}

/** The link to the partner's page for this meeting. */
export function instructionUrl({ instructionUri, conferenceId }: NonNullable<InvitationMeeting['video']>): string | undefined {
  return instructionUri?.replaceAll('{ConfId}', encodeURIComponent(conferenceId));
}
