import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkWorkspace, type CheckResult } from '../src/check/check';
import { VALIDATOR_TARGETS } from '../src/schema/targets';
import { appTree, readWorkspace } from '../src/workspace/workspace';
import { as, checkFilesAs } from './support/app';
import { fixtureConfig } from './support/fixture';
import { app, type Classes } from './support/twin';

/** What only Device Sync has or does; and what an API or a schema knows nothing of. */
const OF_SYNC = /changeset|sync stops|stops syncing|Device Sync|terminate/i;

const texts = ({ findings }: CheckResult): string[] => findings.map(({ rule, message, help }) => `${rule}: ${message} ${help}`);

/** The texts of validators that speak of Device Sync. */
const wrong = (result: CheckResult): string[] => texts(result).filter((text) => OF_SYNC.test(text));

const folder = path.join(__dirname, 'fixtures/apps');

const apps = readdirSync(folder).map((name) => {
  const config = fixtureConfig(path.join(folder, name));
  return { config, ...readWorkspace(appTree(config), config) };
});

const FITS: Classes = { Task: { _id: 'objectId', note: 'string', count: 'int', tags: 'string[]', when: 'date?', place: 'Place' }, Place: { city: 'string' }, Old: { _id: 'objectId' } };

const CHANGES: readonly (readonly [string, Classes])[] = [
  ['a type', { ...FITS, Task: { ...FITS.Task, note: 'int' } }],
  ['a collection', { ...FITS, Task: { ...FITS.Task, tags: 'int<>' } }],
  ['what is optional', { ...FITS, Task: { ...FITS.Task, note: 'string?', when: 'date' } }],
  ['properties', { ...FITS, Task: { _id: 'objectId', count: 'int', added: 'string', place: 'Place' } }],
  ['classes', { Task: { _id: 'objectId', note: 'string' }, New: { _id: 'objectId' } }],
  ['the primary key', { ...FITS, Task: { ...FITS.Task, _id: 'string' } }],
  ['what is embedded', { ...FITS, Place: { _id: 'objectId', city: 'string' } }],
];

describe.each(VALIDATOR_TARGETS)('no message for %s speaks of changesets', (target) => {
  it('in the fixture apps', () => {
    const said = apps.flatMap(({ config, client, server }) => wrong(checkWorkspace({ client, server: as(target, server) }, config)));
    expect([...new Set(said)]).toEqual([]);
  });

  it.each(CHANGES)('where a side changed %s', (_name, other) => {
    const results = [checkFilesAs(target, app(other), {}, app(FITS)), checkFilesAs(target, app(FITS, other), {}, app(FITS)), checkFilesAs(target, app(other, FITS))];
    expect(results.flatMap(texts).length).toBeGreaterThan(0);
    expect([...new Set(results.flatMap(wrong))]).toEqual([]);
  });
});
