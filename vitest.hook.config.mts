import { defineConfig } from 'vitest/config';
import { loadedAtOnce } from './test/support/loaded-at-once.mjs';

/** The hook, tested with the pre-commit framework in real repositories. */
export default defineConfig({
  plugins: [loadedAtOnce],
  test: {
    include: ['test/hook/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.tmp/vitest-hook.json' }]],
  },
});
