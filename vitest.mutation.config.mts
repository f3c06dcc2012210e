import path from 'node:path';
import { defineConfig } from 'vitest/config';
import { loadedAtOnce } from './test/support/loaded-at-once.mjs';

const tests = (process.env.MUTATION_TESTS ?? 'test/compare/*.test.ts').split(',');

/** The tests that `npm run mutation` repeats, in one process. The last file is none: it repeats the others for as long as it is asked to. */
export default defineConfig({
  plugins: [loadedAtOnce],
  test: {
    include: [...tests, 'scripts/mutation/repeat.test.mjs'],
    exclude: ['test/fixtures/**'],
    setupFiles: ['test/support/seed.ts'],
    runner: path.join(__dirname, 'scripts/mutation/remembering-runner.mjs'),
    isolate: false,
    pool: 'threads',
    maxWorkers: 1,
    fileParallelism: false,
    testTimeout: 0,
    reporters: [],
    sequence: { sequencer: class {
      shard = (files: never[]): never[] => files;
      sort = (files: { moduleId: string }[]): { moduleId: string }[] =>
        [...files].sort((a, b) => Number(a.moduleId.includes('repeat.test')) - Number(b.moduleId.includes('repeat.test')));
    } as never },
  },
});
