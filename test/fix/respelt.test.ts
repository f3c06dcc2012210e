import { describe, expect, it } from 'vitest';
import type { Files } from '../support/app';
import { applyRepairs } from '../support/repair';
import { app } from '../support/twin';

const CLASSES = { Task: { _id: 'objectId', name: 'string', isDone: 'bool?' }, Person: { _id: 'uuid', tasks: 'Task[]' } };

const asked = (code: string): Files => ({
  ...app(CLASSES),
  'client/ask.ts': `import Realm from 'realm';\nimport { useQuery } from '@realm/react';\nimport { Task } from './Task';\n${code}\n`,
  'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nimport { Person } from './Person';\nexport const open = (user: Realm.User) => Realm.open({ schema: [Task, Person], sync: { user, flexible: true, onError: console.error, clientReset: { mode: Realm.ClientResetMode.RecoverUnsyncedChanges } } });\n",
});

const inCode = (code: string): Files => asked(`export const ask = (realm: Realm, id: unknown, naem: string) => ${code};`);
const filtered = (text: string): Files => inCode(`realm.objects(Task).filtered(${text})`);

/** What the suggestion makes of the code: the changed line, and what is reported then. */
const mended = (files: Files): string[] => applyRepairs(files).flatMap(({ title, changed, left }) =>
  [title, ...changed.map((each) => each.replace(/^export const ask = .*? => |;$/g, '')), ...left]);

describe('a misspelt name', () => {
  it.each<[string, Files, string[]]>([
    ['in a query', filtered("'naem == \"a\"'"), ['Write `name`.', "realm.objects(Task).filtered('name == \"a\"')"]],
    ['after escapes', filtered("'name == \\'it\\' && naem == $0', id"), ['Write `name`.', "realm.objects(Task).filtered('name == \\'it\\' && name == $0', id)"]],
    ['written with an escape', filtered("'n\\u0061em == $0', id"), ['Write `name`.', "realm.objects(Task).filtered('name == $0', id)"]],
    ['in a template of several lines', filtered('`isDone == true\n  AND naem == $0`, id'), ['Write `name`.', 'AND name == $0`, id)']],
    ['in a sum of strings', filtered("'isDone == true' +\n ' AND naem == $0', id"), ['Write `name`.', "' AND name == $0', id)"]],
    ['as a class that links here', filtered("'@links.Persn.tasks.@count > 0'"), ['Write `Person`.', "realm.objects(Task).filtered('@links.Person.tasks.@count > 0')"]],
    ['in an order', inCode("realm.objects(Task).sorted([['naem', true]])"), ['Write `name`.', "realm.objects(Task).sorted([['name', true]])"]],
    ['in a key path', asked("useQuery({ type: Task, keyPaths: ['naem'] });"), ['Write `name`.', "useQuery({ type: Task, keyPaths: ['name'] })"]],
    ['of a class', inCode('realm.objects("Tsak")'), ['Write `Task`.', 'realm.objects("Task")']],
    ['as a key', inCode("realm.create(Task, { _id: id, name: 'a', isDnoe: true })"), ['Write `isDone`.', "realm.create(Task, { _id: id, name: 'a', isDone: true })"]],
    ['as a key in quotes', inCode("realm.create(Task, { _id: id, name: 'a', 'isDnoe': true })"), ['Write `isDone`.', "realm.create(Task, { _id: id, name: 'a', 'isDone': true })"]],
    ['as a key that stands for its value', inCode('realm.create(Task, { _id: id, naem }, true)'), ['Write `name`.', 'realm.create(Task, { _id: id, name: naem }, true)']],
    ['put together by a constant', asked("const WHAT = 'naem';\nexport const ask = (realm: Realm) => realm.objects(Task).filtered(`${WHAT} == 1`);"), ['Write `name`.', 'warn query-property Task query client/ask.ts:5:70 -']],
  ])('%s', (_name, files, expected) => {
    expect(mended(files)).toEqual(expected);
  });
});
