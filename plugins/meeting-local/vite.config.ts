import { fileURLToPath } from 'node:url';
import preact from '@preact/preset-vite';
import { defineConfig } from 'vite';

/** Builds the meeting page into dist/web, from where the gateway serves it below /meet/. */
export default defineConfig({
  root: fileURLToPath(new URL('web', import.meta.url)),
  base: '/meet/',
  plugins: [preact()],
  build: {
    outDir: fileURLToPath(new URL('dist/web', import.meta.url)),
    emptyOutDir: true,
    target: ['chrome111', 'firefox120', 'safari16'],
    // Inlined pictures would need data: in more places of the content security policy.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 800,
  },
});
