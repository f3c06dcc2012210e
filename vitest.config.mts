import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/fixtures/**'],
    testTimeout: 60_000,
    reporters: ['default', ['json', { outputFile: '.tmp/vitest.json' }]],
    coverage: { include: ['src/**', 'rules/**'], exclude: ['**/*.generated.ts'] },
  },
});
