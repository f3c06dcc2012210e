import { defineConfig } from 'vitest/config';

/** The hook, tested with the pre-commit framework in real repositories. */
export default defineConfig({
  test: {
    include: ['test/hook/**/*.test.ts'],
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.tmp/vitest-hook.json' }]],
  },
});
