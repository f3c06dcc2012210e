import { describe, expect, it } from 'vitest';
import type { ChangeKind } from '../src/compare/changes';
import type { ChangedSide } from '../src/compare/difference';
import type { Target, World } from '../src/schema/targets';
import { checkFilesAs, clientClass, serverExport, type Files } from './support/app';

/** Every kind of change, on every side and in both directions, is reported, or waived with a reason. */

/** One class as the two sides would have it. */
interface Shape {
  readonly client: Files;
  readonly schemas: Readonly<Record<string, object>>;
  readonly relationships?: Readonly<Record<string, object>>;
}

const ID = { bsonType: 'objectId' };
const TAG: Shape = { client: clientClass('Tag', "    primaryKey: '_id',\n    properties: { _id: 'objectId', text: 'string' },"), schemas: { Tag: { required: ['_id', 'text'], properties: { _id: ID, text: { bsonType: 'string' } } } } };

const task = (client: string, properties: Readonly<Record<string, object>>, required: readonly string[], { name = 'Task', key = '_id', links = {} }: { name?: string; key?: string; links?: object } = {}): Shape => ({
  client: { ...TAG.client, ...clientClass(name, `    primaryKey: '${key}',\n    properties: { ${client} },`) },
  schemas: { ...TAG.schemas, [name]: { required, properties } },
  relationships: { [name]: links },
});

const NOTE = { bsonType: 'string' };
const of = (type: string, node: object, isRequired: boolean, links?: object): Shape => task(`_id: 'objectId', note: '${type}'`, { _id: ID, note: node }, isRequired ? ['_id', 'note'] : ['_id'], links === undefined ? {} : { links });
const PLAIN = of('string', NOTE, true);
const WITHOUT = task("_id: 'objectId'", { _id: ID }, ['_id']);
const LINK = { note: { ref: '#/relationship/mongodb-atlas/app/Tag', foreign_key: '_id', is_list: false } };
const list = (items: object): object => ({ bsonType: 'array', items });

const LINE = { title: 'Line', bsonType: 'object', required: ['count'], properties: { count: { bsonType: 'long' } } };
const embedded: Shape = {
  client: { ...clientClass('Order', "    primaryKey: '_id',\n    properties: { _id: 'objectId', line: 'Line' },"), ...clientClass('Line', "    embedded: true,\n    properties: { count: 'int' },") },
  schemas: { Order: { required: ['_id'], properties: { _id: ID, line: LINE } } },
};
const topLevel: Shape = {
  client: { ...clientClass('Order', "    primaryKey: '_id',\n    properties: { _id: 'objectId', line: 'Line' },"), ...clientClass('Line', "    primaryKey: '_id',\n    properties: { _id: 'objectId', count: 'int' },") },
  schemas: { Order: { required: ['_id'], properties: { _id: ID, line: ID } }, Line: { required: ['_id', 'count'], properties: { _id: ID, count: { bsonType: 'long' } } } },
  relationships: { Order: { line: { ref: '#/relationship/mongodb-atlas/app/Line', foreign_key: '_id', is_list: false } } },
};

type Direction = 'forth' | 'back';

/** Two states for each kind of change that breaks anything; forth is from the first to the second. */
const STATES: readonly (readonly [Exclude<ChangeKind, 'index' | 'default' | 'code-name' | 'presentation' | 'added-inverse' | 'removed-inverse' | 'inverse' | 'moved-class' | 'removed-class' | 'removed-property'>, Shape, Shape])[] = [
  ['added-class', TAG, WITHOUT],
  ['added-property', WITHOUT, PLAIN],
  ['renamed-class', PLAIN, task("_id: 'objectId', note: 'string'", { _id: ID, note: NOTE }, ['_id', 'note'], { name: 'Tasks' })],
  ['renamed-property', PLAIN, task("_id: 'objectId', notes: 'string'", { _id: ID, notes: NOTE }, ['_id', 'notes'])],
  ['class-kind', embedded, topLevel],
  ['primary-key', WITHOUT, task("_id: 'string'", { _id: NOTE }, ['_id'])],
  ['type', PLAIN, of('int', { bsonType: 'long' }, true)],
  ['collection', PLAIN, of('string[]', list(NOTE), false)],
  ['link', of('objectId?', ID, false), of('Tag', ID, false, LINK)],
  ['optionality', PLAIN, of('string?', NOTE, false)],
  ['element-optionality', of('string[]', list(NOTE), false), of('string?[]', list(NOTE), false)],
];

const TARGETS: Readonly<Record<World, Target>> = { sync: 'app-services', validator: 'mongodb', device: 'local' };

/** What is not reported, by `kind direction side world`, and why not. */
const WAIVED: Readonly<Record<string, string>> = {
  'added-class forth server sync': 'a client may hold less than its server',
  'added-class forth both sync': 'the server has it when the client does: the order of the roll-out is what `diff` says',
  'added-class forth server validator': 'a client need not write to every collection',
  'added-class forth both validator': 'the validator takes what the client writes',
  'added-class forth client device': 'a realm takes a new class without a higher version (realm-core.md 2)',
  'added-class back client device': 'a realm keeps the objects of a class that is no longer declared (realm-core.md 2)',
  'element-optionality forth server sync': 'App Services cannot declare null elements (server-schema.md 3.3): nothing changed there',
  'element-optionality forth server validator': 'the schema of the elements is the same in both states',
};

const files = (client: Shape, server: Shape): Files => ({ ...client.client, ...serverExport(server.schemas, server.relationships === undefined ? {} : { relationships: server.relationships }) });

function isReported(before: Shape, after: Shape, side: ChangedSide, world: World): boolean {
  const now = files(side === 'server' ? before : after, side === 'client' ? before : after);
  return checkFilesAs(TARGETS[world], now, {}, files(before, before)).findings.length > 0;
}

const SIDES: Readonly<Record<World, readonly ChangedSide[]>> = { sync: ['client', 'server', 'both'], validator: ['client', 'server', 'both'], device: ['client'] };

const cases = STATES.flatMap(([kind, first, second]) => (['forth', 'back'] as const).flatMap((direction: Direction) => (['sync', 'validator', 'device'] as const).flatMap((world) =>
  SIDES[world].map((side) => ({ name: `${kind} ${direction} ${side} ${world}`, side, world, before: direction === 'forth' ? first : second, after: direction === 'forth' ? second : first })))));

describe('the symmetry of the rules', () => {
  it.each(cases)('$name', ({ name, before, after, side, world }) => {
    // A waiver that is not needed any more is out of date.
    expect(isReported(before, after, side, world)).toBe(!(name in WAIVED));
  });

  it('waives only what there is', () => {
    const names = new Set(cases.map(({ name }) => name));
    expect(Object.keys(WAIVED).filter((name) => !names.has(name))).toEqual([]);
  });
});
