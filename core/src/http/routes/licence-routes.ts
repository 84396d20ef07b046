import { type HttpRoutes, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import type { Licences } from '../../calls/licences.ts';

const use = z.object({
  running: z.number().int().describe('Calls that hold one now'),
  maximum: z.number().int().optional().describe('How many there are; absent: as many as the gateway has'),
  highest: z.number().int().describe('The most at once since the start'),
  refused: z.number().int().describe('Calls since the start that found none free; each has a record with the reason "unavailable"'),
});

/** How the calls at once that the configuration allows are used, by the gateway and by each tenant. */
export function licenceRoutes(licences: Licences): HttpRoutes {
  return {
    id: 'licences',
    routes: [
      httpRoute({
        method: 'GET',
        path: '/api/v1/licences',
        summary: 'Licences: calls at once, of the gateway and of each tenant',
        access: 'token',
        responses: { 200: z.object({ gateway: use, tenants: z.array(use.extend({ name: z.string() })) }) },
        handle: async () => ({ status: 200, json: { gateway: licences.gateway, tenants: licences.tenants } }),
      }),
    ],
  };
}
