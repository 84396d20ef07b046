import type { DeviceChoice } from '../media/devices.ts';
import { Gateway, GatewayError } from '../signalling/gateway.ts';
import { announcements } from './announcements.ts';
import { brandName } from './brand-name.ts';
import { LocalMedia } from './local-media.ts';
import { MeetingSession } from './meeting-session.ts';
import { initialState, type MeetingState } from './meeting-state.ts';
import type { PageOptions } from './page-options.ts';
import { Store } from './store.ts';

const noticeMs = 4_000;
const rememberedName = 'opencvi.name';

/** What the user can do. The views call it and show its store. */
export class Controller {
  readonly store: Store<MeetingState>;
  readonly #options: PageOptions;
  readonly #gateway: Gateway;
  readonly #local: LocalMedia;
  #session: MeetingSession | undefined;
  #notices = 0;

  constructor(options: PageOptions) {
    this.#options = options;
    this.store = new Store(initialState(options.meeting, options.name ?? localStorage.getItem(rememberedName) ?? ''));
    this.#gateway = new Gateway(options.meeting);
    this.#local = new LocalMedia(this.store, (role, track) => void this.#session?.send(role, track).catch(() => {}));
    this.#announceChanges();
    window.addEventListener('pagehide', () => void this.#session?.leave());
    // A page that comes back from the browser's cache has left the meeting long ago.
    window.addEventListener('pageshow', ({ persisted }) => persisted && location.reload());
  }

  get state(): MeetingState {
    return this.store.state;
  }

  /** Looks the meeting up and opens the devices. */
  async start(): Promise<void> {
    if (this.state.phase === 'start') return;
    if (!/^\d{9,13}$/.test(this.#options.meeting)) {
      return this.store.set({ phase: 'unknown', problem: 'A conference id has 9 to 13 digits.' });
    }
    try {
      const meeting = await this.#gateway.describe();
      document.title = `${meeting.title} · ${brandName()}`;
      this.store.set({ meeting, phase: 'pre-join', closed: undefined });
    } catch (error) {
      return this.store.set({ phase: 'unknown', problem: said(error) });
    }
    await this.#local.open(this.#options);
    if (this.#options.autojoin && this.state.name !== '' && this.state.phase === 'pre-join') await this.join(this.state.name);
  }

  async join(name: string): Promise<void> {
    this.store.set({ name, phase: 'joining', problem: undefined, connection: 'connected' });
    localStorage.setItem(rememberedName, name);
    const session = new MeetingSession(this.store, this.#gateway, {
      muted: () => this.#wasMuted(),
      closed: code => this.#closed(code),
    });
    this.#session = session;
    try {
      await session.join(name, this.#options.key);
    } catch (error) {
      this.store.set({ phase: 'pre-join', problem: said(error) });
    }
  }

  async leave(): Promise<void> {
    const session = this.#session;
    this.#closed('left');
    await session?.leave();
  }

  async endMeeting(): Promise<void> {
    await this.#try(() => this.#gateway.endMeeting());
  }

  /** From the last page back to the first. */
  async again(): Promise<void> {
    this.store.set({ ...initialState(this.#options.meeting, this.state.name) });
    await this.start();
  }

  async toggleMicrophone(): Promise<void> {
    await this.#local.setMicrophone(!this.state.microphone.on);
    this.#session?.tellMuted();
  }

  async toggleCamera(): Promise<void> {
    await this.#local.setCamera(!this.state.camera.on);
  }

  async toggleScreen(): Promise<void> {
    if (this.state.screen === undefined) await this.#local.shareScreen();
    else this.#local.stopSharing();
  }

  choose(choice: DeviceChoice): Promise<void> {
    return this.#local.choose(choice);
  }

  togglePanel(panel: NonNullable<MeetingState['panel']>): void {
    this.store.set({ panel: this.state.panel === panel ? undefined : panel });
  }

  closePanel(): void {
    this.store.set({ panel: undefined });
  }

  admit(participant: string): Promise<void> {
    return this.#try(() => this.#gateway.admit(participant));
  }

  deny(participant: string): Promise<void> {
    return this.#try(() => this.#gateway.deny(participant));
  }

  mute(participant: string): Promise<void> {
    return this.#try(() => this.#gateway.mute(participant));
  }

  remove(participant: string): Promise<void> {
    return this.#try(() => this.#gateway.remove(participant));
  }

  soundBlocked(blocked: boolean): void {
    if (this.state.soundBlocked !== blocked) this.store.set({ soundBlocked: blocked });
  }

  /** Plays what the browser held back: it allows that in answer to a click. */
  playSound(): void {
    for (const audio of document.querySelectorAll('audio')) void audio.play().catch(() => {});
    this.soundBlocked(false);
  }

  notify(text: string, shown = true): void {
    this.#notices += 1;
    const notice = { id: this.#notices, text, shown };
    this.store.set({ notices: [...this.state.notices.slice(-1), notice] });
    setTimeout(() => this.store.set({ notices: this.state.notices.filter(one => one !== notice) }), noticeMs);
  }

  /** Muted from elsewhere means muted here too: only this user turns the microphone on again. */
  #wasMuted(): void {
    this.notify('You were muted by an organizer');
    void this.#local.setMicrophone(false).then(() => this.#session?.tellMuted());
  }

  #closed(code: string): void {
    this.#session = undefined;
    this.#local.close();
    this.store.set({ phase: 'closed', closed: code, participants: [], waiting: [], panel: undefined, notices: [] });
  }

  async #try(action: () => Promise<void>): Promise<void> {
    try {
      await action();
    } catch (error) {
      this.notify(said(error));
    }
  }

  #announceChanges(): void {
    let before = this.state;
    this.store.watch(() => {
      const after = this.state;
      const told = announcements(before, after);
      before = after;
      for (const { text, shown } of told) this.notify(text, shown);
    });
  }
}

function said(error: unknown): string {
  if (error instanceof GatewayError) return error.message;
  return 'The gateway does not answer. Check the network and try again.';
}
