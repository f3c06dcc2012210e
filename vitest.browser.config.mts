import { defineConfig } from 'vitest/config';
import { loadedAtOnce } from './test/support/loaded-at-once.mjs';

/** The HTML report in a real browser, which `npm test` does not ask for. */
export default defineConfig({
  plugins: [loadedAtOnce],
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.tmp/vitest-browser.json' }]],
  },
});
