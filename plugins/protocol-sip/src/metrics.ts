import type { MetricDescriptions } from '@opencvi/plugin-api';

/** What this plugin counts and measures. */
export const sipMetrics: MetricDescriptions = {
  sip_legs: { type: 'gauge', help: 'SIP calls that run now' },
  sip_invites_total: {
    type: 'counter',
    help: 'INVITEs of new calls, refused ones too',
    labels: { transport: { help: 'How it came', values: ['udp', 'tcp', 'tls'] } },
  },
  sip_calls_refused_total: { type: 'counter', help: 'Calls that were refused', labels: { status: { help: 'The SIP status' } } },
  sip_requests_refused_total: {
    type: 'counter',
    help: 'Requests that were refused before they became a call',
    labels: {
      reason: {
        help: 'What is wrong with it: too much from one source, or the part that cannot be read or done',
        values: [
          'requests-too-fast',
          'calls-too-fast',
          'too-many-calls',
          'method',
          'user-agent',
          'extension',
          'address',
          'max-forwards',
          'body',
          'sdp',
        ],
      },
    },
  },
  sip_session_changes_refused_total: {
    type: 'counter',
    help: 'Changes of a running call (re-INVITE) that were refused',
    labels: { status: { help: 'The SIP status' } },
  },
  sip_key_frames_asked_total: { type: 'counter', help: 'Key frames asked of rooms by INFO' },
  sip_defects_total: { type: 'counter', help: 'Defects of this plugin: report them with the log' },
};
