import { setTimeout as delay } from 'node:timers/promises';
import { writeBaresipConfig } from './baresip-config.ts';
import { BaresipControl, type BaresipEvent } from './baresip-control.ts';
import { eventually } from './eventually.ts';
import { Loudspeaker } from './loudspeaker.ts';
import { type Picture, readPng } from './picture.ts';
import { type Layout, recognise, type VideoFormat } from './pictures.ts';
import { LOOPBACK, PortBlock } from './ports.ts';
import { PeerProcess } from './process.ts';
import type { Recording } from './recording.ts';
import { TempDir } from './temp-dir.ts';
import { secondsOfTone } from './tones.ts';

/** How a room system behaves. */
export interface BaresipOptions {
  /** User part of its address, which callers must dial. */
  readonly name: string;
  /** Port of UDP and TCP; TLS is on the next one. A free one when left out. */
  readonly sipPort?: number;
  /** What it says: a 16 kHz mono WAV file, or a tone (440 Hz when both are left out). */
  readonly audioFile?: string;
  readonly toneHz?: number;
  /** What it shows: an MP4 file, or a known layout. It sends no video when both are left out. */
  readonly videoFile?: string;
  readonly picture?: Layout;
  readonly videoSize?: Pick<VideoFormat, 'width' | 'height' | 'fps'>;
  /** Bits per second. */
  readonly videoBitrate?: number;
  /** SDES offered beside RTP/AVP profile, SDES required, or DTLS-SRTP; plain RTP when left out. */
  readonly mediaEncryption?: 'srtp' | 'srtp-mand' | 'srtp-mandf' | 'dtls_srtp';
  readonly transport?: 'udp' | 'tcp' | 'tls';
  /** In order of preference, such as 'PCMU/8000/1'. */
  readonly audioCodecs?: readonly string[];
  /** H.264 in both packetization modes, H.263, MPEG-4 and H.265 when left out. `['H264']` is packetization mode 0 alone. */
  readonly videoCodecs?: readonly string[];
  /** Further parameters of the account, such as 'auth_user=room1'. */
  readonly accountParameters?: readonly string[];
  /** 'manual' unless told otherwise: the test calls `accept()`. */
  readonly answerMode?: 'manual' | 'early' | 'auto';
}

const RTP_PORTS = 36;
const OTHER_PORTS = 4; // SIP, SIP over TLS, control, and one to keep RTP on an even port
const DIGIT_PAUSE = 250; // baresip needs about 230 ms a digit, its three end packets (RFC 4733 2.5.1.4) included, and queues the rest

/** A room system (baresip) in headless mode, driven over its control connection. */
export class Baresip implements AsyncDisposable {
  readonly name: string;
  readonly sipPort: number;
  /** Where to call it. */
  readonly uri: string;
  readonly #stack: AsyncDisposableStack;
  readonly #dir: TempDir;
  readonly #loudspeaker: Loudspeaker;
  readonly #process: PeerProcess;
  readonly #control: BaresipControl;
  readonly #transport: string;
  #pictures = 0;

  constructor(parts: {
    options: BaresipOptions;
    sipPort: number;
    stack: AsyncDisposableStack;
    dir: TempDir;
    loudspeaker: Loudspeaker;
    process: PeerProcess;
    control: BaresipControl;
  }) {
    const transport = parts.options.transport ?? 'udp';
    this.name = parts.options.name;
    this.sipPort = transport === 'tls' ? parts.sipPort + 1 : parts.sipPort;
    this.#transport = transport;
    this.uri = `sip:${this.name}@${LOOPBACK}:${this.sipPort}${transport === 'udp' ? '' : `;transport=${transport}`}`;
    this.#stack = parts.stack;
    this.#dir = parts.dir;
    this.#loudspeaker = parts.loudspeaker;
    this.#process = parts.process;
    this.#control = parts.control;
  }

  /** Its last output lines. */
  get lines(): readonly string[] {
    return this.#process.lines;
  }

  /** Events that no test has waited for. */
  get events(): readonly BaresipEvent[] {
    return this.#control.events.waiting;
  }

  /** Any command of its menu. */
  command(command: string, params?: string): Promise<string> {
    return this.#control.command(command, params);
  }

  /** Calls an address and returns at once; wait for CALL_ESTABLISHED or CALL_CLOSED. */
  async dial(uri: string): Promise<void> {
    // baresip adds the transport of its account to whatever it dials, also when it is there already
    await this.command('dial', this.#transport === 'udp' ? uri : uri.replace(/;transport=\w+/i, ''));
  }

  async accept(): Promise<void> {
    await this.command('accept');
  }

  async hangup(): Promise<void> {
    await this.command('hangup');
  }

  async hold(): Promise<void> {
    await this.command('hold');
  }

  async resume(): Promise<void> {
    await this.command('resume');
  }

  /** Sends a re-INVITE with an offer. */
  async reinvite(): Promise<void> {
    await this.command('reinvite');
  }

  /** Changes the direction of video by a re-INVITE. */
  async videoDirection(direction: 'sendrecv' | 'sendonly' | 'recvonly' | 'inactive'): Promise<void> {
    await this.command('video_dir', direction);
  }

  /** Mutes the microphone, or unmutes it. */
  async mute(): Promise<void> {
    await this.command('mute');
  }

  callStat(): Promise<string> {
    return this.command('callstat');
  }

  /** Dials digits during a call, one after another, as telephone-events (RFC 4733). */
  async sendDigits(digits: string): Promise<void> {
    for (const digit of digits) {
      await this.command('sndcode', digit);
      await delay(DIGIT_PAUSE);
    }
  }

  /** Takes the next event of a type, one that came earlier included. */
  waitFor(type: string, within = 10_000): Promise<BaresipEvent> {
    const wait = { what: `${type} at ${this.name}`, within, context: () => this.#context() };
    return this.#control.events.next(event => event.type === type, wait);
  }

  /** Takes as many received digits as are asked for. */
  async receivedDigits(count: number, within = 10_000): Promise<string> {
    let digits = '';
    while (digits.length < count) digits += (await this.waitFor('CALL_DTMF_START', within)).param ?? '';
    return digits;
  }

  /** What it has played on its loudspeaker since it started. */
  recordedAudio(): Recording {
    return this.#loudspeaker.recording();
  }

  /** Waits until it has heard a tone for some time: since it started, or from now on; `among` that many voices at once. */
  async hears(hz: number, { seconds = 0.5, within = 10_000, fromNow = false, among = 1 } = {}): Promise<void> {
    const heard = (): number => secondsOfTone(this.recordedAudio(), hz, 0.5 / among);
    const before = fromNow ? heard() : 0;
    const context = (): string => `it heard it for ${heard() - before} s\n${this.#context()}`;
    await eventually({ what: `${this.name} to hear ${hz} Hz`, within, every: 100, context }, () =>
      heard() >= before + seconds ? true : undefined,
    );
  }

  /** Waits until it has heard nothing of a tone for some time, whether it hears silence or something else. */
  async hearsNo(hz: number, { seconds = 0.5, within = 10_000, among = 1 } = {}): Promise<void> {
    const heard = (): number => secondsOfTone(this.recordedAudio(), hz, 0.5 / among);
    const wait = { what: `${this.name} to stop hearing ${hz} Hz`, within, context: () => this.#context() };
    await eventually(wait, async () => {
      const before = heard();
      await delay(1_000 * seconds);
      return heard() === before ? true : undefined;
    });
  }

  /** The next picture that it decodes. */
  async receivedPicture(within = 10_000): Promise<Picture> {
    const path = this.#dir.file(`picture-${++this.#pictures}.png`);
    await this.command('snapshot_recv', path);
    await this.#process.waitForLine(new RegExp(`png: wrote ${path}`), within);
    return readPng(path);
  }

  /** Waits until the picture that it receives is the layout. */
  async sees(layout: Layout, within = 10_000): Promise<Picture> {
    const wait = { what: `${this.name} to see "${layout.name}"`, within, context: () => this.#context() };
    return eventually(wait, async () => {
      const picture = await this.receivedPicture(within);
      return recognise(picture, layout) ? picture : undefined;
    });
  }

  /** Takes its power away: it says nothing more, by no protocol. */
  async vanish(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#process.exited;
  }

  close(): Promise<void> {
    return this.#stack.disposeAsync();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #context(): string {
    const events = this.events.filter(({ type }) => type !== 'CALL_RTCP').map(({ type, param }) => `${type} ${param ?? ''}`.trim());
    return `events: ${events.join(', ')}\n${this.#process.tail()}`;
  }
}

/** Starts a room system and waits until it takes commands. */
export async function startBaresip(options: BaresipOptions): Promise<Baresip> {
  await using starting = new AsyncDisposableStack();
  const dir = starting.use(await TempDir.make(`baresip-${options.name}`));
  const loudspeaker = starting.use(await Loudspeaker.open(dir));
  const count = OTHER_PORTS + RTP_PORTS;
  const { first } = starting.use(await PortBlock.take(count));
  const sipPort = options.sipPort ?? first;
  const rtp = { first: first + OTHER_PORTS, last: first + count - 1 };
  await writeBaresipConfig(dir, options, { sip: sipPort, control: first + 2, rtp });
  const process = starting.use(
    new PeerProcess({ name: options.name, command: 'baresip', args: ['-4', '-s', '-f', dir.path], cwd: dir.path, env: loudspeaker.env }),
  );
  await process.waitForLine(/baresip is ready/);
  const control = await BaresipControl.connect(first + 2, () => process.tail());
  starting.defer(() => control.close());
  return new Baresip({ options, sipPort, dir, loudspeaker, process, control, stack: starting.move() });
}
