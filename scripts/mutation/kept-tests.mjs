import path from 'node:path';
import { BroadcastChannel } from 'node:worker_threads';
import { startVitest } from 'vitest/node';

/**
 * Runs the tests of Vitest for Stryker. Stryker's own runner loads all sources anew for each change, which takes a hundred times as long
 * as the tests: here they are loaded once, and the tests that reach a change are run again in the same process.
 */
class KeptTests {
  #channel = new BroadcastChannel('mutation');
  #ended;
  #first;

  /** What runs when a file is loaded is not tried, so that nothing has to be loaded anew: said otherwise, Stryker starts a process for it. */
  capabilities() {
    return { reloadEnvironment: true };
  }

  /** The next message of a kind. */
  #next(kind) {
    return new Promise((resolve) => {
      this.#channel.onmessage = ({ data }) => {
        if (data.kind === kind) resolve(data);
      };
    });
  }

  async init() {
    const ready = this.#next('ready');
    this.#ended = startVitest('test', [], { config: 'vitest.mutation.config.mts', watch: false }).then((vitest) => vitest.close());
    this.#first = await Promise.race([ready, this.#ended.then(() => null)]);
    if (this.#first === null) throw new Error('The tests ended before they could be repeated.');
  }

  async dryRun() {
    const { tests, coverage } = this.#first;
    return { status: 'complete', tests, mutantCoverage: coverage };
  }

  async mutantRun({ activeMutant, testFilter, hitLimit }) {
    const judged = this.#next('judged');
    this.#channel.postMessage({ kind: 'judge', mutant: activeMutant.id, name: path.basename(activeMutant.fileName, '.ts'), tests: testFilter, hitLimit });
    return (await judged).result;
  }

  async dispose() {
    this.#channel.postMessage({ kind: 'end' });
    await this.#ended;
    this.#channel.close();
  }
}

const create = () => new KeptTests();

export const strykerPlugins = [{ kind: 'TestRunner', name: 'kept-tests', factory: Object.assign(create, { inject: [] }) }];
