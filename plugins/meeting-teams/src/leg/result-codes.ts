import type { EndCode, EndReason } from '@opencvi/plugin-api';
import { said } from '../http/said.ts';

/** Where the call was when it ended. */
export type CallPhase = 'establishing' | 'lobby' | 'connected';

/** resultInfo, as far as it decides. */
export interface Result {
  readonly code: number;
  readonly subcode: number;
  readonly message?: string | undefined;
}

/** Subcodes of the conversation service that say more than their code. */
const subcodes: Readonly<Record<number, readonly [EndCode, string]>> = {
  2203: ['failed', 'the media configuration was refused: the media bot may be out of date'],
  4097: ['meeting-ended', 'the organizer ended the meeting'],
  4500: ['not-found', 'the meeting does not exist any more'],
  5000: ['removed', 'removed from the meeting'],
  5003: ['meeting-ended', 'Teams ended the call'],
  5013: ['meeting-ended', 'nobody else came'],
  5204: ['incompatible-media', 'Teams found the media capabilities insufficient'],
  5300: ['removed', 'removed from the meeting'],
  5354: ['refused', 'this meeting is a broadcast that has no lobby'],
  5448: ['refused', 'a policy of the tenant does not allow it'],
  5723: ['refused', 'the tenant does not let anonymous guests join'],
  5724: ['refused', 'the tenant does not let other organizations join'],
  5807: ['unavailable', 'the lobby is full'],
  5808: ['unavailable', 'the meeting is full'],
  5810: ['refused', 'an information barrier of the tenant does not allow it'],
  5817: ['unavailable', 'the meeting is full'],
  5854: ['denied', 'an organizer denied entry from the lobby'],
  5855: ['lobby-timeout', 'nobody admitted the room in time'],
  7000: ['meeting-ended', 'Teams ended the call'],
  7504: ['not-consented', 'the tenant has not granted the application what a call needs'],
  7505: ['not-consented', "the meeting belongs to another tenant than the application's token"],
  301005: ['media-timeout', 'no media reached Teams'],
  510403: ['refused', 'Teams blocked the call'],
  800100: ['unavailable', 'the broadcast is full'],
};

const codes: Readonly<Record<number, readonly [EndCode, string]>> = {
  400: ['failed', 'Teams does not understand the request'],
  401: ['unauthorized', 'Teams does not accept the credentials'],
  403: ['refused', 'Teams does not allow it'],
  404: ['not-found', 'the meeting does not exist'],
  408: ['no-answer', 'Teams did not answer'],
  410: ['media-timeout', 'media was lost'],
  413: ['unavailable', 'the meeting is full'],
  429: ['throttled', 'Teams is asked too often'],
  480: ['no-answer', 'Teams does not answer'],
  481: ['meeting-ended', 'the call is not there any more'],
  486: ['busy', 'Teams is busy'],
  487: ['cancelled', 'the call was cancelled'],
  488: ['incompatible-media', 'Teams does not accept the media'],
  490: ['unavailable', 'the network failed at Teams'],
  495: ['unauthorized', 'Teams does not accept the token'],
  496: ['unavailable', 'HTTP failed at Teams'],
  580: ['incompatible-media', 'a modality failed'],
  603: ['declined', 'Teams declined the call'],
};

/**
 * Pure: a result in the gateway's words. A bare 0 or 200 is an orderly end: of the meeting when the room was in it; of the wait when it was in
 * the lobby, where Teams names no subcode for being turned away.
 */
export function resultReason(result: Result | undefined, phase: CallPhase): EndReason {
  const { code = 0, subcode = 0, message } = result ?? {};
  const [end, words] = subcodes[subcode] ?? codes[code] ?? byClass(code, phase);
  const number = `${code}#${subcode}`;
  return { code: end, by: 'meeting', detail: message ? `${words} (${number}: ${said(message)})` : `${words} (${number})` };
}

function byClass(code: number, phase: CallPhase): readonly [EndCode, string] {
  if (code >= 500) return ['unavailable', 'Teams is not available'];
  if (code >= 300) return ['failed', 'Teams ended the call'];
  return orderly[phase];
}

const orderly: Readonly<Record<CallPhase, readonly [EndCode, string]>> = {
  establishing: ['failed', 'Teams ended the call before it was in the meeting'],
  lobby: ['denied', 'the wait in the lobby was ended'],
  connected: ['meeting-ended', 'the meeting ended'],
};
