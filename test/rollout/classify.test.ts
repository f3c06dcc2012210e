import { describe, expect, it } from 'vitest';
import type { Classification } from '../../src/rollout/change';
import type { Target } from '../../src/schema/targets';
import type { Files } from '../support/app';
import { changeOf, diffFiles } from '../support/diff';
import { app, client, server, type Classes } from '../support/twin';

/** Every kind of change on every side, for every target: what it asks for. */

const TASK = { _id: 'objectId', note: 'string', due: 'date?', tags: 'string[]', place: 'Place', owner: 'Person', full_name: 'string' };
const PERSON = { _id: 'objectId', name: 'string', age: 'int', born: 'date' };
const BASE: Classes = { Task: TASK, Person: PERSON, Place: { city: 'string' } };
const task = (changed: Readonly<Record<string, string>>, ...gone: readonly string[]): Classes => ({
  ...BASE, Task: Object.fromEntries(Object.entries({ ...TASK, ...changed }).filter(([name]) => !gone.includes(name))),
});
const without = (name: string): Classes => Object.fromEntries(Object.entries(BASE).filter(([each]) => each !== name));

/** On the client only, on the server only, and on both sides. */
type Sides = readonly [Classification, Classification, Classification];
type Expected = Readonly<Record<'app-services' | 'mongodb', Sides> & { local: Classification }>;

const CASES: readonly (readonly [string, Classes, Expected])[] = [
  ['a new class', { ...BASE, Note: { _id: 'objectId', text: 'string' } }, { 'app-services': ['server-first', 'safe', 'server-first'], mongodb: ['safe', 'safe', 'server-first'], local: 'safe' }],
  ['a new optional property', task({ extra: 'int?' }), { 'app-services': ['server-first', 'safe', 'server-first'], mongodb: ['schema-version', 'safe', 'server-first'], local: 'schema-version' }],
  ['a new list', task({ extra: 'int[]' }), { 'app-services': ['server-first', 'safe', 'server-first'], mongodb: ['schema-version', 'safe', 'server-first'], local: 'schema-version' }],
  ['a new required property', task({ extra: 'int' }), { 'app-services': ['backfill', 'backfill', 'backfill'], mongodb: ['schema-version', 'backfill', 'backfill'], local: 'schema-version' }],
  ['a new required property of an embedded class', { ...BASE, Place: { city: 'string', zip: 'string' } }, { 'app-services': ['backfill', 'backfill', 'backfill'], mongodb: ['schema-version', 'backfill', 'backfill'], local: 'schema-version' }],
  ['a class that is gone', without('Person'), { 'app-services': ['safe', 'terminate', 'terminate'], mongodb: ['safe', 'client-first', 'client-first'], local: 'safe' }],
  ['an optional property that is gone', task({}, 'due'), { 'app-services': ['safe', 'terminate', 'terminate'], mongodb: ['schema-version', 'safe', 'schema-version'], local: 'schema-version' }],
  ['a required property that is gone', task({}, 'note'), { 'app-services': ['safe', 'terminate', 'terminate'], mongodb: ['server-first', 'safe', 'server-first'], local: 'schema-version' }],
  ['a property that looks renamed', task({ fullName: 'string' }, 'full_name'), { 'app-services': ['backfill', 'terminate', 'terminate'], mongodb: ['backfill', 'backfill', 'backfill'], local: 'migration' }],
  ['a class that looks renamed', { ...without('Person'), Human: PERSON, Task: { ...TASK, owner: 'Human' } }, { 'app-services': ['new-collection', 'new-collection', 'new-collection'], mongodb: ['new-collection', 'new-collection', 'new-collection'], local: 'migration' }],
  ['another type', task({ note: 'int' }), { 'app-services': ['terminate', 'terminate', 'terminate'], mongodb: ['backfill', 'backfill', 'backfill'], local: 'migration' }],
  ['another collection', task({ tags: 'string<>' }), { 'app-services': ['terminate', 'terminate', 'terminate'], mongodb: ['backfill', 'backfill', 'backfill'], local: 'migration' }],
  ['another link', task({ owner: 'Task' }), { 'app-services': ['terminate', 'terminate', 'terminate'], mongodb: ['backfill', 'backfill', 'backfill'], local: 'migration' }],
  ['a value that became optional', task({ note: 'string?' }), { 'app-services': ['terminate', 'terminate', 'terminate'], mongodb: ['server-first', 'client-first', 'server-first'], local: 'schema-version' }],
  ['a value that became required', task({ due: 'date' }), { 'app-services': ['terminate', 'terminate', 'terminate'], mongodb: ['backfill', 'backfill', 'backfill'], local: 'migration' }],
  ['a key of another type', task({ _id: 'uuid' }), { 'app-services': ['new-collection', 'new-collection', 'new-collection'], mongodb: ['new-collection', 'new-collection', 'new-collection'], local: 'migration' }],
  ['an embedded class that became top-level', { ...BASE, Place: { _id: 'objectId', city: 'string' } }, { 'app-services': ['new-collection', 'new-collection', 'new-collection'], mongodb: ['new-collection', 'new-collection', 'new-collection'], local: 'migration' }],
];

const most = (target: Target, now: Files, before: Files = app(BASE)): Classification | undefined => diffFiles(target, before, now).changes[0]?.classification;

describe.each(CASES)('%s', (_name, changed, expected) => {
  it.each(['app-services', 'mongodb'] as const)('asks for the right thing on each side, with %s', (target) => {
    expect([most(target, app(changed, BASE)), most(target, app(BASE, changed)), most(target, app(changed))]).toEqual(expected[target]);
  });

  it('is the same for plain JSON Schema as for a validator', () => {
    const json = [app(changed, BASE), app(BASE, changed), app(changed)].map((now) => most('json-schema', now));
    expect(json).toEqual(expected.mongodb);
  });

  it('asks for the right thing where there is no server', () => {
    expect(most('local', client(changed), client(BASE))).toBe(expected.local);
  });
});

describe('what decides beside kind and side', () => {
  const note = task({ note: 'int' });
  const extra = task({ extra: 'int' });
  const development = (classes: Classes): Files => server(classes, { development_mode_enabled: true });

  it.each<[string, Files, Files, string]>([
    ['an addition that the server has already', app(BASE, extra), app(extra), 'safe The server has it already.'],
    ['an addition that the server has with another type', app(BASE, extra), app(task({ extra: 'string' }), extra), 'terminate The server has a property of this name with another type'],
    ['an addition in development mode', { ...client(BASE), ...development(BASE) }, { ...client(task({ extra: 'int?' })), ...development(BASE) }, 'safe Development mode is on'],
    ['a required addition in development mode', { ...client(BASE), ...development(BASE) }, { ...client(extra), ...development(BASE) }, 'backfill Development mode is on'],
    ['a rename in development mode', { ...client(BASE), ...development(BASE) }, { ...client(task({ fullName: 'string' }, 'full_name')), ...development(BASE) }, 'backfill Development mode is on'],
    ['another type in development mode', { ...client(BASE), ...development(BASE) }, { ...client(note), ...development(BASE) }, 'client-reset Development mode is on'],
    ['an asymmetric class', app(BASE), { ...client(BASE), ...client({ Log: { _id: 'objectId' } }), ...server({ ...BASE, Log: { _id: 'objectId' } }, { asymmetric_tables: ['Log'] }) }, 'terminate The list of asymmetric collections'],
    ['an addition without a server to look at', client(BASE), client(task({ extra: 'int?' })), 'server-first Whether the server has it was not read'],
    ['an addition to an app whose server is new', client(BASE), app(task({ extra: 'int?' })), 'server-first The server has it now'],
    ['a client that comes to fit its server', app(BASE, note), app(note), 'client-reset It now is what the server has'],
    ['another type of what the server never had', app(extra, BASE), app(task({ extra: 'string' }), BASE), 'client-reset The server does not have it at all'],
    ['an addition to a class that the server never had', app({ ...BASE, Note: { _id: 'objectId' } }, BASE), app({ ...BASE, Note: { _id: 'objectId', text: 'string' } }, BASE), 'server-first The server does not have the class at all'],
    ['a rename in a class that the server never had', app({ ...BASE, Note: { _id: 'objectId', full_name: 'string' } }, BASE), app({ ...BASE, Note: { _id: 'objectId', fullName: 'string' } }, BASE), 'server-first The server does not have the class at all'],
    ['an addition to such a class in development mode', { ...client({ ...BASE, Note: { _id: 'objectId' } }), ...development(BASE) }, { ...client({ ...BASE, Note: { _id: 'objectId', text: 'string' } }), ...development(BASE) }, 'safe Development mode is on: the server adds the class'],
    ['a server that comes to fit its client', app(note, BASE), app(note), 'terminate It now is what the client has'],
    ['a server that changes what the client keeps', app(BASE), app(BASE, note), 'terminate The client, which still declares it as it was, must follow'],
    ['a server that changes what no client has', app(BASE, extra), app(BASE, task({ extra: 'string' })), 'terminate No client that was read declares it'],
    ['a server that drops what the client keeps', app(BASE), app(BASE, task({}, 'due')), 'terminate The client still declares it'],
    ['a property gone from the client that the server requires', app(BASE), app(task({}, 'note'), BASE), 'safe A client may hold less than its server, which fills in an empty value'],
    ['a rename on the client to what the server has', app(BASE, task({ fullName: 'string' })), app(task({ fullName: 'string' }, 'full_name'), task({ fullName: 'string' })), 'safe The server has the new name already'],
    ['an optional key', app(BASE), app(task({ _id: 'objectId?' })), 'terminate The objects keep their keys'],
  ])('%s', (_name, before, now, expected) => {
    const [change] = diffFiles('app-services', before, now).changes;
    expect(`${change?.classification ?? ''} ${change?.reason ?? ''}`.slice(0, expected.length)).toBe(expected);
  });

  it('an embedded class has no validator of its own, and is called as the client calls it', () => {
    const untitled = (...names: readonly string[]): Files => ({ 'server/tasks.json': { $jsonSchema: { title: 'Task', bsonType: 'object', required: ['_id'], properties: { _id: { bsonType: 'objectId' }, ...(names.length === 0 ? {} : { spot: { bsonType: ['object', 'null'], properties: Object.fromEntries(names.map((name) => [name, { bsonType: 'string' }])) } }) } } } });
    const without: Files = { ...client({ Task: { _id: 'objectId' } }), ...untitled() };
    const files = (...names: readonly string[]): Files => ({ ...client({ Task: { _id: 'objectId', spot: 'Spot' }, Spot: Object.fromEntries(names.map((name) => [name, 'string?'])) }), ...untitled(...names) });
    const between = (before: Files, now: Files): string[] => diffFiles('mongodb', before, now, { target: 'mongodb', server: 'server' }).changes.map(changeOf);
    expect(between(files('city'), files('city', 'zip'))).toEqual(['added-property both Spot.zip - > string?: server-first, schema-version']);
    expect(between(without, files('city'))).toEqual(['added-property both Task.spot - > Spot: server-first, schema-version', 'added-class both Spot - > Spot: safe']);
    expect(between(files('city'), without)).toEqual(['removed-property both Task.spot Spot > -: schema-version', 'removed-class both Spot Spot > -: safe']);
  });

  it('a class that the server never had is added as one, and has no documents to fill', () => {
    const [before, now] = [{ ...BASE, Note: { _id: 'objectId' } }, { ...BASE, Note: { _id: 'objectId', text: 'string', size: 'int' } }];
    const { steps } = diffFiles('app-services', app(before, BASE), app(now, BASE));
    expect(steps.map(({ title }) => title)).toEqual(['Deploy what the server can take while sync runs', 'Release the client']);
    expect(steps[0]?.do[0]).toBe('Write into the files of the server, which do not have it yet, and add to the server: class `Note`, with all its properties.');
  });

  it('a class of local realms needs what its file needs, whatever the server is', () => {
    const open = "import Realm from 'realm';\nimport { Cache } from './Cache';\nexport const open = () => Realm.open({ schema: [Cache], schemaVersion: 2 });\n";
    const files = (type: string): Files => ({ ...app(BASE), ...client({ Cache: { _id: 'objectId', text: type } }), 'client/open.ts': open });
    const { changes, steps } = diffFiles('app-services', files('string'), files('int'));
    expect(changes.map(({ class: name, world, classification }) => [name, world, classification])).toEqual([['Cache', 'device', 'migration']]);
    expect(steps.map(({ title }) => title)).toEqual(['Raise `schemaVersion` of the local realms', 'Write the migration function', 'Release the client']);
    expect(steps[0]?.do).toContain('At client/open.ts:3:57 it is 2 still: raise it to 3.');
  });
});
