import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';

/** The same from src/ and from dist/. */
const root = fileURLToPath(new URL('../../assets', import.meta.url));

/** The control page; what it shows it asks of the control API. */
export function pageRoutes(): readonly HttpRoute[] {
  return [
    httpRoute({
      method: 'GET',
      path: '/simulator',
      summary: "The simulator's page",
      access: 'public',
      handle: async () => ({ root, path: path.join('control', 'index.html'), headers: { 'cache-control': 'no-cache' } }),
    }),
    httpRoute({
      method: 'GET',
      path: '/simulator/assets/{file}',
      summary: 'Script and style of that page',
      access: 'public',
      params: z.object({ file: z.enum(['control.js', 'control.css']) }),
      handle: async ({ params }) => ({ root, path: path.join('control', params.file), headers: { 'cache-control': 'no-cache' } }),
    }),
  ];
}
