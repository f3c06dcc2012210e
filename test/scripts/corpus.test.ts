import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { packageRoot, runNode, temporaryProject } from '../support/project';
import { app } from '../support/twin';

const corpus = (...args: readonly string[]): ReturnType<typeof runNode> => runNode([path.join(packageRoot, 'scripts/corpus.mjs'), ...args], packageRoot);

it('records what comes of projects, goes on after one that cannot be read, and says which is judged otherwise', () => {
  const root = temporaryProject({
    ...Object.fromEntries(Object.entries(app({ Task: { _id: 'objectId', note: 'string' } })).map(([file, text]) => [`a+one/${file}`, text])),
    'a+two/realm-schema.config.json': '{',
  });
  const [record, projects] = [path.join(root, 'recorded.txt'), ['a+two', 'a+one'].map((name) => path.join(root, name))];
  expect(corpus('--record', record, ...projects).status).toBe(0);
  const before = readFileSync(record, 'utf8');
  expect(before).toMatch(/^a\/one no commit\n {2}client: 1 class, 2 properties; unresolved 0\n {2}server: 1 class, 2 properties; app-services\n {2}compared: 1 class\n[^]*\na\/two no commit\n {2}not checked: /);
  writeFileSync(record, before.replace('compared: 1 class', 'compared: 2 classes'));
  const { status, stdout } = corpus('--compare', record, ...projects);
  expect([status, stdout]).toEqual([1, expect.stringMatching(/^before:\na\/one [^]*compared: 2 classes[^]*now:\na\/one [^]*1 of 2 projects are as recorded\.\n$/) as string]);
});
