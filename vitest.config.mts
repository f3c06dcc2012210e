import { defineConfig } from 'vitest/config';
import { loadedAtOnce } from './test/support/loaded-at-once.mjs';

/**
 * What `npm test` runs: Node and git are enough. The tests of the hook need the pre-commit framework (`npm run test:hook`), and those of
 * the HTML report in a browser need Chromium (`npm run test:browser`).
 */
export default defineConfig({
  plugins: [loadedAtOnce],
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/browser/**', 'test/fixtures/**', 'test/hook/**'],
    setupFiles: ['test/support/seed.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // A quarter of the time went into loading the compiler anew for each file. No test leaves a state behind.
    isolate: false,
    maxWorkers: '100%',
    reporters: ['default', ['json', { outputFile: '.tmp/vitest.json' }]],
    coverage: { include: ['src/**', 'rules/**'], exclude: ['**/*.generated.ts'] },
  },
});
