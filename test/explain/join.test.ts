import { describe, expect, it } from 'vitest';
import { catalogue } from '../../src/explain/catalogue';
import { explainText } from '../../src/explain/explain-text';
import { needsServer, onDevice } from '../../src/explain/on-device';
import { clientClass, serverExport, type Files } from '../support/app';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';
import { sampleOf } from './sample';

interface Entry {
  readonly id: string;
  readonly title: string;
  readonly cause: string;
  readonly advice: readonly string[];
  readonly findings: readonly { readonly rule: string; readonly class: string | null }[];
  readonly project: { readonly state: string; readonly message: string } | null;
}

async function explained(files: Files, text: string, ...flags: readonly string[]): Promise<readonly Entry[]> {
  const { out } = await command(temporaryProject(files), ['explain', '--format', 'json', ...flags, text]);
  return (JSON.parse(out) as { entries: Entry[] }).entries;
}

/** State, what is found, and the message, on one line. */
async function joined(files: Files, text: string, ...flags: readonly string[]): Promise<string> {
  const [entry] = await explained(files, text, ...flags);
  const found = entry?.findings.map(({ rule, class: name }) => `${rule} ${name}`).join(', ') ?? '';
  return [entry?.project?.state, found, entry?.project?.message].join(' | ');
}

const STILL = 'the cause is still there.';

describe('an error whose cause is found at another class', () => {
  const car = clientClass('Car', "    primaryKey: '_id',\n    properties: { _id: 'objectId', owner: 'Person', parts: 'Part[]' },");
  const person = clientClass('Person', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string' },");
  const part = clientClass('Part', "    embedded: true,\n    properties: { size: 'int', inner: 'Inner' },");
  const inner = clientClass('Inner', "    embedded: true,\n    properties: { part: 'Part' },");
  const list = (...names: readonly string[]): Files => ({
    'client/realm.ts': `import Realm from 'realm';\n${names.map((name) => `import { ${name} } from './${name}';\n`).join('')}export const realm = new Realm({ schema: [${names.join(', ')}] });\n`,
  });

  it.each([
    ['a class that the list lacks', { ...car, ...person, ...part, ...inner, ...list('Car', 'Part', 'Inner') }, "Property 'Car.owner' of type 'object' has unknown object type 'Person'", 'valid-object-schema Person'],
    ['an element of a list', { ...car, ...person, ...part, ...inner, ...list('Car', 'Person', 'Inner') }, "Property 'Car.parts' of type 'array' has unknown object type 'Part'", 'valid-object-schema Part'],
    ['a circle that another class closes', { ...car, ...person, ...part, ...inner, ...list('Car', 'Person', 'Part', 'Inner') }, "Cycles containing embedded objects are not currently supported: 'Part.inner'", 'valid-object-schema'],
  ])('%s', async (_, files, text, found) => {
    const line = await joined(files, text, '--target', 'local', '--client', 'client');
    expect(line).toContain(`present | ${found}`);
    expect(line).toContain(STILL);
  });

  it('another class of the list that is sound is not to blame', async () => {
    const files = { ...car, ...person, ...part, ...list('Car', 'Part') };
    const line = await joined(files, "Property 'Part.size' of type 'int' cannot be nullable", '--target', 'local', '--client', 'client');
    expect(line).toBe('agrees |  | nothing is wrong with what these files declare.');
  });
});

describe('an error that code leads to', () => {
  const task = clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', team: 'string?' },");
  const opened = (sync: string, more = ''): Files => ({
    ...task,
    'client/package.json': { name: 'app', dependencies: { realm: '^12.0.0' } },
    'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport const open = (user) => Realm.open({ schema: [Task], sync: { user, onError() {}, ${sync} } });\n${more}\n`,
  });
  const properties = { _id: { bsonType: 'objectId' }, team: { bsonType: 'string' } };
  const partition = (type: string): Files =>
    serverExport({ Task: { required: ['_id'], properties: { ...properties, team: { bsonType: type } } } }, { sync: { type: 'partition', partition: { key: 'team', type, required: false } } });
  const flexible = serverExport({ Task: { required: ['_id'], properties } });
  const add = "export const add = (realm: Realm, _id) => realm.create(Task, { _id, team: 'b' });";

  it.each<[string, Files, string, string]>([
    ['a partition value of another type', { ...partition('string'), ...opened('partitionValue: 1') }, 'attempted to bind on illegal realm partition: expected partition to have type string but found long', 'candidates | partition-value null'],
    ['an object in another partition', { ...partition('string'), ...opened("partitionValue: 'a'", add) }, 'instruction had incorrect partition value for key "team" { expectedPartition: "a", foundPartition: "b" }', 'candidates | partition-value Task'],
    ['a client reset that nobody handles', { ...flexible, ...opened('flexible: true') }, 'Bad client file identifier (IDENT)', 'candidates | client-reset-handler null'],
    ['a mode that the SDK does not have', { ...flexible, ...opened("flexible: true, clientReset: { mode: 'discardLocal' }") }, 'Automatic recovery from client reset failed', 'candidates | client-reset-handler null'],
  ])('%s', async (_name, files, text, expected) => {
    expect(await joined(files, text)).toContain(expected);
  });

  it('a refused upload that nobody hears of', async () => {
    const [entry] = await explained({ ...flexible, ...opened('flexible: true') }, 'Bad changeset (UPLOAD)');
    expect(entry?.advice.join(' ')).toContain('The rule `sync-error-handler` finds configurations without one');
  });
});

describe('an error about the sync configuration', () => {
  const files = (sync: object, key: readonly string[] = []): Files => ({
    ...clientClass('Car', "    primaryKey: '_id',\n    properties: { _id: 'objectId', plate: 'string', color: 'string' },"),
    ...serverExport({
      Car: {
        required: ['_id', 'plate', 'color', ...key],
        properties: Object.fromEntries(['_id', 'plate', 'color', ...key].map((name) => [name, { bsonType: name === '_id' ? 'objectId' : 'string' }])),
      },
    }, { sync }),
  });
  const flexible = files({ queryable_fields_names: ['plate'], collection_queryable_fields_names: { Car: ['_id'] } });
  const partition = files({ type: 'partition', partition: { key: '_pk', type: 'string', required: true, permissions: {} } }, ['_pk']);
  const deployed = 'so another one is in use.';

  it.each([
    ['a field that is not listed', flexible, 'unsupported query for table "Car": key "color" is not a queryable field', `present |  | ${STILL.slice(0, -1)}: the sync configuration in these files does not list \`color\` as queryable.`],
    ['a field that is listed', flexible, 'unsupported query for table "Car": key "plate" is not a queryable field', `agrees |  | the sync configuration in these files lists \`plate\` as queryable, ${deployed}`],
    ['a field of one collection', flexible, '"Car": key "_id" is not a queryable field', `agrees |  | the sync configuration in these files lists \`_id\` as queryable, ${deployed}`],
    ['a field without its class', flexible, 'key "color" is not a queryable field', `present |  | ${STILL.slice(0, -1)}: the sync configuration in these files does not list \`color\` as queryable.`],
    ['a partition value', partition, 'instruction had incorrect partition value for key "_pk" { expectedPartition: "a", foundPartition: null }', 'not-checked |  | the partition key in these files is `_pk` of type `string`, as the message has it. The value is wrong, and that is given by the code which opens the realm or writes the object: no schema has a part in it.'],
    ['a value of another type', partition, 'attempted to bind on illegal realm partition: expected partition to have type string but found null', 'not-checked |  | the partition key in these files is `_pk` of type `string`, as the message has it. The value is wrong, and that is given by the code which opens the realm or writes the object: no schema has a part in it.'],
    ['another type than these files have', partition, 'attempted to bind on illegal realm partition: expected partition to have type objectId but found string', 'agrees |  | the partition key in these files is `_pk` of type `string`, which is not what the message says: another configuration is in use.'],
    ['another key than these files have', partition, 'instruction had incorrect partition value for key "owner_id" { expectedPartition: "a", foundPartition: "b" }', 'agrees |  | the partition key in these files is `_pk` of type `string`, which is not what the message says: another configuration is in use.'],
  ])('%s', async (_, app, text, expected) => {
    expect(await joined(app, text)).toBe(expected);
  });

  const code = (text: string): Files => ({ 'client/use.ts': `import Realm from 'realm';\nimport { Car } from './Car';\nexport const open = (user: Realm.User) => Realm.open({ schema: [Car], sync: { user, flexible: true } });\n${text}\n` });
  const rules = (write: unknown): Files => ({ 'server/data_sources/mongodb-atlas/app/Car/rules.json': { roles: [{ name: 'all', apply_when: {}, document_filters: { read: true, write }, read: true, write: true }] } });
  const reverted = 'Client attempted a write that is outside of permissions or query filters; it has been reverted';

  it.each([
    ['a subscription by a field that is not queryable', { ...flexible, ...code("export const red = (realm: Realm) => realm.objects(Car).filtered('color == $0', 'red').subscribe();") }, '"Car": key "color" is not a queryable field', `present | subscription-query Car | ${STILL}`],
    ['a write that nobody may do', { ...flexible, ...rules(false), ...code("export const add = (realm: Realm) => realm.create(Car, { plate: 'a' });") }, reverted, 'candidates | sync-permissions Car | the message names no class; this finding is probably behind it.'],
    ['a write that the server decides about', { ...flexible, ...rules({ plate: '%%user.id' }), ...code("export const add = (realm: Realm) => realm.create(Car, { plate: 'a' });") }, reverted, ' |  | '],
    ['a fault of an SDK', { ...flexible, ...code(''), 'package.json': { dependencies: { realm: '12.12.0' } } }, 'ArrayInsert: Invalid prior_size (list size = 1, prior_size = 2)', 'candidates | sdk-version null | the message names no class; this finding is probably behind it.'],
  ])('finds %s', async (_, app, text, expected) => {
    expect(await joined(app, text)).toBe(expected);
  });

  it('gives a wrong partition value the advice of one', async () => {
    const [entry] = await explained(partition, 'instruction had incorrect partition value for key "_pk" { expectedPartition: "a", foundPartition: null }');
    expect(entry?.advice.join(' ')).toContain('Look at `partitionValue` of the configuration, and at the code that sets `_pk`');
    expect(entry?.advice.join(' ')).not.toMatch(/reset|deploy|pull/);
  });
});

describe('a document that a validator refused', () => {
  const validator = { bsonType: 'object', required: ['_id', 'plate', 'seats', 'ghost'], additionalProperties: false, properties: { _id: { bsonType: 'objectId' }, plate: { bsonType: 'string' }, seats: { bsonType: ['int', 'long'] }, wheels: { bsonType: ['int', 'long'] }, year: { bsonType: ['int', 'long', 'null'], minimum: 1900 }, tags: { bsonType: 'array', items: { bsonType: 'string' } } } };
  const app: Files = {
    ...clientClass('cars', "    primaryKey: '_id',\n    properties: { _id: 'objectId', plate: 'string', seats: 'int', wheels: 'int?', year: 'int?', tags: 'string[]' },"),
    'server/cars.json': { $jsonSchema: validator },
  };
  const refused = (rule: object): string => JSON.stringify({ code: 121, errmsg: 'Document failed validation', ns: 'app.cars', errInfo: { details: { operatorName: '$jsonSchema', schemaRulesNotSatisfied: [rule] } } });
  const value = (name: string, operatorName: string, demanded: unknown, considered: unknown, consideredType?: string): string =>
    refused({ operatorName: 'properties', propertiesNotSatisfied: [{ propertyName: name, details: [{ operatorName, specifiedAs: { [operatorName]: demanded }, consideredValue: considered, consideredType }] }] });
  const missing = (name: string): string => refused({ operatorName: 'required', specifiedAs: { required: ['_id', name] }, missingProperties: [name] });
  const additional = (name: string): string => refused({ operatorName: 'additionalProperties', specifiedAs: { additionalProperties: false }, additionalProperties: [name] });

  it.each([
    ['a type that both sides agree on', value('seats', 'bsonType', ['int', 'long'], 'two', 'string'), 'agrees |  | the validator in these files demands the same, and the client declares what fits it (`int`): `string` was not written by a client with these schemas.'],
    ['a type, where the sides differ in what may be missing', value('wheels', 'bsonType', ['int', 'long'], 'x', 'string'), 'agrees |  | the validator in these files demands the same, and the client declares what fits it (`int?`): `string` was not written by a client with these schemas.'],
    ['null, where the sides differ in that', value('wheels', 'bsonType', ['int', 'long'], null, 'null'), `present | optional-required-mismatch cars | ${STILL}`],
    ['another type than these files have', value('seats', 'bsonType', 'double', 2, 'int'), 'agrees |  | the two sides agree now, and the validator in these files demands something else than the message says.'],
    ['null is one of the types', value('year', 'bsonType', ['int', 'long', 'null'], 'x', 'string'), 'agrees |  | the validator in these files demands the same, and the client declares what fits it (`int?`): `string` was not written by a client with these schemas.'],
    ['a limit of the value', value('year', 'minimum', 1900, 1800), 'agrees |  | the two sides agree on the type. `minimum 1900` limits the value, which no schema of Realm can: the client has to see to it.'],
    ['a list', value('tags', 'bsonType', 'array', 'x', 'string'), 'agrees |  | the validator in these files demands the same, and the client declares what fits it (`string[]`): `string` was not written by a client with these schemas.'],
    ['a missing property that both sides require', missing('plate'), 'agrees |  | the validator in these files demands the same, and the client declares what fits it (`string`): `absent` was not written by a client with these schemas.'],
    ['a missing property that the files do not require', missing('year'), 'agrees |  | the two sides agree now, and the validator in these files demands something else than the message says.'],
    ['a missing property that no side declares', missing('ghost'), `present | undefined-required-property cars | ${STILL}`],
    ['a property that no side declares', additional('extra'), 'agrees |  | neither side declares `extra`, and the validator in these files takes no other properties: something else than this client wrote it.'],
  ])('%s', async (_, text, expected) => {
    expect(await joined(app, text, '--target', 'mongodb')).toBe(expected);
  });

  it('a property that the validator requires and the client does not declare', async () => {
    const files = { ...app, 'server/cars.json': { $jsonSchema: { ...validator, properties: { ...validator.properties, ghost: { bsonType: 'string' } } } } };
    expect(await joined(files, missing('ghost'), '--target', 'mongodb')).toBe(`present | server-only-required-property cars | ${STILL}`);
  });
});

describe('a realm without a server', () => {
  const files = clientClass('Car', "    primaryKey: '_id',\n    properties: { _id: 'objectId', plate: 'string?', seats: 'int' },");
  const local = ['--target', 'local', '--client', 'client'];
  const OLDER = 'nothing in these files is wrong by itself: the message is about the file on the device, which was written with another schema.';

  it.each([
    ['made optional', "Property 'Car.plate' has been made optional.", 'agrees', OLDER],
    ['another type', "Property 'Car.seats' has been changed from 'string' to 'int'", 'agrees', OLDER],
    ['removed', "Property 'Car.color' has been removed.", 'agrees', OLDER],
    ['a migration', "Migration is required due to the following errors:\n- Property 'Car.seats' has been made required.", 'agrees', OLDER],
    ['a lower version', 'Provided schema version 1 is less than last set version 2.', 'agrees', `the message names no class, and nothing in these files could lead to it: ${OLDER}`],
    ['a value', "Missing value for property 'Car.seats'", 'agrees', 'nothing is wrong with what these files declare.'],
    ['a property that is gone', "Property 'Car.color' has been made required.", 'unknown-property', '`Car` declares no property `color` now. The message is from another revision of the app.'],
    ['a class that is not there', "Property 'Medal.seats' has been made required.", 'unknown-class', 'the client has no class `Medal`; there are Car. The message is from another app or another revision.'],
    ['an error of sync', 'Bad changeset (DOWNLOAD)', 'not-checked', 'this comes about only where a server stands behind the realm, and the target here is `local`: nothing is compared with a server.'],
  ])('%s', async (_, text, state, message) => {
    const [entry] = await explained(files, text, ...local);
    expect([entry?.project?.state, entry?.project?.message]).toEqual([state, message]);
    const advice = entry?.advice.join(' ') ?? '';
    expect(advice).not.toMatch(/client reset|terminate|re-enable|both sides|on the server/i);
    if (entry?.project?.message.endsWith(OLDER) === true) expect(advice).toContain('`npx realm-schema check --target local --against REF`');
  });

  it('calls the other side the file', async () => {
    const { out } = await command(temporaryProject(files), ['explain', ...local, "Property 'Car.plate' has been made optional."]);
    expect(out).toContain('E2 The client declares optional what the file requires');
    expect(out).toContain('  client: optional\n  file:   required\n');
  });

  const device = catalogue.filter(({ id, wordings, schemaProblem }) => schemaProblem && id.startsWith('E') && wordings.length > 0)
    .flatMap(({ wordings }) => explainText(sampleOf(wordings[0]?.text ?? '')).occurrences)
    .filter((each) => !needsServer(each));

  it.each(device)('$id says nothing of servers', (occurrence) => {
    const { title, cause, advice } = onDevice(occurrence);
    expect([title, cause, ...advice].filter((each) => /client reset|terminate|both sides|synced|the server (?!has no part)/i.test(each))).toEqual([]);
  });
});

describe('findings that several entries share', () => {
  const files: Files = {
    ...clientClass('Badge', "    primaryKey: '_id',\n    properties: { _id: 'objectId', color: 'string?' },"),
    ...serverExport({ Badge: { required: ['_id', 'color'], properties: { _id: { bsonType: 'objectId' }, color: { bsonType: 'string' } } } }),
  };
  const log = [
    "2024-01-02 10:00:00 Property 'Badge.color' has been made optional.",
    "2024-01-02 10:00:01 Schema mismatch: Property 'color' in class 'Badge' is nullable on one side and not on the other.",
  ].join('\n');

  it.each(['pretty', 'markdown'])('are shown once in %s', async (format) => {
    const { out } = await command(temporaryProject(files), ['explain', '--format', format, log]);
    expect(out.match(/help:|\*\*error\*\*/g)).toHaveLength(1);
    expect(out.replace(/\s+/g, ' ')).toContain('As shown above: `optional-required-mismatch` at `client/Badge.ts:7`.');
  });

  it('stay with each entry in json', async () => {
    const found = (await explained(files, log)).map(({ findings }) => findings.length);
    expect(found).toEqual([1, 1]);
  });
});
