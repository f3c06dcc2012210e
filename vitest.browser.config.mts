import { defineConfig } from 'vitest/config';

/** The HTML report in a real browser, which `npm test` does not ask for. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.test.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.tmp/vitest-browser.json' }]],
  },
});
