import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const server = process.env.PARLEY_SERVER ?? 'http://127.0.0.1:8080';

/** The path each face is served at in development, as the server does it. */
function facePath(url: string): string {
  if (/^\/(desk|setup|sign-in)(\/|$|\?)/.test(url)) return '/desk.html';
  if (url.startsWith('/present/')) return '/present.html';
  if (url.startsWith('/j/')) return '/index.html';
  return url;
}

export default defineConfig({
  plugins: [
    svelte(),
    {
      name: 'faces',
      configureServer: ({ middlewares }) => {
        middlewares.use((request, _response, next) => {
          request.url = facePath(request.url ?? '/');
          next();
        });
      },
    },
  ],
  build: {
    target: 'es2023',
    cssTarget: ['chrome123', 'firefox121', 'safari17.5'],
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    manifest: true,
    rolldownOptions: { input: ['index.html', 'desk.html', 'present.html'] },
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': { target: server, ws: true } } },
  test: { include: ['src/**/*.test.ts'] },
});
