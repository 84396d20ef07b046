import { endCodes, type MetricDescriptions } from '@opencvi/plugin-api';

/** What is known of a gateway before it has counted anything. */
export interface KnownLabels {
  readonly protocols: readonly string[];
  readonly plugins: readonly string[];
  readonly tenants: readonly string[];
}

/** The metrics of core itself. */
export function coreMetrics({ protocols, plugins, tenants }: KnownLabels): MetricDescriptions {
  const protocol = { help: 'The protocol of the room', values: protocols };
  return {
    calls: { type: 'gauge', help: 'Calls that run now' },
    calls_received_total: { type: 'counter', help: 'Calls that came in, refused ones too', labels: { protocol } },
    calls_total: {
      type: 'counter',
      help: 'Calls that ended, by how',
      labels: { protocol, end: { help: 'The code of the end reason', values: endCodes } },
    },
    call_duration_seconds: { type: 'histogram', help: 'From the first message of a call to its end', labels: { protocol } },
    call_records_lost_total: { type: 'counter', help: 'Call records that the store did not take; the log has them whole' },
    licences: { type: 'gauge', help: 'Calls at once that are allowed (calls.maximum); 0 when there is no limit' },
    licences_used: { type: 'gauge', help: 'Licences in use' },
    licences_refused_total: {
      type: 'counter',
      help: 'Calls refused because the licences of the gateway or of a tenant were used up',
      labels: { tenant: { help: 'The tenant that was dialled, empty when none has the address', values: ['', ...tenants] } },
    },
    plugin_failures_total: {
      type: 'counter',
      help: 'Defects of plugins, each of which ended a call at most: report them with the log',
      labels: { plugin: { help: 'The plugin that failed', values: plugins } },
    },
    defects_total: { type: 'counter', help: 'Defects of the gateway itself: report them with the log' },
    http_failures_total: { type: 'counter', help: 'HTTP requests that were answered with 500 or more' },
  };
}
