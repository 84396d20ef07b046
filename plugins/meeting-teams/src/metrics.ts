import type { MetricDescriptions } from '@opencvi/plugin-api';

/** What this plugin counts and measures. */
export const teamsMetrics: MetricDescriptions = {
  teams_tokens_total: {
    type: 'counter',
    help: 'Tokens asked of Entra',
    labels: {
      result: {
        help: 'ok, else the code of the end reason',
        values: ['ok', 'unauthorized', 'not-consented', 'throttled', 'unavailable', 'failed'],
      },
    },
  },
  teams_lookups_total: {
    type: 'counter',
    help: 'Conference ids looked up',
    labels: {
      result: {
        help: 'found, not-found, cached (asked a moment ago), cancelled, else the code of the end reason',
        values: ['found', 'not-found', 'cached', 'cancelled', 'unauthorized', 'not-consented', 'throttled', 'unavailable', 'failed'],
      },
    },
  },
  teams_lookup_seconds: { type: 'histogram', help: 'How long a lookup took that Graph answered' },
  teams_joins_total: {
    type: 'counter',
    help: 'Calls into meetings',
    labels: {
      result: {
        help: 'ok, else the code of the end reason',
        values: ['ok', 'unauthorized', 'not-consented', 'denied', 'throttled', 'unavailable', 'failed'],
      },
      identity: { help: 'How the room joined: as guest, or as the trusted application', values: ['guest', 'application'] },
    },
  },
  teams_join_seconds: { type: 'histogram', help: 'From the wish to join to the meeting or its lobby' },
  teams_notifications_total: {
    type: 'counter',
    help: 'Notifications that Graph sent for calls',
    labels: {
      result: {
        help: 'applied, unchanged (nothing new), late (overtaken by a newer one), foreign (it names another call), refused (its token), legacy (an old format, Graph is asked for the new one), unknown-call, incoming (a call to the bot)',
        values: ['applied', 'unchanged', 'late', 'foreign', 'refused', 'legacy', 'unknown-call', 'incoming'],
      },
    },
  },
  teams_callbacks_refused_total: {
    type: 'counter',
    help: 'Callbacks that were not believed',
    labels: {
      reason: {
        help: 'What is wrong with the token',
        values: ['no-token', 'signature', 'expired', 'issuer', 'audience', 'tenant', 'claims'],
      },
    },
  },
  teams_hang_ups_total: {
    type: 'counter',
    help: 'Attempts to end a call that Teams holds',
    labels: { result: { help: 'ok, or failed and tried again', values: ['ok', 'failed'] } },
  },
  teams_quality_reports_total: { type: 'counter', help: 'Quality reports that Graph took' },
};
