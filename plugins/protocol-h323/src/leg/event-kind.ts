import type { CallEvent, ControlEvent } from '@opencvi/h323-js-bindings';

/** What takes an event of a call: the leg itself, its channels, the leg of one direction, the log; or somebody else. */
type EventKind = 'leg' | 'channels' | 'signalling' | 'noted' | 'elsewhere';

const kinds: Readonly<Record<CallEvent['type'], EventKind>> = {
  released: 'leg',
  keypad: 'leg',
  digits: 'leg',
  setup: 'signalling',
  fastStartOffered: 'signalling',
  proceeding: 'signalling',
  alerting: 'signalling',
  progress: 'signalling',
  fastStartAnswered: 'signalling',
  connected: 'signalling',
  deflected: 'signalling',
  controlReady: 'leg',
  remoteCapabilities: 'channels',
  paused: 'channels',
  channelOffered: 'channels',
  incomingClosed: 'channels',
  opened: 'channels',
  refused: 'channels',
  closed: 'channels',
  fastUpdate: 'channels',
  flowControl: 'channels',
  mute: 'channels',
  modeRequested: 'channels',
  timeout: 'channels',
  determined: 'noted',
  capabilitiesAccepted: 'noted',
  capabilitiesRefused: 'noted',
  roundTrip: 'noted',
  h239: 'noted',
  sessionEnded: 'noted',
  ignored: 'noted',
  // Told by whoever watches the connection
  malformed: 'elsewhere',
  protocolError: 'elsewhere',
};

export function kindOf(event: CallEvent): EventKind {
  return kinds[event.type];
}

/** Whether an event concerns channels. */
export function isAboutChannels(event: CallEvent): event is ControlEvent {
  return kinds[event.type] === 'channels';
}
