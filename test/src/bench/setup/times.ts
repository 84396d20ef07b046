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

/** What one of them is called, and the most that it should be. */
interface Target {
  readonly name: string;
  readonly most?: number;
}

/** What is told of calls into a meeting of the gateway's own. */
export const setupTargets: Readonly<Record<keyof SetupTimes, Target>> = {
  ringing: { name: 'INVITE to 180', most: 50 },
  answered: { name: 'INVITE to 200, IVR' },
  picture: { name: 'INVITE to the first picture of the IVR', most: 300 },
  joined: { name: 'last digit to the meeting', most: 1_000 },
  live: { name: 'admitted to the first picture of the meeting' },
};

/** What is told of calls into Teams: what comes before is the same. */
export const teamsTargets: Readonly<Partial<Record<keyof SetupTimes, Target>>> = {
  joined: { name: 'last digit to Teams, simulated', most: 1_000 },
  live: { name: 'admitted to the first picture of Teams, simulated', most: 1_000 },
};
