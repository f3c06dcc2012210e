import { describe, expect, it } from 'vitest';
import { compareSides, isLocal, type Comparison } from '../../src/compare/comparison';
import { defaultConfig } from '../../src/config/config';
import type { ClientClass } from '../../src/schema/client-schemas';
import type { Target } from '../../src/schema/targets';
import { readWorkspace, type Workspace } from '../../src/workspace/workspace';
import { as, memoryTree, type Files } from '../support/app';
import { app, type Classes } from '../support/twin';

const TASK: Classes = { Task: { _id: 'objectId', note: 'string' } };
const BOTH: Classes = { ...TASK, Person: { _id: 'objectId', age: 'int' } };
const OTHER: Classes = { ...TASK, Person: { _id: 'objectId', age: 'string' } };
const PLACED: Classes = { ...TASK, Task: { _id: 'objectId', note: 'string', place: 'Place' }, Place: { city: 'string' } };

/** Changes what is known of the class `Person`. */
type Known = Partial<Pick<ClientClass, 'synced' | 'unlisted'>>;

function read(files: Files, known: Known = {}): Workspace {
  const { client, ...rest } = readWorkspace(memoryTree(files), defaultConfig('/app'));
  return { ...rest, client: { ...client, classes: client.classes.map((each) => (each.name === 'Person' ? { ...each, ...known } : each)) } };
}

interface Given {
  readonly target?: Target;
  readonly local?: readonly string[];
  readonly known?: Known;
  readonly before?: { readonly files: Files; readonly known?: Known; readonly sides?: 'client' | 'server' };
}

function compared(files: Files, { target = 'app-services', local, known, before }: Given = {}): Comparison {
  const { client, server } = read(files, known);
  if (before === undefined) return compareSides(client, as(target, server), local);
  const earlier = read(before.files, before.known);
  const [onClient, onServer] = [before.sides === 'server' ? null : earlier.client, before.sides === 'client' ? null : as(target, earlier.server)];
  return compareSides(client, as(target, server), local, { name: 'main', client: onClient, server: onServer });
}

const pairs = (comparison: Comparison): string[] => comparison.compared.map(({ client }) => client.name).sort();
const found = ({ mismatches }: Comparison): string[] => mismatches.map(({ kind, class: name, property }) => [kind, name, property ?? ''].join(' ').trim());
const changed = ({ transitions }: Comparison): string[] => transitions.map(({ kind, class: name, side }) => `${kind} ${name} ${side}`);

describe('a class that never reaches the server', () => {
  it.each<[Target, boolean, readonly string[], boolean]>([
    ['app-services', true, [], false],
    ['app-services', true, ['Task'], false],
    ['app-services', false, [], true],
    ['mongodb', true, [], false],
    ['mongodb', false, [], false],
    ['mongodb', true, ['Task'], true],
    ['json-schema', true, ['Other'], false],
    ['local', false, [], false],
    ['local', true, ['Task'], false],
  ])('%s, synced: %s, local: %j', (target, synced, local, expected) => {
    expect(isLocal({ name: 'Task', synced } as ClientClass, target, local)).toBe(expected);
  });
});

describe('both sides', () => {
  it.each<[string, Classes, Classes, Given, string[], string[]]>([
    ['in step', BOTH, BOTH, {}, ['Person', 'Task'], []],
    ['apart', BOTH, OTHER, {}, ['Person', 'Task'], ['type Person age']],
    ['apart in a local class', BOTH, OTHER, { known: { synced: false } }, ['Task'], []],
    ['apart in a class that a configuration calls local', BOTH, OTHER, { target: 'mongodb', local: ['Person'] }, ['Task'], []],
    ['apart in a class that no realm is given', BOTH, OTHER, { known: { unlisted: true } }, ['Task'], []],
    ['apart in a class that only the client has', BOTH, TASK, { known: { unlisted: true } }, ['Task'], []],
  ])('%s', (_name, ofClient, ofServer, given, names, expected) => {
    const comparison = compared(app(ofClient, ofServer), given);
    expect([pairs(comparison), found(comparison)]).toEqual([names, expected]);
    expect(comparison).toMatchObject({ acceptanceFaults: [], nameFaults: [], baseline: null, transitions: [], realms: [], unversioned: [] });
  });

  it.each<[Target, string]>([['app-services', 'sync'], ['mongodb', 'validator'], ['local', 'device']])('say what stands between them: %s', (target, world) => {
    expect(compared(app(TASK), { target })).toMatchObject({ target, world });
  });
});

describe('what changed since the baseline', () => {
  const files = app(OTHER);
  const before = app(BOTH);

  it.each<[string, Files, Given, string[]]>([
    ['nothing', before, { before: { files: before } }, []],
    ['both sides', files, { before: { files: before } }, ['type Person both']],
    ['one side', files, { before: { files: before, sides: 'client' } }, ['type Person client']],
    ['the other side', files, { before: { files: before, sides: 'server' } }, ['type Person server']],
    ['a class that no realm is given', files, { known: { unlisted: true }, before: { files: before, known: { unlisted: true }, sides: 'client' } }, []],
    ['a local class', files, { known: { synced: false }, before: { files: before, known: { synced: false }, sides: 'client' } }, []],
    ['a class that is local now', files, { known: { synced: false }, before: { files: before, sides: 'client' } }, ['type Person client']],
    ['a class that was local', files, { before: { files: before, known: { synced: false }, sides: 'client' } }, ['type Person client']],
    ['a class that went', app(TASK), { before: { files: before, sides: 'client' } }, ['removed-class Person client']],
    ['a local class that went', app(TASK), { before: { files: before, known: { synced: false }, sides: 'client' } }, []],
    ['a class that came', before, { before: { files: app(TASK) } }, []],
    ['an embedded class that went with its property', app(TASK), { before: { files: app(PLACED), sides: 'client' } }, ['removed-property Task client']],
    ['a renamed class', app({ Persons: { _id: 'objectId', age: 'int' } }), { before: { files: app({ Person: { _id: 'objectId', age: 'int' } }), sides: 'client' } }, ['renamed-class Person client']],
  ])('%s', (_name, now, given, expected) => {
    expect(changed(compared(now, given))).toEqual(expected);
  });

  it.each<[string, Given, Partial<Record<'realms' | 'unversioned' | 'transitions', number>>]>([
    ['with sync', {}, { unversioned: 0, transitions: 1 }],
    ['with a validator', { target: 'mongodb' }, { unversioned: 0 }],
    ['on the device alone', { target: 'local' }, { unversioned: 1, transitions: 1 }],
  ])('asks for a version: %s', (_name, given, expected) => {
    const comparison = compared(app(TASK), { ...given, before: { files: app({ Task: { _id: 'objectId' } }), sides: 'client' } });
    expect({ unversioned: comparison.unversioned.length, transitions: comparison.transitions.length }).toMatchObject(expected);
  });

  it('is said with sync, whatever a local realm that has the class too makes of it', () => {
    const realm = { 'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nimport { Person } from './Person';\nexport const realm = new Realm({ schema: [Task, Person], schemaVersion: 1 });\n" };
    const given: Given = { known: { synced: true }, before: { files: { ...before, ...realm }, sides: 'client' } };
    expect(changed(compared({ ...files, ...realm }, given))).toEqual(['type Person client']);
    expect(changed(compared({ ...files, ...realm }, { ...given, target: 'local' }))).toEqual([]);
  });

  it('is said with the version of its realm, where that has not risen', () => {
    const realm = (version: number): Files => ({ 'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nimport { Person } from './Person';\nexport const realm = new Realm({ schema: [Task, Person], schemaVersion: ${version} });\n` });
    const comparison = (version: number): Comparison => compared({ ...files, ...realm(version) }, { target: 'local', before: { files: { ...before, ...realm(1) }, sides: 'client' } });
    expect([comparison(1).realms.length, comparison(1).unversioned.length, comparison(2).unversioned.length]).toEqual([1, 0, 0]);
    expect([changed(comparison(1)), changed(comparison(2))]).toEqual([[], ['type Person client']]);
  });
});
