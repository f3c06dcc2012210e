import { describe, expect, it } from 'vitest';
import { checkFiles, lines, type Files } from '../support/app';
import { app } from '../support/twin';

const CLASSES = {
  Task: { _id: 'objectId', text: 'string', isDone: 'bool', count: 'int?', tags: 'string[]', owner: 'Person', friends: 'Person[]', at: 'date', any: 'mixed?', address: 'Address' },
  Person: { _id: 'uuid', name: 'string' },
  Address: { street: 'string' },
};

/** A realm that is opened with a version of the SDK. */
const opened = (version: string): Files => ({
  'package.json': `{ "dependencies": { "realm": "${version}" } }`,
  'client/open.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nimport { Person } from './Person';\nimport { Address } from './Address';\nexport const open = (user: Realm.User) => Realm.open({ schema: [Task, Person, Address], sync: { user, flexible: true } });\n",
});

const OTHER_SHAPE = "import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', other: 'string' } };\n}\n";

/** Both sides are in step; the query is on the third line. */
const inCode = (code: string, more: Files = {}, imports = ''): Files => ({
  ...app(CLASSES),
  'client/ask.ts': `import Realm from 'realm';\nimport { Task } from './Task';\n${imports}export const ask = (realm: Realm) => ${code};\n`,
  ...more,
});

/** `Task` with a key that is declared so. */
const keyed = (key: string): Files => ({ 'client/Task.ts': String(app(CLASSES)['client/Task.ts']).replace("_id: 'objectId'", `_id: ${key}`) });

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
    ['the greatest of dates, and of what may be a number', inCode("realm.objects(Task).max('at') ?? realm.objects(Task).min('at') ?? realm.objects(Task).avg('any')"), []],
    ['a sum of dates', inCode("realm.objects(Task).sum('at')"), ['3:63 `Task.at` is `date`, and `sum` is asked of it']],
    ['the mean of dates', inCode("realm.objects(Task).avg('at')"), ['3:63 `Task.at` is `date`, and `avg` is asked of it']],
    ['the greatest of texts', inCode("realm.objects(Task).max('text')"), ['3:63 `Task.text` is `string`, and `max` is asked of it']],
    ['the least of what is yes or no', inCode("realm.objects(Task).min('isDone')"), ['3:63 `Task.isDone` is `bool`, and `min` is asked of it']],
    ['an order by dates and texts', inCode("realm.objects(Task).sorted('at').sorted('text')"), []],
    ['a sum of texts', inCode("realm.objects(Task).sum('text')"), ['3:63 `Task.text` is `string`, and `sum` is asked of it']],
    ['the sum of something else', inCode("[1].sum('text') + lodash.sum('text')"), []],
    ['a key of its type', inCode('realm.objectForPrimaryKey(Task, new Realm.BSON.ObjectId())'), []],
    ['a key of another type', inCode("realm.objectForPrimaryKey(Task, '5f')"), ['3:70 The primary key `Task._id` is `objectId`, and an object is asked for by the string `"5f"`']],
    ['a key for what has none', inCode("realm.objectForPrimaryKey('Address', 5)"), []],
    ['a key that is not known', inCode("realm.objectForPrimaryKey(Task, id)"), []],
    ['no key', inCode("realm.objectForPrimaryKey(Task, null)"), ['3:70 The primary key `Task._id` is `objectId`, and an object is asked for by `null`']],
    ['no key, in a hook', inCode("useObject(Task, undefined)", {}, "import { useObject } from '@realm/react'; "), ['3:96 The primary key `Task._id` is `objectId`, and an object is asked for by `undefined`']],
    ['no key, where it has a default', inCode("realm.objectForPrimaryKey(Task, null)", keyed("{ type: 'objectId', default: () => new Realm.BSON.ObjectId() }")), ['3:70 The primary key `Task._id` is `objectId`, and an object is asked for by `null`']],
    ['no key, where it is optional', inCode("realm.objectForPrimaryKey(Task, null)", keyed("'objectId?'")), []],
    ['a key of a type that could not be read', inCode("realm.objectForPrimaryKey(Task, 5)", keyed("{ type: 'objectId', optional: make() }")), []],
    ['a key of a class whose key could not be read', inCode("realm.objectForPrimaryKey(Task, 5)", { 'client/Task.ts': String(app(CLASSES)['client/Task.ts']).replace("'_id',", 'key(),') }), []],
    ['a key of a class that is not there', inCode("realm.objectForPrimaryKey('Tsak', 5)"), []],
    ['a key of a class of several shapes', inCode("realm.objectForPrimaryKey(Task, 5)", { 'client/Other.ts': OTHER_SHAPE }), []],
    ['arguments of types that fit', filtered("'_id == $0 AND isDone == $1 AND text == $2 AND count == $3 AND at < $4 AND owner == $5 AND count IN $6', new Realm.BSON.ObjectId(), true, 'a', 1, new Date(), null, [1]"), []],
    ['arguments of types that are not known', filtered("'_id == $0 AND at == $1 AND text == $2', new Set(), new Map(), {}"), []],
    ['nothing as an argument', filtered("'_id == $0 AND owner == $1', undefined, undefined"), []],
    ['no list', filtered("'count IN $0', 5"), ['3:77 A query of `Task` asks what Realm does not answer at `$0`']],
    ['a number for a text', filtered("'text == $0', 5"), ['3:76 A query of `Task` compares `string` with `double` by `$0`']],
    ['a bool for a number', filtered("'count == $0', true"), ['3:77 A query of `Task` compares `int` with `bool` by `$0`']],
    ['a date for an id', filtered("'_id == $0', new Date()"), ['3:75 A query of `Task` compares `objectId` with `date` by `$0`']],
    ['null for a list of links', filtered("'ANY friends == $0', null"), ['3:68 A query of `Task` asks what Realm does not answer at `ANY friends == $0`']],
    ['what is not known for a list of links', filtered("'ANY friends == $0', friend"), []],
    ['nothing for a list of links', filtered("'ANY friends == $0', undefined"), ['3:68 A query of `Task` asks what Realm does not answer at `ANY friends == $0`']],
    ['an argument before what is spread', filtered("'_id == $0 AND count == $2', 'abc', ...more"), []],
    ['beside a value that is put in', filtered("`count > ${x} AND _id == $0`, 'abc'"), ['3:92 A query of `Task` compares `objectId` with `string` by `$0`']],
    ['a missing value beside one that is put in', filtered('`count > ${x} AND _id == $0`'), ['3:92 A query of `Task` has the placeholder `$0`, and no value is handed in for it']],
    ['a value too many beside one that is put in', filtered('`count > ${x} AND _id == $0`, id, 5'), []],
    ['an operator right before a value that is put in', filtered('`owner >${x}`'), ['3:74 In a query of `Task` `>` is given a `link` at `>`, which it does not take']],
    ['an operator in small letters', filtered("'text contains 5'"), ['3:82 In a query of `Task` `CONTAINS` is given a `int` at `5`, which it does not take']],
    ['an SDK that reads queries so', filtered("'isDone = = true'", opened('11.0.0')), ['3:77 Realm cannot read this query of `Task` at `=`']],
    ['a newer one', filtered("'isDone = = true'", opened('12.6.0')), ['3:77 Realm cannot read this query of `Task` at `=`']],
    ['an older SDK', filtered("'isDone = = true'", opened('10.1.0')), []],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected);
  });

  it('is a warning', () => {
    expect(lines(filtered("'isDone = = true'"))).toEqual(['warn query-type Task query client/ask.ts:3:77 -']);
    expect(lines(filtered("'count == $0', 1, 2"))).toEqual(['warn query-type Task - client/ask.ts:3:85 -']);
  });
});
