import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type HttpAnswer, type HttpRoute, httpRoute } from '@opencvi/plugin-api';
import { z } from 'zod';
import { conferenceId } from '../config.ts';

/** Where `vite build` puts the page; the same from src/ and from dist/. */
const builtPage = fileURLToPath(new URL('../../dist/web', import.meta.url));

const security = {
  'content-security-policy': [
    "default-src 'none'",
    "script-src 'self'",
    "style-src 'self'",
    "img-src 'self' data:",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "manifest-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; '),
  'permissions-policy': 'camera=(self), microphone=(self), display-capture=(self), speaker-selection=(self)',
  // The organizer's key may be in the address.
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

const missing: HttpAnswer = {
  status: 503,
  contentType: 'text/plain; charset=utf-8',
  text: 'The meeting page has not been built.\n\nBuild it once with:  npm run build:web -w @opencvi/meeting-local\n',
};

/** What the page is served with. */
export interface PageOptions {
  readonly root?: string | undefined;
  /** Whose meetings they are, as the page shows it. */
  readonly brand?: string;
}

/** The meeting page and its assets. */
export function pageRoutes({ root = builtPage, brand = 'OpenCVI' }: PageOptions = {}): readonly HttpRoute[] {
  const page = async (status = 200): Promise<HttpAnswer> => {
    const built = await readFile(join(root, 'index.html'), 'utf8').catch(() => undefined);
    if (built === undefined) return missing;
    const headers = { ...security, 'cache-control': 'no-cache' };
    return { status, text: branded(built, brand), contentType: 'text/html; charset=utf-8', headers };
  };
  return [
    httpRoute({
      method: 'GET',
      path: '/meet/assets/{path*}',
      summary: 'Scripts, styles and pictures of the meeting page',
      access: 'public',
      params: z.object({ path: z.string().regex(/^[\w.-]+(\/[\w.-]+)*$/) }),
      // Names carry a hash of the content: they never change.
      handle: async ({ params }) => ({
        root,
        path: join('assets', params.path),
        headers: { 'cache-control': 'public, max-age=31536000, immutable', 'x-content-type-options': 'nosniff' },
      }),
    }),
    httpRoute({ method: 'GET', path: '/meet', summary: 'The page that asks for a conference id', access: 'public', handle: () => page() }),
    httpRoute({
      method: 'GET',
      path: '/meet/{id}',
      summary: 'The meeting page',
      access: 'public',
      // Whoever typed it wrong, or with the spaces of the invitation, is told by the page
      params: z.object({ id: z.string().regex(/^[\d -]{1,40}$/) }),
      handle: ({ params }) => page(conferenceId.safeParse(params.id.replace(/[ -]/g, '')).success ? 200 : 404),
    }),
  ];
}

/** The page reads the brand from its first element: a policy without inline scripts leaves no other way but a request. */
function branded(html: string, brand: string): string {
  const safe = brand.replace(/[&<>"]/g, found => `&#${found.charCodeAt(0)};`);
  return html.replace('<html', () => `<html data-brand="${safe}"`).replace('<title>OpenCVI ', () => `<title>${safe} `);
}
