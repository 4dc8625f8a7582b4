import { fileURLToPath } from 'node:url';
import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

/** The server `cargo xtask run` starts; the dev server passes its paths through. */
const server = 'http://127.0.0.1:8080';

export default defineConfig({
  plugins: [react(), tailwindcss()],
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
    // Hundreds of chunks name each other: short names keep three kilobytes out of the first route. The manifest has the long ones.
    rolldownOptions: { output: { chunkFileNames: 'assets/[hash].js' } },
  },
  test: {
    environment: 'happy-dom',
    include: ['src/**/*.test.{ts,tsx}'],
  },
});
