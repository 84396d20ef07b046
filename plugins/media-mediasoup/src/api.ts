import { type Listenable, type MediaEndpoint, type MediaRole, service } from '@opencvi/plugin-api';
import type { types } from 'mediasoup';

/** Meetings inside the gateway: rooms in which room systems and browsers meet. Provided by `media-mediasoup`. */
export const mediaRooms = service<MediaRooms>('media-mediasoup.rooms');

/** Opens rooms. */
export interface MediaRooms {
  open(id: string): Promise<MediaRoom>;
}

/** A stream that a participant sends into the room. */
export interface RoomStream {
  readonly id: string;
  readonly participant: string;
  readonly role: MediaRole;
}

/** What a room tells. */
export interface MediaRoomEvents {
  'stream-added': [stream: RoomStream];
  'stream-removed': [stream: RoomStream];
  /** Who speaks; `undefined` when nobody does any more. */
  'active-speaker': [participant: string | undefined];
  /** The room broke down and closes: everybody in it is to be told. The detail is for the log. */
  failed: [detail: string];
}

/** One meeting's media. */
export interface MediaRoom extends Listenable<MediaRoomEvents> {
  readonly id: string;
  readonly streams: readonly RoomStream[];
  /** What `Device.load` of mediasoup-client wants. */
  readonly rtpCapabilities: types.RtpCapabilities;
  /**
   * Seats a room system: the meeting endpoint of its call. It hears everybody but itself, mixed, in its own codec, and sees the active speaker
   * (or the only other one), as H.264 forwarded without transcoding. Media flows once core bridges the session.
   */
  seatRoomSystem(participant: string, endpoint: MediaEndpoint): Promise<RoomSystemSeat>;
  /** Seats a browser. */
  seatBrowser(participant: string): BrowserSeat;
  /** Ends every seat. Idempotent. */
  close(): Promise<void>;
}

/** A room system in a room. */
export interface RoomSystemSeat {
  /** A muted participant is not heard by the others. */
  setMuted(muted: boolean): void;
  /** Chooses whose video it sees; who speaks, unless told. */
  watch(wish: VideoWish): void;
  close(): Promise<void>;
}

/** Whose video is wanted: who speaks, a participant whether or not they send any, or nobody's. */
export type VideoWish = 'speaker' | 'nobody' | { readonly participant: string };

/** A browser in a room, driven by mediasoup-client. */
export interface BrowserSeat {
  /** Options for `device.createSendTransport` or `createRecvTransport`. */
  createTransport(direction: 'send' | 'receive'): Promise<BrowserTransport>;
  connectTransport(id: string, dtlsParameters: types.DtlsParameters): Promise<void>;
  /** Takes a stream of the browser; answers the producer's id. */
  produce(transport: string, options: BrowserProduce): Promise<string>;
  /** Closes one of the browser's own streams. */
  stopProducing(producer: string): void;
  /** Gives a stream of the room to the browser, paused. */
  consume(stream: string, rtpCapabilities: types.RtpCapabilities): Promise<BrowserConsumer>;
  /** Lets it flow, beginning with a key frame. */
  resume(consumer: string): Promise<void>;
  /** A muted participant is not heard by the others. */
  setMuted(muted: boolean): void;
  close(): Promise<void>;
}

/** What mediasoup-client needs to make a transport. */
export interface BrowserTransport {
  readonly id: string;
  readonly iceParameters: types.IceParameters;
  readonly iceCandidates: readonly types.IceCandidate[];
  readonly dtlsParameters: types.DtlsParameters;
}

/** A stream a browser starts to send. */
export interface BrowserProduce {
  readonly role: MediaRole;
  readonly kind: types.MediaKind;
  readonly rtpParameters: types.RtpParameters;
}

/** What mediasoup-client needs to receive a stream. */
export interface BrowserConsumer {
  readonly id: string;
  readonly stream: string;
  readonly kind: types.MediaKind;
  readonly rtpParameters: types.RtpParameters;
}
