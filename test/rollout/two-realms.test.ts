import { describe, expect, it } from 'vitest';
import { remarksOf } from '../../src/report/diff-report';
import type { Rollout } from '../../src/rollout/rollout';
import type { Files } from '../support/app';
import { changeOf, diffFiles } from '../support/diff';
import { app, type Classes } from '../support/twin';

/** A class that a synced realm and a local one have: its changes ask for what both need. */

const TASK = { _id: 'objectId', note: 'string', due: 'date?' };
const FULL: Classes = { Task: { ...TASK, more: 'int?' } };
const task = (changed: Readonly<Record<string, string>> = {}, ...gone: readonly string[]): Classes => ({
  Task: Object.fromEntries(Object.entries({ ...TASK, ...changed }).filter(([name]) => !gone.includes(name))),
});

/** The realms that open the class; `more` is what the local one says. */
const realms = (more: string): Files => ({
  'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport const synced = (user: Realm.User) => Realm.open({ schema: [Task], sync: { user, flexible: true } });\nexport const local = () => Realm.open({ schema: [Task], path: 'cache.realm'${more} });\n`,
});

/** Only the client changes; the server has all of it. */
const diff = (before: Classes, now: Classes, more = '', earlier = ''): Rollout =>
  diffFiles('app-services', { ...app(before, FULL), ...realms(earlier) }, { ...app(now, FULL), ...realms(more) });

const remarks = (rollout: Rollout): string => remarksOf({ ...rollout, notes: [] }).join(' ');

describe('a class that is synced and local', () => {
  it.each<[string, Classes, Classes, string[]]>([
    ['a property that is gone', task(), task({}, 'due'), ['removed-property client Task.due date? > -: schema-version']],
    ['a new property', task(), FULL, ['added-property client Task.more - > int?: schema-version']],
    ['a property that is gone and required', task(), task({}, 'note'), ['removed-property client Task.note string > -: schema-version']],
    ['another type', task({ due: 'int?' }), task(), ['type client Task.due int? > date?: client-reset, migration, schema-version']],
  ])('asks for a higher version: %s', (_name, before, now, expected) => {
    const rollout = diff(before, now);
    expect(rollout.changes.map(changeOf)).toEqual(expected);
    expect(rollout.steps.map(({ title }) => title)).toContain('Raise `schemaVersion` of the local realms');
    expect(remarks(rollout)).not.toContain('All changes are safe');
    expect(rollout.changes[0]?.reason).toContain('until `schemaVersion` is raised');
  });

  it.each<[string, Classes, Classes, string]>([
    ['throws its file away', task(), task({}, 'due'), ', deleteRealmIfMigrationNeeded: true'],
    ['has a higher version already', task(), task({}, 'due'), ', schemaVersion: 1'],
  ])('asks for none where the local realm %s', (_name, before, now, more) => {
    const rollout = diff(before, now, more);
    expect(rollout.changes.flatMap(({ needs }) => needs)).toEqual([]);
  });

  it('is safe where no local realm has it', () => {
    const rollout = diffFiles('app-services', app(task(), FULL), app(task({}, 'due'), FULL));
    expect(rollout.changes.map(changeOf)).toEqual(['removed-property client Task.due date? > -: safe']);
    expect(remarks(rollout)).toContain('All changes are safe');
  });
});
