import type { DeviceChoice, DeviceProblem } from '../media/devices.ts';
import type { RemoteTrack } from '../media/room-media.ts';
import type { Participant, Rights, Waiting } from '../signalling/protocol.ts';

/** Where one is on the way into a meeting and out of it. */
export type Phase = 'start' | 'checking' | 'unknown' | 'pre-join' | 'joining' | 'lobby' | 'meeting' | 'closed';

/** A camera or a microphone. */
export interface LocalDevice {
  /** What the user wants; without a track there is nothing to be had. */
  readonly on: boolean;
  readonly track: MediaStreamTrack | undefined;
  readonly problem: DeviceProblem | undefined;
}

/** Something to tell the user for a moment. */
export interface Notice {
  readonly id: number;
  readonly text: string;
  /** Whether it is to be seen; screen readers read it in any case. */
  readonly shown: boolean;
}

/** Everything the page shows. */
export interface MeetingState {
  readonly phase: Phase;
  readonly meeting: { readonly id: string; readonly title: string };
  readonly name: string;
  /** This browser's own id in the meeting. */
  readonly me: string;
  readonly rights: Rights;
  readonly participants: readonly Participant[];
  readonly waiting: readonly Waiting[];
  readonly speaker: string | undefined;
  readonly tracks: ReadonlyMap<string, RemoteTrack>;
  readonly microphone: LocalDevice;
  readonly camera: LocalDevice;
  readonly screen: MediaStreamTrack | undefined;
  readonly devices: readonly MediaDeviceInfo[];
  readonly choice: DeviceChoice;
  /** False until camera and microphone were asked for. */
  readonly devicesReady: boolean;
  readonly connection: 'connected' | 'reconnecting';
  /** Why it is over: an end code of the gateway, or `left`. */
  readonly closed: string | undefined;
  /** What went wrong with joining, for the user. */
  readonly problem: string | undefined;
  readonly notices: readonly Notice[];
  readonly panel: 'people' | 'settings' | undefined;
  /** The browser does not play sound before the user has clicked. */
  readonly soundBlocked: boolean;
}

const off: LocalDevice = { on: true, track: undefined, problem: undefined };

/** How it begins. */
export function initialState(id: string, name: string): MeetingState {
  return {
    phase: id === '' ? 'start' : 'checking',
    meeting: { id, title: '' },
    name,
    me: '',
    rights: { admit: false, moderate: false },
    participants: [],
    waiting: [],
    speaker: undefined,
    tracks: new Map(),
    microphone: off,
    camera: off,
    screen: undefined,
    devices: [],
    choice: {},
    devicesReady: false,
    connection: 'connected',
    closed: undefined,
    problem: undefined,
    notices: [],
    panel: undefined,
    soundBlocked: false,
  };
}
