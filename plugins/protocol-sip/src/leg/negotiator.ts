import { randomBytes, randomInt } from 'node:crypto';
import { CallError, type MediaEndpoint, type MediaFormat, type MediaRole, type SrtpSuite, type StreamAgreement } from '@opencvi/plugin-api';
import { acceptAnswer, type OfferedLine } from '../sdp/accept-answer.ts';
import { isVideo } from '../sdp/agree-formats.ts';
import { lowestLimit } from '../sdp/bandwidth.ts';
import { agreementOf, answerSections } from '../sdp/build-answer.ts';
import { firstOfferLines, type OfferLine, offerSections } from '../sdp/build-offer.ts';
import { keyLength } from '../sdp/crypto.ts';
import { sends } from '../sdp/direction.ts';
import type { LocalStream } from '../sdp/local-stream.ts';
import type { MediaSection, RefusedSection } from '../sdp/media-section.ts';
import { planAnswer, type SrtpPolicy } from '../sdp/plan-answer.ts';
import type { SessionDescription } from '../sdp/session-description.ts';
import { writeSession } from '../sdp/write-session.ts';

/** How media is negotiated. */
export interface MediaSettings {
  readonly srtp: SrtpPolicy;
  /** The most a video stream may take in either direction, in bits per second. */
  readonly bandwidth: number;
  /** The host in the o= line; the media address where there is none. */
  readonly originAddress: string | undefined;
}

/** Offer and answer of one leg (RFC 3264): descriptions in and out, agreements to the endpoint. */
export class Negotiator {
  readonly #endpoint: MediaEndpoint;
  readonly #settings: MediaSettings;
  readonly #toward: string | undefined;
  readonly #sessionId = String(randomInt(1, 2 ** 47));
  readonly #keys = new Map<string, Uint8Array>();
  readonly #streams = new Map<MediaRole, StreamAgreement>();
  /** The m-lines of the session as it stands, in order. */
  #lines: readonly OfferedLine[] = [];
  #version = 0;
  #described = '';

  /** `toward` is where the far end's signalling comes from: the interface that faces it is the one to announce, also before any SDP came. */
  constructor(endpoint: MediaEndpoint, settings: MediaSettings, toward?: string) {
    this.#endpoint = endpoint;
    this.#settings = settings;
    this.#toward = toward;
  }

  /** What is agreed at the moment. */
  get streams(): readonly StreamAgreement[] {
    return [...this.#streams.values()];
  }

  /** Whether the far end has put us on hold: it takes nothing from us, sound above all (RFC 3264 8.4). */
  get held(): boolean {
    const heard = this.#streams.get('audio') ?? this.#streams.get('main');
    return heard !== undefined && !sends(heard.direction);
  }

  /** Answers an offer. Rejects with `incompatible-media`, and leaves everything as it was, when nothing will do. */
  async answer(offer: SessionDescription): Promise<string> {
    const plan = planAnswer(offer, this.#endpoint.capabilities, this.#settings.srtp);
    if (!plan.ok) throw incompatible(plan.reason);
    const local = await this.#open(plan.streams.map(({ role }) => role));
    const sections = answerSections(offer, plan.streams, local);
    this.#lines = sections.map((section, line) => ({ section, role: plan.streams.find(stream => stream.line === line)?.role }));
    await this.#settle(plan.streams.flatMap(stream => agreementsWith(local.get(stream.role), ours => agreementOf(stream, ours))));
    return this.#describe(sections);
  }

  /** Makes an offer: of everything the endpoint can do, or again of the session as it stands (RFC 3264 8). */
  async offer(): Promise<string> {
    const { capabilities } = this.#endpoint;
    const lines = this.#lines.length === 0 ? firstOfferLines(capabilities) : this.#lines.map(line => this.#offerLine(line));
    const local = await this.#open(lines.flatMap(line => ('role' in line ? [line.role] : [])));
    const sections = offerSections(lines, { capabilities, srtp: this.#settings.srtp, local });
    this.#lines = sections.map((section, index) => ({ section, role: roleOf(lines[index]) }));
    return this.#describe(sections);
  }

  /** Takes the answer to our offer. Rejects with `incompatible-media` when it leaves nothing to hear. */
  async accept(answer: SessionDescription): Promise<void> {
    const { capabilities } = this.#endpoint;
    const local = await this.#open(this.#lines.flatMap(({ role }) => role ?? []));
    const agreements = acceptAnswer(this.#lines, answer, { capabilities, local });
    if (!agreements.some(({ role }) => role === 'audio')) throw incompatible('no audio in the answer to our offer');
    await this.#settle(agreements);
  }

  /** The refusal of every stream of an offer: for a call that ends, but has to be acknowledged first. */
  static refusal(offer: SessionDescription): string {
    return writeSession({ sessionId: '1', sessionVersion: 1, address: '0.0.0.0' }, answerSections(offer, [], new Map()));
  }

  #offerLine({ role, section }: OfferedLine): OfferLine {
    if (role === undefined || 'formatList' in section) {
      return { refused: 'formatList' in section ? section : refusedAgain(section) };
    }
    return { role, inUse: (this.#streams.get(role)?.receive ?? []).filter(format => section.formats.some(sameType(format))) };
  }

  async #open(roles: readonly MediaRole[]): Promise<Map<MediaRole, LocalStream>> {
    const local = new Map<MediaRole, LocalStream>();
    for (const role of roles) local.set(role, await this.#localStream(role));
    return local;
  }

  async #localStream(role: MediaRole): Promise<LocalStream> {
    const ours = this.#endpoint.capabilities.find(known => known.role === role);
    const bitrate = lowestLimit(ours?.maxBitrate, isVideo(role) ? this.#settings.bandwidth : undefined);
    return {
      address: await this.#endpoint.open(role, this.#toward),
      ...(bitrate !== undefined && isVideo(role) && { receiveBitrate: bitrate }),
      ...(bitrate !== undefined && { sendBitrate: bitrate }),
      key: suite => this.#key(role, suite),
    };
  }

  #key(role: MediaRole, suite: SrtpSuite): Uint8Array {
    const name = `${role} ${suite}`;
    const key = this.#keys.get(name) ?? new Uint8Array(randomBytes(keyLength(suite)));
    this.#keys.set(name, key);
    return key;
  }

  /** Tells the endpoint what was agreed, and what no longer is. */
  async #settle(agreements: readonly StreamAgreement[]): Promise<void> {
    const gone = [...this.#streams.keys()].filter(role => !agreements.some(agreement => agreement.role === role));
    for (const role of gone) {
      this.#streams.delete(role);
      await this.#endpoint.release(role);
    }
    for (const agreement of agreements) {
      this.#streams.set(agreement.role, agreement);
      await this.#endpoint.connect(agreement);
    }
  }

  /** RFC 3264 8: the version counts up when, and only when, the description changes. */
  #describe(sections: readonly (MediaSection | RefusedSection)[]): string {
    const [first] = sections.filter(section => 'local' in section);
    const address = this.#settings.originAddress ?? first?.local.address ?? '0.0.0.0';
    const origin = { sessionId: this.#sessionId, address };
    const unversioned = writeSession({ ...origin, sessionVersion: 0 }, sections);
    if (unversioned !== this.#described) this.#version += 1;
    this.#described = unversioned;
    return writeSession({ ...origin, sessionVersion: this.#version }, sections);
  }
}

function incompatible(detail: string): CallError {
  return new CallError({ code: 'incompatible-media', by: 'gateway', detail });
}

function agreementsWith(local: LocalStream | undefined, agree: (local: LocalStream) => StreamAgreement): StreamAgreement[] {
  return local === undefined ? [] : [agree(local)];
}

function roleOf(line: OfferLine | undefined): MediaRole | undefined {
  return line !== undefined && 'role' in line ? line.role : undefined;
}

function refusedAgain({ type, profile, formats }: MediaSection): RefusedSection {
  return { type, profile, formatList: formats.map(({ payloadType }) => payloadType).join(' ') };
}

function sameType({ payloadType }: MediaFormat): (format: MediaFormat) => boolean {
  return format => format.payloadType === payloadType;
}

/** The codecs in use, for the call record. */
export function codecNames(streams: readonly StreamAgreement[]): string {
  return streams.map(({ send, receive }) => (send[0] ?? receive[0])?.codec ?? '').join(', ');
}
