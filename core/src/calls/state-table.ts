import type { CallState } from '@opencvi/plugin-api';

/** Legal moves only (design: `ending` can be reached from every state before it). */
const moves: Readonly<Record<CallState, readonly CallState[]>> = {
  new: ['ringing', 'ending'],
  ringing: ['admitted', 'ending'],
  admitted: ['routed', 'ending'],
  routed: ['interacting', 'joining', 'ending'],
  // A conference id that leads nowhere brings the caller back to the IVR
  interacting: ['joining', 'ending'],
  joining: ['interacting', 'lobby', 'connected', 'ending'],
  lobby: ['connected', 'ending'],
  connected: ['lobby', 'ending'],
  ending: ['ended'],
  ended: [],
};

/** Whether a call may go from one state to another. */
export function mayMove(from: CallState, to: CallState): boolean {
  return moves[from].includes(to);
}
