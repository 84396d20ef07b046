import type { LobbyPolicy } from '../config.ts';
import type { Newcomer } from './attendee.ts';

/** Whether a newcomer waits. Browsers came by the link of the meeting page: they wait only where `browserLobby` says so. */
export function waitsInLobby(rule: { lobby: LobbyPolicy; browserLobby: boolean }, newcomer: Pick<Newcomer, 'kind' | 'standing'>): boolean {
  if (newcomer.standing === 'organizer') return false;
  if (newcomer.kind === 'browser') return rule.browserLobby;
  return rule.lobby === 'everybody' || (rule.lobby === 'guests' && newcomer.standing === 'guest');
}
