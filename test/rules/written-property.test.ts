import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, lines, type Files } from '../support/app';
import { app } from '../support/twin';

const CLASSES = {
  Task: { _id: 'objectId', text: 'string', note: 'string?', count: 'int?', isDone: 'bool?', at: 'date?', data: 'data?', price: 'decimal128?', any: 'mixed?', tags: 'string[]', address: 'Address', owner: 'Person' },
  Person: { _id: 'uuid', name: 'string' },
  Address: { street: 'string', city: 'string?' },
};

/** Both sides are in step; the code that writes is as each row says, on the fifth line. */
const written = (code: string, more: Files = {}): Files => ({
  ...app(CLASSES),
  'client/write.ts': `import Realm from 'realm';\nimport { useObject, useQuery } from '@realm/react';\nimport { Task } from './Task';\nconst _id = new Realm.BSON.ObjectId();\n${code}\n`,
  ...more,
});

const create = (values: string, mode = ''): Files => written(`export const add = (realm: Realm) => realm.create(Task, ${values}${mode});`);

/** What is created, where `Task.text` is declared otherwise. */
function unread(declaration: string, values: string): Files {
  const files = create(values);
  return { ...files, 'client/Task.ts': String(files['client/Task.ts']).replace("text: 'string'", `text: ${declaration}`) };
}

/** What the rule says: what of which property, and where. */
const found = (files: Files): string[] => checkFiles(files).findings.filter(({ rule }) => rule === 'written-property').map(({ property, message, client }) =>
  `${client?.line ?? ''}:${client?.column ?? ''} ${property ?? '-'} ${message.replace(/:.*$/, '')}`);

const NO_PROPERTY = 'has no property';
const MISSING = '`Task.text` is required (`string`), has no default, and is not written here';
const OTHER_SHAPE = "import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', other: 'string' } };\n}\n";

describe('written-property', () => {
  it.each<[string, Files, string[]]>([
    ['what fits', create("{ _id, text: 'a', note: null, count: 1, isDone: false, at: new Date(), data: 'aGk=', price: 1, any: 1, tags: ['a'], address: { street: 'a' }, owner: null }"), []],
    ['a date as a text', create("{ _id, text: 'a', at: '2020-01-01' }"), []],
    ['an unknown key', create("{ _id, text: 'a', colour: 1 }"), [`5:75 - \`Task\` ${NO_PROPERTY} \`colour\``]],
    ['a key that is misspelt', create("{ _id, text: 'a', isDoen: true }"), [`5:75 - \`Task\` ${NO_PROPERTY} \`isDoen\``]],
    ['a key of a property that is not read, and is stored under another name', unread("{ type: given(), mapTo: 'words' }", "{ _id, text: 'a', nte: 'a' }"), [`5:75 - \`Task\` ${NO_PROPERTY} \`nte\``]],
    ['its stored name', unread("{ type: given(), mapTo: 'words' }", "{ _id, words: 'a' }"), [`5:64 - \`Task\` ${NO_PROPERTY} \`words\``]],
    ['a key that is refused', unread("{ type: 'strnig?', mapTo: 'words' }", "{ _id, text: 'a' }"), []],
    ['a missing value', create('{ _id }'), ['5:57 text `Task.text` is required (`string`), has no default, and is not written here']],
    ['a value that is `undefined`', create('{ _id, text: undefined }'), ['5:57 text `Task.text` is required (`string`), has no default, and is not written here']],
    ['what may be spread', create('{ ...rest }'), []],
    ['what is there already', create('{ _id }', ", 'modified'"), []],
    ['in a mode that is not known', create('{ _id }', ', mode'), []],
    ['that nothing is there', create('{ _id }', ", Realm.UpdateMode.Never"), ['5:57 text `Task.text` is required (`string`), has no default, and is not written here']],
    ['null', create('{ _id, text: null }'), ['5:70 text `Task.text` is required (`string`), and `null` is written to it']],
    ['values of other types', create("{ _id: 'a', text: 1, count: '1', isDone: 0, at: 5, tags: 1, owner: 'a' }"), [
      '5:64 _id `Task._id` is `objectId`, and the string `"a"` is written to it',
      '5:75 text `Task.text` is `string`, and the number `1` is written to it',
      '5:85 count `Task.count` is `int?`, and the string `"1"` is written to it',
      '5:98 isDone `Task.isDone` is `bool?`, and the number `0` is written to it',
      '5:105 at `Task.at` is `date?`, and the number `5` is written to it',
      '5:114 tags `Task.tags` is `string[]`, and the number `1` is written to it',
      '5:124 owner `Task.owner` is `Person`, and the string `"a"` is written to it',
    ]],
    ['what a constructor makes', create('{ _id: new Realm.BSON.UUID(), text: new Date() }'), [
      '5:64 _id `Task._id` is `objectId`, and a value of type `uuid` is written to it',
      '5:93 text `Task.text` is `string`, and a value of type `date` is written to it',
    ]],
    ['items of a list', create("{ _id, text: 'a', tags: ['a', 1] }"), ['5:87 tags `Task.tags` is `string[]`, and the number `1` is written to it']],
    ['an object within', create("{ _id, text: 'a', address: { stret: 'a' } }"), ['5:84 street `Address.street` is required (`string`), has no default, and is not written here', `5:86 - \`Address\` ${NO_PROPERTY} \`stret\``]],
    ['a constructor', written("export const add = (realm: Realm) => new Task(realm, { _id, text: 'a', nte: 'a' });"), [`5:72 - \`Task\` ${NO_PROPERTY} \`nte\``]],
    ['an assignment', written("export const change = (task: Task) => { task.text = null; task.count = 'a'; task.draft = 1; task.count += 1; task.note = null; };"), [
      '5:53 text `Task.text` is required (`string`), and `null` is written to it',
      '5:72 count `Task.count` is `int?`, and the string `"a"` is written to it',
    ]],
    ['all results at once', written("useQuery(Task).update('text', 1);"), ['5:31 text `Task.text` is `string`, and the number `1` is written to it']],
    ['other code with `create`', written("export const add = (store) => store.create('Task', { colour: 1 }); Object.create({ text: 1 });"), []],
    ['an object and a list for single values', create("{ _id, text: {}, count: [1], isDone: 'yes', data: 5 }"), [
      '5:70 text `Task.text` is `string`, and an object is written to it',
      '5:81 count `Task.count` is `int?`, and an array is written to it',
      '5:94 isDone `Task.isDone` is `bool?`, and the string `"yes"` is written to it',
      '5:107 data `Task.data` is `data?`, and the number `5` is written to it',
    ]],
    ['a set and a map for single values', create('{ _id, text: new Set(), count: new Map() }'), [
      '5:70 text `Task.text` is `string`, and a value of type `set` is written to it',
      '5:88 count `Task.count` is `int?`, and a value of type `map` is written to it',
    ]],
    ['values of types that only the SDK tells apart', create("{ _id, text: 'a', price: 'x', tags: new Set(), owner: new Map() }"), []],
    ['null for what is `mixed`', create("{ _id, text: 'a', any: null }"), []],
    ['a long text is cut', create(`{ _id: '${'a'.repeat(38)}', text: 'a', count: '${'b'.repeat(39)}' }`), [
      `5:64 _id \`Task._id\` is \`objectId\`, and the string \`"${'a'.repeat(38)}"\` is written to it`,
      `5:124 count \`Task.count\` is \`int?\`, and the string \`"${'b'.repeat(39)}…\` is written to it`,
    ]],
    ['in the mode that creates only, as it was before', create('{ _id }', ', false'), [`5:57 text ${MISSING}`]],
    ['objects and no object are known in no mode', create('values'), []],
    ['other keys, where a part is spread', create('{ ...rest, colour: 1 }'), [`5:68 - \`Task\` ${NO_PROPERTY} \`colour\``]],
    ['undefined, in an assignment', written('export const change = (task: Task) => { task.text = undefined; task.note = undefined; task.tags = undefined; };'), [
      '5:53 text `Task.text` is `string`, and `undefined` is written to it',
      '5:99 tags `Task.tags` is `string[]`, and `undefined` is written to it',
    ]],
    ['an object of a class of several shapes', { ...written('export const change = (task: Task) => { task.text = 1; };'), 'client/Other.ts': OTHER_SHAPE }, []],
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected);
  });

  /** An object within has no key of its own, so that nothing is there that keeps what is not written. */
  it.each<[string, string, string[]]>([
    ['an assignment', 'export const change = (task: Task) => { task.address = {}; task.owner = {}; };', ['5:56 street']],
    ['all results at once', "useQuery(Task).update('address', { city: 'a' });", ['5:34 street']],
    ['the mode that replaces', "export const add = (realm: Realm) => realm.create(Task, { _id, address: {}, owner: {} }, 'all');", ['5:73 street']],
    ['the mode that replaces, as it was before', 'export const add = (realm: Realm) => realm.create(Task, { _id, address: {} }, true);', ['5:73 street']],
    ['the mode that keeps what is equal', "export const add = (realm: Realm) => realm.create(Task, { _id, address: {} }, 'modified');", []],
  ])('is missed in an object within: %s', (_name, code, expected) => {
    expect(found(written(code)).map((each) => each.split(' ').slice(0, 2).join(' '))).toEqual(expected);
  });

  const collections = (values: string): Files => ({
    ...app({ Task: { _id: 'objectId', tags: 'string[]', notes: 'string?[]', any: 'mixed[]', marks: 'int<>', rates: 'double{}', owners: 'Person[]', place: 'Address{}' }, Person: { _id: 'uuid', name: 'string' }, Address: { street: 'string' } }),
    'client/write.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport const add = (realm: Realm, _id: Realm.BSON.ObjectId) =>\n  realm.create(Task, { _id, ${values} });\n`,
  });

  it.each<[string, string, string[]]>([
    ['items that fit', "tags: ['a'], notes: [null, undefined], any: [null, 1, {}], marks: [1], rates: { a: 1 }, owners: [{ _id: id, name: 'a' }], place: { a: null }", []],
    ['what is not known', 'tags, notes: [x], rates: { a: x, ...more }', []],
    ['nothing for a collection', 'tags: null, marks: null, rates: null, notes: undefined', [
      '4:35 tags `Task.tags` is `string[]`, and `null` is written to it',
      '4:48 marks `Task.marks` is `int<>`, and `null` is written to it',
      '4:61 rates `Task.rates` is `double{}`, and `null` is written to it',
    ]],
    ['single values for collections', "tags: 'a', marks: true, rates: 5", [
      '4:35 tags `Task.tags` is `string[]`, and the string `"a"` is written to it',
      '4:47 marks `Task.marks` is `int<>`, and the boolean `true` is written to it',
      '4:60 rates `Task.rates` is `double{}`, and the number `5` is written to it',
    ]],
    ['an object for a list and a set, a list for a dictionary', 'tags: {}, marks: { a: 1 }, rates: [1]', [
      '4:35 tags `Task.tags` is `string[]`, and an object is written to it',
      '4:46 marks `Task.marks` is `int<>`, and an object is written to it',
    ]],
    ['null among items', "tags: ['a', null], marks: [undefined], rates: { a: null }, owners: [null]", [
      '4:41 tags `Task.tags` is `string[]`, and `null` is written to it',
      '4:56 marks `Task.marks` is `int<>`, and `undefined` is written to it',
      '4:80 rates `Task.rates` is `double{}`, and `null` is written to it',
      '4:97 owners `Task.owners` is `Person[]`, and `null` is written to it',
    ]],
    ['items of other types', "tags: [{}], marks: ['a'], rates: { a: [] }, owners: ['a']", [
      '4:36 tags `Task.tags` is `string[]`, and an object is written to it',
      '4:49 marks `Task.marks` is `int<>`, and the string `"a"` is written to it',
      '4:67 rates `Task.rates` is `double{}`, and an array is written to it',
      '4:82 owners `Task.owners` is `Person[]`, and the string `"a"` is written to it',
    ]],
    ['objects in a list', 'owners: [{ _id: id }]', ['4:38 name `Person.name` is required (`string`), has no default, and is not written here']],
  ])('collections: %s', (_name, values, expected) => {
    expect(found(collections(values))).toEqual(expected);
  });

  const declared = (properties: string, code: string, head = "primaryKey: '_id'"): Files => ({
    ...app(CLASSES),
    ...clientClass('Task', `    ${head},\n    properties: { _id: 'string', ${properties} },`),
    'client/write.ts': `import Realm from 'realm';\nimport { Task } from './Task';\n${code}\n`,
  });
  const creates = (values: string): string => `export const add = (realm: Realm) => realm.create(Task, ${values});`;

  it.each<[string, Files, string[]]>([
    ['null where there is a default: it is for what is not written', declared("text: { type: 'string', default: '' }", creates("{ _id: 'a', text: null }")), ['text `Task.text` is required (`string`), and `null` is written to it']],
    ['nothing where there is a default', declared("text: { type: 'string', default: '' }", creates("{ _id: 'a' }")), []],
    ['null in an assignment where there is a default', declared("text: { type: 'string', default: '' }", 'export const change = (task: Task) => { task.text = null; };'), ['text `Task.text` is required (`string`), and `null` is written to it']],
    ['null for a key that has no default', declared("text: 'string?'", creates('{ _id: null }')), ['_id `Task._id` is required (`string`), and `null` is written to it']],
    ['null for a key that has one', { ...declared("text: 'string?'", creates('{ _id: null }')), ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: { type: 'string', default: 'a' } },") }, []],
    ['null where the key is not known', declared("text: { type: 'string', default: '' }", creates("{ _id: 'a', text: null }"), 'primaryKey: key()'), []],
    ['an inverse relationship', declared("tasks: { type: 'linkingObjects', objectType: 'Task', property: 'next' }, next: 'Task'", creates("{ _id: 'a', tasks: null }")), []],
    ['what is not read of a class', declared('text: make()', creates("{ _id: 'a', text: 1 }")), []],
    ['what is not read, in an assignment', declared("text: { type: 'string', optional: make() }", 'export const change = (task: Task) => { task.text = 1; };'), []],
    ['a class of which a part is spread', declared("text: 'string', ...more()", creates("{ _id: 'a', colour: 1 }")), []],
    ['a class without a key, in the mode that replaces', declared("text: 'string'", "export const add = (realm: Realm) => realm.create(Task, { _id: 'a' }, 'all');", 'embedded: false'), ['text `Task.text` is required (`string`), has no default, and is not written here']],
    ['a class whose key is not known, in the mode that replaces', declared("text: 'string'", "export const add = (realm: Realm) => realm.create(Task, { _id: 'a' }, 'all');", 'primaryKey: key()'), []],
  ])('declared so: %s', (_name, files, expected) => {
    expect(found(files).map((each) => each.replace(/^\S+ /, ''))).toEqual(expected);
  });

  it.each<[string, string, string, string | undefined]>([
    ['of many letters: two of them', "finished: 'int?'", 'fniishde', 'finished'],
    ['of five letters: two of them', "other: 'int?'", 'ohtre', 'other'],
    ['of four: one', "note: 'int?'", 'ntoe', 'note'],
    ['of four: not two', "note: 'int?'", 'nxxe', undefined],
    ['in other letters', "isDone: 'int?'", 'ISDONE', 'isDone'],
    ['of two that are as near', "noted: 'int?', notes: 'int?'", 'noter', undefined],
    ['that is stored so', "isDone: { type: 'int', optional: true, mapTo: 'finished' }", 'finished', 'isDone'],
  ])('names the one property that is meant, %s', (_name, properties, key, near) => {
    const findings = checkFiles(declared(properties, creates(`{ _id: 'a', ${key}: 1 }`))).findings.filter(({ rule }) => rule === 'written-property');
    expect(findings.map(({ message }) => /It has `(\w+)`/.exec(message)?.[1])).toEqual([near]);
  });

  it('is a warning', () => {
    expect(lines(create("{ _id, text: 'a', colour: 1 }"))).toEqual(['warn written-property Task - client/write.ts:5:75 -']);
  });

  it('names the property that is nearly spelt so, or stored so', () => {
    const help = (files: Files): string[] => checkFiles(files).findings.map((each) => each.help);
    expect(help(create("{ _id, text: 'a', isDoen: true }"))).toEqual(['Write `isDone`, if that is what is meant, or declare `isDoen` in the class.']);
  });

  it('knows the initial values of a class for the babel plugin, and names in code', () => {
    const plugin: Files = {
      'babel.config.js': "module.exports = { plugins: ['@realm/babel-plugin'] };",
      'client/Item.ts': "import Realm, { BSON, mapTo } from 'realm';\nexport class Item extends Realm.Object<Item> {\n  _id = new BSON.ObjectId();\n  text!: string;\n  count: Realm.Types.Int = 0;\n  note?: string;\n  @mapTo('is_done') isDone!: boolean;\n  static primaryKey = '_id';\n}\n",
      'client/items.ts': "import Realm from 'realm';\nimport { Item } from './Item';\nexport const add = (realm: Realm) => realm.create(Item, { text: 'a', is_done: true });\n",
    };
    expect(checkFiles({ ...app(CLASSES), ...plugin }).findings.filter(({ rule }) => rule === 'written-property').map(({ property, message }) => `${property ?? '-'} ${message}`)).toEqual([
      'is_done `Item.isDone` is required (`bool`), has no default, and is not written here: Realm throws, and nothing is created.',
      '- `Item` has no property `is_done`: Realm drops what is written to it without a word, and it is never stored. It has `isDone`.',
    ]);
  });

  it('says nothing of a class that has several shapes, or a property that could not be read', () => {
    expect(found({ ...create('{ nothing: 1 }'), 'client/Other.ts': OTHER_SHAPE })).toEqual([]);
  });

  it('looks into the values of a dictionary', () => {
    const files = { ...app({ Task: { _id: 'objectId', places: 'Address{}' }, Address: { street: 'string' } }), 'client/write.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nexport const add = (realm: Realm, _id: Realm.BSON.ObjectId) =>\n  realm.create(Task, { _id, places: { home: { street: 1 }, work: null, away: {} } });\n" };
    expect(found(files)).toEqual([
      '4:55 street `Address.street` is `string`, and the number `1` is written to it',
      '4:78 street `Address.street` is required (`string`), has no default, and is not written here',
    ]);
  });
});
