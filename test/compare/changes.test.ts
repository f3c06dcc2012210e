import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { changesBetween, type Change } from '../../src/compare/changes';
import type { ClientClass } from '../../src/schema/client-schemas';
import { readClient } from '../../src/client/read-client';
import { clientClass, memoryTree, type Files } from '../support/app';
import { applyChanges } from '../support/apply-changes';
import { arbitraryClasses } from '../support/arbitrary-classes';

const byName = (classes: readonly ClientClass[]): ReadonlyMap<string, ClientClass> => new Map(classes.map((each) => [each.name, each]));

/** Classes without places and order. */
function plain(classes: ReadonlyMap<string, ClientClass>): unknown {
  return [...classes.values()]
    .map(({ name, primaryKey, embedded, asymmetric, properties }) => ({
      name, primaryKey, embedded, asymmetric,
      properties: [...properties.values()].map(({ source: _source, ...rest }) => rest).sort((a, b) => (a.name < b.name ? -1 : 1)),
    }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** A change on one line: kind, class, and the property before and after. */
function line(change: Change): string {
  const name = (schema: { name: string } | undefined): string => schema?.name ?? '-';
  const property = [('from' in change ? change.from?.mapTo : undefined), ('to' in change ? change.to?.mapTo : undefined)].filter((each) => each !== undefined);
  const classes = [('before' in change ? name(change.before) : '-'), ('after' in change ? name(change.after) : '-')];
  const follows = 'follows' in change && change.follows ? ' (follows)' : '';
  return `${change.kind} ${[...new Set(classes)].join('>')}${property.length > 0 ? `.${[...new Set(property)].join('>')}` : ''}${follows}`;
}

const classesOf = (files: Files): readonly ClientClass[] => readClient(memoryTree(files)).classes;

function changes(before: Files, after: Files): string[] {
  return [...changesBetween(classesOf(before), classesOf(after))].map(line);
}

const task = (properties: string, head = "    primaryKey: '_id',\n"): Files => clientClass('Task', `${head}    properties: { _id: 'objectId', ${properties} },`);
const person = (properties: string): Files => clientClass('Person', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${properties} },`);
const inverse = (of: string, property: string): string => `{ type: 'linkingObjects', objectType: '${of}', property: '${property}' }`;
const tag = clientClass('Tag', "    primaryKey: '_id',\n    properties: { _id: 'objectId', a: 'Person[]' },");
const place = clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },");
const BASE = "note: 'string', done: 'bool', total: 'int'";
const LISTS = `${BASE}, a: 'Person[]', b: 'Person[]'`;

describe('the change list', () => {
  it('applied to the earlier classes gives the later ones', () => {
    fc.assert(fc.property(arbitraryClasses, arbitraryClasses, (before, after) => {
      expect(plain(applyChanges(byName(before), changesBetween(before, after)))).toEqual(plain(byName(after)));
    }), { numRuns: 2000 });
  });

  it('is empty for the same classes, in whatever order', () => {
    fc.assert(fc.property(arbitraryClasses, (classes) => {
      const reordered = [...classes].reverse().map((each) => ({ ...each, properties: new Map([...each.properties].reverse()) }));
      expect([...changesBetween(classes, reordered)]).toEqual([]);
    }));
  });

  it.each<[string, Files, Files, string[]]>([
    ['nothing', task(BASE), task(BASE), []],
    ['a removed class', { ...task(BASE), ...clientClass('Tag', "    properties: { x: 'int' },") }, task(BASE), ['removed-class Tag>-']],
    ['an added class', task(BASE), { ...task(BASE), ...clientClass('Tag', "    properties: { x: 'int' },") }, ['added-class ->Tag']],
    ['a moved file', task(BASE), { 'app/models/task.ts': task(BASE)['client/Task.ts'] }, []],
    ['a removed property', task(BASE), task("note: 'string', done: 'bool'"), ['removed-property Task.total']],
    ['an added property', task(BASE), task(`${BASE}, owner: 'string'`), ['added-property Task.owner']],
    ['a rename', task(`${BASE}, dueDate: 'date'`), task(`${BASE}, due_date: 'date?'`), ['renamed-property Task.dueDate>due_date']],
    ['a rename of a short name', task(`${BASE}, url: 'string'`), task(`${BASE}, uri: 'string'`), ['renamed-property Task.url>uri']],
    ['names too short to be alike', task(`${BASE}, x: 'int', _: 'string'`), task(`${BASE}, y: 'int', $: 'string'`), ['removed-property Task.x', 'removed-property Task._', 'added-property Task.y', 'added-property Task.$']],
    ['a rename with mapTo', task(`${BASE}, dueDate: 'date'`), task(`${BASE}, due: { type: 'date', mapTo: 'dueDate' }`), ['code-name Task.dueDate']],
    ['another type', task(BASE), task("note: 'int', done: 'bool', total: 'int'"), ['type Task.note']],
    ['a list', task(BASE), task("note: 'string[]', done: 'bool', total: 'int'"), ['collection Task.note']],
    ['optionality', task(BASE), task("note: 'string?', done: 'bool', total: 'int'"), ['optionality Task.note']],
    ['an index and a default', task(BASE), task("note: { type: 'string', indexed: true, default: 'x' }, done: 'bool', total: 'int'"), ['index Task.note', 'default Task.note']],
    ['the type of the key', task(BASE), clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'uuid', ${BASE} },`), ['primary-key Task._id']],
    ['another key', task(BASE), clientClass('Task', `    primaryKey: 'key',\n    properties: { key: 'objectId', ${BASE} },`), ['primary-key Task._id>key']],
    ['another kind', task(BASE), clientClass('Task', `    embedded: true,\n    properties: { ${BASE} },`), ['class-kind Task']],
    ['a counter', task("note: 'string', done: 'bool', total: 'int'"), task("note: 'string', done: 'bool', total: 'counter'"), ['presentation Task.total']],
    ['a key that comes', clientClass('Task', `    properties: { _id: 'objectId', ${BASE} },`), task(BASE), ['primary-key Task._id', 'index Task._id']],
    ['a key that goes', task(BASE), clientClass('Task', `    properties: { _id: 'objectId', ${BASE} },`), ['primary-key Task._id', 'index Task._id']],
    ['a key that comes with its property', clientClass('Task', `    properties: { ${BASE} },`), task(BASE), ['primary-key Task._id']],
    ['another property beside no key', clientClass('Task', `    properties: { ${BASE} },`), clientClass('Task', `    properties: { ${BASE}, owner: 'string' },`), ['added-property Task.owner']],
    ['a property that was the key, and its type', task(BASE), clientClass('Task', `    primaryKey: 'key',\n    properties: { _id: 'string', key: 'objectId', ${BASE} },`), ['primary-key Task._id>key', 'type Task._id', 'index Task._id']],
    ['the optionality of the key', task(BASE), clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId?', ${BASE} },`), ['primary-key Task._id']],
    ['a key that is gone, where it is not known which is one now', clientClass('Task', `    primaryKey: 'key',\n    properties: { key: 'objectId', ${BASE} },`), clientClass('Task', `    primaryKey: given(),\n    properties: { ${BASE} },`), ['removed-property Task.key']],
    ['another kind, where one of the two is not known', clientClass('Task', `    properties: { ${BASE} },`), clientClass('Task', `    embedded: given(), asymmetric: true,\n    properties: { ${BASE} },`), []],
    ['another kind, where the earlier is not known', clientClass('Task', `    embedded: given(), asymmetric: true,\n    properties: { ${BASE} },`), clientClass('Task', `    properties: { ${BASE} },`), []],
    ['embedded objects for one', { ...task("place: 'Place'"), ...place }, { ...task("place: 'Place[]'"), ...place }, ['collection Task.place']],
    ['a text for an embedded object', { ...task("place: 'Place'"), ...place }, task("place: 'string'"), ['removed-class Place>- (follows)', 'type Task.place']],
    ['an embedded object for a text', task("place: 'string'"), { ...task("place: 'Place'"), ...place }, ['added-class ->Place (follows)', 'type Task.place']],
    ['an embedded class that becomes another kind, and its property', clientClass('Task', `    embedded: true,\n    properties: { ${BASE} },`), task(`${BASE}, owner: 'string'`), ['class-kind Task', 'added-property Task.owner']],
    [
      'inverse relationships that come, go and change',
      { ...task(LISTS), ...person(`gone: ${inverse('Task', 'a')}, kept: ${inverse('Task', 'a')}, other: ${inverse('Task', 'a')}, from: ${inverse('Tag', 'a')}`) },
      { ...task(LISTS), ...person(`come: ${inverse('Task', 'a')}, kept: ${inverse('Task', 'a')}, other: ${inverse('Task', 'b')}, from: ${inverse('Task', 'a')}`) },
      ['removed-inverse Person.gone', 'inverse Person.other', 'inverse Person.from', 'added-inverse Person.come'],
    ],
    ['a link to another class', { ...task(`${BASE}, owner: 'Person'`), ...person(''), ...tag }, { ...task(`${BASE}, owner: 'Tag'`), ...person(''), ...tag }, ['link Task.owner']],
    ['a link that becomes a text', { ...task(`${BASE}, owner: 'Person'`), ...person('') }, { ...task(`${BASE}, owner: 'string'`), ...person('') }, ['link Task.owner']],
    [
      'an embedded class that comes with its property',
      task(BASE),
      { ...task(`${BASE}, place: 'Place'`), ...place },
      ['added-class ->Place (follows)', 'added-property Task.place'],
    ],
    [
      'an embedded class that nothing holds',
      { ...task(`${BASE}, place: 'Place'`), ...place, ...clientClass('Spot', "    embedded: true,\n    properties: { x: 'int' },") },
      { ...task(`${BASE}, place: 'Place'`), ...place },
      ['removed-class Spot>-'],
    ],
    [
      'a renamed class, and the links to it',
      { ...task(`${BASE}, owner: 'Person'`), ...clientClass('Person', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${BASE} },`) },
      { ...task(`${BASE}, owner: 'User'`), ...clientClass('User', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${BASE} },`) },
      ['renamed-class Person>User', 'link Task.owner (follows)'],
    ],
    [
      'a renamed class, and links to it that are something else',
      { ...task("owner: 'Person', friends: 'Person[]'"), ...clientClass('Person', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${BASE} },`) },
      { ...task("owner: 'User<>', friends: 'User<>'"), ...clientClass('User', `    primaryKey: '_id',\n    properties: { _id: 'objectId', ${BASE} },`) },
      ['renamed-class Person>User', 'link Task.owner (follows)', 'collection Task.friends'],
    ],
    [
      'an embedded class that goes with its property',
      { ...task(`${BASE}, place: 'Place'`), ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },") },
      task(BASE),
      ['removed-class Place>- (follows)', 'removed-property Task.place'],
    ],
  ])('%s', (_name, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  it('takes what was not read for no change', () => {
    const unknown = task("note: 'string', done: 'bool', total: process.env.TOTAL");
    expect(changes(task(BASE), unknown)).toEqual([]);
    expect(changes(unknown, task(BASE))).toEqual([]);
  });
});
