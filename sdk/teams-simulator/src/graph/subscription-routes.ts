import type { Clock, HttpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Directory } from '../directory/directory.ts';
import { checkValue } from '../metadata/check-value.ts';
import { graphMetadata } from '../metadata/graph-metadata.ts';
import type { Subscription, SubscriptionStore } from '../subscriptions/subscription-store.ts';
import { badRequest, GraphError } from './graph-error.ts';
import { empty, type GraphRequest, type GraphRouteOptions, graphRoute } from './graph-route.ts';
import { mailboxOf } from './mailbox-of.ts';

/** What the routes of subscriptions need. */
export interface SubscriptionRoutesOptions extends GraphRouteOptions {
  readonly directory: Directory;
  readonly subscriptions: SubscriptionStore;
  readonly clock: Clock;
  readonly url: () => string;
}

/** resources/subscription, maximum length: events of Outlook, a little under seven days. */
const longest = 10_080 * 60_000;
const roles = ['Calendars.Read', 'Calendars.ReadWrite', 'Calendars.ReadBasic.All'];

const creation = z.looseObject({
  changeType: z.string().regex(/^(created|updated|deleted)(,(created|updated|deleted))*$/),
  notificationUrl: z.url(),
  lifecycleNotificationUrl: z.url().nullish(),
  resource: z.string(),
  expirationDateTime: z.iso.datetime({ offset: true }),
  clientState: z.string().max(128).nullish(),
});
const renewal = z.looseObject({ expirationDateTime: z.iso.datetime({ offset: true }) });

/** `subscriptions` to the events of mailboxes. */
export function subscriptionRoutes(options: SubscriptionRoutesOptions): readonly HttpRoute[] {
  const { subscriptions, url } = options;
  const own = ({ principal, params }: GraphRequest): Subscription => {
    const found = subscriptions.of(principal).find(({ id }) => id === params.subscription);
    if (found === undefined) throw new GraphError(404, 'ResourceNotFound', 'The object was not found.');
    return found;
  };
  const shown = (request: GraphRequest, subscription: Subscription) => ({
    '@odata.context': `${url()}/${request.version}/$metadata#subscriptions/$entity`,
    ...body(subscription),
  });
  const route = (method: HttpRoute['method'], path: string, summary: string, handle: Parameters<typeof graphRoute>[1]['handle']) =>
    graphRoute(options, { method, path: `/subscriptions${path}`, summary, operation: 'subscriptions', roles, handle });
  return [
    ...route('POST', '', 'Subscribes to the events of a mailbox', async request => {
      const subscription = await subscriptions.create(requested(options, request));
      if (subscription === undefined) {
        throw new GraphError(
          400,
          'ValidationError',
          'Subscription validation request failed. Response must exactly match validationToken query parameter.',
        );
      }
      return { status: 201, json: shown(request, subscription) };
    }),
    ...route('GET', '', "The application's subscriptions", async request => ({
      status: 200,
      json: {
        '@odata.context': `${url()}/${request.version}/$metadata#subscriptions`,
        value: subscriptions.of(request.principal).map(body),
      },
    })),
    ...route('GET', '/{subscription}', 'A subscription', async request => ({ status: 200, json: shown(request, own(request)) })),
    ...route('PATCH', '/{subscription}', 'Renews a subscription', async request => {
      const subscription = own(request);
      subscription.expiresAt = expiry(options, parsed(renewal, request.body).expirationDateTime);
      return { status: 200, json: shown(request, subscription) };
    }),
    ...route('DELETE', '/{subscription}', 'Ends a subscription', async request => {
      subscriptions.delete(own(request).id);
      return empty(204);
    }),
  ];
}

function requested(options: SubscriptionRoutesOptions, { principal, body }: GraphRequest): Omit<Subscription, 'id'> {
  const request = parsed(creation, body);
  const [, name] = /^\/?users\/([^/]+)\/(?:calendar\/)?events$/i.exec(request.resource) ?? [];
  if (name === undefined) throw badRequest(`Resource '${request.resource}' is not supported: /users/{id}/events is.`);
  return {
    app: principal.app.id,
    tenant: principal.tenant.id,
    mailbox: mailboxOf(options.directory, principal, decodeURIComponent(name)),
    resource: request.resource,
    changeType: request.changeType,
    notificationUrl: request.notificationUrl,
    lifecycleNotificationUrl: request.lifecycleNotificationUrl ?? undefined,
    clientState: request.clientState ?? undefined,
    expiresAt: expiry(options, request.expirationDateTime),
  };
}

function expiry({ clock }: SubscriptionRoutesOptions, text: string): number {
  const wanted = Date.parse(text);
  const now = clock.now();
  if (wanted <= now) throw new GraphError(400, 'InvalidRequest', 'Subscription expiration can only be in the future.');
  if (wanted > now + longest)
    throw new GraphError(400, 'InvalidRequest', `Subscription expiration can only be ${longest / 60_000} minutes in the future.`);
  return wanted;
}

/** A body that fits both the metadata and what the documentation wants. */
function parsed<T>(schema: z.ZodType<T>, value: unknown): T {
  const [problem] = checkValue(graphMetadata(), 'microsoft.graph.subscription', value);
  if (problem) throw new GraphError(400, 'InvalidRequest', `${problem.path}: ${problem.message}`);
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const [issue] = result.error.issues;
  throw new GraphError(400, 'InvalidRequest', `Invalid value for ${issue?.path.join('.')}: ${issue?.message}.`);
}

function body(subscription: Subscription): Record<string, unknown> {
  const { id, app, resource, changeType, notificationUrl, lifecycleNotificationUrl, expiresAt } = subscription;
  return {
    id,
    resource,
    applicationId: app,
    changeType,
    clientState: null,
    notificationUrl,
    lifecycleNotificationUrl: lifecycleNotificationUrl ?? null,
    expirationDateTime: new Date(expiresAt).toISOString(),
    creatorId: app,
    includeResourceData: null,
    latestSupportedTlsVersion: 'v1_2',
    encryptionCertificate: null,
    encryptionCertificateId: null,
    notificationQueryOptions: null,
    notificationUrlAppId: null,
  };
}
