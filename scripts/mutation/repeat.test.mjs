import { BroadcastChannel } from 'node:worker_threads';
import { it } from 'vitest';

const stryker = (globalThis.__stryker__ ??= {});
const kept = globalThis.__remembered__;
const channel = new BroadcastChannel('mutation');

/** Runs a test again; whether it succeeds. What it does when it is finished, it does each time. */
async function succeeds({ test, run }) {
  try {
    await run();
    return true;
  } catch {
    return false;
  } finally {
    const finished = [...(test.onFinished ?? [])].reverse();
    test.onFinished = undefined;
    for (const each of finished) await Promise.allSettled([each(test.context)]);
  }
}

/** How soon a test is tried: those of the file's own name first, and then those that have noticed most for each millisecond that they take. */
const worth = ({ id, noticed = 0, took }, name) => (id.includes(`/${name}.test.ts#`) ? 1000 : 1) * (noticed + 0.01) / (took + 1);

/** How long tests are tried with one change. What these do not notice counts as noticed by none. */
const PATIENCE_MS = 3000;

/** More often than any test comes by one place of a source: a change that does so has made a loop endless. */
const MOST_HITS = 2_000_000;

/** Runs tests with one change until one fails. A test that then fails without it too tells nothing, and is run no more. */
async function judge({ mutant, name, tests, hitLimit: most }) {
  const hitLimit = Math.min(most ?? MOST_HITS, MOST_HITS);
  const end = performance.now() + PATIENCE_MS;
  const asked = (tests ?? [...kept.keys()]).flatMap((id) => kept.get(id) ?? []).sort((a, b) => worth(b, name) - worth(a, name));
  let count = 0;
  for (const each of asked) {
    if (performance.now() > end) break;
    count += 1;
    Object.assign(stryker, { activeMutant: mutant, hitCount: 0, hitLimit });
    const isUnnoticed = await succeeds(each);
    const isEndless = stryker.hitCount > hitLimit;
    Object.assign(stryker, { activeMutant: undefined, hitCount: undefined });
    if (isEndless) return { status: 'timeout', reason: `more than ${hitLimit} times` };
    if (isUnnoticed) continue;
    if (await succeeds(each)) {
      each.noticed = (each.noticed ?? 0) + 1;
      return { status: 'killed', killedBy: [each.id], failureMessage: each.id, nrOfTests: count };
    }
    kept.delete(each.id);
  }
  return { status: 'survived', nrOfTests: count };
}

it('repeats the other tests', async () => {
  const tests = [...kept.values()].map(({ id, took }) => ({ id, name: id, timeSpentMs: took, status: 0 }));
  await new Promise((resolve) => {
    channel.onmessage = async ({ data }) => {
      if (data.kind === 'judge') channel.postMessage({ kind: 'judged', result: await judge(data) });
      if (data.kind === 'end') resolve();
    };
    channel.postMessage({ kind: 'ready', tests, coverage: stryker.mutantCoverage });
  });
  channel.close();
});
