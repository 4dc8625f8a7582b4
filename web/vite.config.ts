import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

/** The server `cargo xtask run` starts; the dev server passes its paths through. */
const server = 'http://127.0.0.1:8080';

/** What the navigation and the house draw. */
const frameIcons =
  /lucide-react\/dist\/esm\/(createLucideIcon|Icon|context|defaultAttributes|shared\/.*|icons\/(circle-exclamation-point|moon|ellipsis|layout-grid|package|calculator|armchair|receipt-text|rotate-ccw-clock|tags|ticket|users|search|log-out|x|calendar-clock|coffee|user-plus|gauge|chart-column|history|settings|calendar-days|sun))\./;

const frameWords = /locales\/compiled\/messages\/(desk_|access_(sign_in|email|password)(_needed)?\.)/;

/** Tells the server what the names of the documents stand for. */
const documents: Plugin = {
  name: 'documents',
  generateBundle() {
    this.emitFile({ type: 'asset', fileName: 'documents.json', source: readFileSync(new URL('src/generated/documents.json', import.meta.url)) });
  },
};

export default defineConfig({
  plugins: [react(), tailwindcss(), documents],
  resolve: { alias: { '@': fileURLToPath(new URL('./src', import.meta.url)) } },
  server: {
    proxy: {
      '/graphql': { target: server, ws: true },
      '/auth': { target: server },
      '/imports': { target: server },
    },
  },
  build: {
    target: 'es2023',
    manifest: true,
    // A strict content security policy allows no data: URIs for fonts and scripts.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      output: {
        // Hundreds of chunks name each other: short names keep three kilobytes out of the first route. The manifest has the long ones.
        chunkFileNames: 'assets/[hash].js',
        // The icons and words of the frame are on other pages too: one chunk for them instead of twenty.
        codeSplitting: {
          groups: [
            { name: 'icons', test: frameIcons },
            { name: 'words', test: frameWords },
          ],
        },
      },
    },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
