import type { HttpRoute } from '@opencvi/plugin-api';
import { HttpError } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Calendars, Mailbox } from '../calendar/calendars.ts';
import { checkValue } from '../metadata/check-value.ts';
import { graphMetadata } from '../metadata/graph-metadata.ts';
import type { Subscription, SubscriptionStore } from '../subscriptions/subscription-store.ts';
import { controlRoute, done, found } from './control-route.ts';

const mailboxParams = z.object({ mailbox: z.string().max(320) });
const eventParams = mailboxParams.extend({ event: z.string().max(256) });

/** Calendars of mailboxes as other services write them, and what happens to subscriptions. */
export function calendarControl(calendars: Calendars, subscriptions: SubscriptionStore): readonly HttpRoute[] {
  const mailboxOf = (address: string): Mailbox => found(calendars.find(address), `mailbox ${address}`);
  return [
    controlRoute({
      method: 'GET',
      path: '/mailboxes/{mailbox}/events',
      summary: 'Events of a mailbox',
      params: mailboxParams,
      handle: ({ params }) => ({ events: calendars.of(mailboxOf(params.mailbox)).all }),
    }),
    controlRoute({
      method: 'PUT',
      path: '/mailboxes/{mailbox}/events/{event}',
      summary: "Writes an event of any kind, as Graph would show it; checked against Graph's metadata",
      params: eventParams,
      body: z.record(z.string(), z.unknown()),
      handle: ({ params, body }) => {
        const event = { ...body, id: params.event };
        const [problem] = checkValue(graphMetadata(), 'microsoft.graph.event', event);
        if (problem) throw new HttpError(400, `${problem.path}: ${problem.message}`);
        calendars.put(mailboxOf(params.mailbox), event);
        return event;
      },
    }),
    controlRoute({
      method: 'DELETE',
      path: '/mailboxes/{mailbox}/events/{event}',
      summary: 'Deletes an event',
      params: eventParams,
      handle: ({ params }) => done(calendars.remove(mailboxOf(params.mailbox), params.event), 'there is no such event'),
    }),
    controlRoute({
      method: 'GET',
      path: '/subscriptions',
      summary: 'Subscriptions of every application',
      handle: () => ({ subscriptions: subscriptions.all.map(view) }),
    }),
    controlRoute({
      method: 'POST',
      path: '/subscriptions/{id}/{lifecycle}',
      summary: 'Tells an application what happens to its subscription',
      params: z.object({ id: z.string(), lifecycle: z.enum(['reauthorizationRequired', 'subscriptionRemoved', 'missed']) }),
      handle: ({ params }) => subscriptions.lifecycle(found(subscriptions.get(params.id), `subscription ${params.id}`), params.lifecycle),
    }),
  ];
}

function view({ id, app, tenant, mailbox, notificationUrl, expiresAt, changeType }: Subscription) {
  return { id, app, tenant, mailbox: mailbox.user.upn, changeType, notificationUrl, expires: new Date(expiresAt).toISOString() };
}
