import type { Clock } from '../clock.ts';
import type { Log } from '../log.ts';
import type { MessageLimits } from '../message/limits.ts';
import type { AppUser } from './app-session.ts';
import type { ControlSession } from './control-session.ts';

/** What a control session needs from the server it belongs to. */
export interface ControlContext {
  readonly clock: Clock;
  readonly log: Log;
  readonly user: AppUser;
  readonly secret: string;
  readonly maxFrameBytes: number;
  readonly authTimeoutMs: number;
  readonly appMessageLimits: MessageLimits;
  /** `proto/host:port,...` as peers see us. */
  hostports(): string;
  localHostports(): string;
  onClosed(session: ControlSession): void;
}
