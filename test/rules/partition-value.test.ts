import { describe, expect, it } from 'vitest';
import { checkFiles, severities, type Files } from '../support/app';
import { client, server, type Classes } from '../support/twin';

const CLASSES: Classes = { Task: { _id: 'objectId', team: 'string', owner: 'Person', others: 'Person[]' }, Person: { _id: 'objectId', team: 'string' } };
const OPTIONAL: Classes = { Task: { _id: 'objectId', team: 'string?' } };

const partition = (type: string, required: unknown = true): object => ({ type: 'partition', partition: { key: 'team', type, required } });
const as = (type: string): Classes => ({ Task: { _id: 'objectId', team: type } });

/** Both sides in step, and code on the fifth line. */
const app = (code: string, config: object = partition('string'), classes: Classes = CLASSES): Files => ({
  ...client(classes),
  ...server(classes, config),
  'client/package.json': { name: 'app', dependencies: { realm: '^12.14.2' } },
  'client/code.tsx': `import Realm, { BSON } from 'realm';\nimport { createRealmContext, RealmProvider } from '@realm/react';\nimport { Task } from './Task';\nimport { Person } from './Person';\n${code}\n`,
});

const found = (files: Files): string[] =>
  checkFiles(files).findings.filter(({ rule }) => ['partition-value', 'written-property'].includes(rule)).map(({ rule, class: name, message, client: at }) =>
    `${rule === 'partition-value' ? '' : `${rule} `}${name ?? '-'} ${at?.line ?? ''}:${at?.column ?? ''} ${kindOf(message)}`);

const KINDS: readonly (readonly [RegExp, string])[] = [
  [/with (`null`), and/, 'null'],
  [/opened with (.*), and the partition key/, 'type'],
  [/has no `partitionValue`/, 'missing'],
  [/opened with (.*), as it stands/, 'template'],
  [/on the server, and (.*) is written/, 'written'],
  [/key, and (.*) is written to it, while .* with (.*): the/, 'other'],
];

function kindOf(message: string): string {
  const [kind] = KINDS.flatMap(([pattern, name]) => {
    const match = pattern.exec(message);
    return match === null ? [] : [[name, ...match.slice(1).filter((each) => each !== undefined)].join(' ')];
  });
  return kind ?? message;
}

const open = (sync: string): string => `export const open = (user, id) => Realm.open({ schema: [Task], sync: { user, ${sync} } });`;
const OPEN = "const open = () => Realm.open({ schema: [Task, Person], sync: { user, partitionValue: 'a' } });\n";

describe('partition-value', () => {
  it.each<[string, string, string, string[]]>([
    ['a number for a string', 'string', 'partitionValue: 1', ['- 5:78 type the number `1`']],
    ['a boolean', 'string', 'partitionValue: true', ['- 5:78 type the boolean `true`']],
    ['a text for an id', 'objectId', "partitionValue: '5f0f'", ['- 5:78 type the string `"5f0f"`']],
    ['an id for a text', 'string', 'partitionValue: new BSON.ObjectId(id)', ['- 5:78 type a value of type `objectId`']],
    ['an id for a uuid', 'uuid', 'partitionValue: new Realm.BSON.ObjectId()', ['- 5:78 type a value of type `objectId`']],
    ['a text for a uuid', 'uuid', "partitionValue: 'a'", ['- 5:78 type the string `"a"`']],
    ['a text for a number', 'long', "partitionValue: '1'", ['- 5:78 type the string `"1"`']],
    ['a fraction', 'long', 'partitionValue: 1.5', ['- 5:78 type the number `1.5`']],
    ['null, where the key is required', 'string', 'partitionValue: null', ['- 5:78 null `null`']],
    ['undefined', 'string', 'partitionValue: undefined', ['- 5:64 missing']],
    ['nothing', 'string', '', ['- 5:64 missing']],
    ['a template in plain quotes', 'string', "partitionValue: 'user=${user.id}'", ['- 5:78 template the string `"user=${user.id}"`']],
    ['a template without braces', 'string', 'partitionValue: `user=$user.id`', ['- 5:78 template the string `"user=$user.id"`']],
    ['what a template made of nothing', 'string', "partitionValue: 'user=undefined'", ['- 5:78 template the string `"user=undefined"`']],
  ])('%s', (_name, type, sync, expected) => {
    expect(found(app(open(sync), partition(type), as(type === 'long' ? 'int' : type)))).toEqual(expected);
  });

  it.each<[string, object, string]>([
    ['a text', partition('string'), "partitionValue: 'a'"],
    ['a price', partition('string'), "partitionValue: 'over $5'"],
    ['a number', partition('long'), 'partitionValue: 42'],
    ['an id', partition('objectId'), 'partitionValue: new BSON.ObjectId(id)'],
    ['a uuid', partition('uuid'), 'partitionValue: new BSON.UUID(id)'],
    ['a template', partition('string'), 'partitionValue: `user=${user.id}`'],
    ['what only the program knows', partition('objectId'), 'partitionValue: id'],
    ['one or the other', partition('objectId'), 'partitionValue: id ? id : "a"'],
    ['null, where the key is not required', partition('string', false), 'partitionValue: null'],
    ['null, where nothing is said', { type: 'partition', partition: { key: 'team', type: 'string' } }, 'partitionValue: null'],
    ['what is spread after it', partition('objectId'), "partitionValue: 'a', ...id"],
    ['flexible sync on the client', partition('objectId'), 'flexible: true'],
    ['flexible sync on the server', { type: 'flexible' }, "partitionValue: 'a'"],
    ['a type that is not known', partition('text'), 'partitionValue: 1'],
    ['sync that is terminated', { ...partition('objectId'), state: '' }, "partitionValue: 'a'"],
  ])('silent: %s', (_name, config, sync) => {
    expect(found(app(open(sync), config, OPTIONAL))).toEqual([]);
  });

  it.each<[string, string, string[]]>([
    ['a context whose provider gives the value', 'const { RealmProvider: Provider } = createRealmContext({ schema: [Task], sync: { onError() {} } });\nexport const App = () => <Provider sync={{ partitionValue: 1 }}><b /></Provider>;', ['- 6:44 type the number `1`']],
    ['a provider', 'export const App = () => <RealmProvider schema={[Task]} sync={{ partitionValue: 1 }}><b /></RealmProvider>;', ['- 5:65 type the number `1`']],
    ['a context', 'createRealmContext({ schema: [Task], sync: { user, partitionValue: 1 } });', ['- 5:52 type the number `1`']],
    ['a constant', 'const team = 1;\nRealm.open({ schema: [Task], sync: { user, partitionValue: team } });', ['- 6:44 type the number `1`']],
    ['a wrapper', 'const open = (schema, partitionValue) => Realm.open({ schema, sync: { user, partitionValue } });\nopen([Task], 1);', ['- 5:77 type the number `1`']],
  ])('opened by %s', (_name, code, expected) => {
    expect(found(app(code))).toEqual(expected);
  });

  it.each<[string, string, string[]]>([
    ['another value than the realm is opened with', `${OPEN}export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'b' });`, ['Task 6:75 other the string `"b"` `"a"`']],
    ['by the name of the class', `${OPEN}export const add = (realm: Realm, _id) => realm.create('Task', { _id, team: 'b' });`, ['Task 6:77 other the string `"b"` `"a"`']],
    ['by its constructor', `${OPEN}export const add = (realm: Realm, _id) => new Task(realm, { _id, team: 'b' });`, ['Task 6:72 other the string `"b"` `"a"`']],
    ['by an assignment', `${OPEN}export const move = (task: Task) => { task.team = 'b'; };`, ['Task 6:51 other the string `"b"` `"a"`']],
    ['in what it links to', `${OPEN}export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'a', owner: { _id, team: 'b' } });`, ['Person 6:100 other the string `"b"` `"a"`']],
    ['in a list', `${OPEN}export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'a', others: [{ _id, team: 'b' }] });`, ['Person 6:102 other the string `"b"` `"a"`']],
    ['of another type: the property says so', `${OPEN}export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 1 });`, ['written-property Task 6:75 `Task.team` is `string`, and the number `1` is written to it: Realm throws, and nothing is stored.']],
  ])('an object is written with %s', (_name, code, expected) => {
    expect(found(app(code))).toEqual(expected);
  });

  it.each<[string, string]>([
    ['the same value', `${OPEN}export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'a' });`],
    ['one of two', `${OPEN}Realm.open({ schema: [Task], sync: { user, partitionValue: 'b' } });\nexport const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'b' });`],
    ['where a local realm may be meant', `${OPEN}const cache = new Realm({ schema: [Task] });\nexport const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'b' });`],
    ['where another value is not known', `${OPEN}Realm.open({ schema: [Task], sync: { user, partitionValue: user.id } });\nexport const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'b' });`],
    ['where no realm is opened', "export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'b' });"],
    ['what only the program knows', `${OPEN}export const add = (realm: Realm, _id, team) => realm.create(Task, { _id, team });`],
  ])('silent: an object is written with %s', (_name, code) => {
    expect(found(app(code))).toEqual([]);
  });

  it.each([
    ['null', 'null', partition('string'), ['Task 5:75 written `null`']],
    ['undefined', 'undefined', partition('string'), ['Task 5:75 written `undefined`']],
    ['null, where the key is not required', 'null', partition('string', false), []],
  ])('an optional key is written with %s', (_name, value, config, expected) => {
    expect(found(app(`export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: ${value} });`, config, OPTIONAL))).toEqual(expected);
  });

  it('a text that no template fills is stored, and another value opens nothing', () => {
    const breaks = (value: string): readonly (readonly string[])[] =>
      checkFiles(app(open(`partitionValue: ${value}`))).findings.filter(({ rule }) => rule === 'partition-value').map((each) => each.breaks);
    expect([breaks("'user=${id}'"), breaks('1')]).toEqual([[[]], [['open']]]);
  });

  it.each<[string, unknown, string]>([
    ['a text', 'string', "a `partitionValue` of the type `string`, such as `'team-a'`."],
    ['a number', 'long', 'a `partitionValue` of the type `long`, such as `42`.'],
    ['an id', 'objectId', 'a `partitionValue` of the type `objectId`, such as `new BSON.ObjectId(id)`.'],
    ['a uuid', 'uuid', 'a `partitionValue` of the type `uuid`, such as `new BSON.UUID(id)`.'],
    ['another type', 'text', 'a `partitionValue` of the type `text`, such as one of that type.'],
    ['no type that is named', undefined, "a `partitionValue` of the type `string`, such as `'team-a'`."],
  ])('says what to give: %s', (_name, type, help) => {
    const { findings } = checkFiles(app(open(''), { type: 'partition', partition: { key: 'team', type, required: true } }));
    expect(findings.filter(({ rule }) => rule === 'partition-value').map((each) => each.help)).toEqual([`Give \`sync\` ${help}`]);
  });

  it('what is written is not uploaded', () => {
    const { findings } = checkFiles(app(`${OPEN}export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'b' });`));
    expect(findings.filter(({ rule }) => rule === 'partition-value').map((each) => each.breaks)).toEqual([['upload']]);
  });

  it('has its severities', () => {
    const files = { ...app(open("partitionValue: 1, onError() {}, clientReset: { mode: 'recoverUnsyncedChanges' }"), partition('string'), as('string')) };
    expect(severities(files)).toMatchObject({ 'app-services': 'warn', mongodb: 'off', 'json-schema': 'off', local: 'off' });
  });
});
