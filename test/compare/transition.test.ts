import { describe, expect, it } from 'vitest';
import { mismatches } from '../../src/compare/find-mismatches';
import { clientChanges } from '../../src/compare/side-changes';
import { transitionsSince } from '../../src/compare/transition';
import type { Declaration, Mismatch, Transition } from '../../src/compare/difference';
import { pairsOf, sidesOf } from '../../src/compare/pairs';
import { defaultConfig } from '../../src/config/config';
import type { ClientSchemas } from '../../src/schema/client-schemas';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import type { Target } from '../../src/schema/targets';
import { readWorkspace } from '../../src/workspace/workspace';
import { as, clientClass, memoryTree, serverExport, type Files } from '../support/app';
import { app, type Classes } from '../support/twin';

/** What both sides declare, as classes or as files; a side may not be there. */
type Sides = readonly [client: Classes | null, server: Classes | null] | Files;

interface Read {
  readonly client: ClientSchemas | null;
  readonly server: ServerSchemas | null;
}

/** Stands where a side is not: without any, nothing is read. */
const SOME: Classes = { Other: { _id: 'objectId' } };

function read(sides: Sides, target: Target): Read {
  const [ofClient, ofServer] = Array.isArray(sides) ? (sides as readonly (Classes | null)[]) : [SOME, SOME];
  const files = Array.isArray(sides) ? app(ofClient ?? SOME, ofServer ?? SOME) : (sides as Files);
  const { client, server } = readWorkspace(memoryTree(files), defaultConfig('/app'));
  return { client: ofClient === null ? null : client, server: ofServer === null ? null : as(target, server) };
}

function mismatchesOf({ client, server }: Read): Mismatch[] {
  if (client === null || server === null) return [];
  const sides = sidesOf(client.classes, server);
  return mismatches(sides, pairsOf(sides, server.target), server.target);
}

const declared = (of: Declaration | null): string => (of === null ? '-' : `${of.schema.name}${of.property === undefined ? '' : `.${of.property.mapTo}`}`);

/** A transition on one line: who changed what, what both sides declare of it now, what is so of it, and what is explained by it. */
function line(each: Transition): string {
  const flags = [each.apart ? 'apart' : '', each.fits ? 'fits' : '', each.follows === false ? '' : 'follows', each.differs ?? ''].filter((flag) => flag !== '');
  const explains = each.explains.map(({ kind, class: name, property }) => `${kind} ${name}${property === null ? '' : `.${property}`}`);
  const name = `${each.class}${each.property === null ? '' : `.${each.property}`}`;
  return [`${each.side} ${each.kind} ${name}`, `client ${declared(each.client)} server ${declared(each.server)}`, ...flags, ...(explains.length > 0 ? [`explains ${explains.join(', ')}`] : [])].join(' | ');
}

function transitions(before: Sides, now: Sides, target: Target = 'app-services'): string[] {
  const [earlier, later] = [read(before, target), read(now, target)];
  const changes = earlier.client === null || later.client === null ? [] : clientChanges(earlier.client, later.client);
  return transitionsSince(earlier, later, changes, mismatchesOf(later)).map(line);
}

const task = (more: Readonly<Record<string, string>> = {}): Classes => ({ Task: { _id: 'objectId', ...more } });
const [BARE, NOTE, INT, BOOL] = [task(), task({ note: 'string' }), task({ note: 'int' }), task({ note: 'bool' })];
const DUE = ['dueDate', 'due_date', 'DueDate'].map((name) => task({ [name]: 'date' })) as [Classes, Classes, Classes];
const [PERSON, USER, HUMAN] = ['Person', 'User', 'Human'].map((name): Classes => ({ Task: { _id: 'objectId', who: name }, [name]: { _id: 'objectId', full: 'string', born: 'date', mail: 'string' } })) as [Classes, Classes, Classes];
/** A link, beside a property. */
const linked = (name: string, note: string): Classes => ({ ...task({ who: name, note }), [name]: { _id: 'objectId', full: 'string' } });
const holding = (place: Readonly<Record<string, string>>): Classes => ({ Task: { _id: 'objectId', place: 'Place' }, Place: place });
const [EMBEDDED, TOP] = [holding({ city: 'string' }), holding({ _id: 'objectId', city: 'string' })];
const keyed = (type: string): Classes => ({ Task: { _id: type, note: 'string' } });
const [A, B] = ['A', 'B'].map((name): Classes => ({ ...task({ a: name }), A: { x: 'int' }, B: { y: 'string' } })) as [Classes, Classes];

/** A class of its own key, or without one, and a collection, as a validator has it. */
const files = (head: string, ofClient: string, id = 'objectId'): Files => ({
  ...clientClass('Task', `${head}    properties: { ${ofClient} },`),
  ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: id } } } }),
});
const [KEYED, KEYLESS] = [files("    primaryKey: '_id',\n", "_id: 'objectId'"), files('', "_id: 'objectId'", 'uuid')];
const UUID = { ...KEYED, ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'uuid' },"), ...serverExport({ Task: { properties: { note: { bsonType: 'string' } } } }) };
const OWN_KEY = files("    primaryKey: 'key',\n", "key: 'string'");

const note = (type: string): Files => clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', note: '${type}' },`);
const noteOf = (title: string, type: string): object => ({ title, bsonType: 'object', required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: type } } });
/** A class of another name in the collection that is named like that of the client. */
const collectionOf = (type: string): Files => ({ ...note(type), ...serverExport({ Task: noteOf('Duty', type === 'int' ? 'long' : type) }) });
/** The server has no key, and what it has stays as it is. */
const keylessServer = (type: string): Files => ({ ...note(type), ...serverExport({ Task: { required: ['note'], properties: { note: { bsonType: 'string' } } } }) });
const spot = (title: string): object => ({ title, bsonType: 'object', required: ['city'], properties: { city: { bsonType: 'string' } } });
/** One embedded class of the client, which the validator has twice. */
const placedTwice = (type: string): Files => ({
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', home: 'Place', work: 'Place' },"),
  ...clientClass('Place', `    embedded: true,\n    properties: { city: '${type}' },`),
  ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, home: spot('Home'), work: spot('Work') } } }),
});
const inverse: Files = { ...app(linked('Person', 'string')), ...clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId', full: { type: 'linkingObjects', objectType: 'Task', property: 'who' } },") };

const TABLE: readonly [string, Sides, Sides, string[], Target?][] = [
  ['a property that the client adds', [BARE, BARE], [NOTE, BARE], ['client added-property Task.note | client Task.note server Task | explains client-only-property Task.note']],
  ['a property that the server adds', [BARE, BARE], [BARE, NOTE], ['server added-property Task.note | client Task server Task.note | explains server-only-property Task.note']],
  ['a type of the client', [NOTE, NOTE], [INT, NOTE], ['client type Task.note | client Task.note server Task.note | explains type Task.note']],
  ['a type of both', [NOTE, NOTE], [INT, INT], ['both type Task.note | client Task.note server Task.note']],
  ['a type of both, to what does not fit', [NOTE, NOTE], [INT, BOOL], ['both type Task.note | client Task.note server Task.note | apart | explains type Task.note']],
  ['the same behind a validator, which refuses one of them anyway', [NOTE, NOTE], [INT, BOOL], ['both type Task.note | client Task.note server Task.note | explains type Task.note'], 'mongodb'],
  ['a type that the server had before', [NOTE, INT], [INT, INT], ['client type Task.note | client Task.note server Task.note | fits']],
  ['a type that the client had before', [INT, NOTE], [INT, INT], ['server type Task.note | client Task.note server Task.note | fits']],
  ['a removal by the client', [NOTE, NOTE], [BARE, NOTE], ['client removed-property Task.note | client Task server Task.note | explains server-only-property Task.note']],
  ['a removal by the server', [NOTE, NOTE], [NOTE, BARE], ['server removed-property Task.note | client Task.note server Task | explains client-only-property Task.note']],
  ['a removal after that of the server', [NOTE, BARE], [BARE, BARE], ['client removed-property Task.note | client Task server Task']],
  ['a removal by both', [NOTE, NOTE], [BARE, BARE], ['both removed-property Task.note | client Task server Task']],
  ['a new name, alike', [DUE[0], DUE[0]], [DUE[1], DUE[1]], ['both renamed-property Task.dueDate | client Task.due_date server Task.due_date']],
  ['a new name, unlike', [DUE[0], DUE[0]], [DUE[1], DUE[2]], ['both renamed-property Task.dueDate | client Task server Task.DueDate | apart | explains server-only-property Task.DueDate']],
  ['a new name, unlike, behind a validator', [DUE[0], DUE[0]], [DUE[1], DUE[2]], ['both renamed-property Task.dueDate | client Task server Task.DueDate | apart | explains server-only-property Task.DueDate'], 'mongodb'],
  ['a new name by the client', [DUE[0], DUE[0]], [DUE[1], DUE[0]], ['client renamed-property Task.dueDate | client Task.due_date server Task.dueDate | explains client-only-property Task.due_date, server-only-property Task.dueDate']],
  ['a class that the client names anew, and its links', [PERSON, PERSON], [USER, PERSON], [
    'client renamed-class Person | client User server Person | explains client-only-class User, link Task.who',
    'client link Task.who | client Task.who server Task.who | follows | explains link Task.who',
  ]],
  ['one that both name anew, alike', [PERSON, PERSON], [USER, USER], [
    'both renamed-class Person | client User server User',
    'both link Task.who | client Task.who server Task.who | follows',
  ]],
  ['one that both name anew, unlike', [PERSON, PERSON], [USER, HUMAN], [
    'both renamed-class Person | client - server Human | apart',
    'both link Task.who | client Task.who server Task.who | apart | follows | explains link Task.who',
  ]],
  ['one that the collection of a validator names anew', [PERSON, PERSON], [PERSON, USER], [
    'server renamed-class Person | client Person server User | explains client-only-class Person, link Task.who',
    'server link Task.who | client Task.who server Task.who | follows | explains link Task.who',
  ], 'mongodb'],
  ['a class that the client removes', [PERSON, PERSON], [BARE, PERSON], [
    'client removed-class Person | client - server Person',
    'client removed-property Task.who | client Task server Task.who | explains server-only-property Task.who',
  ]],
  ['a class that the server removes', [PERSON, PERSON], [PERSON, BARE], [
    'server removed-class Person | client Person server - | explains client-only-class Person',
    'server removed-property Task.who | client Task.who server Task | explains client-only-property Task.who',
  ]],
  ['a kind of the client', [EMBEDDED, EMBEDDED], [TOP, EMBEDDED], ['client class-kind Place | client Place server Place | explains class-kind Place']],
  ['a kind of both', [EMBEDDED, EMBEDDED], [TOP, TOP], ['both class-kind Place | client Place server Place']],
  ['a kind that the server had before', [EMBEDDED, TOP], [TOP, TOP], ['client class-kind Place | client Place server Place | fits']],
  ['a kind of a class that the server does not have', [EMBEDDED, BARE], [TOP, BARE], ['client class-kind Place | client Place server -']],
  ['a kind, and a property with it', [EMBEDDED, EMBEDDED], [holding({ _id: 'objectId', city: 'int' }), EMBEDDED], [
    'client class-kind Place | client Place server Place | explains class-kind Place',
    'client type Place.city | client Place.city server Place.city | explains type Place.city',
  ]],
  ['a kind with a key that the validator does not have', files('    embedded: true,\n', "key: 'string'"), OWN_KEY, [
    'client class-kind Task | client Task server Task | explains primary-key Task._id, client-only-property Task.key',
    'client index Task.key | client Task.key server Task | explains primary-key Task._id, client-only-property Task.key',
  ], 'mongodb'],
  ['a type of the key', [NOTE, NOTE], [keyed('uuid'), NOTE], ['client primary-key Task._id | client Task._id server Task._id | type | explains primary-key Task._id']],
  ['types of the key, unlike', [NOTE, NOTE], [keyed('uuid'), keyed('string')], ['both primary-key Task._id | client Task._id server Task._id | apart | type | explains primary-key Task._id']],
  ['the key, optional', [NOTE, NOTE], [NOTE, keyed('objectId?')], ['server primary-key Task._id | client Task._id server Task._id | optionality | explains primary-key Task._id']],
  ['a key that the client gives up, and the server changes', KEYED, KEYLESS, [
    'both primary-key Task._id | client Task._id server Task._id | apart | type | explains primary-key Task._id, type Task._id',
    'client index Task._id | client Task._id server Task._id | explains primary-key Task._id, type Task._id',
  ], 'mongodb'],
  ['a key that the server gives up, and the client changes', KEYED, UUID, [
    'both primary-key Task._id | client Task._id server Task | apart | name | explains client-only-property Task._id',
    'server added-property Task.note | client Task server Task.note | explains server-only-property Task.note',
  ], 'mongodb'],
  ['a type beside a key that never fitted', [NOTE, keyed('uuid')], [INT, keyed('uuid')], ['client type Task.note | client Task.note server Task.note | explains type Task.note']],
  ['a type beside a link that never fitted', [linked('User', 'string'), linked('Human', 'string')], [linked('User', 'int'), linked('Human', 'string')], ['client type Task.note | client Task.note server Task.note | explains type Task.note']],
  ['a link to another embedded class', [A, A], [B, B], [
    'both link Task.a | client Task.a server Task.a',
    'server removed-class A | client A server - | follows | explains client-only-class A',
    'server added-class B | client B server B | follows',
  ]],
  ['two types of both', [task({ a: 'string', b: 'string' }), task({ a: 'string', b: 'string' })], [task({ a: 'int', b: 'bool' }), task({ a: 'int', b: 'bool' })], ['both type Task.a | client Task.a server Task.a', 'both type Task.b | client Task.b server Task.b']],
  ['a type of both, where the server has another name for the class', collectionOf('string'), collectionOf('int'), ['both type Task.note | client Task.note server Duty.note'], 'mongodb'],
  ['a type of the server alone, which has another name for the class', collectionOf('string'), { ...collectionOf('int'), ...note('string') }, ['server type Task.note | client Task.note server Duty.note | explains type Task.note'], 'mongodb'],
  ['a property that is gone from the server alone, which has another name for the class', collectionOf('string'), { ...collectionOf('string'), ...serverExport({ Task: { title: 'Duty', required: ['_id'], properties: { _id: { bsonType: 'objectId' } } } }) }, ['server removed-property Task.note | client Task.note server Duty | explains client-only-property Task.note'], 'mongodb'],
  ['a class that is gone from the server, which had another name for it', collectionOf('string'), { ...note('string'), ...serverExport({ Other: noteOf('Other', 'bool') }) }, ['server removed-class Task | client Task server - | explains client-only-class Task', 'server added-class Other | client - server Other'], 'mongodb'],
  ['a type of the client, at two places of the server', placedTwice('string'), placedTwice('int'), ['client type Place.city | client Place.city server Home.city | explains type Place.city, type Place.city'], 'mongodb'],
  ['a type beside a key that the server does not have', keylessServer('string'), keylessServer('int'), ['client type Task.note | client Task.note server Task.note | explains type Task.note']],
  ['what is stored, and then only computed', [linked('Person', 'string'), linked('Person', 'string')], inverse, [
    'client removed-property Person.full | client Person server Person.full | explains server-only-property Person.full',
    'client added-inverse Person.full | client Person server Person.full | explains server-only-property Person.full',
  ]],
  ['no client then', [null, NOTE], [NOTE, INT], ['server type Task.note | client Task.note server Task.note | explains type Task.note']],
  ['no server then', [NOTE, null], [INT, NOTE], ['client type Task.note | client Task.note server Task.note | explains type Task.note']],
  ['no server now', [NOTE, NOTE], [INT, null], ['client type Task.note | client Task.note server -']],
  ['no client now', [NOTE, NOTE], [null, INT], ['server type Task.note | client - server Task.note']],
];

describe('what changed on both sides', () => {
  it.each(TABLE)('%s', (_name, before, now, expected, target) => {
    expect(transitions(before, now, target)).toEqual(expected);
  });
});
