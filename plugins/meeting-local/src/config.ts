import { duration, secret } from '@opencvi/plugin-api';
import { z } from 'zod';

/** A conference id: digits, never a number, since zeros at the front count. */
export const conferenceId = z.string().regex(/^\d{9,13}$/, 'must be 9 to 13 digits, quoted so that zeros at the front are kept');

/** Who waits in the lobby until somebody admits them. */
export const lobbyPolicy = z.enum(['nobody', 'guests', 'everybody']);

/** Who may admit from the meeting page. */
export const admitters = z.enum(['everyone', 'organizers']);

const meeting = z.strictObject({
  id: conferenceId.describe('Conference id: 9 to 13 digits, quoted'),
  title: z.string().min(1).max(120).default('Meeting').describe('Shown on the meeting page and to rooms'),
  lobby: lobbyPolicy
    .default('guests')
    .describe('Which rooms wait in the lobby: nobody, guests (devices that are not trusted) or everybody'),
  browserLobby: z.boolean().default(false).describe('Whether browsers without the organizer link wait in the lobby too'),
  admitters: admitters.default('everyone').describe('Who may admit from the meeting page: everyone in the meeting, or only organizers'),
  organizerKey: secret().optional().describe('Key of the organizer link (env:NAME or file:PATH); a new one at every start when absent'),
  tenant: z.string().optional().describe('Only rooms of this tenant may join; rooms of every tenant when absent'),
});

const demoMeetings: z.input<typeof meeting>[] = [
  { id: '1172827458', title: 'Demo meeting', lobby: 'nobody' },
  { id: '1172827459', title: 'Demo meeting with a lobby', lobby: 'everybody' },
];

/** Settings of meeting-local. */
export const config = z.strictObject({
  meetings: z
    .array(meeting)
    .prefault(demoMeetings)
    .refine(all => new Set(all.map(({ id }) => id)).size === all.length, 'two meetings have the same id')
    .describe('The meetings there are from the start; two demo meetings when absent'),
  brand: z.string().min(1).max(40).default('OpenCVI').describe('Name on the meeting page'),
  openMeetings: z
    .boolean()
    .default(false)
    .describe('Whether any conference id of 9 to 13 digits opens a meeting of its own, without lobby, which goes when it is empty'),
  lobbyTimeout: duration().prefault('15m').describe("How long anybody waits in the lobby; a tenant's lobby.timeout wins"),
  maxParticipants: z.number().int().positive().default(50).describe('How many may be in one meeting and its lobby'),
  maxSessionsPerSource: z.number().int().positive().default(40).describe('How many browsers may be in meetings from one address at once'),
  maxFailuresPerMinute: z
    .number()
    .int()
    .positive()
    .default(30)
    .describe('How many wrong conference ids, keys and sessions one address may try in a minute'),
});

/** Settings after validation. */
export type Config = z.output<typeof config>;
/** Settings of one meeting after validation. */
export type MeetingSettings = z.output<typeof meeting>;
/** See `lobbyPolicy`. */
export type LobbyPolicy = z.output<typeof lobbyPolicy>;
