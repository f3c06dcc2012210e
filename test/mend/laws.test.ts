import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { check, type CheckResult } from '../../src/check/check';
import { mend } from '../../src/mend/mend';
import { withTexts, type FileTree } from '../../src/tree/file-tree';
import { appTree } from '../../src/workspace/workspace';
import { fixtureConfig } from '../support/fixture';

const folder = path.join(__dirname, '../fixtures/apps');
const SIDES = ['client', 'server'] as const;

const severe = ({ findings }: CheckResult): number => findings.filter(({ severity }) => severity === 'error').length;

describe('mending a fixture app', () => {
  it.each(readdirSync(folder).flatMap((app) => SIDES.map((side) => [app, side] as const)))(
    '%s, %s: a second time changes nothing, and nothing is worse',
    (app, side) => {
      const config = fixtureConfig(path.join(folder, app));
      const tree = appTree(config);
      const results: CheckResult[] = [];
      const look = (of: FileTree): CheckResult => {
        const result = check(of, config);
        results.push(result);
        return result;
      };
      const { texts, mended } = mend(tree, side, look);
      if (mended.length === 0) return;
      const [first] = results;
      expect(mend(withTexts(tree, texts), side, look).texts.size).toBe(0);
      const last = results.at(-1);
      expect(first === undefined || last === undefined ? -1 : severe(first) - severe(last)).toBeGreaterThanOrEqual(0);
      expect(last?.notCompared.length).toBe(first?.notCompared.length);
    },
  );
});

