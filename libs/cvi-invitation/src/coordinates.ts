import type { DialStrings } from './dial/dial-strings.ts';

/** Whose gateway an invitation names. `unknown` when neither the link nor the domain tells. */
export type Provider = 'pexip' | 'poly' | 'bluejeans' | 'cisco' | 'unknown';

/** The Microsoft cloud that a join link belongs to. */
export type TeamsCloud = 'global' | 'gcc-high' | 'dod' | 'china';

/** What an invitation tells of the Teams meeting itself. */
export interface TeamsMeeting {
  /** The first join link found: short when the invitation has one. */
  readonly joinUrl: string;
  /** `https://teams.microsoft.com/l/meetup-join/…`: names thread and organizer. */
  readonly longUrl?: string;
  /** `https://teams.microsoft.com/meet/…`: names meeting id and passcode. */
  readonly shortUrl?: string;
  readonly cloud: TeamsCloud;
  readonly threadId?: string;
  readonly messageId?: string;
  /** The organizer's object id (`Oid`). */
  readonly organizerId?: string;
  /** The organizer's Entra tenant (`Tid`). */
  readonly tenantId?: string;
  /** The Meeting ID, digits without spaces; not the conference id. */
  readonly meetingId?: string;
  readonly passcode?: string;
}

/** What a room system needs to reach a meeting. */
export interface Coordinates {
  readonly provider: Provider;
  /** The address of the IVR, as invitations print it: `813878896@t.plcm.vc`. */
  readonly tenantKey: string;
  /** 9 to 13 digits, zeros kept. */
  readonly conferenceId: string;
  readonly domain: string;
  /** What comes before the conference id in the dial string (Pexip Infinity). */
  readonly prefix?: string;
  /** An address for devices that dial by IP (Pexip Infinity). */
  readonly ip?: string;
  readonly dial: DialStrings;
  /** The partner's page of further ways to dial. */
  readonly moreInfoUrl?: string;
  /** Where the conference id was read from. */
  readonly source: 'graph' | 'link' | 'text';
  readonly teams?: TeamsMeeting;
}

/** Something a reader of the result should know. */
export interface InvitationWarning {
  /**
   * `conflict`: two places disagreed; the more reliable one was taken. `guessed`: the order of the dial string was guessed from the shape
   * of the tenant key. `truncated`: the input was larger than is read.
   */
  readonly code: 'conflict' | 'guessed' | 'truncated';
  readonly message: string;
}

/** Why an invitation gives no coordinates. */
export interface NoCoordinates {
  readonly code: 'empty' | 'not-an-invitation' | 'consumer-meeting' | 'no-video-coordinates' | 'no-conference-id' | 'no-tenant-key';
  readonly message: string;
}

/** What became of an invitation. */
export type InvitationResult =
  | { readonly found: true; readonly coordinates: Coordinates; readonly warnings: readonly InvitationWarning[] }
  | {
      readonly found: false;
      readonly reason: NoCoordinates;
      /** The Teams meeting, when the invitation has one. */
      readonly teams?: TeamsMeeting;
      readonly warnings: readonly InvitationWarning[];
    };
