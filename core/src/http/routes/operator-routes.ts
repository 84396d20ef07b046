import { fileURLToPath } from 'node:url';
import { type HttpRoutes, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';

/** Where the page's files are; this file is as deep in `dist` as in `src`. */
const root = fileURLToPath(new URL('../../../assets/operator', import.meta.url));

const headers = {
  // Stricter than the gateway's other pages need it: this one shows what callers call themselves
  'Content-Security-Policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "connect-src 'self'",
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'Cache-Control': 'no-cache',
};

/** The operator's page, for people: licences, running calls, ended calls and why they ended. It asks the API, with the token that is typed in. */
export function operatorRoutes(): HttpRoutes {
  return {
    id: 'operator',
    routes: [
      httpRoute({
        method: 'GET',
        path: '/',
        summary: "The operator's page",
        access: 'public',
        handle: async () => ({ root, path: 'index.html', headers }),
      }),
      httpRoute({
        method: 'GET',
        path: '/operator/{file}',
        summary: "A file of the operator's page",
        access: 'public',
        params: z.object({ file: z.enum(['operator.css', 'operator.js', 'words.js']) }),
        handle: async ({ params: { file } }) => ({ root, path: file, headers }),
      }),
    ],
  };
}
