import os from 'node:os';
import path from 'node:path';

const here = import.meta.dirname;

/** What `npm run mutation` runs. Texts are left out, and what runs once, when a file is loaded: rules have little else. */
export default {
  plugins: [path.join(here, 'scripts/mutation/kept-tests.mjs')],
  testRunner: 'kept-tests',
  coverageAnalysis: 'perTest',
  ignoreStatic: true,
  mutator: { excludedMutations: ['StringLiteral'] },
  disableTypeChecks: false,
  concurrency: 1,
  timeoutMS: 10_000,
  // A copy, so that a run that is interrupted leaves the sources as they were; outside, so that no test takes it for ignored by git.
  tempDirName: path.join(os.tmpdir(), 'realm-schema-mutation'),
  cleanTempDir: 'always',
  ignorePatterns: ['coverage', '.tmp', 'docs/images'],
  allowConsoleColors: false,
  reporters: ['clear-text', 'json', 'progress-append-only'],
  jsonReporter: { fileName: '.tmp/mutation/report.json' },
  clearTextReporter: { allowColor: false, reportTests: false, reportScoreTable: false },
};
