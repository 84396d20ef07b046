import type {
  BotEvent,
  BotHealth,
  BotMedia,
  BotSession,
  BotStatistics,
  BotSubscription,
  CreateSession,
  VideoRole,
} from './bot-contract.ts';

/**
 * A media bot: the process that holds Microsoft's media stack. Every method rejects with `CallError` when the bot refuses or is down, and with
 * the signal's reason when that aborts.
 */
export interface TeamsMediaBot {
  /** For logs: its address. */
  readonly name: string;
  health(signal?: AbortSignal): Promise<BotHealth>;
  /** Creates a media configuration for one call, and the RTP endpoints that belong to it. */
  create(session: CreateSession, signal?: AbortSignal): Promise<BotSession>;
  get(id: string, signal?: AbortSignal): Promise<BotSession>;
  /** States the gateway's streams anew. */
  update(id: string, media: BotMedia, signal?: AbortSignal): Promise<BotSession>;
  /** Ends a session. Idempotent. */
  remove(id: string, signal?: AbortSignal): Promise<void>;
  subscribe(id: string, role: VideoRole, subscription: BotSubscription, signal?: AbortSignal): Promise<void>;
  unsubscribe(id: string, role: VideoRole, signal?: AbortSignal): Promise<void>;
  requestKeyFrame(id: string, role: VideoRole, signal?: AbortSignal): Promise<void>;
  statistics(id: string, signal?: AbortSignal): Promise<BotStatistics>;
  /** Resolves when the bot tells what happens, until the session ends or the signal aborts. Iterating rejects when the connection breaks. */
  events(id: string, signal: AbortSignal): Promise<AsyncIterable<BotEvent>>;
}
