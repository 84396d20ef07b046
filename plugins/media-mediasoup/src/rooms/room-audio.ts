import type { Clock } from '@opencvi/plugin-api';
import { ActiveSpeakerDetector, AudioMixer, type MixerPort } from '@opencvi/rtp';
import type { RtpEndpoint } from '../endpoint/rtp-endpoint.ts';
import type { FrameClock } from '../frame-clock.ts';
import { AudioEar } from './audio-ear.ts';
import { AudioVoice } from './audio-voice.ts';
import { mixSampleRate } from './mix-sample-rate.ts';

/** What a room's audio is made with. */
export interface RoomAudioOptions {
  readonly clock: Clock;
  readonly frames: FrameClock;
  /** Who speaks has changed. */
  speakerChanged(participant: string | undefined): void;
}

interface Ear {
  readonly ear: AudioEar;
  readonly port: MixerPort;
}

/** Mixes a room: every room system hears all others and not itself. Finds out who speaks. */
export class RoomAudio {
  readonly #options: RoomAudioOptions;
  readonly #mixer = new AudioMixer({ sampleRate: mixSampleRate });
  readonly #detector = new ActiveSpeakerDetector();
  readonly #voices = new Map<string, AudioVoice>();
  readonly #ears = new Map<string, Ear>();
  readonly #muted = new Set<string>();
  #speaker: string | undefined;
  #unsubscribe: (() => void) | undefined;

  constructor(options: RoomAudioOptions) {
    this.#options = options;
  }

  get speaker(): string | undefined {
    return this.#speaker;
  }

  /** A stream of sound begins. `id` is unique among all streams and ears of the room. */
  addVoice(id: string, participant: string): AudioVoice {
    const voice = new AudioVoice(participant, this.#port(id), () => this.#options.clock.now());
    voice.port.muted = this.#muted.has(participant);
    this.#voices.set(id, voice);
    this.#unsubscribe ??= this.#options.frames.subscribe(() => this.#tick());
    return voice;
  }

  /** A room system listens; `id` is that of its own voice, which it must not hear. */
  addEar(id: string, device: RtpEndpoint): void {
    this.#ears.set(id, { ear: new AudioEar(device), port: this.#port(id) });
    this.#unsubscribe ??= this.#options.frames.subscribe(() => this.#tick());
  }

  /** Takes voice and ear of this id out. */
  remove(id: string): void {
    const voice = this.#voices.get(id);
    voice?.close();
    this.#voices.delete(id);
    this.#ears.get(id)?.ear.close();
    this.#ears.delete(id);
    this.#mixer.remove(id);
    if (voice) this.#detector.remove(voice.participant);
    if (voice && this.#speaker === voice.participant) this.#setSpeaker(undefined);
    if (this.#voices.size > 0 || this.#ears.size > 0) return;
    this.#unsubscribe?.();
    this.#unsubscribe = undefined;
  }

  /** Whether a participant is heard. */
  setMuted(participant: string, muted: boolean): void {
    if (muted) this.#muted.add(participant);
    else this.#muted.delete(participant);
    for (const voice of this.#voices.values()) if (voice.participant === participant) voice.port.muted = muted;
  }

  isMuted(participant: string): boolean {
    return this.#muted.has(participant);
  }

  close(): void {
    for (const id of [...this.#voices.keys(), ...this.#ears.keys()]) this.remove(id);
  }

  #port(id: string): MixerPort {
    return this.#mixer.port(id) ?? this.#mixer.add(id);
  }

  #tick(): void {
    for (const voice of this.#voices.values()) voice.tick();
    this.#mixer.tick();
    for (const { ear, port } of this.#ears.values()) ear.hear(this.#mixer.pull(port));
    this.#detect();
  }

  #detect(): void {
    const now = this.#options.clock.now();
    for (const { participant, port } of this.#voices.values()) this.#detector.report(participant, port.level, now);
    const speaker = this.#detector.decide(now);
    if (speaker !== undefined) this.#setSpeaker(speaker);
  }

  #setSpeaker(participant: string | undefined): void {
    if (this.#speaker === participant) return;
    this.#speaker = participant;
    this.#options.speakerChanged(participant);
  }
}
