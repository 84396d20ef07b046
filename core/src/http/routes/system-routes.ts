import { type HttpRoute, type HttpRoutes, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { PrometheusMetrics } from '../../metrics/prometheus.ts';
import { openApi } from '../openapi.ts';

/** What the system routes tell of. */
export interface SystemParts {
  readonly version: string;
  readonly metrics: PrometheusMetrics;
  /** Why no calls are taken; `undefined` when they are. */
  readonly notReady: () => string | undefined;
  readonly allRoutes: () => Iterable<HttpRoute>;
}

/** Health, readiness, metrics, and the API's own description. */
export function systemRoutes({ version, metrics, notReady, allRoutes }: SystemParts): HttpRoutes {
  const health = z.object({ status: z.literal('ok'), version: z.string() });
  const readiness = z.object({ ready: z.boolean(), reason: z.string().optional() });
  return {
    id: 'system',
    routes: [
      httpRoute({
        method: 'GET',
        path: '/healthz',
        summary: 'Whether the process lives',
        access: 'public',
        responses: { 200: health },
        handle: async () => ({ status: 200, json: { status: 'ok', version } }),
      }),
      httpRoute({
        method: 'GET',
        path: '/readyz',
        summary: 'Whether calls are accepted',
        access: 'public',
        responses: { 200: readiness, 503: readiness },
        handle: async () => {
          const reason = notReady();
          return reason === undefined ? { status: 200, json: { ready: true } } : { status: 503, json: { ready: false, reason } };
        },
      }),
      httpRoute({
        method: 'GET',
        path: '/metrics',
        summary: "Metrics in Prometheus' format",
        access: 'token',
        handle: async () => ({ status: 200, ...(await metrics.expose()) }),
      }),
      httpRoute({
        method: 'GET',
        path: '/api/v1/openapi.json',
        summary: 'This document',
        access: 'token',
        responses: { 200: z.record(z.string(), z.unknown()) },
        handle: async () => ({ status: 200, json: openApi(allRoutes(), version) }),
      }),
    ],
  };
}
