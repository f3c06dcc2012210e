import { ts } from 'ts-morph';
import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/fix/edit';
import { editsOf } from '../../src/fix/edits-of';
import { repairsOf } from '../support/repair';
import type { AppConfig } from '../../src/config/config';
import { checkFiles, line, memoryTree, serverExport, type Files } from '../support/app';

/** One disagreement: `note` as a shorthand, in object form and as a field, and what the server has instead. */
interface Disagreement {
  readonly rule: string;
  readonly shorthand: string;
  readonly object: string;
  readonly field: string;
  readonly server: Files;
}

const ID = { bsonType: 'objectId' };
const STRING = { bsonType: 'string' };
const LONG = { bsonType: 'long' };
const STRINGS = { bsonType: 'array', items: STRING };

const server = (properties: Readonly<Record<string, object>>, required: readonly string[] = [], ref?: string): Files => serverExport(
  { Task: { required: ['_id', ...required], properties: { _id: ID, ...properties } }, Person: { required: ['_id'], properties: { _id: ID } }, Animal: { required: ['_id'], properties: { _id: ID } } },
  { relationships: ref === undefined ? {} : { Task: { note: { ref: `#/relationship/mongodb-atlas/app/${ref}`, foreign_key: '_id', is_list: false } } } },
);

const DISAGREEMENTS: Readonly<Record<string, Disagreement>> = {
  'made required': { rule: 'optional-required-mismatch', shorthand: "'string?'", object: "{ type: 'string', optional: true }", field: 'note?: string', server: server({ note: STRING }, ['note']) },
  'made optional': { rule: 'optional-required-mismatch', shorthand: "'string'", object: "{ type: 'string', indexed: true }", field: 'note!: Realm.Types.String', server: server({ note: STRING }) },
  'another type': { rule: 'type-mismatch', shorthand: "'string'", object: "{ type: 'string' }", field: 'note!: string', server: server({ note: LONG }, ['note']) },
  'another type, optional': { rule: 'type-mismatch', shorthand: "'string'", object: "{ type: 'string' }", field: 'note!: string', server: server({ note: { bsonType: 'uuid' } }) },
  'any type': { rule: 'type-mismatch', shorthand: "'string'", object: "{ type: 'string' }", field: 'note!: string', server: server({ note: { bsonType: 'mixed' } }) },
  'a list': { rule: 'collection-mismatch', shorthand: "'string'", object: "{ type: 'string' }", field: 'note!: string', server: server({ note: STRINGS }) },
  'no list': { rule: 'collection-mismatch', shorthand: "'string[]'", object: "{ type: 'list', objectType: 'string' }", field: 'note!: Realm.List<string>', server: server({ note: STRING }, ['note']) },
  'a set': { rule: 'collection-mismatch', shorthand: "'string[]'", object: "{ type: 'list', objectType: 'string' }", field: 'note!: Realm.Types.List<Realm.Types.String>', server: server({ note: { ...STRINGS, uniqueItems: true } }) },
  'a dictionary': { rule: 'collection-mismatch', shorthand: "'string[]'", object: "{ type: 'list', objectType: 'string' }", field: 'note!: Realm.List<string>', server: server({ note: { bsonType: 'object', additionalProperties: STRING } }) },
  'required elements': { rule: 'nullable-collection-element', shorthand: "'string?[]'", object: "{ type: 'list', objectType: 'string', optional: true }", field: 'note!: Realm.List<string | undefined>', server: server({ note: STRINGS }) },
  'another class': { rule: 'link-mismatch', shorthand: "'Person'", object: "{ type: 'object', objectType: 'Person' }", field: 'note?: Person', server: server({ note: ID }, [], 'Animal') },
  'an id': { rule: 'link-mismatch', shorthand: "'Person'", object: "{ type: 'object', objectType: 'Person' }", field: 'note?: Person', server: server({ note: ID }, ['note']) },
  'a link': { rule: 'link-mismatch', shorthand: "'objectId'", object: "{ type: 'objectId' }", field: 'note!: Realm.BSON.ObjectId', server: server({ note: ID }, [], 'Person') },
  'a stored name': { rule: 'client-only-property', shorthand: "'string'", object: "{ type: 'string' }", field: 'note!: string', server: server({ note_: STRING }, ['note_']) },
  'a stored name of a list': { rule: 'client-only-property', shorthand: "'string[]'", object: "{ type: 'list', objectType: 'string' }", field: 'note!: Realm.List<string>', server: server({ note_: STRINGS }) },
  'one more': { rule: 'server-only-required-property', shorthand: "'string'", object: "{ type: 'string' }", field: 'note!: string', server: server({ note: STRING, extra: LONG }, ['note', 'extra']) },
};

const others = "import Realm from 'realm';\nexport const Person = { name: 'Person', primaryKey: '_id', properties: { _id: 'objectId' } };\nexport const Animal = { name: 'Animal', primaryKey: '_id', properties: { _id: 'objectId' } };\n";
const literal = (file: string, text: string, more: Files = {}): Files => ({
  [`client/${file}`]: `import Realm from 'realm';\n${text}\n`, 'client/others.ts': others, 'package.json': { dependencies: { realm: '^12.0.0' } }, ...more,
});
const schema = (note: string): string => `{ name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', note: ${note} } }`;
const fields = (body: string, imports = "import Realm, { mapTo, index, BSON } from 'realm';"): Files => ({
  'client/Task.ts': `${imports}\n\nexport class Task extends Realm.Object<Task> {\n  _id!: BSON.ObjectId;\n${body}\n\n  static primaryKey = '_id';\n}\n${['Person', 'Animal'].map((name) => `export class ${name} extends Realm.Object<${name}> {\n  _id!: BSON.ObjectId;\n  static primaryKey = '_id';\n}\n`).join('')}`,
  'package.json': { devDependencies: { '@realm/babel-plugin': '0.2.0' } },
});
const json = (note: string): Files => ({
  'client/schemas.json': `[\n  {\n    "name": "Task",\n    "primaryKey": "_id",\n    "properties": {\n      "_id": "objectId",\n      "note": ${note.replaceAll("'", '"').replace(/(\w+):/g, '"$1":')}\n    }\n  },\n  { "name": "Person", "primaryKey": "_id", "properties": { "_id": "objectId" } },\n  { "name": "Animal", "primaryKey": "_id", "properties": { "_id": "objectId" } }\n]\n`,
});

type Form = (disagreement: Disagreement) => Files;

const FORMS: Readonly<Record<string, Form>> = {
  'static member': ({ shorthand }) => literal('Task.ts', `export class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = {\n    name: 'Task',\n    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: ${shorthand},\n    },\n  };\n}`),
  'static member, object form, no semicolons': ({ object }) => literal('Task.ts', `export class Task extends Realm.Object<Task> {\n  static schema: Realm.ObjectSchema = {\n    name: 'Task',\n    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: ${object}\n    }\n  }\n}`),
  'constant in double quotes': ({ shorthand }) => ({ ...literal('Task.js', ''), 'client/Task.js': `const Realm = require("realm")\nconst TaskSchema = ${schema(shorthand).replaceAll("'", '"')}\nmodule.exports = TaskSchema\n` }),
  exports: ({ shorthand }) => ({ ...literal('Task.js', ''), 'client/Task.js': `const Realm = require('realm');\nexports.Task = ${schema(shorthand)};\n` }),
  'assigned to the class afterwards': ({ shorthand }) => literal('Task.js', `class Task extends Realm.Object {}\nTask.schema = {\n\tname: 'Task',\n\tprimaryKey: '_id',\n\tproperties: {\n\t\t_id: 'objectId',\n\t\tnote: ${shorthand},\n\t},\n};`),
  'a property assigned afterwards': ({ shorthand }) => literal('Task.ts', `export const Task: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId' } };\nTask.properties.note = ${shorthand};`),
  'an object assigned to a key afterwards': ({ object }) => literal('Task.js', `class Task extends Realm.Object {}\nTask.schema = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId' } };\nTask.schema.properties['note'] = ${object};`),
  'static getter': ({ shorthand }) => literal('Task.js', `class Task extends Realm.Object {\n  static get schema() {\n    return ${schema(shorthand)};\n  }\n}`),
  'object form on several lines': ({ object }) => literal('Task.ts', `export const Task: Realm.ObjectSchema = {\n  name: 'Task',\n  primaryKey: '_id',\n  properties: {\n    _id: 'objectId',\n    note: {\n      ${object.slice(2, -2).replaceAll(', ', ',\n      ')},\n    },\n  },\n};`),
  'properties in a constant': ({ shorthand }) => literal('Task.ts', `const properties = {\n  _id: 'objectId',\n  note: ${shorthand},\n};\nexport const Task: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties };`),
  'shorthand of JavaScript': ({ shorthand }) => literal('Task.ts', `const note = ${shorthand};\nexport const Task: Realm.ObjectSchema = ${schema('').replace('note: ', 'note')};`),
  'a constant': ({ shorthand }) => literal('Task.ts', `const TYPE = ${shorthand};\nexport const Task: Realm.ObjectSchema = ${schema('TYPE')};`),
  'an object in a constant': ({ object }) => literal('Task.ts', `const TYPE = ${object} as const;\nexport const Task: Realm.ObjectSchema = ${schema('TYPE')};`),
  'an object that is spread': ({ object }) => literal('Task.ts', `const TYPE = ${object} as const;\nexport const Task: Realm.ObjectSchema = ${schema('{ ...TYPE }')};`),
  'properties that are spread': ({ shorthand }) => literal('Task.ts', `const base = { _id: 'objectId', note: ${shorthand} };\nexport const Task: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { ...base } };`),
  'properties of another file': ({ shorthand }) => literal('Task.ts', "import { base } from './base';\nexport const Task: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: { ...base } };", { 'client/base.ts': `export const base = { _id: 'objectId', note: ${shorthand} };\n` }),
  'a schema that is spread': ({ shorthand }) => literal('Task.ts', `const Base = { primaryKey: '_id', properties: { _id: 'objectId', note: ${shorthand} } };\nexport const Task: Realm.ObjectSchema = { ...Base, name: 'Task' };`),
  templates: ({ shorthand }) => literal('Task.ts', `export const Task: Realm.ObjectSchema = ${schema(shorthand).replaceAll("'", '`')};`),
  'quoted keys': ({ shorthand }) => literal('Task.ts', `export const Task: Realm.ObjectSchema = { 'name': 'Task', 'primaryKey': '_id', 'properties': { '_id': 'objectId', 'note': ${shorthand} } };`),
  'a computed key': ({ shorthand }) => literal('Task.ts', `const KEY = 'note';\nexport const Task: Realm.ObjectSchema = ${schema(shorthand).replace('note:', '[KEY]:')};`),
  'a type behind it': ({ shorthand }) => literal('Task.ts', `export const Task = ${schema(`${shorthand} satisfies string`)} satisfies Realm.ObjectSchema;`),
  'comments around it': ({ shorthand }) => literal('Task.ts', `export const Task: Realm.ObjectSchema = { name: 'Task', primaryKey: '_id', properties: {\n  _id: 'objectId', // id\n  note: ${shorthand} // the "note"\n} };`),
  'an enum': ({ shorthand }) => literal('Task.ts', `enum Type { Note = ${shorthand} }\nexport const Task: Realm.ObjectSchema = ${schema('Type.Note')};`),
  'a list of schemas': ({ shorthand }) => literal('Task.ts', `export const open = () => new Realm({ schema: [${schema(shorthand)}], sync: { user, flexible: true, onError() {} } });`),
  'printed JSON': ({ shorthand }) => json(shorthand),
  'printed JSON in object form': ({ object }) => json(object),
  'a field': ({ field }) => fields(`  ${field};`),
  'a field without a semicolon': ({ field }) => fields(`  ${field}`),
  'a field with a decorator': ({ field }) => fields(`  @index\n  ${field};`),
  'a field with a stored name': ({ field }) => fields(`  @mapTo('note') ${field.replace('note', 'remark')};`),
  'a declared field': ({ field }) => fields(`  declare ${field.replace('!', '')};`),
  'a field with comments': ({ field }) => fields(`  /** The note. */\n  ${field}; // note`),
  'a field with imported types': ({ field }) => fields(`  ${field};`.replaceAll('Realm.Types.', 'Types.').replaceAll('Realm.List', 'List'), "import Realm, { Types, List, BSON, mapTo, index } from 'realm';"),
};

/** Where Realm would refuse the result, or a spread keeps what the other type must not have, nothing is suggested on the client. */
const NOTHING_ON_THE_CLIENT: readonly string[] = [
  'an object that is spread: no list', 'an object that is spread: an id', 'a list of schemas: a link', 'a list of schemas: another class',
  'a field with a decorator: a set', 'a field with a decorator: a dictionary', 'a field with a decorator: a link',
];

function syntaxErrors(file: string, text: string): readonly string[] {
  if (file.endsWith('.json')) return JSON.parse(text) === undefined ? ['no JSON'] : [];
  const { diagnostics = [] } = ts.transpileModule(text, { fileName: file, reportDiagnostics: true, compilerOptions: { target: ts.ScriptTarget.ESNext, experimentalDecorators: true } });
  return diagnostics.map(({ messageText }) => ts.flattenDiagnosticMessageText(messageText, ' '));
}

const asTexts = (files: Files, eol: string): Record<string, string> => Object.fromEntries(Object.entries(files)
  .map(([file, value]) => [file, (typeof value === 'string' ? value : `${JSON.stringify(value, null, 2)}\n`).replaceAll('\n', eol)]));

/** Applies each suggestion of a rule alone: the sides that have one, and in words what is wrong with what comes out. */
function outcome(files: Files, rule: string, eol: string): { readonly sides: readonly string[]; readonly faults: readonly string[] } {
  const texts = asTexts(files, eol);
  const config: Partial<AppConfig> = 'client/schemas.json' in files ? { client: ['client/schemas.json'] } : {};
  const { comparison, findings } = checkFiles(texts, config);
  const before = new Set(findings.map((each) => `${each.rule} ${each.class ?? ''} ${each.property ?? ''}`));
  const sides: string[] = [];
  const faults: string[] = [];
  for (const finding of findings.filter((each) => each.rule === rule)) {
    const subject = `${finding.rule} ${finding.class ?? ''} ${finding.property ?? ''}`;
    for (const repair of repairsOf(finding, comparison)) {
      const read = memoryTree(texts).read(repair.place.file);
      const text = 'text' in read ? read.text : '';
      const edits = editsOf(repair, text) ?? [];
      if (edits.length === 0) continue;
      const after = applyEdits(text, edits);
      sides.push(repair.side);
      faults.push(...syntaxErrors(repair.place.file, after), ...(eol === '\r\n' && /[^\r]\n/.test(after) ? ['a line ends otherwise'] : []));
      const left = checkFiles({ ...texts, [repair.place.file]: after }, config).findings.filter(({ severity }) => severity !== 'info');
      faults.push(...left.filter((each) => `${each.rule} ${each.class ?? ''} ${each.property ?? ''}` === subject || !before.has(`${each.rule} ${each.class ?? ''} ${each.property ?? ''}`)).map(line));
    }
  }
  return { sides: [...new Set(sides)], faults };
}

const names = Object.keys(DISAGREEMENTS);

describe.each(Object.entries(FORMS).map(([form, client], index) => ({ form, client, index })))('$form', ({ form, client, index }) => {
  it.each(Object.entries(DISAGREEMENTS))('%s', (name, disagreement) => {
    // Each form and each disagreement meets both kinds of line ends.
    const eol = (index + names.indexOf(name)) % 2 === 0 ? '\n' : '\r\n';
    const { sides, faults } = outcome({ ...client(disagreement), ...disagreement.server }, disagreement.rule, eol);
    expect(faults).toEqual([]);
    expect(sides.includes('client')).toBe(!NOTHING_ON_THE_CLIENT.includes(`${form}: ${name}`));
  });
});

describe('a declaration that two classes share', () => {
  it('is not mended for one of them alone', () => {
    const text = "import Realm from 'realm';\nconst base = { _id: 'objectId', note: 'string?' };\nexport const Task = { name: 'Task', primaryKey: '_id', properties: { ...base } };\nexport const Draft = { name: 'Draft', primaryKey: '_id', properties: { ...base } };\n";
    const files = { 'client/Task.ts': text, ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: ID, note: STRING } }, Draft: { required: ['_id'], properties: { _id: ID, note: STRING } } }) };
    expect(outcome(files, 'optional-required-mismatch', '\n')).toEqual({ sides: ['server'], faults: [] });
  });
});
