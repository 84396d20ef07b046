import { CallError, type DialPlan, definePlugin, deviceAuth, dialPlans, type EventSink, eventSinks, logger } from '@opencvi/plugin-api';
import { z } from 'zod';

const config = z.strictObject({
  prefix: z.string().regex(/^\d+$/).default('77').describe('Digits before a conference id'),
  blocked: z.array(z.string()).default([]).describe('Addresses whose calls end with busy'),
  floor: z.string().describe('Subnet of the meeting rooms, such as 10.1., that are trusted'),
});

/** `77` and a conference id goes to that meeting. */
const prefixPlan = ({ prefix, blocked }: z.output<typeof config>): DialPlan => ({
  id: 'acme-prefix',
  order: -10,
  route: async ({ leg }) => {
    if (blocked.includes(leg.remote.address.user)) throw new CallError({ code: 'busy', by: 'gateway', detail: 'blocked by Acme' });
    const meeting = leg.dialled.user.startsWith(prefix) ? leg.dialled.user.slice(prefix.length) : '';
    return /^\d{9,13}$/.test(meeting) ? { to: 'meeting', meeting } : undefined;
  },
  describe: () => [`${prefix}<conference id>  an Acme meeting`],
});

/** Acme: a prefix to dial, rooms that are trusted, and a line in the log for every call that fails. */
export const acme = definePlugin({
  name: 'acme',
  api: 1,
  description: 'Dialling and trust as Acme has them',
  config,
  needs: { log: logger },
  setup(host, { config: settings, log }) {
    const complaints: EventSink = {
      id: 'acme-complaints',
      record: event => {
        if (event.type === 'ended' && event.record.endReason.code === 'failed') log.warn('Acme, look at this', { record: event.record.id });
      },
    };
    host.contribute(dialPlans, prefixPlan(settings));
    host.contribute(eventSinks, complaints);
    host.contribute(deviceAuth, {
      id: 'acme-floor',
      assess: async ({ leg }) =>
        leg.remote.source?.address.startsWith(settings.floor) ? { trust: 'trusted', reason: 'on an Acme floor' } : undefined,
    });
  },
});
