import type { MetricDescriptions } from '@opencvi/plugin-api';

/** What this plugin counts and measures. */
export const schedulingMetrics: MetricDescriptions = {
  scheduling_reads_total: {
    type: 'counter',
    help: 'Rounds in which a calendar was read',
    labels: { result: { help: 'How it ended', values: ['ok', 'failed'] } },
  },
  scheduling_pushes_total: {
    type: 'counter',
    help: 'Meetings pushed to a device, all of a room at once',
    labels: { result: { help: 'How it ended', values: ['ok', 'failed'] }, device: { help: 'The kind of device', values: ['roomos'] } },
  },
  scheduling_notifications_total: {
    type: 'counter',
    help: 'Notifications that came for calendars',
    labels: { result: { help: 'change, lifecycle, or refused as not from Microsoft', values: ['change', 'lifecycle', 'refused'] } },
  },
};
