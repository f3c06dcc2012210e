import { describe, expect, it } from 'vitest';
import type { AppConfig } from '../../src/config/config';
import { saidOfValue, sent, taken } from '../support/api';
import { checkFiles, clientClass, lines, serverExport, severities, type Files } from '../support/app';

const ID = { bsonType: 'objectId' };
const relationship = (collection: string, isList = false): object => ({ ref: `#/relationship/mongodb-atlas/app/${collection}`, foreign_key: '_id', is_list: isList });
const KEY_ONLY = { required: ['_id'], properties: { _id: ID } };

/** `Task` on both sides with `owner` as each row says, and the classes `Person` and `Team` that it can lead to. */
function app(client: string, server: object, to?: object): Files {
  const key = "    primaryKey: '_id',\n    properties: { _id: 'objectId' },";
  return {
    ...clientClass('Task', `    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      owner: ${client},\n    },`),
    ...clientClass('Person', key),
    ...clientClass('Team', key),
    ...serverExport(
      { Task: { required: ['_id'], properties: { _id: ID, owner: server } }, Person: KEY_ONLY, Team: KEY_ONLY },
      { relationships: to === undefined ? {} : { Task: { owner: to } } },
    ),
  };
}

/** The ids of `Team` are texts, unlike those of all other classes, and of what another class holds under its name. */
const withTexts = (owner: object): Files => ({
  ...app("'Team'", owner),
  ...clientClass('Team', "    primaryKey: '_id',\n    properties: { _id: 'string' },"),
  ...Object.fromEntries(Object.entries({ Team: { title: 'Team', properties: { _id: { bsonType: 'string' } } }, Box: { title: 'Box', properties: { _id: ID, inside: { bsonType: 'object', title: 'Team', properties: { _id: ID } } } } })
    .map(([name, schema]) => [`server/data_sources/mongodb-atlas/app/${name}/schema.json`, { bsonType: 'object', required: ['_id'], ...schema }])),
});

const LIST_OF_IDS = { bsonType: 'array', items: ID };
const PLACE = { bsonType: 'object', title: 'Place', properties: { city: { bsonType: 'string' } } };
const DIFFERS = ['error link-mismatch Task.owner upload+download client/Task.ts:9:7 Task/schema.json:11:5'];
const IS_COLLECTION = ['error collection-mismatch Task.owner upload+download client/Task.ts:9:7 Task/schema.json:11:5'];

describe('link-mismatch', () => {
  it.each([
    ['a link on both sides', "'Person'", ID, relationship('Person'), []],
    ['the object form', "{ type: 'object', objectType: 'Person' }", ID, relationship('Person'), []],
    ['a list of links on both sides', "'Person[]'", LIST_OF_IDS, relationship('Person', true), []],
    ['a set of links on both sides', "'Person<>'", { ...LIST_OF_IDS, uniqueItems: true }, relationship('Person', true), []],
    ['a dictionary of links on both sides', "'Person{}'", { bsonType: 'object', additionalProperties: ID }, relationship('Person', true), []],
    ['an id on both sides', "'objectId?'", ID, undefined, []],
    ['a link against an id', "'Person'", ID, undefined, DIFFERS],
    ['an id against a link', "'objectId?'", ID, relationship('Person'), DIFFERS],
    ['links against ids', "'Person[]'", LIST_OF_IDS, undefined, DIFFERS],
    ['ids against links', "'objectId[]'", LIST_OF_IDS, relationship('Person', true), DIFFERS],
    ['another class', "'Team'", ID, relationship('Person'), DIFFERS],
    ['a list of another class', "'Team[]'", LIST_OF_IDS, relationship('Person', true), DIFFERS],
    ['one against several', "'Person'", LIST_OF_IDS, relationship('Person', true), DIFFERS],
    ['several against one', "'Person[]'", ID, relationship('Person'), DIFFERS],
    ['a list against a set of links is another collection', "'Person[]'", { ...LIST_OF_IDS, uniqueItems: true }, relationship('Person', true), IS_COLLECTION],
    ['a relationship to a collection that is not exported is not compared', "'Person'", ID, relationship('Ghost'), ['error valid-relationship Task.owner deploy - Task/relationships.json:2:3']],
  ])('%s', (_name, client, server, to, expected) => {
    expect(lines(app(client, server, to))).toEqual(expected);
  });

  it('tells a link from an embedded object', () => {
    const place = clientClass('Place', "    embedded: true,\n    properties: { city: 'string?' },");
    expect(lines({ ...app("'Person'", PLACE), ...place })).toEqual(DIFFERS);
    expect(lines({ ...app("'Place'", ID, relationship('Person')), ...place })).toEqual(DIFFERS);
    expect(lines({ ...app("'Place'", PLACE), ...place })).toEqual([]);
  });

  it('compares embedded objects by title', () => {
    const address = clientClass('Address', "    embedded: true,\n    properties: { city: 'string?' },");
    expect(lines({ ...app("'Address'", PLACE), ...address })).toEqual(DIFFERS);
    expect(checkFiles({ ...app("'Address'", PLACE), ...address }).findings[0]?.help).toContain('Give the object the title `Address` in Task/schema.json, or name the class `Place` on the client.');
  });

  it('follows the collection of a relationship to the title of its schema', () => {
    const { 'server/data_sources/mongodb-atlas/app/Person/schema.json': person, ...rest } = app("'Person'", ID, relationship('people'));
    expect(lines({ ...rest, 'server/data_sources/mongodb-atlas/app/people/schema.json': person })).toEqual([]);
  });

  it('finds relationships inside embedded objects', () => {
    const place = clientClass('Place', "    embedded: true,\n    properties: { host: 'Person' },");
    const node = { bsonType: 'object', title: 'Place', properties: { host: ID } };
    const files = { ...app("'Place[]'", { bsonType: 'array', items: node }), ...place };
    const file = 'server/data_sources/mongodb-atlas/app/Task/relationships.json';
    expect(lines({ ...files, [file]: { 'owner.[].host': relationship('Person') } })).toEqual([]);
    expect(checkFiles(files).findings[0]?.help).toContain('such as `parent.host` or `parents.[].host`');
    expect(lines(files)).toEqual(['error link-mismatch Place.host upload+download client/Place.ts:7:19 Task/schema.json:17:11']);
  });

  it.each([
    ['the server holds an id', app("'Person'", ID), 'links to `Person` on the client but is a plain `objectId?` on the server', 'Add `"owner": { "ref": "#/relationship/mongodb-atlas/app/Person", "foreign_key": "_id", "is_list": false }` to relationships.json beside Task/schema.json'],
    ['the client holds an id', app("'objectId?'", ID, relationship('Person')), 'plain `objectId?` on the client but links to `Person` on the server', 'Declare it as `Person` on the client'],
    ['the classes differ', app("'Team'", ID, relationship('Person')), 'leads to `Team` on the client but to `Person` on the server', 'Name the same class on both sides'],
    ['a server without the class holds an id', { ...app("'Person'", ID), 'server/data_sources/mongodb-atlas/app/Person/schema.json': {} }, 'links to `Person` on the client', 'Add an entry for `owner` with a `ref`'],
    ['the server holds something that is no id of it', app("'Person'", { bsonType: 'bool' }), 'is a plain `bool?` on the server, which is no id of a `Person`', 'a property of another name, of the type `objectId` of the `_id` of `Person`, with an entry in relationships.json beside Task/schema.json'],
    ['the client holds ids', app("'objectId[]'", LIST_OF_IDS, relationship('Person', true)), 'plain `objectId[]` on the client but links to `Person` on the server', 'Declare it as `Person[]` on the client'],
    ['the server holds the id of a class whose ids are unlike others', withTexts({ bsonType: 'string' }), 'is a plain `string?` on the server', 'Add `"owner": {'],
    ['the server holds an id, but of other classes', withTexts(ID), 'is a plain `objectId?` on the server, which is no id of a `Team`', 'of the type `string` of the `_id` of `Team`'],
    ['the numbers differ', app("'Person'", LIST_OF_IDS, relationship('Person', true)), '`Person` on the client but `Person[]` on the server', '`is_list: true`'],
  ])('says that %s', (_name, files, message, help) => {
    const { findings } = checkFiles(files);
    const own = findings.filter(({ rule }) => rule === 'link-mismatch');
    expect(own).toHaveLength(1);
    expect(own[0]?.message).toContain(message);
    expect(own[0]?.help).toContain(help);
  });

  it('names the file that holds the relationships of the first exports', () => {
    const node = { title: 'Task', required: ['_id'], properties: { _id: ID, owner: ID } };
    const person = { database: 'app', collection: 'Person', schema: { title: 'Person', ...KEY_ONLY } };
    const files: Files = {
      ...Object.fromEntries(Object.entries(app("'Person'", ID)).filter(([file]) => file.startsWith('client/'))),
      'server/stitch.json': { name: 'shop' },
      'server/services/mongodb-atlas/config.json': { name: 'mongodb-atlas', type: 'mongodb-atlas', config: {} },
      'server/services/mongodb-atlas/rules/app.Task.json': { database: 'app', collection: 'Task', schema: node },
      'server/services/mongodb-atlas/rules/app.Person.json': person,
      'server/services/mongodb-atlas/rules/app.Team.json': { ...person, collection: 'Team', schema: { ...person.schema, title: 'Team' } },
    };
    expect(checkFiles(files).findings.map(({ help }) => help)).toEqual([
      'Add `"owner": { "ref": "#/relationship/mongodb-atlas/app/Person", "foreign_key": "_id", "is_list": false }` to `relationships` in rules/app.Task.json, or declare it as `objectId?` on the client.',
    ]);
  });

  const nullable = (...names: string[]): object => ({ bsonType: [...names, 'null'] });
  const IDS = { bsonType: 'array', items: ID };

  it.each<[string, string, object, string | undefined, string, string]>([
    ['an id of another type', "'Person'", nullable('string'), undefined, 'links to `Person` on the client, so a document holds the id of one, but the validator takes `string` only', 'Give it the type of the primary key of `Person`'],
    ['an object', "'Person'", { ...nullable('object'), properties: { city: { bsonType: 'string' } } }, undefined, 'but the validator expects an object there', 'store the id of `Person`'],
    ['one value instead of several', "'Person[]'", ID, undefined, 'but the validator expects a single one', 'several links are an `array` of ids'],
    ['several values instead of one', "'Person'", IDS, undefined, 'but the validator expects several values', 'several links are an `array` of ids'],
    ['a link that only the configuration knows', "'objectId?'", nullable('objectId'), 'Person', 'is a plain `objectId?` on the client, but `links` in the configuration says that it leads to `Person`', 'remove the entry from `links`'],
    ['one value instead of several, of which the configuration knows', "'Person[]'", ID, 'Person', 'but the validator expects a single one', 'several links are an `array` of ids'],
    ['another class in the configuration', "'Person'", nullable('objectId'), 'Team', 'leads to `Person` on the client, but `links` in the configuration says that it leads to `Team`', 'Name the same class in both.'],
    ['other classes in the configuration', "'Person[]'", IDS, 'Team', 'leads to `Person` on the client, but `links` in the configuration says that it leads to `Team`', 'Name the same class in both.'],
  ])('says what a validator has against it: %s', (_name, client, owner, links, message, help) => {
    const files = Object.fromEntries(Object.entries(app(client, ID)).filter(([file]) => file.startsWith('client/')));
    const schemas = { Task: { ...KEY_ONLY, properties: { _id: ID, owner } }, Person: KEY_ONLY, Team: KEY_ONLY };
    const validators = Object.entries(schemas).map(([name, $jsonSchema]) => ({ name, options: { validator: { $jsonSchema } } }));
    const { findings } = checkFiles({ ...files, 'db/validators.json': validators }, { server: 'db', ...(links === undefined ? {} : { links: { 'Task.owner': links } }) });
    expect(findings.filter(({ rule }) => rule === 'link-mismatch')).toEqual([expect.objectContaining({ message: expect.stringContaining(message) as string, help: expect.stringContaining(help) as string })]);
  });

  /** What is said of `Task.owner`, which links to a `Person` with a key of some type. */
  function refused(client: string, key: string, owner: object, target: 'mongodb' | 'json-schema' | 'openapi', links: AppConfig['links'] = {}): string[] {
    const schema = { type: 'object', properties: { _id: {}, owner } };
    const files = {
      ...clientClass('Task', `    primaryKey: '_id',\n    properties: { _id: 'objectId', owner: '${client}' },`),
      ...clientClass('Person', `    primaryKey: '_id',\n    properties: { _id: '${key}' },`),
      ...clientClass('Team', "    primaryKey: '_id',\n    properties: { _id: 'objectId' },"),
      'db/Task.json': target === 'mongodb' ? { $jsonSchema: schema }
        : target === 'openapi' ? { openapi: '3.1.0', info: { title: 'Tasks', version: '1' }, paths: {}, components: { schemas: { Task: schema } } } : schema,
    };
    const { findings } = checkFiles(files, { server: '/app/db', target, links });
    return findings.filter(({ property, severity }) => property === 'owner' && severity !== 'info').map(({ severity, rule, breaks, witness }) => `${severity} ${rule} ${breaks.join('+') || '-'} ${JSON.stringify(witness)}`);
  }

  it.each<[string, string, string, object, string[]]>([
    ['an id of another type', 'Person', 'objectId', nullable('string'), ['error link-mismatch upload+download {"owner":{"$oid":"000000000000000000000001"}}']],
    ['a number, of the type that is written', 'Person', 'int', nullable('string'), ['error link-mismatch upload+download {"owner":{"$numberInt":"1"}}']],
    ['ids of another type', 'Person[]', 'string', IDS, ['error link-mismatch upload+download {"owner":["a"]}']],
    ['ids by name', 'Person{}', 'string', { bsonType: 'object', additionalProperties: nullable('int') }, ['error link-mismatch upload+download {"owner":{"key":"a"}}']],
    ['an object', 'Person', 'string', { ...nullable('object'), properties: { city: { bsonType: 'string' } } }, ['error link-mismatch upload+download {"owner":"a"}']],
    ['several ids for one', 'Person[]', 'objectId', ID, ['error link-mismatch upload+download {"owner":[]}']],
    ['one id for several', 'Person', 'uuid', IDS, ['error link-mismatch upload+download {"owner":{"$uuid":"00000000-0000-4000-8000-000000000001"}}']],
    ['a list that may link twice to one', 'Person[]', 'string', { bsonType: 'array', uniqueItems: true, items: { bsonType: 'string' } }, ['warn collection-mismatch upload {"owner":["a","a"]}']],
  ])('shows the id, as the client writes it, that a validator refuses: %s', (_name, client, key, owner, expected) => {
    expect(refused(client, key, owner, 'mongodb')).toEqual(expected);
  });

  it.each<[string, string, object, string, string[]]>([
    ['another class', 'Person', nullable('objectId'), 'Team', ['error link-mismatch download {"owner":{"$oid":"000000000000000000000001"}}']],
    ['other classes', 'Person[]', IDS, 'Team', ['error link-mismatch download {"owner":[{"$oid":"000000000000000000000001"}]}']],
    ['a link, where the client holds the id, which is taken and held', 'objectId?', nullable('objectId'), 'Person', ['error link-mismatch download null']],
    ['links, where the client holds the ids', 'objectId[]', IDS, 'Person', ['error link-mismatch download null']],
    ['the same', 'Person', nullable('objectId'), 'Person', []],
  ])('refuses no id for what the configuration says of links: %s', (_name, client, owner, target, expected) => {
    expect(refused(client, 'objectId', owner, 'mongodb', { 'Task.owner': target })).toEqual(expected);
  });

  it.each<[string, object, string[]]>([
    ['which fits', { type: ['string', 'null'] }, []],
    ['which is another', { type: ['string', 'null'], format: 'uuid' }, ['error link-mismatch upload {"owner":"a"}']],
    ['which is another, and is only sent', { type: ['integer', 'null'], readOnly: true }, ['error link-mismatch download {"owner":1}']],
  ])('compares the id where the configuration knows of the link: %s', (_name, owner, expected) => {
    expect(refused('Person', 'string', owner, 'openapi', { 'Task.owner': 'Person' })).toEqual(expected);
  });

  it('shows an id as JSON has it', () => {
    expect(refused('Person', 'uuid', { type: ['integer', 'null'] }, 'json-schema')).toEqual(['error link-mismatch upload+download {"owner":"00000000-0000-4000-8000-000000000001"}']);
  });

  it.each([
    ['has an embedded class of the name of the target', 'Person', 'leads to `Place` on the client but to `Person` on the server'],
    ['holds the object under another title', 'Place2', 'holds `Place` on the client, which the server calls `Place2`'],
  ])('tells a wrong name from a wrong class, where the server %s', (_name, title, message) => {
    const place = clientClass('Place', "    embedded: true,\n    properties: { city: 'string?' },");
    const node = title === 'Person' ? ID : { ...PLACE, title };
    const found = checkFiles({ ...app("'Place'", node, title === 'Person' ? relationship('Person') : undefined), ...place }).findings;
    expect(found.filter(({ rule }) => rule === 'link-mismatch').map((each) => each.message)).toEqual([expect.stringContaining(message)]);
  });

  it.each<[string, object, object | undefined, Files, string]>([
    ['another class, beside an embedded one that is not meant', ID, relationship('Person'), {}, 'leads to `Place` on the client but to `Person` on the server'],
    ['an embedded class, where the server has that of the client too', { ...PLACE, title: 'Spot' }, undefined, { PLACE }, 'leads to `Place` on the client but to `Spot` on the server'],
  ])('tells a wrong name from a wrong class by both sides: %s', (_name, owner, to, more, message) => {
    const place = clientClass('Place', "    embedded: true,\n    properties: { city: 'string?' },");
    const inside = { ...PLACE, title: Object.keys(more).length > 0 ? 'Place' : 'Other' };
    const box = { 'server/data_sources/mongodb-atlas/app/Box/schema.json': { title: 'Box', bsonType: 'object', required: ['_id'], properties: { _id: ID, inside } } };
    const { findings } = checkFiles({ ...app("'Place'", owner, to), ...place, ...box });
    expect(findings.filter(({ rule }) => rule === 'link-mismatch').map((each) => each.message)).toEqual([expect.stringContaining(message)]);
  });

  it('takes the class itself for the target, not an embedded class of its name', () => {
    const holder = { bsonType: 'object', title: 'Person', properties: { _id: { bsonType: 'string' } } };
    const { findings } = checkFiles({ ...app("'Person'", ID), ...serverExport({ Task: { required: ['_id'], properties: { _id: ID, owner: ID } }, Box: { required: ['_id'], properties: { _id: ID, inside: holder } }, Team: KEY_ONLY }), 'server/data_sources/mongodb-atlas/app/Person/schema.json': undefined });
    expect(findings.filter(({ rule, property }) => rule === 'link-mismatch' && property === 'owner').map(({ message }) => message)).toEqual([expect.stringMatching(/links to `Person` on the client but is a plain `objectId\?` on the server(?!, which is no id)/)]);
  });

  it('is an error on every server', () => {
    expect(severities(app("'Person'", { bsonType: 'string' }))).toEqual({ 'app-services': 'error', mongodb: 'error', 'json-schema': 'off', local: 'off' });
    // To a validator a link is the id of the other object.
    expect(severities(app("'Person'", ID))).toEqual({ 'app-services': 'error', mongodb: 'off', 'json-schema': 'off', local: 'off' });
  });
});

describe('link-mismatch of what an API only sends or only takes', () => {
  const PLACES = 'client/Task.ts:7:36 api/openapi.json:21:11';
  const none = (what: string, witness: string): string[] =>
    [`error link-mismatch Task.value download ${PLACES} | ${witness} | \`Task.value\` links to \`Person\` on the client, but the server, which only sends it (\`readOnly\`), sends ${what}: the client cannot hold what it gets.`];
  const ID = { type: 'string', format: 'objectid' };
  const IDS = { type: 'array', items: ID };
  const [person, team] = ['Person', 'Team'].map((name) => ({ $ref: `#/components/schemas/${name}` }));

  it.each<[string, object, string[]]>([
    ['Person', sent(ID), []],
    ['Person', sent({ ...person }), []],
    ['Person[]', sent(IDS), []],
    ['Person', sent({ type: 'integer' }), none('`integer`', '{"value":1}')],
    ['Person[]', sent({ type: 'array', items: { type: ['integer', 'boolean'] } }), none('`integer`, `boolean`', '{"value":[1]}')],
    ['Person', sent(IDS), none('several values', '{"value":[]}')],
    ['Person[]', sent(ID), none('a single value', '{"value":"000000000000000000000001"}')],
    ['Person', sent({ ...team }), none('objects of another class', '{"value":{"_id":"000000000000000000000001"}}')],
    ['Person', sent({ type: ['string', 'integer'], format: 'objectid' }), [`warn type-mismatch Task.value download ${PLACES} | {"value":1} | \`Task.value\` is \`Person\` on the client, but the server, which only sends it (\`readOnly\`), sends \`objectid\`, \`integer\`: the client cannot hold every value of that.`]],
    ['Person', taken({ type: 'integer' }), [`error link-mismatch Task.value upload ${PLACES} | {"value":"000000000000000000000001"} | \`Task.value\` links to \`Person\` on the client, so a document holds the id of one, but the validator takes \`integer\` only: the document is refused (the API answers 400 Bad Request).`]],
  ])('%s against %j', (client, value, expected) => {
    expect(saidOfValue(client, value)).toEqual(expected);
  });
});
