import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { defaultConfig } from '../../src/config/config';
import { readReleases, type ReleasedClient } from '../../src/past/released-clients';
import type { Release } from '../../src/history/releases';
import { changingApps, createTrees } from '../support/changing-app';

/** All that is read of a client at once. */
const shown = ({ client }: ReleasedClient): unknown => {
  const { classes, unresolved, invalid, ambiguous, superseded, opensListless, configurations, sdks, files } = client;
  return { classes, unresolved, invalid, ambiguous, superseded, opensListless, configurations, sdks, files };
};

const read = (releases: readonly Release[]): ReturnType<typeof readReleases> => readReleases(releases, defaultConfig('/app'));

describe('a release that is read after others', () => {
  it('is read as it is alone, whatever came, went and changed between them', () => {
    fc.assert(fc.property(changingApps, (states) => {
      const trees = createTrees();
      const releases = states.map((state, index): Release => {
        const name = `v${index}.0.0`;
        return { name, share: null, open: () => ({ name, tree: trees(state), key: name }) };
      });
      const alone = releases.map((release) => read([release]));
      const together = read(releases);
      expect(together.clients.map(shown)).toEqual(alone.flatMap(({ clients }) => clients.map(shown)));
      expect(together.failures).toEqual(alone.flatMap(({ failures }) => failures));
    }), { numRuns: 8 });
  });
});
