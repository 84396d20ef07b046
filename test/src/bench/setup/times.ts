/** How long one call took to come to its parts, in milliseconds. */
export interface SetupTimes {
  /** INVITE to 180. */
  readonly ringing: number;
  /** INVITE to 200. */
  readonly answered: number;
  /** INVITE to the first picture that can be shown. */
  readonly picture: number;
  /** Last digit of the conference id to the lobby. */
  readonly joined: number;
  /** Admission to the first key frame of somebody in the meeting. */
  readonly live: number;
}

/** What each of them is called, and the most that it should be. */
export const setupTargets: Readonly<Record<keyof SetupTimes, { readonly name: string; readonly most?: number }>> = {
  ringing: { name: 'INVITE to 180', most: 50 },
  answered: { name: 'INVITE to 200, IVR' },
  picture: { name: 'INVITE to the first picture of the IVR', most: 300 },
  joined: { name: 'last digit to the meeting', most: 1_000 },
  live: { name: 'admitted to the first picture of the meeting' },
};
