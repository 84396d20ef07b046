import type { AdminAuth, Contributions, DataFolder, HttpRoutes, Logger, Metrics } from '@opencvi/plugin-api';
import type { GatewaySettings } from '../config/gateway-settings.ts';

/** What the HTTP server is made from. */
export interface HttpParts {
  readonly settings: GatewaySettings['http'];
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly routes: Contributions<HttpRoutes>;
  readonly auth: Contributions<AdminAuth>;
  /** Where a certificate of our own is kept. */
  readonly folder: DataFolder;
}
