import type { types } from 'mediasoup-client';

/** Somebody in the meeting. */
export interface Participant {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly muted: boolean;
  readonly presenting: boolean;
}

/** Somebody in the lobby. */
export interface Waiting {
  readonly id: string;
  readonly name: string;
  readonly kind: string;
  readonly since: number;
}

/** What a stream is for. */
export type Role = 'audio' | 'main' | 'slides';

/** A stream of somebody else. */
export interface RemoteStream {
  readonly id: string;
  readonly participant: string;
  readonly role: Role;
}

/** What this browser may do to others. */
export interface Rights {
  readonly admit: boolean;
  readonly moderate: boolean;
}

/** Events of the gateway. Each is whole: it replaces what was known before. */
export interface EventData {
  session: {
    readonly state: 'lobby' | 'joined';
    readonly meeting: { readonly id: string; readonly title: string };
    readonly rights: Rights;
    readonly rtpCapabilities: types.RtpCapabilities | null;
  };
  roster: { readonly participants: readonly Participant[] };
  lobby: { readonly waiting: readonly Waiting[] };
  streams: { readonly streams: readonly RemoteStream[] };
  speaker: { readonly participant: string | null };
  muted: { readonly muted: boolean };
  ping: Record<string, never>;
  closed: { readonly code: string };
}

/** One of the events. */
export type GatewayEvent = { [K in keyof EventData]: { readonly event: K; readonly data: EventData[K] } }[keyof EventData];

/** What `device.createSendTransport` wants, and its like. */
export type TransportAnswer = Pick<types.TransportOptions, 'id' | 'iceParameters' | 'iceCandidates' | 'dtlsParameters'>;

/** A stream that is given to this browser. */
export interface ConsumerAnswer {
  readonly id: string;
  readonly stream: string;
  readonly kind: types.MediaKind;
  readonly rtpParameters: types.RtpParameters;
}
