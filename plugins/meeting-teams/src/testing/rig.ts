import { type HttpAnswer, HttpError, type HttpRequest, type LegEvents, type MediaCapabilities, type Tenant } from '@opencvi/plugin-api';
import { CountingMetrics, FakeContext, FakeEndpoint, FakeLeg, MemoryStore, RecordingLog, settle, VirtualClock } from '@opencvi/test-kit';
import { type CreatedMeetings, createMeetings } from '../create-meetings.ts';
import type { TeamsLeg } from '../leg/teams-leg.ts';
import { FakeBot } from './fake-bot.ts';
import { FakeMicrosoft, ownId } from './fake-microsoft.ts';
import { botUrl, contoso, fabrikam, testConfig } from './settings.ts';
import { Signer, type TokenClaims } from './signer.ts';

/** What a rig is made from. */
export interface RigOptions {
  readonly settings?: Record<string, unknown>;
  readonly tenants?: readonly Tenant[];
  readonly store?: MemoryStore;
  readonly clock?: VirtualClock;
  /** Before it starts. */
  readonly prepare?: (rig: Rig) => void;
}

const capabilities: MediaCapabilities = [
  {
    role: 'audio',
    formats: [
      { codec: 'opus', payloadType: 107, clockRate: 48_000, channels: 2 },
      { codec: 'telephone-event', payloadType: 101, clockRate: 8_000 },
    ],
  },
  {
    role: 'main',
    formats: [{ codec: 'H264', payloadType: 109, clockRate: 90_000, parameters: { 'packetization-mode': '1' } }],
    maxBitrate: 2_000_000,
  },
];

/** The whole plugin between fakes: Microsoft, a media bot, a clock that stands still. */
export class Rig {
  readonly clock: VirtualClock;
  readonly log = new RecordingLog();
  readonly metrics = new CountingMetrics();
  readonly bot = new FakeBot();
  readonly store: MemoryStore;
  readonly signer: Signer;
  readonly microsoft: FakeMicrosoft;
  readonly teams: CreatedMeetings;

  private constructor(options: RigOptions, signer: Signer, clock: VirtualClock) {
    this.clock = clock;
    this.signer = signer;
    this.store = options.store ?? new MemoryStore();
    this.microsoft = new FakeMicrosoft(signer);
    const { log, metrics, store } = this;
    const tenants = { all: () => options.tenants ?? [contoso, fabrikam] };
    const given = { log, metrics, clock, tenants, address: { url: 'https://gateway.test' }, store: { value: store } };
    this.teams = createMeetings(testConfig(options.settings), given, () => ({
      fetch: (url, init) => (url.startsWith(botUrl) ? this.bot.fetch(url, init) : this.microsoft.fetch(url, init)),
      close: async () => {},
    }));
  }

  static async start(options: RigOptions = {}): Promise<Rig> {
    const clock = options.clock ?? new VirtualClock();
    const rig = new Rig(options, await Signer.make(() => clock.now()), clock);
    options.prepare?.(rig);
    await rig.teams.start();
    await settle();
    return rig;
  }

  call(options: { readonly tenant?: Tenant; readonly trust?: 'trusted' | 'guest'; readonly leg?: FakeLeg } = {}): FakeContext {
    return new FakeContext({ tenant: contoso, trust: 'guest', clock: this.clock, leg: new FakeLeg(), ...options });
  }

  /** A leg of a room that has typed an id. */
  async join(call: FakeContext = this.call(), conferenceId = '1172827458'): Promise<JoiningRoom> {
    const meeting = await this.teams.provider.find(conferenceId, call);
    if (!meeting) throw new Error(`no meeting ${conferenceId}`);
    return new JoiningRoom(this, await this.teams.provider.join(meeting, call), call);
  }

  /** A callback of Graph, answered with a status. */
  async post(key: string, value: unknown, claims: TokenClaims | { readonly authorization: string | undefined } = {}): Promise<number> {
    const authorization = 'authorization' in claims ? claims.authorization : `Bearer ${await this.signer.token(claims as TokenClaims)}`;
    const request = { params: {}, query: {}, body: value, headers: { authorization }, principal: undefined, remoteAddress: '203.0.113.9' };
    return status(this.teams.receiver.receive(key, { ...request, signal: new AbortController().signal } as unknown as HttpRequest));
  }

  async stop(): Promise<void> {
    await this.teams.stop();
  }
}

async function status(answer: Promise<HttpAnswer>): Promise<number> {
  try {
    const given = await answer;
    return 'status' in given ? given.status : 200;
  } catch (error) {
    if (error instanceof HttpError) return error.status;
    throw error;
  }
}

/** A leg under test with what it told. */
export class JoiningRoom {
  readonly told: unknown[] = [];
  readonly rosters: (readonly string[])[] = [];
  readonly endpoint = new FakeEndpoint('meeting', capabilities);
  readonly rig: Rig;
  readonly leg: TeamsLeg;
  readonly call: FakeContext;
  answered: Promise<void> | undefined;

  constructor(rig: Rig, leg: TeamsLeg, call: FakeContext) {
    this.rig = rig;
    this.leg = leg;
    this.call = call;
    leg.on('state', state => this.told.push(state));
    leg.on('ended', ({ code, by }: LegEvents['ended'][0]) => this.told.push([code, by]));
    leg.on('mute', muted => this.told.push({ muted }));
    leg.on('roster', all => this.rosters.push(all.map(({ name }) => name)));
  }

  /** Begins to answer; resolves when Graph has the call. */
  async begin(): Promise<this> {
    this.answered = this.leg.answer(this.endpoint, this.call.signal);
    this.answered.catch(() => {});
    await settle();
    return this;
  }

  /** The whole way into the meeting. */
  async enter(): Promise<this> {
    await this.begin();
    await this.state('established');
    await this.roster([{ isInLobby: false }]);
    await this.answered;
    return this;
  }

  /** The body that was sent to join. */
  get request(): Record<string, unknown> {
    const [request] = this.rig.microsoft.asked(/^POST \/v1.0\/communications\/calls$/).slice(-1);
    return request?.body as Record<string, unknown>;
  }

  get key(): string {
    return String(this.request.callbackUri).split('/').at(-1) ?? '';
  }

  get callId(): string {
    return String(this.leg.facts.graphCall);
  }

  /** Graph tells a state of the call. */
  async state(state: string, more: Record<string, unknown> = {}, changeType = 'updated'): Promise<number> {
    const resourceData = { '@odata.type': '#microsoft.graph.call', id: this.callId, state, myParticipantId: ownId, ...more };
    return this.notify({ changeType, resourceUrl: `/communications/calls/${this.callId}`, resourceData });
  }

  /** Graph tells that the call is over. */
  terminated(code: number, subcode: number): Promise<number> {
    return this.state('terminated', { resultInfo: { code, subcode, message: `DiagCode: ${code}#${subcode}.@` } }, 'deleted');
  }

  /** Graph tells the whole roster: ourselves first. */
  roster(participants: readonly Record<string, unknown>[]): Promise<number> {
    const resourceData = participants.map((one, index) => participantBody({ ...(index === 0 && { id: ownId }), ...one }));
    return this.notify({ changeType: 'updated', resourceUrl: `/communications/calls/${this.callId}/participants`, resourceData });
  }

  async notify(notification: unknown, claims: TokenClaims = {}): Promise<number> {
    const answer = await this.rig.post(this.key, { '@odata.type': '#microsoft.graph.commsNotifications', value: [notification] }, claims);
    await settle();
    return answer;
  }
}

/** A participant as Graph shows it. */
export function participantBody(more: Record<string, unknown> = {}): Record<string, unknown> {
  const { name = 'Room 1', ...rest } = more;
  return {
    '@odata.type': '#microsoft.graph.participant',
    id: 'somebody',
    info: {
      identity: {
        '@odata.type': '#microsoft.graph.identitySet',
        guest: { '@odata.type': '#microsoft.graph.identity', id: 'guest', displayName: name },
      },
      endpointType: 'default',
    },
    mediaStreams: [{ mediaType: 'audio', label: 'main-audio', sourceId: '1', direction: 'sendReceive', serverMuted: false }],
    isMuted: false,
    isInLobby: false,
    removedState: null,
    ...rest,
  };
}
