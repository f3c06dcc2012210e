import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { openedFaults, writtenPartitions, type PartitionFault } from '../../src/compare/partition-values';
import { sureClasses } from '../../src/compare/written-faults';
import type { ClientSchemas } from '../../src/schema/client-schemas';
import type { Partition } from '../../src/schema/server-schemas';
import { memoryTree, type Files } from '../support/app';
import { client, type Classes } from '../support/twin';

const CLASSES: Classes = { Task: { _id: 'objectId', team: 'string', owner: 'Person' }, Person: { _id: 'objectId', team: 'string' } };
const as = (type: string): Classes => ({ Task: { _id: 'objectId', team: type } });

const PLACE = { file: 'config.json', line: 1, column: 1, endLine: 1, endColumn: 1 };
const partition = (type: string | null, required = true): Partition => ({ key: 'team', type, required, read: null, write: null, source: PLACE });

const HEAD = "import Realm, { BSON } from 'realm';\nimport { given } from './elsewhere';\nimport { Task } from './Task'; import { Person } from './Person';\n";

/** A client whose code begins on line 4. */
const read = (code: string, classes: Classes = CLASSES, more: Files = {}, sdk = '12.14.2'): ClientSchemas =>
  readClient(memoryTree({ 'package.json': { dependencies: { realm: sdk } }, ...client(classes), 'client/code.ts': `${HEAD}${code}\n`, ...more }));

function said(fault: PartitionFault): string {
  const { place: { line, column }, kind } = fault;
  return [`${line}:${column}`, kind, ...('class' in fault ? [fault.class] : []), ...('given' in fault ? [fault.given] : []), ...('opened' in fault ? [fault.opened] : [])].join(' ');
}

const written = (schemas: ClientSchemas, of: Partition): string[] => writtenPartitions(schemas, sureClasses(schemas), of).map(said);

describe('the value that a realm is opened with', () => {
  it.each<[string, string, string, string[]]>([
    ['the SDK is not known', "new Realm({ schema: [Task], sync: { partitionValue: 'a' } });", '*', ['4:37 type the string `"a"`']],
    ['the first SDK that syncs', "new Realm({ schema: [Task], sync: { partitionValue: 'a' } });", '10.0.0', ['4:37 type the string `"a"`']],
    ['an SDK of another server', "new Realm({ schema: [Task], sync: { partitionValue: 'a' } });", '6.1.0', []],
    ['an SDK that does not sync', "new Realm({ schema: [Task], sync: { partitionValue: 'a' } });", '20.0.0', []],
    ['none', 'new Realm({ schema: [Task], sync: {} });', '12.0.0', ['4:29 missing']],
    ['none beside `flexible: false`', 'new Realm({ schema: [Task], sync: { flexible: false } });', '12.0.0', ['4:29 missing']],
    ['one beside `flexible: false`', "new Realm({ schema: [Task], sync: { flexible: false, partitionValue: 'a' } });", '12.0.0', ['4:54 type the string `"a"`']],
    ['one beside `flexible: true`', "new Realm({ schema: [Task], sync: { flexible: true, partitionValue: 'a' } });", '12.0.0', []],
    ['one beside what may be flexible', "new Realm({ schema: [Task], sync: { flexible: given, partitionValue: 'a' } });", '12.0.0', []],
    ['none, and nobody opens it', 'export const config = { schema: [Task], sync: {} };', '12.0.0', []],
    ['none, where something is spread', 'new Realm({ schema: [Task], sync: {}, ...given });', '12.0.0', []],
    ['a text as long as is read', `new Realm({ schema: [Task], sync: { partitionValue: '${'a'.repeat(38)}' } });`, '12.0.0', [`4:37 type the string \`"${'a'.repeat(38)}"\``]],
    ['a longer one', `new Realm({ schema: [Task], sync: { partitionValue: '${'a'.repeat(39)}' } });`, '12.0.0', [`4:37 type the string \`"${'a'.repeat(39)}…\``]],
    ['what another class makes', 'new Realm({ schema: [Task], sync: { partitionValue: new Team() } });', '12.0.0', []],
    ['a date', 'new Realm({ schema: [Task], sync: { partitionValue: new Date() } });', '12.0.0', ['4:37 type a value of type `date`']],
  ])('%s', (_name, code, sdk, expected) => {
    expect(openedFaults(read(code, CLASSES, {}, sdk), partition('objectId')).map(said)).toEqual(expected);
  });

  it.each<[string | null, boolean, string, string[]]>([
    [null, true, '1', []],
    ['string', true, '1', ['4:37 type the number `1`']],
    ['long', true, '1', []],
    ['string', true, "'$team'", ['4:37 template the string `"$team"`']],
    ['string', true, 'null', ['4:37 null `null`']],
    ['string', false, 'null', []],
  ])('the type %s, required %s: %s', (type, required, value, expected) => {
    expect(openedFaults(read(`new Realm({ schema: [Task], sync: { partitionValue: ${value} } });`), partition(type, required)).map(said)).toEqual(expected);
  });
});

const OPEN = "new Realm({ schema: [Task], sync: { partitionValue: 'a' } });\n";
const add = (team: string): string => `export const add = (realm: Realm, _id, team) => realm.create(Task, { _id, team: ${team} });`;

describe('the value that is written', () => {
  it.each<[string, string, Classes, Partition, string[]]>([
    ['null, of a key that is required', add('null'), as('string?'), partition('string'), ['4:81 written-null Task `null`']],
    ['undefined, of a key that is required', add('undefined'), as('string?'), partition('string'), ['4:81 written-null Task `undefined`']],
    ['null, of a key that is not required', add('null'), as('string?'), partition('string', false), []],
    ['what the class takes and the key does not', add('new BSON.ObjectId()'), as('objectId'), partition('string'), ['4:81 written-type Task a value of type `objectId`']],
    ['a date', add('new Date()'), as('date'), partition('string'), ['4:81 written-type Task a value of type `date`']],
    ['a set, which the class does not take', add('new Set()'), as('string'), partition('string'), []],
    ['what the class does not take', add('1'), as('string'), partition('string'), []],
    ['what only the program knows', add('team'), as('string?'), partition('string'), []],
    ['an id, where another value opens the realm', `${OPEN}${add('new BSON.ObjectId()')}`, as('objectId'), partition('objectId'), []],
    ['another text', `${OPEN}${add("'b'")}`, CLASSES, partition('string'), ['5:81 written-other Task the string `"b"` `"a"`']],
    ['the same text', `${OPEN}${add("'a'")}`, CLASSES, partition('string'), []],
    ['to no class', "export const add = (realm: Realm) => realm.create('Nope', { team: null });", as('string?'), partition('string'), []],
    ['under a key that no property has', 'export const add = (realm: Realm, _id) => realm.create(Task, { _id, teem: null });', as('string?'), partition('string'), []],
    ['to a property that is not compared', add('null'), as('text'), partition('string'), []],
    ['to a class of a local realm', `new Realm({ schema: [Task] });\n${add('null')}`, as('string?'), partition('string'), []],
    ['beside a link that only the program knows', `${OPEN}export const add = (realm: Realm, _id, owner) => realm.create(Task, { _id, team: 'a', owner });`, CLASSES, partition('string'), []],
    ['within a link', `${OPEN.replace('[Task]', '[Task, Person]')}export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'a', owner: { _id, team: 'b' } });`, CLASSES, partition('string'), ['5:100 written-other Person the string `"b"` `"a"`']],
    ['within a link to a class that the realm does not have', `${OPEN}export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'a', owner: { _id, team: 'b' } });`, CLASSES, partition('string'), []],
  ])('%s', (_name, code, classes, of, expected) => {
    expect(written(read(code, classes), of)).toEqual(expected);
  });

  const OTHER = "const Note = { name: 'Note', primaryKey: '_id', properties: { _id: 'objectId' } };\n";

  it.each<[string, string, Files, string[]]>([
    ['a realm of another file', add("'b'"), { 'client/open.ts': `${HEAD}${OPEN}` }, []],
    ['a configuration of another file that is opened here', `import { config } from './config';\nnew Realm(config);\n${add("'b'")}`, { 'client/config.ts': "import { Task } from './Task';\nexport const config = { schema: [Task], sync: { partitionValue: 'a' } };\n" }, ['6:81 written-other Task the string `"b"` `"a"`']],
    ['a realm of other classes with that value', `${OTHER}${OPEN}new Realm({ schema: [Note], sync: { partitionValue: 'b' } });\n${add("'b'")}`, {}, ['7:81 written-other Task the string `"b"` `"a"`']],
    ['a realm of classes that are not known with that value', `${OPEN}new Realm({ schema: given, sync: { partitionValue: 'b' } });\n${add("'b'")}`, {}, []],
    ['a realm that is opened with what is none', `new Realm({ schema: [Task], sync: { partitionValue: true } });\n${add("'b'")}`, {}, []],
    ['two realms with one value', `${OPEN}${OPEN}${add("'b'")}`, {}, ['6:81 written-other Task the string `"b"` `"a"`']],
    ['two realms with other values', `${OPEN}${OPEN.replace("'a'", "'c'")}${add("'b'")}`, {}, ['6:81 written-other Task the string `"b"` `"a"`, `"c"`']],
  ])('%s', (_name, code, more, expected) => {
    expect(written(read(code, CLASSES, more), partition('string'))).toEqual(expected);
  });
});
