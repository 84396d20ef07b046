import type { MetricDescriptions } from '@opencvi/plugin-api';

/** What this plugin counts and measures. */
export const h323Metrics: MetricDescriptions = {
  h323_legs: { type: 'gauge', help: 'H.323 calls that run now' },
  h323_registered: { type: 'gauge', help: '1 while registered with the gatekeeper, else 0' },
  h323_setups_total: {
    type: 'counter',
    help: 'Setups that began a call',
    labels: {
      tunnelling: { help: 'Whether the room offers H.245 tunnelling', values: ['true', 'false'] },
      fastStart: { help: 'Whether the room offers fast start', values: ['true', 'false'] },
    },
  },
  h323_calls_refused_total: { type: 'counter', help: 'Calls that were refused', labels: { cause: { help: 'The cause (Q.850)' } } },
  h323_connections_refused_total: {
    type: 'counter',
    help: 'Connections that were closed at once, for their number',
    labels: { why: { help: 'The limit', values: ['connections-too-fast', 'too-many-connections'] } },
  },
  h323_connections_without_call_total: {
    type: 'counter',
    help: 'Connections that brought no call: port scanners, Setups that were lost or cannot be read',
    labels: {
      by: {
        help: 'Who ended it: us, them, a timeout, the connection itself, the protocol (it cannot be understood), a limit',
        values: ['us', 'them', 'timeout', 'connection', 'protocol', 'limit'],
      },
    },
  },
  h323_location_requests_total: {
    type: 'counter',
    help: 'Location requests of neighbouring gatekeepers',
    labels: {
      answer: {
        help: 'found, not-found, refused (its token), too-fast (left unanswered)',
        values: ['found', 'not-found', 'refused', 'too-fast'],
      },
    },
  },
  h323_channels_refused_total: {
    type: 'counter',
    help: 'Logical channels of rooms that were refused',
    labels: { cause: { help: 'The cause of OpenLogicalChannelReject (H.245)' } },
  },
  h323_key_frames_asked_total: { type: 'counter', help: 'Key frames asked of rooms by videoFastUpdatePicture' },
  h323_malformed_total: {
    type: 'counter',
    help: 'Messages that could not be decoded',
    labels: { layer: { help: 'What they were to be', values: ['h225', 'h245', 'ras'] } },
  },
  h323_floods_total: {
    type: 'counter',
    help: 'Calls that were ended because the room said too much',
    labels: { limit: { help: 'The setting under limits', values: ['messagesPerSecond', 'octetsPerSecond'] } },
  },
  h323_defects_total: { type: 'counter', help: 'Defects of this plugin: report them with the log' },
};
