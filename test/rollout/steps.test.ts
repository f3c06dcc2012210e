import { describe, expect, it } from 'vitest';
import type { Step } from '../../src/rollout/steps';
import type { Target } from '../../src/schema/targets';
import type { Files } from '../support/app';
import { diffFiles } from '../support/diff';
import { app, client, type Classes } from '../support/twin';

/** The order of a roll-out, and what each step says about the changes. */

const TASK = { _id: 'objectId', note: 'string', due: 'date?', full_name: 'string' };
const BASE: Classes = { Task: TASK, Draft: { _id: 'objectId', text: 'string' } };
const task = (changed: Readonly<Record<string, string>>, ...gone: readonly string[]): Classes => ({
  ...BASE, Task: Object.fromEntries(Object.entries({ ...TASK, ...changed }).filter(([name]) => !gone.includes(name))),
});

const steps = (now: Files, target: Target = 'app-services', before: Files = app(BASE)): readonly Step[] => diffFiles(target, before, now).steps;
const titles = (all: readonly Step[]): string[] => all.map(({ title }) => title);
const doneAt = (all: readonly Step[], title: string): string => all.find((step) => step.title.startsWith(title))?.do.join('\n') ?? '';

const open = (version: string): Files => ({ 'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = () => Realm.open({ schema: [Task], ${version} });\n` });

describe('the steps', () => {
  it.each<[string, Files, string[]]>([
    ['nothing', app(BASE), []],
    ['an addition to the server', app(BASE, task({ extra: 'int?' })), ['Deploy']],
    ['an addition to the client that the server lacks', app(task({ extra: 'int?' }), BASE), ['Deploy', 'Release']],
    ['an addition to both', app(task({ extra: 'int?' })), ['Deploy', 'Release']],
    ['a required addition to both', app(task({ extra: 'int' })), ['Look', 'Deploy', 'Fill', 'Release']],
    ['a removal from the client', app(task({}, 'due'), BASE), ['Release']],
    ['a removal from the server', app(BASE, task({}, 'due')), ['Look', 'Release', 'Release', 'Wait', 'Terminate']],
    ['a removal from both', app(task({}, 'due')), ['Look', 'Release', 'Release', 'Wait', 'Terminate']],
    ['another type on both', app(task({ note: 'int' })), ['Look', 'Release', 'Terminate', 'Release']],
    ['a rename on both', app(task({ fullName: 'string' }, 'full_name')), ['Look', 'Release', 'Deploy', 'Fill', 'Release', 'Wait', 'Terminate']],
    ['a key of another type', app(task({ _id: 'uuid' })), ['Look', 'Deploy', 'Copy', 'Release', 'Wait']],
    ['all of it', app(task({ extra: 'int', more: 'int?', note: 'int', fullName: 'string' }, 'due', 'full_name')), ['Look', 'Release', 'Deploy', 'Fill', 'Release', 'Wait', 'Terminate', 'Release']],
  ])('%s', (_name, now, expected) => {
    const all = steps(now);
    expect(titles(all).map((title) => title.split(' ')[0])).toEqual(expected);
    expect(all.map(({ order }) => order)).toEqual(expected.map((_, at) => at + 1));
  });

  it('name what is done, with the shell command where there is one', () => {
    const all = steps(app(task({ extra: 'int', more: 'int?', note: 'int', fullName: 'string' }, 'due', 'full_name'), task({ extra: 'int', note: 'int', fullName: 'string' }, 'due', 'full_name')));
    expect(doneAt(all, 'Look')).toContain("`fullName: { …, mapTo: 'full_name' }` in `Task`");
    expect(doneAt(all, 'Look')).toContain('What has to stay goes through step 7');
    expect(doneAt(all, 'Deploy')).toContain('Add to the server: `Task.fullName`, `Task.extra` (`int`).');
    expect(doneAt(all, 'Deploy')).toContain('Write into the files of the server, which do not have it yet, and add to the server: `Task.more` (`int?`).');
    expect(doneAt(all, 'Deploy')).toContain('Leave the changes of step 7 out');
    expect(doneAt(all, 'Fill')).toContain('`db.getSiblingDB("app").Task.updateMany({ "extra": null }, { $set: { "extra": … } })`');
    expect(doneAt(all, 'Fill')).toContain('`db.getSiblingDB("app").Task.updateMany({ "fullName": null }, [{ $set: { "fullName": "$full_name" } }])`');
    expect(doneAt(all, 'Wait')).toContain('Versions that have: `Task.due`, `Task.full_name`.');
    expect(doneAt(all, 'Terminate')).toContain('Change in the schema: `Task.note` (from `string` to `int`).');
    expect(doneAt(all, 'Release the client with the breaking changes')).toContain('`Task.note` (from `string` to `int`)');
  });

  it('of one stage list the things that share a sentence, each once', () => {
    const [deploy] = steps(app({ ...task({ a: 'int?', b: 'string?' }), Note: { _id: 'objectId' } }));
    expect(deploy?.do[0]).toBe('Add to the server: class `Note`, `Task.a` (`int?`), `Task.b` (`string?`).');
  });

  it('of a validator loosen it first, and make it strict last', () => {
    const all = steps(app(task({ extra: 'int', note: 'int' })), 'mongodb');
    expect(titles(all)).toEqual([
      'Deploy validators that take both versions', 'Raise `schemaVersion` of the local realms', 'Write the migration function', 'Release the client',
      'Wait until no installed version is in the way', 'Fill what was written meanwhile', 'Make the validators strict',
    ]);
    expect(doneAt(all, 'Make')).toContain('Add to `required`: `Task.extra` (`int`).');
  });

  it('never speak of sync where there is none', () => {
    for (const target of ['mongodb', 'json-schema', 'local'] as const) {
      const all = steps(target === 'local' ? client(task({ extra: 'int', note: 'int', due: 'date' }, 'full_name')) : app(task({ extra: 'int', note: 'int', due: 'date' }, 'full_name')), target, target === 'local' ? client(BASE) : app(BASE));
      expect(JSON.stringify(all)).not.toMatch(/sync|appservices|realm-cli|App Services|225/i);
    }
  });

  it('of a local realm say how to keep the stored name', () => {
    const all = steps(client(task({ fullName: 'string' }, 'full_name')), 'local', client(BASE));
    expect(titles(all)).toEqual(['Look for a cheaper way', 'Raise `schemaVersion` of the local realms', 'Write the migration function', 'Release the client']);
    expect(doneAt(all, 'Look')).toBe("Keep the stored name, and the file needs no change: `fullName: { …, mapTo: 'full_name' }` in `Task`.");
    expect(doneAt(all, 'Write')).toContain('Copy `full_name` to `fullName` in every `Task`.');
  });

  it.each([
    ['is not raised', 'schemaVersion: 3', 'At client/open.ts:3:56 it is 3 still: raise it to 4.'],
    ['is raised', 'schemaVersion: 4', 'At client/open.ts:3:56 it was raised from 3 to 4 already.'],
    ['fell', 'schemaVersion: 2', 'At client/open.ts:3:56 it fell from 3 to 2: raise it to 4.'],
    ['is only known at run time', 'schemaVersion: version()', 'At client/open.ts:3:56 it is only known when the app runs: see that it is above the last released one.'],
    ['is no version', 'schemaVersion: 3.5', 'At client/open.ts:3:56 `3.5` is no version: write an integer above the last released one.'],
  ])('say what to do about a `schemaVersion` that %s', (_name, version, expected) => {
    const all = steps({ ...client(task({ extra: 'int' })), ...open(version) }, 'local', { ...client(BASE), ...open('schemaVersion: 3') });
    expect(doneAt(all, 'Raise')).toContain(expected);
  });

  it('ask nothing of a realm whose file is thrown away, and everything of another one of the same class', () => {
    const [thrown, kept] = [open('schemaVersion: 3, deleteRealmIfMigrationNeeded: true'), Object.fromEntries(Object.values(open("schemaVersion: 3, path: 'kept.realm'")).map((text) => ['client/kept.ts', text]))];
    const [before, now] = [client(BASE), client(task({ note: 'int' }))];
    expect(steps({ ...now, ...thrown }, 'local', { ...before, ...thrown })).toEqual([]);
    const all = steps({ ...now, ...thrown, ...kept }, 'local', { ...before, ...thrown, ...kept });
    expect(titles(all)).toEqual(['Raise `schemaVersion` of the local realms', 'Write the migration function', 'Release the client']);
    expect(doneAt(all, 'Raise')).toContain('At client/open.ts:3:56 a file of an earlier version is thrown away, with all that is in it (`deleteRealmIfMigrationNeeded`): the version may stay.');
    expect(doneAt(all, 'Raise')).toContain('At client/kept.ts:3:56 it is 3 still: raise it to 4.');
  });

  it('raise the version of a local realm of a class that is synced by another', () => {
    const both = (classes: Classes, version: string): Files => ({
      ...app(classes, task({ extra: 'int?' })),
      'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport const offline = () => Realm.open({ schema: [Task], path: 'offline.realm', ${version} });\nexport const online = (user) => Realm.open({ schema: [Task], sync: { user, flexible: true } });\n`,
    });
    const now = task({ extra: 'int?' });
    const all = steps(both(now, 'schemaVersion: 3'), 'app-services', both(BASE, 'schemaVersion: 3'));
    expect(titles(all)).toEqual(['Raise `schemaVersion` of the local realms', 'Release the client']);
    expect(doneAt(all, 'Raise')).toContain('it is 3 still: raise it to 4.');
    expect(titles(steps(both(now, 'schemaVersion: 4'), 'app-services', both(BASE, 'schemaVersion: 3')))).toEqual(['Release the client']);
  });

  it.each([
    ['is missing', 'schemaVersion: 4', 'At client/open.ts:3:40 there is no migration function yet.'],
    ['is there', 'schemaVersion: 4, onMigration: () => undefined', 'At client/open.ts:3:40 there is a migration function: see that it does this.'],
  ])('say whether a migration function %s', (_name, version, expected) => {
    const all = steps({ ...client(task({ note: 'int' })), ...open(version) }, 'local', { ...client(BASE), ...open('schemaVersion: 3') });
    expect(doneAt(all, 'Write')).toContain(expected);
  });
});
