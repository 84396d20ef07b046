import { audioLevel } from '../audio-level.ts';
import type { AudioDecoder } from '../codecs/audio-codec.ts';
import { DelayEstimator } from './delay-estimator.ts';
import { PacketQueue, type QueuedPacket } from './packet-queue.ts';
import { PcmQueue } from './pcm-queue.ts';
import { type JitterBufferPacket, StreamPosition } from './stream-position.ts';

export interface AudioJitterBufferOptions {
  /** Whose packets come; the buffer decodes them in time. The caller closes it. */
  readonly decoder: AudioDecoder;
  /** The RTP clock. */
  readonly clockRate: number;
  readonly frameMs?: number;
  readonly minDelayMs?: number;
  readonly maxDelayMs?: number;
}

export interface AudioJitterBufferStats {
  readonly received: number;
  /** Packets never heard of when their time came. */
  readonly lost: number;
  /** Came after their time. */
  readonly late: number;
  readonly duplicate: number;
  /** Thrown away because too much had piled up. */
  readonly discarded: number;
  readonly concealedMs: number;
  /** Time taken out to get the delay down. */
  readonly squeezedMs: number;
  readonly delayMs: number;
  readonly targetDelayMs: number;
}

/** After so much concealment in a row the sender is taken to be silent. */
const MAX_CONCEAL_MS = 100;
/** A hole in the timestamps longer than this is not waited out. */
const MAX_GAP_MS = 400;
/** How long the buffer must have been too full before time is squeezed: at once in silence, later in speech. */
const SQUEEZE_AFTER_MS = 500;
const SQUEEZE_SPEECH_AFTER_MS = 2000;
const QUIET_LEVEL = 50;
/** RFC 7587 3.1.3: an Opus payload of up to 2 bytes says that the sender goes quiet. */
const DTX_PAYLOAD = 2;

/**
 * Takes packets as the network brings them and gives a frame of sound whenever one is due: holds packets back just long enough,
 * conceals what is lost, follows pauses. Push with the arrival time; pull once per frame time.
 */
export class AudioJitterBuffer {
  readonly #decoder: AudioDecoder;
  readonly #clockRate: number;
  readonly #frameMs: number;
  readonly #frameSamples: number;
  readonly #minDelayMs: number;
  readonly #maxDelayMs: number;
  readonly #packets = new PacketQueue();
  readonly #pcm = new PcmQueue();
  readonly #estimator = new DelayEstimator();
  readonly #position = new StreamPosition();
  /** The timestamp to be decoded next; undefined while the buffer fills. */
  #playout: number | undefined;
  #lastPlayed = Number.NEGATIVE_INFINITY;
  #waitedMs = 0;
  #concealedInRowMs = 0;
  #tooFullMs = 0;
  #quiet = true;
  #packetMs: number;
  #received = 0;
  #lost = 0;
  #late = 0;
  #duplicate = 0;
  #discarded = 0;
  #concealedMs = 0;
  #squeezedMs = 0;

  constructor(options: AudioJitterBufferOptions) {
    this.#decoder = options.decoder;
    this.#clockRate = options.clockRate;
    this.#frameMs = options.frameMs ?? 20;
    this.#frameSamples = (options.decoder.sampleRate * this.#frameMs) / 1000;
    this.#minDelayMs = options.minDelayMs ?? 20;
    this.#maxDelayMs = options.maxDelayMs ?? 200;
    this.#packetMs = this.#frameMs;
  }

  get stats(): AudioJitterBufferStats {
    return {
      received: this.#received,
      lost: this.#lost,
      late: this.#late,
      duplicate: this.#duplicate,
      discarded: this.#discarded,
      concealedMs: this.#concealedMs,
      squeezedMs: this.#squeezedMs,
      delayMs: this.#bufferedMs(),
      targetDelayMs: this.#targetMs(),
    };
  }

  /** Takes a packet that arrived at `now`, in ms of any steady clock. Its payload is kept until it is played. */
  push(packet: JitterBufferPacket, now: number): void {
    const placed = this.#position.place(packet);
    if (placed.kind === 'stray') return;
    if (placed.kind === 'restarted') this.#forget();
    const queued = placed.packet;
    this.#received++;
    this.#estimator.observe((queued.timestamp * 1000) / this.#clockRate, now);
    if (
      queued.sequence <= this.#lastPlayed ||
      (this.#playout !== undefined && queued.timestamp < this.#playout - this.#ticks(this.#packetMs))
    ) {
      this.#late++;
      return;
    }
    if (!this.#packets.insert(queued)) {
      this.#duplicate++;
      return;
    }
    this.#bound();
  }

  /** The next frame. Always one: sound, concealment or silence. */
  pull(): Int16Array {
    if (this.#playout === undefined && !this.#startPlaying()) return this.#silence();
    while (this.#pcm.length < this.#frameSamples && this.#playout !== undefined) this.#decodeNext();
    const squeezed = this.#shouldSqueeze();
    const frame = squeezed ? this.#pcm.takeSqueezed(this.#frameSamples) : this.#pcm.take(this.#frameSamples);
    if (squeezed) {
      this.#squeezedMs += this.#frameMs;
      this.#tooFullMs = 0;
    }
    this.#quiet = audioLevel(frame) > QUIET_LEVEL;
    return frame;
  }

  /** Forgets everything: another source begins. */
  reset(): void {
    this.#position.reset();
    this.#forget();
  }

  #forget(): void {
    this.#packets.clear();
    this.#pcm.clear();
    this.#estimator.reset();
    this.#lastPlayed = Number.NEGATIVE_INFINITY;
    this.#stopPlaying();
  }

  #startPlaying(): boolean {
    const first = this.#packets.first;
    if (!first) return false;
    this.#waitedMs += this.#frameMs;
    if (this.#waitedMs <= this.#targetMs() && this.#bufferedMs() <= this.#targetMs()) return false;
    this.#playout = first.timestamp;
    return true;
  }

  #stopPlaying(): void {
    this.#playout = undefined;
    this.#waitedMs = 0;
    this.#concealedInRowMs = 0;
    this.#tooFullMs = 0;
  }

  #silence(): Int16Array {
    this.#quiet = true;
    return this.#pcm.take(this.#frameSamples);
  }

  /** Puts the sound of the next packet, or what stands for it, into the queue of samples. */
  #decodeNext(): void {
    const playout = this.#playout as number;
    const next = this.#packets.first;
    if (!next) {
      this.#starve();
      return;
    }
    const gap = next.timestamp - playout;
    if (gap <= 0) this.#play(next);
    else if (gap > this.#ticks(MAX_GAP_MS)) this.#playout = next.timestamp;
    else this.#bridge(next, gap);
  }

  #play(packet: QueuedPacket): void {
    this.#packets.shift();
    const pcm = this.#decoder.decode(packet.payload);
    const ticks = (pcm.length * this.#clockRate) / this.#decoder.sampleRate;
    this.#packetMs = (ticks * 1000) / this.#clockRate;
    this.#playout = packet.timestamp + ticks;
    this.#lastPlayed = packet.sequence;
    this.#concealedInRowMs = 0;
    this.#pcm.push(pcm);
    if (packet.payload.length <= DTX_PAYLOAD) this.#quiet = true;
  }

  /** A hole before the next packet: a loss, or a pause when no number is missing. */
  #bridge(next: QueuedPacket, gap: number): void {
    const missing = next.sequence - this.#lastPlayed - 1;
    const ticks = Math.min(gap, this.#ticks(this.#packetMs));
    const samples = Math.round((ticks * this.#decoder.sampleRate) / this.#clockRate);
    if (missing <= 0) {
      this.#pcm.push(new Int16Array(samples));
    } else {
      const recoverable = gap === ticks && this.#decoder.recover !== undefined;
      this.#pcm.push(
        recoverable ? (this.#decoder.recover?.(next.payload, samples) ?? new Int16Array(samples)) : this.#decoder.conceal(samples),
      );
      this.#concealedMs += (ticks * 1000) / this.#clockRate;
      this.#lost++;
      this.#lastPlayed++;
    }
    this.#playout = (this.#playout as number) + ticks;
  }

  /** Nothing there. Time stands still for the sender's clock, so the delay grows by what is concealed; until it is a pause. */
  #starve(): void {
    if (this.#concealedInRowMs >= MAX_CONCEAL_MS) {
      this.#stopPlaying();
      return;
    }
    this.#pcm.push(this.#decoder.conceal(this.#frameSamples));
    this.#concealedInRowMs += this.#frameMs;
    if (!this.#quiet) this.#concealedMs += this.#frameMs;
    if (this.#bufferedMs() + this.#concealedInRowMs > this.#maxDelayMs)
      this.#playout = (this.#playout as number) + this.#ticks(this.#frameMs);
  }

  /** More than the target for a while: take a frame out, in a quiet moment if one comes. */
  #shouldSqueeze(): boolean {
    const excess = this.#bufferedMs() - this.#targetMs();
    this.#tooFullMs = excess > this.#frameMs ? this.#tooFullMs + this.#frameMs : 0;
    if (this.#tooFullMs < (this.#quiet ? SQUEEZE_AFTER_MS : SQUEEZE_SPEECH_AFTER_MS) && excess <= this.#maxDelayMs) return false;
    while (this.#pcm.length < 2 * this.#frameSamples && this.#packets.length > 0 && this.#playout !== undefined) this.#decodeNext();
    return this.#pcm.length >= 2 * this.#frameSamples;
  }

  /** After a stall the network brings everything at once: what no delay can hold is dropped, oldest first. */
  #bound(): void {
    while (this.#bufferedMs() > 2 * this.#maxDelayMs + this.#packetMs && this.#packets.length > 1) {
      const dropped = this.#packets.shift() as QueuedPacket;
      this.#discarded++;
      this.#lastPlayed = Math.max(this.#lastPlayed, dropped.sequence);
      if (this.#playout !== undefined && this.#packets.first) this.#playout = this.#packets.first.timestamp;
    }
  }

  #targetMs(): number {
    return Math.min(this.#maxDelayMs, Math.max(this.#minDelayMs, this.#estimator.latenessMs));
  }

  /** Sound in wait, in ms. */
  #bufferedMs(): number {
    const { first, last } = this.#packets;
    const decoded = (this.#pcm.length * 1000) / this.#decoder.sampleRate;
    if (!first || !last) return decoded;
    const from = this.#playout === undefined ? first.timestamp : Math.min(this.#playout, first.timestamp);
    return decoded + ((last.timestamp - from) * 1000) / this.#clockRate + this.#packetMs;
  }

  #ticks(ms: number): number {
    return Math.round((ms * this.#clockRate) / 1000);
  }
}
