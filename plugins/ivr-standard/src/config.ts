import { duration, endCodes } from '@opencvi/plugin-api';
import { z } from 'zod';

const promptName = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, "must be the name of a WAV file without '.wav', in kebab-case");
const said = (...names: string[]) => z.array(promptName).default(names);
const saidByReason = (defaults: Readonly<Record<string, readonly string[]>>) =>
  z
    .partialRecord(z.enum([...endCodes, 'default']), z.array(promptName))
    .default({})
    .transform(given => ({ ...defaults, ...given }) as ReasonPrompts);

/** Prompts by end code; `default` for all that are not named. */
export type ReasonPrompts = Readonly<Record<string, readonly string[] | undefined>>;

const retry = {
  'not-found': ['not-found'],
  unavailable: ['unavailable'],
  throttled: ['unavailable'],
  'not-consented': ['not-consented'],
  unauthorized: ['not-consented'],
  default: ['unreachable'],
};

const farewell = {
  denied: ['denied'],
  'lobby-timeout': ['lobby-timeout'],
  'meeting-ended': ['meeting-ended'],
  removed: ['removed'],
  'not-found': ['not-found', 'goodbye'],
  'too-many-attempts': ['too-many-attempts', 'goodbye'],
  refused: ['refused', 'goodbye'],
  'not-consented': ['not-consented', 'goodbye'],
  unauthorized: ['not-consented', 'goodbye'],
  unavailable: ['unavailable', 'goodbye'],
  throttled: ['unavailable', 'goodbye'],
  failed: ['unreachable', 'goodbye'],
  default: ['goodbye'],
};

const digits = z
  .strictObject({
    min: z.number().int().min(1).max(32).default(9).describe('Fewest digits of a conference id'),
    max: z.number().int().min(1).max(32).default(13).describe('Most digits of a conference id; so many end the entry at once'),
    end: z.enum(['#', '*']).default('#').describe('Key that ends the entry'),
    clear: z.enum(['#', '*']).default('*').describe('Key that starts the entry again'),
    firstWithin: duration().prefault('10s').describe('How long to wait for the first digit once the prompt is over'),
    nextWithin: duration().prefault('8s').describe('How long to wait for the next digit of an id that is still too short'),
    doneAfter: duration().prefault('4s').describe('Silence that ends an entry which is long enough'),
  })
  .refine(({ min, max }) => min <= max, { path: ['max'], error: "must not be less than 'min'" })
  .refine(({ end, clear }) => end !== clear, { path: ['clear'], error: "must not be the same key as 'end'" });

const flow = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z][a-z0-9-]*$/, 'must be kebab-case')
    .default('standard')
    .describe('Id of the flow, for dial plans and tenants'),
  welcome: said('welcome').describe('Said first'),
  ask: said('ask').describe('Asks for the conference id'),
  nothingTyped: said('nothing-typed').describe('Said before asking again when no digit came'),
  incomplete: said('incomplete').describe('Said before asking again when the entry was too short or too long'),
  retry: saidByReason(retry).describe('Said before asking again when the conference id led nowhere, by the reason'),
  lobby: said('lobby').describe('Said when the room comes into the lobby'),
  stillInLobby: said('still-in-lobby').describe('Said again and again in the lobby'),
  stillInLobbyEvery: duration().prefault('30s').describe('Silence between two prompts in the lobby'),
  muted: said('muted').describe('Said in the meeting when the others do not hear the room any more'),
  unmuted: said('unmuted').describe('Said in the meeting when the others hear the room again'),
  muteFailed: said('mute-failed').describe('Said when somebody in the room wanted that changed and the meeting did not take it'),
  farewell: saidByReason(farewell).describe('Said when the call is about to end, by the reason'),
  farewellLimit: duration().prefault('10s').describe('The most that a farewell may take'),
  attempts: z.number().int().min(1).max(20).default(3).describe('How often to ask in vain: nothing typed, or no whole conference id'),
  timeLimit: duration().prefault('120s').describe('How long a caller has for one conference id, over all attempts'),
  digits: digits.prefault({}).describe('How digits are collected'),
});

/** Settings. */
export const ivrConfig = z.strictObject({
  flow: flow.prefault({}).describe('What is said, and how digits are collected'),
  prompts: z.string().optional().describe('Folder whose WAV files (16-bit mono PCM) replace prompts, by name'),
  pictures: z
    .strictObject({
      splash: z.string().optional().describe('PNG shown while asking'),
      lobby: z.string().optional().describe('PNG shown in the lobby'),
      goodbye: z.string().optional().describe('PNG shown with a farewell'),
    })
    .prefault({})
    .describe('Pictures; a .h264 file of the same name beside a PNG saves encoding it'),
});

/** Settings after validation. */
export type IvrConfig = z.output<typeof ivrConfig>;
/** The flow after validation. */
export type FlowSettings = IvrConfig['flow'];
/** How digits are collected. */
export type DigitSettings = FlowSettings['digits'];
