import type { EndReason } from '@opencvi/plugin-api';
import type { OutgoingChannel } from './channels.ts';
import type { SessionState } from './stream-context.ts';

/** What is known when our audio should have been open by now. */
export interface Standstill {
  /** Whether H.245 has a way: a tunnel, or a connection of its own. */
  readonly controlIsReady: boolean;
  readonly session: Pick<SessionState, 'remote' | 'held'>;
  /** The audio channel that we have asked for. */
  readonly outgoing: OutgoingChannel | undefined;
}

/** Why our audio is not open, for whoever looks for the fault. Pure. */
export function obstacle({ controlIsReady, session, outgoing }: Standstill): EndReason {
  if (!controlIsReady) return silence('no H.245: the far end neither tunnels it nor made its connection');
  if (session.held) return silence('the far end paused the call (empty capability set) and did not go on');
  if (!session.remote) return silence('the far end did not say what it can receive (no TerminalCapabilitySet)');
  if (outgoing) return silence('the far end did not answer our audio channel (no OpenLogicalChannelAck)');
  return { code: 'incompatible-media', by: 'gateway', detail: 'the far end takes no audio that we can send' };
}

/** Why there is no audio channel left to open: each was refused, or the far end takes nothing that we have. Pure. */
export function noAudio(theirs: readonly string[], refused: readonly string[]): EndReason {
  const why = refused.length > 0 ? `the far end refused ${refused.join(', ')}` : `the far end takes ${theirs.join(', ')}`;
  return { code: 'incompatible-media', by: 'gateway', detail: `no audio channel that both sides can do: ${why}` };
}

function silence(detail: string): EndReason {
  return { code: 'signalling-timeout', by: 'gateway', detail };
}
