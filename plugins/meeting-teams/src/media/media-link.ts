import { lookup } from 'node:dns/promises';
import { isIP } from 'node:net';
import { CallError, type Clock, type Logger, type MediaEndpoint, type MediaRole } from '@opencvi/plugin-api';
import { withDeadline } from '../http/deadline.ts';
import { said } from '../http/said.ts';
import type { BotEvent, BotSession, VideoRole } from './bot-contract.ts';
import type { BotPool } from './bot-pool.ts';
import { agreementOf, type BotSuite, botFormats, type OfferedStream, offerStream } from './negotiation.ts';
import type { TeamsMediaBot } from './teams-media-bot.ts';

/** What a link is made from. */
export interface MediaLinkOptions {
  readonly endpoint: MediaEndpoint;
  readonly pool: BotPool;
  readonly suite: BotSuite | 'off';
  readonly correlationId: string;
  readonly displayName: string;
  readonly clock: Clock;
  readonly log: Logger;
  /** How long a broken event stream may stay broken. */
  readonly patience: number;
  /** The bot ended the session, or is gone. */
  readonly onLost: (detail: string) => void;
}

/** Pauses between attempts to listen again. */
const pause = { first: 250, longest: 5_000 };

/** The media of one call: an endpoint of the gateway joined with a session of a bot. */
export class MediaLink {
  readonly bot: TeamsMediaBot;
  readonly session: BotSession;
  readonly #options: MediaLinkOptions;
  readonly #closing = new AbortController();
  #stopListening: readonly (() => void)[] = [];
  /** What the room takes, in bit/s. */
  readonly #limits = new Map<MediaRole, number | undefined>();
  /** Whom it is to see; `undefined`: nobody. */
  readonly #watched = new Map<VideoRole, string | undefined>();
  /** One request at a time for each role: the last wish is the one that counts. */
  readonly #turns = new Map<VideoRole, Promise<void>>();

  /** Opens streams, creates a session, and connects the two. Leaves nothing behind when it rejects. */
  static async open(options: MediaLinkOptions, signal: AbortSignal): Promise<MediaLink> {
    const { pool, correlationId, displayName } = options;
    let offers: readonly OfferedStream[] = [];
    const { bot, session } = await pool.create(async candidate => {
      offers = await offer(options, candidate);
      return { correlationId, displayName, media: { streams: offers.map(({ stream }) => stream) } };
    }, signal);
    const link = new MediaLink(options, bot, session);
    try {
      await link.#connect(offers);
      signal.throwIfAborted();
    } catch (error) {
      await link.close();
      throw error;
    }
    link.#listen();
    return link;
  }

  private constructor(options: MediaLinkOptions, bot: TeamsMediaBot, session: BotSession) {
    this.#options = options;
    this.bot = bot;
    this.session = session;
  }

  /** Shows the room whoever speaks. A picture that does not come is no reason to end the call. */
  watchActiveSpeaker(): Promise<void> {
    return this.#watch('main', 'active-speaker');
  }

  /** Ends the session. Idempotent; never rejects. */
  async close(): Promise<void> {
    if (this.#closing.signal.aborted) return;
    this.#closing.abort();
    for (const stop of this.#stopListening) stop();
    try {
      await this.bot.remove(this.session.id);
    } catch (error) {
      this.#options.log.warn('session of the media bot not ended', { bot: this.bot.name, session: this.session.id, error });
    }
  }

  /** `undefined` watches nobody. */
  #watch(role: VideoRole, source: string | undefined): Promise<void> {
    this.#watched.set(role, source);
    return this.#tellBot(role);
  }

  /** What the bot sends is not transcoded here: a room that takes less has to be sent less. */
  #limit(role: MediaRole, maxBitrate: number | undefined): void {
    if (role === 'audio' || this.#limits.get(role) === maxBitrate) return;
    this.#limits.set(role, maxBitrate);
    if (this.#watched.get(role) !== undefined) void this.#tellBot(role);
  }

  #tellBot(role: VideoRole): Promise<void> {
    const turn = (this.#turns.get(role) ?? Promise.resolve()).then(() => this.#subscribe(role));
    this.#turns.set(role, turn);
    return turn;
  }

  async #subscribe(role: VideoRole): Promise<void> {
    const { signal } = this.#closing;
    const source = this.#watched.get(role);
    const maxBitrate = this.#limits.get(role);
    try {
      if (!this.#has(role) || signal.aborted) return;
      const limits = maxBitrate === undefined ? {} : { maxBitrate };
      if (source === undefined || maxBitrate === 0) await this.bot.unsubscribe(this.session.id, role, signal);
      else await this.bot.subscribe(this.session.id, role, { source, ...limits }, signal);
    } catch (error) {
      if (!signal.aborted) this.#options.log.warn('no subscription to video', { bot: this.bot.name, role, source, error });
    }
  }

  async #connect(offers: readonly OfferedStream[]): Promise<void> {
    const { endpoint } = this.#options;
    for (const offered of offers) {
      const answer = this.session.media.streams.find(({ role }) => role === offered.stream.role);
      if (!answer || answer.direction === 'inactive') await endpoint.release(offered.stream.role);
      else await endpoint.connect(agreementOf(offered, answer));
    }
    if (!this.#has('audio')) throw new CallError({ code: 'incompatible-media', by: 'gateway', detail: 'media bot: it refused audio' });
  }

  #has(role: MediaRole): boolean {
    return this.session.media.streams.some(stream => stream.role === role && stream.direction !== 'inactive');
  }

  #listen(): void {
    const { endpoint, log } = this.#options;
    const stopAsking = endpoint.on('key-frame-wanted', role => {
      if (role === 'audio') return;
      this.bot.requestKeyFrame(this.session.id, role, this.#closing.signal).catch(error => {
        if (!this.#closing.signal.aborted) log.warn('key frame not asked for', { role, error });
      });
    });
    this.#stopListening = [stopAsking, endpoint.on('bitrate-wanted', (role, maxBitrate) => this.#limit(role, maxBitrate))];
    void this.#follow();
  }

  /** Follows the bot's events, through breaks of the connection that are shorter than our patience. */
  async #follow(): Promise<void> {
    const { clock, patience, onLost } = this.#options;
    const { signal } = this.#closing;
    let downSince: number | undefined;
    for (let wait = pause.first; !signal.aborted; wait = Math.min(wait * 2, pause.longest)) {
      const lost = await this.#hear(() => {
        downSince = undefined;
        wait = pause.first;
      });
      if (lost === 'over' || signal.aborted) return;
      downSince ??= clock.now();
      if (lost === 'gone') return onLost('the media bot has lost the session');
      if (clock.now() - downSince > patience) return onLost('the media bot does not answer');
      await clock.sleep(wait, signal).catch(() => {});
    }
  }

  /** Hears events until they break off. */
  async #hear(connected: () => void): Promise<'over' | 'gone' | 'broken'> {
    const { signal } = this.#closing;
    try {
      const events = await this.bot.events(this.session.id, signal);
      connected();
      for await (const event of events) if (this.#handle(event)) return 'over';
    } catch (error) {
      if (signal.aborted) return 'over';
      this.#options.log.debug('events of the media bot broke off', { bot: this.bot.name, error });
      if (error instanceof CallError && error.reason.code === 'meeting-ended') return 'gone';
    }
    return 'broken';
  }

  /** Whether it was the last event. */
  #handle(event: BotEvent): boolean {
    const { endpoint, log, onLost } = this.#options;
    switch (event.type) {
      case 'key-frame-wanted':
        endpoint.keyFrameRequested(event.role satisfies VideoRole);
        return false;
      case 'content-started':
        void this.#watch('slides', event.sourceId);
        return false;
      case 'content-stopped':
        void this.#watch('slides', undefined);
        return false;
      case 'media-stalled':
        log.warn('Teams gets no media', { role: event.role });
        return false;
      case 'closed':
        if (!this.#closing.signal.aborted) onLost(`the media bot ended the session: ${said(event.reason)}`);
        return true;
      default:
        log.debug('media bot', { ...event });
        return false;
    }
  }
}

async function offer({ endpoint, suite, clock }: MediaLinkOptions, bot: TeamsMediaBot): Promise<OfferedStream[]> {
  const toward = await addressOf(bot, clock);
  const offers: OfferedStream[] = [];
  for (const [role, formats] of botFormats(endpoint.capabilities)) {
    const { maxBitrate } = endpoint.capabilities.find(one => one.role === role) ?? {};
    offers.push(offerStream({ role, formats, transport: await endpoint.open(role, toward), suite, maxBitrate }));
  }
  return offers;
}

/** The bot's address, so that the endpoint names one of its own that can be reached from there. */
async function addressOf(bot: TeamsMediaBot, clock: Clock): Promise<string | undefined> {
  const host = URL.parse(bot.name)?.hostname.replace(/^\[|\]$/g, '') ?? '';
  if (isIP(host) !== 0) return host;
  if (host === '') return undefined;
  const found = await withDeadline({ clock, ms: 2_000 }, () => lookup(host)).catch(() => undefined);
  return found?.address;
}
