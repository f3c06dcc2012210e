import { describe, expect, it } from 'vitest';
import { placeOf, type Mismatch } from '../../src/compare/difference';
import { mismatches, type PairMemory } from '../../src/compare/find-mismatches';
import { pairsOf, sidesOf } from '../../src/compare/pairs';
import { defaultConfig } from '../../src/config/config';
import type { ClientClass } from '../../src/schema/client-schemas';
import type { ServerClass } from '../../src/schema/server-schemas';
import type { Target } from '../../src/schema/targets';
import { readWorkspace, type Workspace } from '../../src/workspace/workspace';
import { as, checkFiles, clientClass, line, memoryTree, serverExport, type Files } from '../support/app';
import { app, type Classes } from '../support/twin';

const read = (files: Files): Workspace => readWorkspace(memoryTree(files), defaultConfig('/app'));

/** A mismatch on one line: its kind, what it is about, what a key differs in, and what it explains. */
function said(each: Mismatch): string {
  const differs = 'differs' in each ? ` ${each.differs}` : '';
  return `${each.kind}${differs} ${[each.class, each.property].filter((part) => part !== null).join('.')}${each.explains.map((other) => ` (${said(other)})`).join('')}`;
}

function found(target: Target, files: Files, clients: (each: ClientClass) => ClientClass = (each) => each, servers: (each: ServerClass) => ServerClass = (each) => each): Mismatch[] {
  const { client, server } = read(files);
  const after = as(target, server);
  const sides = sidesOf(client.classes.map(clients), { ...after, classes: after.classes.map(servers) });
  return mismatches(sides, pairsOf(sides, target), target);
}

const TASK: Classes = { Task: { _id: 'objectId', note: 'string' } };
const PLACED: Classes = { Task: { _id: 'objectId', place: 'Place' }, Place: { city: 'string' } };
const LINKED = { Task: { _id: 'objectId', owner: 'Person' }, Person: { _id: 'objectId', a: 'string', b: 'string' } };
const OTHER_ID: Classes = { Task: { _id: 'string', note: 'string' } };
const unread = (more: Partial<ClientClass['unread']>) => (each: ClientClass): ClientClass => ({ ...each, unread: { ...each.unread, ...more } });
const withoutKey = <C extends ClientClass | ServerClass>({ primaryKey: _primaryKey, ...rest }: C): C => rest as C;

describe('what differs between the sides', () => {
  it.each<[string, Target, Classes, Classes, string[]]>([
    ['nothing', 'app-services', TASK, TASK, []],
    ['a class', 'app-services', { ...TASK, Person: { _id: 'objectId' } }, TASK, ['client-only-class Person']],
    ['a class, for a validator', 'mongodb', { ...TASK, Person: { _id: 'objectId' } }, TASK, ['client-only-class Person']],
    ['an embedded class, for a validator with its property', 'mongodb', PLACED, { Task: { _id: 'objectId' } }, ['client-only-property Task.place']],
    ['an embedded class, which comes along with its property', 'app-services', PLACED, { Task: { _id: 'objectId' } }, ['client-only-property Task.place']],
    ['the key', 'app-services', TASK, OTHER_ID, ['primary-key type Task._id']],
    ['the key, for a validator', 'mongodb', TASK, OTHER_ID, ['primary-key type Task._id']],
    ['the key, for a validator without collections', 'json-schema', TASK, { Task: { _id: 'int', note: 'string' } }, ['primary-key type Task._id']],
    ['the optionality of the key', 'app-services', { Task: { _id: 'objectId?' } }, { Task: { _id: 'objectId' } }, ['primary-key optionality Task._id']],
    ['a property on each side', 'app-services', { Task: { _id: 'objectId', note: 'string' } }, { Task: { _id: 'objectId', color: 'string' } }, ['client-only-property Task.note', 'server-only-property Task.color']],
    ['a property on each side, for a validator', 'mongodb', { Task: { _id: 'objectId', note: 'string' } }, { Task: { _id: 'objectId', color: 'string' } }, ['client-only-property Task.note', 'server-only-property Task.color']],
    ['links to a class that the server calls otherwise', 'app-services', LINKED, { Task: { _id: 'objectId', owner: 'Persons' }, Persons: LINKED.Person }, ['client-only-class Person (link Task.owner)', 'link Task.owner']],
    ['links to a class that the validator calls otherwise', 'mongodb', LINKED, { Task: { _id: 'objectId', owner: 'Persons' }, Persons: LINKED.Person }, ['client-only-class Person', 'link Task.owner']],
    ['links of which one leads to what only the server has', 'app-services', { Task: { _id: 'objectId', a: 'Person', b: 'Person' }, Person: LINKED.Person, Tag: { _id: 'objectId', x: 'int' } }, { Task: { _id: 'objectId', a: 'Tag', b: 'Human' }, Human: { _id: 'objectId', y: 'int' }, Tag: { _id: 'objectId', x: 'int' } }, ['client-only-class Person (link Task.b)', 'link Task.a', 'link Task.b']],
    ['links to one class, and another one that is alike', 'app-services', LINKED, { Task: { _id: 'objectId', owner: 'Human' }, Human: { _id: 'objectId', y: 'int' }, Persons: LINKED.Person }, ['client-only-class Person (link Task.owner)', 'link Task.owner']],
    ['a class, and the link to it', 'app-services', LINKED, { Task: { _id: 'objectId' } }, ['client-only-class Person', 'client-only-property Task.owner']],
    ['embedded classes that only hold each other', 'app-services', { ...TASK, Left: { x: 'int', right: 'Right' }, Right: { x: 'int', left: 'Left' } }, TASK, ['client-only-class Right', 'client-only-class Left']],
    ['an embedded class, where the server has a text', 'app-services', PLACED, { Task: { _id: 'objectId', place: 'string' } }, ['client-only-class Place', 'type Task.place']],
    ['a link that is embedded', 'app-services', { Task: { _id: 'objectId', place: 'Place' }, Place: { _id: 'objectId' } }, PLACED, ['class-kind Place', 'server-only-property Place.city']],
    ['a property that looks renamed', 'app-services', { Task: { _id: 'objectId', note: 'string' } }, { Task: { _id: 'objectId', notes: 'string' } }, ['client-only-property Task.note (server-only-property Task.notes)', 'server-only-property Task.notes']],
    ['a type', 'app-services', TASK, { Task: { _id: 'objectId', note: 'int' } }, ['type Task.note']],
    ['a property of an embedded class', 'app-services', PLACED, { ...PLACED, Place: { city: 'int' } }, ['type Place.city']],
    ['a property of an embedded class, for a validator', 'mongodb', PLACED, { ...PLACED, Place: { city: 'int' } }, ['type Place.city']],
  ])('%s (%s)', (_name, target, ofClient, ofServer, expected) => {
    expect(found(target, app(ofClient, ofServer)).map(said)).toEqual(expected);
  });

  it.each<[string, Target, string[]]>([
    ['the kind of a class', 'app-services', ['class-kind Place']],
    ['a collection of its own', 'mongodb', ['class-kind Place', 'primary-key name Place._id']],
    ['nothing of the kind', 'json-schema', []],
  ])('of a class that one side embeds: %s', (_name, target, expected) => {
    const files = { ...app({ Place: { _id: 'objectId', city: 'string' } }), ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },") };
    const kinds = (all: Mismatch[]): string[] => all.map(said).filter((each) => !each.includes('only-property'));
    expect(kinds(found(target, files))).toEqual(expected.filter((each) => !each.startsWith('primary-key')));
    expect(kinds(found(target, files, unread({ kind: true })))).toEqual([]);
  });

  it('names both classes, and their keys where they have one', () => {
    const named = (all: Mismatch[]): unknown[] => all.filter(({ kind }) => kind === 'class-kind' || kind === 'primary-key').map((each) => [each.client.schema?.name, each.client.property?.type, each.server?.schema.name, each.server?.property?.type]);
    expect(named(found('app-services', app(TASK, OTHER_ID)))).toEqual([['Task', 'objectId', 'Task', 'string']]);
    const embedded = { ...app({ Place: { _id: 'objectId', city: 'string' } }), ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },") };
    expect(named(found('app-services', embedded))).toEqual([['Place', undefined, 'Place', undefined]]);
    const keyless = { ...clientClass('Task', "    properties: { note: 'string' },"), ...serverExport({ Task: { required: ['note'], properties: { note: { bsonType: 'string' } } } }) };
    expect(found('mongodb', keyless).map((each) => [said(each), each.property])).toEqual([['primary-key name Task', null]]);
  });

  it('is no inverse relationship', () => {
    const files = app({ Task: { _id: 'objectId', owner: 'Person' }, Person: { _id: 'objectId' } });
    const inverse = clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId', tasks: { type: 'linkingObjects', objectType: 'Task', property: 'owner' } },");
    expect(found('app-services', { ...files, ...inverse })).toEqual([]);
  });

  it('is a property that is declared as a key where there is none', () => {
    const files = app(PLACED, { ...PLACED, Place: { city: 'int' } });
    expect(found('app-services', files, (each) => (each.embedded ? { ...each, primaryKey: 'city' } : each)).map(said)).toEqual(['type Place.city']);
  });

  it('is an embedded class that leads back to another, with the class that holds it', () => {
    const classes: Classes = { Person: { _id: 'objectId' }, Order: { _id: 'objectId', lines: 'Line[]' }, Line: { who: 'Person' } };
    const person = clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId', lines: { type: 'linkingObjects', objectType: 'Line', property: 'who' } },");
    expect(found('app-services', { ...app(classes, { Person: { _id: 'objectId' } }), ...person }).map(said)).toEqual(['client-only-class Order']);
  });

  it('is an embedded class, where one of two that hold it is on both sides', () => {
    const classes: Classes = { Task: { _id: 'objectId', lines: 'Line[]' }, Order: { _id: 'objectId', lines: 'Line[]' }, Line: { count: 'int' } };
    const unreadLines = (each: ServerClass): ServerClass => ({ ...each, unread: new Set(['lines']) });
    expect(found('app-services', app(classes, { Task: { _id: 'objectId' } }), undefined, unreadLines).map(said).sort()).toEqual(['client-only-class Line', 'client-only-class Order']);
    expect(found('app-services', app(classes, { Task: { _id: 'objectId' } })).map(said)).toEqual(['client-only-class Order', 'client-only-property Task.lines']);
  });

  it('is an `_id` of an embedded object', () => {
    const files = JSON.parse(JSON.stringify(app({ Task: { _id: 'objectId', place: 'Place' }, Place: { id: 'string' } })).replaceAll('"id"', '"_id"')) as Files;
    const expected = ['client-only-property Place.id (server-only-property Place._id)', 'server-only-property Place._id'];
    expect(found('app-services', files).map(said)).toEqual(expected);
    // MongoDB gives an `_id` to documents, and none to the objects inside of them.
    expect(found('mongodb', files).map(said)).toEqual(expected);
  });

  it('is no key where it was not read, or the server has a key that it does not declare', () => {
    const files = app(TASK, OTHER_ID);
    expect(found('app-services', files, unread({ primaryKey: true })).map(said)).toEqual([]);
    expect(found('app-services', files, undefined, (each) => ({ ...each, primaryKey: 'gone' })).map(said)).toEqual([]);
    expect(found('app-services', files, withoutKey, withoutKey).map(said)).toEqual(['type Task._id']);
    expect(found('app-services', files, withoutKey).map(said)).toEqual(['primary-key name Task._id']);
    expect(found('app-services', files, undefined, withoutKey).map(said)).toEqual(['primary-key name Task._id']);
  });

  it('is no key of MongoDB but `_id`', () => {
    const files = app({ Task: { _id: 'objectId', key: 'string' } });
    const keyed = (each: ClientClass): ClientClass => ({ ...each, primaryKey: 'key' });
    expect(found('mongodb', files, keyed).map(said)).toEqual(['primary-key name Task._id']);
    expect(found('mongodb', files, withoutKey).map(said)).toEqual(['primary-key name Task._id']);
    expect(found('json-schema', files, keyed).map(said)).toEqual([]);
    expect(found('mongodb', files, (each) => unread({ primaryKey: true })(keyed(each))).map(said)).toEqual([]);
  });

  it('is nothing of what the client may have in what was not read', () => {
    const files = app({ Task: { _id: 'objectId' } }, { Task: { _id: 'objectId', note: 'string', color: 'string' } });
    expect(found('app-services', files, unread({ properties: new Set(['note']) })).map(said)).toEqual(['server-only-property Task.color']);
    expect(found('app-services', files, unread({ more: true })).map(said)).toEqual([]);
    const both = app({ Task: { _id: 'objectId', note: 'string' } }, { Task: { _id: 'objectId', note: 'int' } });
    expect(found('app-services', both, unread({ properties: new Set(['note']) })).map(said)).toEqual([]);
  });

  it('is what a validator requires of a type that Realm does not have', () => {
    const files = serverExport({ Task: { required: ['_id', 'where', 'gone'], properties: { _id: { bsonType: 'objectId' }, where: { bsonType: 'regex' } } } });
    const plain = { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"), ...files };
    const [mismatch, ...others] = found('mongodb', plain);
    expect(others).toEqual([]);
    expect(mismatch).toMatchObject({
      kind: 'server-only-property', class: 'Task', property: 'where', explains: [], client: { property: undefined },
      server: { property: { name: 'where', mapTo: 'where', type: 'mixed', optional: true, indexed: false, required: true, nullable: false, nullableElements: false, typeNames: [] } },
    });
    expect(placeOf(mismatch?.server ?? null)).toMatchObject({ file: 'server/data_sources/mongodb-atlas/app/Task/schema.json', line: 6 });
    expect(found('mongodb', plain, unread({ more: true }))).toEqual([]);
    expect(found('mongodb', plain, unread({ properties: new Set(['where']) }))).toEqual([]);
    const declared = { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', at: { type: 'string', mapTo: 'where' } },"), ...files };
    expect(found('mongodb', declared)).toEqual([]);
    expect(found('app-services', plain)).toEqual([]);
  });

  it('is no `_id` that MongoDB makes itself', () => {
    const files = { ...app({ Task: { _id: 'objectId', place: 'Place' }, Place: { city: 'string' } }, { Task: { _id: 'objectId', place: 'Place' }, Place: { city: 'string' } }) };
    const keyless = { ...files, ...clientClass('Task', "    properties: { place: 'Place' },") };
    expect(found('mongodb', keyless).map(said)).toEqual(['primary-key name Task._id']);
    expect(found('json-schema', keyless).map(said)).toEqual(['server-only-property Task._id']);
  });

  it('is a key of more types than the client holds, which is no key of another type', () => {
    const files = { ...app({ Task: { _id: 'objectId' } }), 'server.json': { $jsonSchema: { bsonType: 'object', title: 'Task', required: ['_id'], properties: { _id: { bsonType: ['objectId', 'string'] } } } } };
    const { findings } = checkFiles(files, { server: '/app/server.json' });
    expect(findings.map(line)).toEqual(['warn type-mismatch Task._id download client/Task.ts:8:7 server.json:9:7']);
  });
});

describe('what was found of a pair', () => {
  const ofClient: Classes = { ...PLACED, Apart: { x: 'int' } };
  const { client, server } = read(app(ofClient, { ...PLACED, Place: { city: 'int' } }));
  const sides = sidesOf(client.classes, server);

  /** Compares these sides with a memory of what was found, which is a mark for each pair. */
  function compared(now: typeof sides, memory: PairMemory): string[] {
    return mismatches(now, pairsOf(now, 'app-services'), 'app-services', memory).map(said);
  }

  const mark = (name: string): Mismatch => ({ kind: 'class-kind', property: null, class: name }) as unknown as Mismatch;

  /** A memory of the pairs in which what is found anew can be told from what is kept. */
  function marked(): PairMemory {
    const memory: PairMemory = { embedded: '', pairs: new WeakMap() };
    compared(sides, memory);
    for (const each of client.classes) {
      const known = memory.pairs.get(each);
      if (known !== undefined) memory.pairs.set(each, { ...known, found: [{ ...mark(`kept ${each.name}`), explains: [] } as Mismatch] });
    }
    return memory;
  }

  const KEPT = ['client-only-class Apart', 'class-kind kept Task', 'class-kind kept Place'];
  const fresh = <C extends ClientClass | ServerClass>(classes: ReadonlyMap<string, C>, name: string): Map<string, C> =>
    new Map([...classes].map(([key, each]) => [key, key === name ? { ...each } : each]));

  it('is kept while both classes are the same', () => {
    const memory = marked();
    expect(memory.embedded).toBe('Apart Place');
    expect(compared(sides, memory)).toEqual(KEPT);
    expect(compared(sides, memory)).toEqual(KEPT);
  });

  it.each(['client', 'server'] as const)('is looked for anew where the class of the %s is another, and kept then', (side) => {
    const memory = marked();
    const now = { ...sides, [side]: fresh<ClientClass | ServerClass>(sides[side], 'Place') };
    expect(compared(now, memory)).toEqual(['client-only-class Apart', 'class-kind kept Task', 'type Place.city']);
    const place = now.client.get('Place');
    expect(place === undefined ? [] : memory.pairs.get(place)?.found.map(said)).toEqual(['type Place.city']);
    expect(place === undefined ? null : memory.pairs.get(place)?.server).toBe(now.server.get('Place'));
  });

  it.each<[string, (now: typeof sides) => typeof sides, boolean]>([
    ['another class of the client is embedded', (now) => ({ ...now, client: new Map([...now.client, ['New', { ...client.classes[0], name: 'New', embedded: true } as ClientClass]]) }), false],
    ['another class of the client is not', (now) => ({ ...now, client: new Map([...now.client, ['New', { ...client.classes[0], name: 'New', embedded: false } as ClientClass]]) }), true],
    ['another class of the server is embedded', (now) => ({ ...now, server: new Map([...now.server, ['New', { ...server.classes[0], name: 'New', embedded: true } as ServerClass]]) }), false],
    ['another class of the server is not', (now) => ({ ...now, server: new Map([...now.server, ['New', { ...server.classes[0], name: 'New', embedded: false } as ServerClass]]) }), true],
    ['the classes are in another order', (now) => ({ client: new Map([...now.client].reverse()), server: new Map([...now.server].reverse()) }), true],
  ])('is kept, or not, where %s', (_name, change, isKept) => {
    const lines = compared(change(sides), marked());
    expect(lines.filter((each) => each.includes('kept')).length).toBe(isKept ? 2 : 0);
    expect(lines.includes('type Place.city')).toBe(!isKept);
  });
});
