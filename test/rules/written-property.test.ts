import { describe, expect, it } from 'vitest';
import { checkFiles, lines, type Files } from '../support/app';
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
  ])('%s', (_name, files, expected) => {
    expect(found(files)).toEqual(expected);
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
    const other = "import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', other: 'string' } };\n}\n";
    expect(found({ ...create('{ nothing: 1 }'), 'client/Other.ts': other })).toEqual([]);
  });

  it('looks into the values of a dictionary', () => {
    const files = { ...app({ Task: { _id: 'objectId', places: 'Address{}' }, Address: { street: 'string' } }), 'client/write.ts': "import Realm from 'realm';\nimport { Task } from './Task';\nexport const add = (realm: Realm, _id: Realm.BSON.ObjectId) =>\n  realm.create(Task, { _id, places: { home: { street: 1 }, work: null, away: {} } });\n" };
    expect(found(files)).toEqual([
      '4:55 street `Address.street` is `string`, and the number `1` is written to it',
      '4:78 street `Address.street` is required (`string`), has no default, and is not written here',
    ]);
  });
});
