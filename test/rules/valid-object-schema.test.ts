import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, lines, serverExport, severities, type Files } from '../support/app';

/** A class whose property `value` is declared as each row says; the server has it as a list of texts. */
function app(declaration: string): Files {
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      value: ${declaration},\n    },`),
    ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, value: { bsonType: 'array', items: { bsonType: 'string' } } } } }),
  };
}

const REFUSED = ['error valid-object-schema Task.value open client/Task.ts:9:7 -'];

describe('valid-object-schema', () => {
  it.each([
    ['an optional list', "'string[]?'", 'for optional elements write the `?` before `[]`'],
    ['a list of lists', "'string[][]'", 'a collection cannot hold collections'],
    ['a bare collection', "'list'", '`list` is the name of a collection'],
    ['a bare object', "'object'", 'a link is written as the class itself'],
    ['no type at all', "''", 'the type is empty'],
    ['optional objects in a list', "'Task?[]'", 'objects in lists and sets are never optional'],
    ['shorthand in the object form', "{ type: 'string?' }", 'the shorthand `?` cannot stand in `type`'],
    ['a list of nothing', "{ type: 'list' }", 'a list needs an `objectType`'],
    ['an unknown field', "{ type: 'string', optinal: true }", '`optinal` is no field of a property'],
    ['a field of the wrong kind', "{ type: 'string', optional: 'yes' }", '`optional` must be true or false'],
    ['a number', '1', 'not by `1`'],
  ])('%s', (_name, declaration, reason) => {
    const files = app(declaration);
    expect(lines(files)).toEqual(REFUSED);
    expect(checkFiles(files).findings[0]?.message).toContain(reason);
  });

  it.each([
    ["'string[]?'", "Write `'string[]'`."],
    ["'int?[]?'", "Write `'int?[]'`."],
    ["'Task?[]'", "Write `'Task[]'`."],
    ["'list'", "Write for example `'string[]'`."],
    ["'dictionary'", "Write for example `'string{}'`."],
    ["{ type: 'int?' }", "Write `{ type: 'int', optional: true }`."],
    ["{ type: 'double[]' }", "Write `{ type: 'list', objectType: 'double' }`."],
    ["{ type: 'string?[]', mapTo: 'v' }", "Write `{ type: 'list', objectType: 'string', optional: true, mapTo: 'v' }`."],
    ["{ type: 'list' }", "Write for example `{ type: 'list', objectType: 'string' }`."],
    ["{ type: 'list', objectType: 'double?' }", "Write `{ type: 'list', objectType: 'double', optional: true }`."],
    ["{ type: 'Task' }", "Write `{ type: 'object', objectType: 'Task' }`."],
    ["{ type: 'boolean', default: false }", "Write `{ type: 'bool', default: … }`."],
    ["{ type: 'counter' }", "Write `{ type: 'int', presentation: 'counter' }`."],
    ["{ type: 'mixed', optional: false }", "Write `{ type: 'mixed' }`."],
    ["{ type: 'string', optinal: true }", "Write `{ type: 'string' }`."],
    ["'string[][]'", 'Write it in a form that the SDK takes.'],
    ["'[]'", "Write for example `'string[]'`."],
    ["'?'", "Write for example `'string?'`."],
    ["'{}?'", "Write for example `'string{}'`."],
    ["'boolean[]?'", "Write `'bool[]'`."],
    ["'Task<>?'", "Write `'Task<>'`."],
    ["{ type: 'Task?' }", "Write `{ type: 'object', objectType: 'Task', optional: true }`."],
    ["{ type: 'Task?[]' }", "Write `{ type: 'list', objectType: 'Task' }`."],
    ["{ type: 'set', objectType: 'Task', optional: true }", "Write `{ type: 'set', objectType: 'Task' }`."],
    ["{ type: 'object', objectType: 'Task[]' }", "Write `{ type: 'list', objectType: 'Task' }`."],
    ["{ type: 'object', objectType: 'Task?' }", "Write `{ type: 'object', objectType: 'Task', optional: true }`."],
    ["{ type: 'object[]', objectType: 'Task' }", "Write `{ type: 'list', objectType: 'Task' }`."],
    ["{ type: 'object?', objectType: 'Task' }", "Write `{ type: 'object', objectType: 'Task', optional: true }`."],
    ["{ type: 'Object', objectType: 'Task' }", "Write `{ type: 'object', objectType: 'Task' }`."],
    ["{ type: 'MyObject', objectType: 'Task' }", "Write `{ type: 'object', objectType: 'MyObject' }`."],
    ["{ type: 'ObjectType', objectType: 'Task' }", "Write `{ type: 'object', objectType: 'ObjectType' }`."],
    ["{ type: 'MyLinkingObjects' }", "Write `{ type: 'object', objectType: 'MyLinkingObjects' }`."],
    ["{ type: 'Object' }", "Write `{ type: 'mixed' }`."],
    ["{ type: 'list', objectType: 'list' }", "Write for example `{ type: 'list', objectType: 'string' }`."],
    ["{ type: 'string', objectType: 'Task[]' }", "Write `{ type: 'string' }`."],
    ["{ type: 'Ta?sk' }", "Write `{ type: 'object', objectType: 'Ta?sk' }`."],
    ["{ type: 'string', optional: 'true' }", "Write `{ type: 'string', optional: true }`."],
    ["{ type: 'string', optional: 'yes' }", "Write `{ type: 'string', optional: true }`."],
    ["{ type: 'string', optional: 'no' }", "Write `{ type: 'string' }`."],
    ["{ type: 'string', optional: true, optinal: true }", "Write `{ type: 'string', optional: true }`."],
    ["{ type: 'string', indexed: 'yes' }", "Write `{ type: 'string' }`."],
    ["{ type: 'str', indexed: true }", "Write `{ type: 'string', indexed: true }`."],
    ["{ type: 'str', indexed: 'full-text' }", "Write `{ type: 'string', indexed: 'full-text' }`."],
    ["{ type: 'string[]', indexed: 'full-text' }", "Write `{ type: 'list', objectType: 'string' }`."],
    ["{ type: 'string', mapTo: 1 }", "Write `{ type: 'string' }`."],
    ["{ type: 'str', default: 'a', mapTo: 'v' }", "Write `{ type: 'string', default: …, mapTo: 'v' }`."],
    ["''", 'Write it in a form that the SDK takes.'],
    ["'object'", 'Write it in a form that the SDK takes.'],
    ["'object[]'", 'Write it in a form that the SDK takes.'],
    ["'linkingObjects'", 'Write it in a form that the SDK takes.'],
    ["'string[]?[]'", 'Write it in a form that the SDK takes.'],
    ["{ type: 'string[][]' }", 'Write it in a form that the SDK takes.'],
    ["{ type: 'list', objectType: 'string[]{}' }", 'Write it in a form that the SDK takes.'],
    ["{ type: '' }", 'Write it in a form that the SDK takes.'],
    ["{ type: 'object' }", 'Write it in a form that the SDK takes.'],
    ["{ type: 'list', objectType: 'object' }", 'Write it in a form that the SDK takes.'],
    ["{ type: 'LinkingObjects', objectType: 'Task', property: 'value' }", 'Write it in a form that the SDK takes.'],
    ["{ optional: true }", 'Write it in a form that the SDK takes.'],
    ['null', 'Write it in a form that the SDK takes.'],
    ["['string']", 'Write it in a form that the SDK takes.'],
    ["{ type: 'linkingObjects' }", 'Write it in a form that the SDK takes.'],
    ['1', 'Write it in a form that the SDK takes.'],
  ])('says what to write instead of %s', (declaration, help) => {
    expect(checkFiles(app(declaration)).findings.map((each) => each.help)).toEqual([`${help} It is not compared with the server until then.`]);
  });

  it.each([
    ["'object id'", 'write `objectId`'],
    ["'Object Id?'", 'write `objectId`'],
    ["'number'", 'write `int` or `double`'],
    ["'array'", 'for example `string[]`'],
  ])('knows what %s stands for', (declaration, advice) => {
    expect(checkFiles(app(declaration)).findings.map(({ message }) => message.includes(advice))).toEqual([true]);
  });

  const defaults = (property: string): string[] =>
    checkFiles({ 'client/a.ts': `import Realm from 'realm';\nexport const A = { name: 'A', properties: { a: ${property} } };\nnew Realm({ schema: [A] });\n` }, { target: 'local' })
      .findings.map(({ severity, client, message }) => `${severity} ${client?.line}:${client?.column} ${message}`);

  it.each([
    ["{ type: 'int', default: null }", ['warn 2:63 `A.a` cannot hold what it holds by default: its `default` is null, and `int` is not optional. An object that is created without a value for it is refused.']],
    ["{ type: 'string', optional: false, default: null }", ['warn 2:83 `A.a` cannot hold what it holds by default: its `default` is null, and `string` is not optional. An object that is created without a value for it is refused.']],
    ["{ type: 'date', optional: true, default: null }", []],
    ["{ type: 'mixed', default: null }", []],
    ["{ type: 'object', objectType: 'A', default: null }", []],
    ["{ type: 'int', default: undefined }", []],
    ["{ type: 'int', default: 0 }", []],
    ["{ type: 'int', default: () => null }", []],
  ])('default of %s', (property, expected) => {
    expect(defaults(property)).toEqual(expected);
  });

  const model = (name: string): Files => ({ [`client/${name}.ts`]: `import Realm from 'realm';\nexport class ${name} extends Realm.Object<${name}> {\n  a!: string;\n}\n` });

  it.each<[string, Files, string[]]>([
    ['one class', model('B'), ['warn B open [] `B` has no schema unless @realm/babel-plugin gives it one']],
    ['two classes', { ...model('B'), ...model('C') }, ['warn B open [C] `B`, as 1 other class of this client, has no schema unless @realm/babel-plugin gives it one']],
    ['three classes', { ...model('B'), ...model('C'), ...model('D') }, ['warn B open [C,D] `B`, as 2 other classes of this client, has no schema unless @realm/babel-plugin gives it one']],
    ['another fault of one of them', { 'client/A.ts': String(model('A')['client/A.ts']).replace('string;', 'string | null;'), ...model('B') }, [
      'warn A open [B] `A`, as 1 other class of this client, has no schema unless @realm/babel-plugin gives it one', 'error A upload [] `A.a` is not part of the schema',
    ]],
  ])('says once that nothing names the plugin: %s', (_name, files, expected) => {
    const { findings } = checkFiles({ 'package.json': { dependencies: { realm: '12.0.0' } }, ...files }, { target: 'local' });
    expect(findings.map((each) => `${each.severity} ${each.class ?? ''} ${each.breaks.join('+')} [${('mentions' in each.about && Array.isArray(each.about.mentions) ? each.about.mentions : []).join()}] ${each.message.split(': ')[0] ?? ''}`)).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['what the plugin leaves out is never stored', 'a: string | null;', ['error valid-object-schema Task.a upload client/Task.ts:4:3 -']],
    ['what it ignores', '@Realm.mapTo(NAME) a!: string;', ['error valid-object-schema Task.a open client/Task.ts:4:3 -']],
    ['what it refuses', 'a?: Realm.Types.LinkingObjects<Task, "b">;', ['error valid-object-schema Task.a open client/Task.ts:4:3 -']],
  ])('a class for the plugin: %s', (_name, field, expected) => {
    const text = `import Realm from 'realm';\nexport class Task extends Realm.Object<Task> {\n  _id!: Realm.BSON.ObjectId;\n  ${field}\n  static primaryKey = '_id';\n}\n`;
    expect(lines({ 'package.json': { devDependencies: { '@realm/babel-plugin': '^0.2.0' } }, 'client/Task.ts': text }, { target: 'local' })).toEqual(expected);
  });

  it('a default of null breaks nothing that is there', () => {
    expect(lines(clientClass('Task', "    properties: { a: { type: 'int', default: null } },"), { target: 'local' })).toEqual(['warn valid-object-schema Task.a - client/Task.ts:6:37 -']);
  });

  const KEYED = { required: ['_id'], properties: { _id: { bsonType: 'objectId' } } };
  const EMBEDDED = { ...KEYED, properties: { ...KEYED.properties, a: { title: 'A', bsonType: 'object', properties: { id: { bsonType: 'long' } } } } };
  const OPEN = "import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = (user) => Realm.open({ schema: [Task], sync: { user, flexible: true, onError() {}, clientReset: { mode: 'recoverUnsyncedChanges' } } });\n";

  it.each<[string, Files, string[]]>([
    ['another key than the server', { ...clientClass('Task', "    primaryKey: 'id',\n    properties: { id: 'objectId' },"), ...serverExport({ Task: KEYED }), 'client/open.ts': OPEN }, ['error primary-key-mismatch Task._id']],
    ['another key, and the server does not have the class', { ...clientClass('Note', "    primaryKey: 'id',\n    properties: { id: 'objectId' },"), ...serverExport({ Task: KEYED }), 'client/open.ts': OPEN.replaceAll('Task', 'Note') }, ['error client-only-class Note', 'error valid-object-schema Note.id']],
    ['an embedded class with a key that is a collection on the server', { ...clientClass('Task', "    embedded: true,\n    primaryKey: '_id',\n    properties: { _id: 'objectId' },"), ...serverExport({ Task: KEYED }) }, ['error class-kind-mismatch Task']],
    ['an embedded class with a key that is embedded on the server', { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', a: 'A' },"), ...clientClass('A', "    embedded: true,\n    primaryKey: 'id',\n    properties: { id: 'int?' },"), ...serverExport({ Task: EMBEDDED }) }, ['error valid-object-schema A']],
    ['a class that no realm has', { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"), ...clientClass('Draft', "    primaryKey: 'id',\n    properties: { id: 'double' },"), ...serverExport({ Task: KEYED }), 'client/open.ts': OPEN }, ['info unused-class Draft']],
  ])('is said once: %s', (_name, files, expected) => {
    expect(lines(files).filter((each) => !each.includes('client-only-property')).map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['that is not read and is stored under another name', "primaryKey: 'id', properties: { id: { type: given(), mapTo: '_id' } }", []],
    ['that is not read', "primaryKey: '_id', properties: { _id: { type: given() } }", []],
    ['that is refused and is stored under another name', "primaryKey: 'id', properties: { id: { type: 'uiid', mapTo: '_id' } }", ["`Task.id` is refused by the SDK: a link to `uiid` is written as `{ type: 'object', objectType: 'uiid' }` in the object form. The realm does not open."]],
    ['that is the stored name of what is not read', "primaryKey: '_id', properties: { id: { type: given(), mapTo: '_id' } }", ['`Task` is refused by the SDK: the primary key `_id` is not among the properties. The realm does not open.']],
    ['that something else may declare', "primaryKey: '_id', properties: { ...given(), note: 'string' }", []],
  ])('a primary key %s', (_name, body, expected) => {
    const files = { 'client/a.ts': `import Realm from 'realm';\nnew Realm({ schema: [{ name: 'Task', ${body} }] });\n`, 'package.json': { dependencies: { realm: '12.14.2' } } };
    expect(checkFiles(files, { target: 'local' }).findings.filter(({ rule }) => rule === 'valid-object-schema').map(({ message }) => message)).toEqual(expected);
  });

  it('is silent about what the SDK takes', () => {
    expect(lines(app("'string[]'"))).toEqual([]);
    expect(lines(app("{ type: 'list', objectType: 'string' }"))).toEqual([]);
  });

  it('does not take the properties of a class for a schema of their own, whatever they are called', () => {
    const properties = "_id: 'objectId', name: 'string?', properties: { type: 'list', objectType: 'string' }";
    expect(lines({
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: { ${properties} },`),
      ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, name: { bsonType: 'string' }, properties: { bsonType: 'array', items: { bsonType: 'string' } } } } }),
    })).toEqual([]);
  });

  it('is the only finding about a property, and the others are compared', () => {
    const files = { ...app("'string[]?'"), ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string', value: 'string[]?' },") };
    expect(lines(files)).toEqual([
      'error primary-key-mismatch Task._id upload+download client/Task.ts:7:19 Task/schema.json:8:5',
      'error valid-object-schema Task.value open client/Task.ts:7:34 -',
    ]);
  });

  it('is an error on every target, local realms included', () => {
    expect(severities(app("'string[]?'"))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'error', local: 'error' });
  });
});
