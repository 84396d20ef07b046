import type { VideoWish } from '../api.ts';

/** What the choice of a viewer's video depends on. */
export interface VideoChoice {
  readonly viewer: string;
  /** Participants who send video, in the order in which they began. */
  readonly senders: readonly string[];
  readonly speaker: string | undefined;
  /** Whom the viewer sees now. */
  readonly watching: string | undefined;
  readonly wish: VideoWish;
}

/** Whom a room system sees: whom it wants to; else who speaks, unless that is itself; then whoever it saw before; else whoever began to send first. Pure. */
export function chooseVideo({ viewer, senders, speaker, watching, wish }: VideoChoice): string | undefined {
  const others = senders.filter(sender => sender !== viewer);
  const sends = (participant: string | undefined) => participant !== undefined && others.includes(participant);
  if (wish === 'nobody') return undefined;
  if (wish !== 'speaker') return sends(wish.participant) ? wish.participant : undefined;
  if (sends(speaker)) return speaker;
  return sends(watching) ? watching : others[0];
}
