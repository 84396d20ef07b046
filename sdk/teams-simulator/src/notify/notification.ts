/** One notification of Graph about a call. */
export interface Notification {
  readonly changeType: 'created' | 'updated' | 'deleted';
  /** `/communications/calls/{id}` with `/participants` or `/operations/{op}` after it. */
  readonly resourceUrl: string;
  /** An entity, or all participants. */
  readonly resourceData: unknown;
}

/** The body of a callback. */
export function notificationBody(notification: Notification): Record<string, unknown> {
  return {
    '@odata.type': '#microsoft.graph.commsNotifications',
    value: [{ '@odata.type': '#microsoft.graph.commsNotification', ...notification }],
  };
}

/**
 * The same in the shape that came before Graph's: sent first to an application that has not been called back yet, which answers 204 and is
 * sent Graph's shape. The shape itself is not documented; what matters is that it is none of Graph's.
 */
export function legacyBody({ resourceUrl }: Notification): Record<string, unknown> {
  return { callNotification: { resource: resourceUrl, version: 'v0' } };
}
