import { fileURLToPath } from 'node:url';
import { type HttpRoutes, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';

/** Where the page's files are; this file is as deep in `dist` as in `src`. */
const root = fileURLToPath(new URL('../../../assets/operator', import.meta.url));

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
        handle: async () => ({ root, path: 'index.html' }),
      }),
      httpRoute({
        method: 'GET',
        path: '/operator/{file}',
        summary: "A file of the operator's page",
        access: 'public',
        params: z.object({ file: z.enum(['operator.css', 'operator.js', 'words.js']) }),
        handle: async ({ params: { file } }) => ({ root, path: file }),
      }),
    ],
  };
}
