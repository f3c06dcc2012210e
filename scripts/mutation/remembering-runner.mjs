import { TestRunner } from 'vitest';

const stryker = (globalThis.__stryker__ ??= {});

/** Every test that has run, by its id: how to run it again, and how long it took. */
export const remembered = (globalThis.__remembered__ ??= new Map());

const namesOf = (task) => (task === undefined ? [] : [...namesOf(task.suite), task.name]);

/** Runs each test once, sees which changes of the sources it reaches, and keeps what is needed to run it again. What fails as it is tells nothing. */
export default class extends TestRunner {
  async runTask(test) {
    const id = `${test.file.name}#${namesOf(test).join(' ')}#${test.id}`;
    const run = TestRunner.getTestFn(test);
    const startedAt = performance.now();
    stryker.currentTestId = id;
    try {
      await run();
    } finally {
      stryker.currentTestId = undefined;
    }
    remembered.set(id, { id, test, run, took: performance.now() - startedAt });
  }
}
