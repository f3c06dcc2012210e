import { describe, expect, it } from 'vitest';
import { checkFiles, lines, type Files } from '../support/app';
import { app } from '../support/twin';

const CLASSES = {
  Task: { _id: 'objectId', text: 'string', isDone: 'bool', count: 'int?', tags: 'string[]', owner: 'Person' },
  Person: { _id: 'uuid', name: 'string' },
};

/** Both sides are in step; the query is on the third line. */
const inCode = (code: string, more: Files = {}): Files => ({
  ...app(CLASSES),
  'client/ask.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport const ask = (realm: Realm) => ${code};\n`,
  ...more,
});

const filtered = (text: string, more: Files = {}): Files => inCode(`realm.objects(Task).filtered(${text})`, more);

const found = (files: Files): string[] => checkFiles(files).findings.filter(({ rule }) => rule === 'query-type').map(({ message, client }) =>
  `${client?.line ?? ''}:${client?.column ?? ''} ${message.replace(/: (Realm|it) (throws (?:when|if)|passes over).*$/, '')}`);

describe('query-type', () => {
  it.each<[string, Files, string[]]>([
    ['what fits', filtered("'isDone == true AND count > $0 AND _id == $1 AND ANY tags == $2', 1, new Realm.BSON.ObjectId(), 'a'"), []],
    ['what is not known', filtered("'_id == $0', id"), []],
    ['a spread', filtered("'_id == $1', ...ids"), []],
    ['a name that is not there', filtered("'colour == 1'"), []],
    ['a text that cannot be read', filtered("'isDone = = true'"), ['3:77 Realm cannot read this query of `Task` at `=`']],
    ['a text that ends too early', filtered("'isDone =='"), ['3:77 Realm cannot read this query of `Task` at its end']],
    ['a literal of another type', filtered("\"isDone == 'yes'\""), ["3:78 A query of `Task` compares `bool` with `string` by `'yes'`"]],
    ['an argument of another type', filtered("'_id == $0', 'abc'"), ['3:75 A query of `Task` compares `objectId` with `string` by `$0`']],
    ['an operator', filtered("'owner > $0', owner"), ['3:74 In a query of `Task` `>` is given a `link` at `>`, which it does not take']],
    ['a missing value', filtered("'count == $1', 1"), ['3:77 A query of `Task` has the placeholder `$1`, and no value is handed in for it']],
    ['a value too many', filtered("'count == $0', 1, 2"), ['3:85 A query of `Task` has no placeholder `$1`, and a value is handed in for it']],
    ['what has no list', filtered("'ANY text == $0', 'a'"), ['3:72 A query of `Task` asks what Realm does not answer at `text`']],
    ['a value put in', filtered('`isDone = = ${x}`'), []],
    ['what is asked of numbers and dates', inCode("realm.objects(Task).sum('count') + realm.objects(Task).filtered('count > 1').max('count')"), []],
    ['a sum of texts', inCode("realm.objects(Task).sum('text')"), ['3:63 `Task.text` is `string`, and `sum` is asked of it']],
    ['the sum of something else', inCode("[1].sum('text') + lodash.sum('text')"), []],
    ['a key of its type', inCode('realm.objectForPrimaryKey(Task, new Realm.BSON.ObjectId())'), []],
    ['a key of another type', inCode("realm.objectForPrimaryKey(Task, '5f')"), ['3:70 The primary key `Task._id` is `objectId`, and an object is asked for by the string `"5f"`']],
    ['an older SDK', filtered("'isDone = = true'", { 'package.json': '{ "dependencies": { "realm": "10.1.0" } }', 'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nimport { Person } from './Person';\nexport const open = (user: Realm.User) => Realm.open({ schema: [Task, Person], sync: { user, flexible: true } });\n" }), []],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected);
  });

  it('is a warning', () => {
    expect(lines(filtered("'isDone = = true'"))).toEqual(['warn query-type Task query client/ask.ts:3:77 -']);
  });
});
