import { describe, expect, it } from 'vitest';
import { checkFiles, lines, type Files } from '../support/app';
import { app } from '../support/twin';

const CLASSES = {
  Task: { _id: 'objectId', text: 'string', isDone: 'bool', tags: 'string[]', address: 'Address', owner: 'Person' },
  Person: { _id: 'uuid', name: 'string' },
  Address: { street: 'string', city: 'string?' },
};

/** Both sides are in step; the query is on the fourth line. */
const asked = (code: string): Files => ({
  ...app(CLASSES),
  'client/ask.ts': `import Realm from 'realm';\nimport { useQuery, useObject } from '@realm/react';\nimport { Task } from './Task';\n${code}\n`,
});

const filtered = (text: string): Files => asked(`export const ask = (realm: Realm) => realm.objects(Task).filtered(${text});`);

const found = (files: Files): string[] => checkFiles(files).findings.filter(({ rule }) => rule === 'query-property').map(({ message, client }) =>
  `${client?.line ?? ''}:${client?.column ?? ''} ${message.replace(/: Realm throws when the query is made\./, '')}`);

describe('query-property', () => {
  it.each<[string, Files, string[]]>([
    ['names that are there', filtered("'isDone == true AND owner.name == $0 AND address.city == null AND tags.@count > 1', name"), []],
    ['a name that is not', filtered("'colour == 1'"), ['4:68 `Task` has no property `colour`']],
    ['a misspelt one', filtered("'text == $0 && isDnoe == true', text"), ['4:82 `Task` has no property `isDnoe` It has `isDone`.']],
    ['after an escape', filtered("'text == \\'a\\' && isDnoe == true'"), ['4:85 `Task` has no property `isDnoe` It has `isDone`.']],
    ['across a link', filtered("'owner.nmae == 1'"), ['4:74 `Person` has no property `nmae` It has `name`.']],
    ['in an embedded class', filtered("'address.zip == 1'"), ['4:76 `Address` has no property `zip`']],
    ['of what links nowhere', asked("useQuery(Task, (tasks) => tasks.sorted('text.name'));"), ['4:46 `Task.text` links to no object, and the query asks for `name` of it']],
    ['in key paths', asked("useQuery({ type: Task, keyPaths: ['text', 'nothing', 'owner.*'] });"), ['4:44 `Task` has no property `nothing`']],
    ['in an order', asked("export const ask = (realm: Realm) => realm.objects(Task).sorted([['isDone', true], 'txet']);"), ['4:85 `Task` has no property `txet` It has `text`.']],
    ['in key paths of a listener', asked("export const ask = (realm: Realm) => realm.objects(Task).addListener(() => {}, ['txet', 'owner.name']);"), ['4:82 `Task` has no property `txet` It has `text`.']],
    ['in a sum', asked("export const ask = (realm: Realm) => realm.objects(Task).sum('cuont');"), ['4:63 `Task` has no property `cuont`']],
    ['beside a value that is put in', filtered('`colour == ${x}`'), ['4:68 `Task` has no property `colour`']],
    ['beside a path that is put in', filtered('`colour == 1 AND ${x} == 1`'), []],
    ['within a constant', asked("const NAME = 'owner.nmae';\nexport const ask = (realm: Realm) => realm.objects(Task).filtered(`${NAME} == 1`);"), ['5:70 `Person` has no property `nmae` It has `name`.']],
    ['beside a name of which a part is put in', filtered('`isDo${x} == true`'), []],
    ['a key of which a part is put in', asked('export const ask = (realm: Realm) => realm.objects(Task).sorted(`isDo${x}`);'), []],
    ['a key that is no path', asked("export const ask = (realm: Realm) => realm.objects(Task).sorted('isDo ne');"), []],
    ['text that is not known', filtered('make()'), []],
    ['a class in what links here', filtered("'@links.Invoice.owner.@count > 0'"), ['4:75 No class is called `Invoice`, and the query asks which of its objects link here']],
    ['a misspelt one', asked("export const ask = (realm: Realm) => realm.objects('Person').filtered('@links.Tsak.owner.@count > 0');"), ['4:79 No class is called `Tsak`, and the query asks which of its objects link here There is `Task`.']],
    ['a property that does not link here', filtered("'@links.Task.owner.@count > 0'"), ['4:80 `Task.owner` does not link to `Task`, and the query asks which objects link to it by that']],
    ['of no realm', asked("[1].filtered('colour == 1');"), []],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected);
  });

  it.each<[string, string]>([
    ["'colour == 1'", 'Task query client/ask.ts:4:68'],
    ["'txet == 1'", 'Task query client/ask.ts:4:68'],
    ["'@links.Invoice.owner.@count > 0'", 'Task query client/ask.ts:4:75'],
    ["'@links.Tsak.owner.@count > 0'", 'Task query client/ask.ts:4:75'],
    ["'text.name == 1'", 'Task query client/ask.ts:4:73'],
    ["'@links.Task.owner.@count > 0'", 'Task query client/ask.ts:4:80'],
  ])('is a warning of a query that fails: %s', (text, expected) => {
    expect(lines(filtered(text))).toEqual([`warn query-property ${expected} -`]);
  });

  it('says nothing of a class that has several shapes', () => {
    const other = "import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', other: 'string' } };\n}\n";
    expect(found({ ...filtered("'colour == 1'"), 'client/Other.ts': other })).toEqual([]);
  });
});
