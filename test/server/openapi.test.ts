import { describe, expect, it } from 'vitest';
import { spell } from '../../src/schema/spelling';
import type { ServerSchemas } from '../../src/schema/server-schemas';
import { looksLikeOpenApi } from '../../src/server/openapi/looks-like';
import { readServer } from '../../src/server/read-server';
import type { ServerOptions } from '../../src/server/server-options';
import { checkFiles, clientClass, line, memoryTree, type Files } from '../support/app';

function read(files: Files, below = 'api.yaml', options: ServerOptions = {}): ServerSchemas {
  const server = readServer(memoryTree(files), below, options);
  if ('locations' in server) throw new Error('no server side');
  return server;
}

const declared = ({ classes }: ServerSchemas): string[] =>
  classes.flatMap(({ name, properties }) => [...properties.values()].map((property) => `${name}.${property.name}: ${spell(property)}${property.access === undefined ? '' : ` ${property.access}`}`));

const notCompared = ({ unchecked }: ServerSchemas): string[] => unchecked.map(({ kind, class: name, property, reason }) => `${kind} ${name ?? '-'}${property === null ? '' : `.${property}`}: ${reason}`);

const faults = ({ problems }: ServerSchemas): string[] => problems.map(({ message, place: { file, line: at, column } }) => `${file}:${at}:${column} ${message}`);

/** The property `p` of a class of an OpenAPI document, and what is not compared of it. */
function one(version: string, node: object): string[] {
  const schemas = { Task: { type: 'object', properties: { p: node } } };
  const server = read({ 'api.json': version === '2.0' ? { swagger: version, definitions: schemas } : { openapi: version, components: { schemas } } }, 'api.json');
  expect([server.target, faults(server)]).toEqual(['openapi', []]);
  return [...declared(server), ...notCompared(server)];
}

describe('the schemas of OpenAPI', () => {
  it.each<[string, string, object, string[]]>([
    ['int32', '3.0.3', { type: 'integer', format: 'int32' }, ['Task.p: int?']],
    ['int64 of a number', '3.0.3', { type: 'number', format: 'int64' }, ['Task.p: int?']],
    ['float', '3.0.3', { type: 'number', format: 'float' }, ['Task.p: double?']],
    ['double', '2.0', { type: 'number', format: 'double' }, ['Task.p: double?']],
    ['byte', '2.0', { type: 'string', format: 'byte' }, ['Task.p: data?']],
    ['binary', '3.0.3', { type: 'string', format: 'binary' }, ['Task.p: data?']],
    ['uuid', '3.1.0', { type: 'string', format: 'uuid' }, ['Task.p: uuid?']],
    ['date-time', '3.2.0', { type: 'string', format: 'date-time' }, ['Task.p: date?']],
    ['nullable of 3.0', '3.0.3', { type: 'string', nullable: true }, ['Task.p: string?']],
    ['nullable of 3.1, which has none', '3.1.0', { type: 'string', nullable: true }, ['Task.p: string?', 'keyword Task.p: `nullable` is not compared']],
    ['null of 3.1', '3.1.0', { type: ['string', 'null'] }, ['Task.p: string?']],
    ['read only', '3.0.3', { type: 'string', readOnly: true }, ['Task.p: string? readOnly']],
    ['read only, beside what it refers to', '3.0.3', { allOf: [{ type: 'string' }, { readOnly: true }] }, ['Task.p: string? readOnly']],
    ['an object that is only sent, and what stands in it', '3.1.0', { type: 'object', readOnly: true, properties: { q: { type: 'object', properties: { r: { type: 'string' } } } } }, ['Task.p: Task_p readOnly', 'Task_p.q: Task_p_q readOnly', 'Task_p_q.r: string? readOnly']],
    ['objects that are only sent', '3.1.0', { type: 'array', readOnly: true, items: { type: 'object', properties: { r: { type: 'string' } } } }, ['Task.p: Task_p[] readOnly', 'Task_p.r: string? readOnly']],
    ['objects by their keys that are only sent', '3.1.0', { readOnly: true, type: 'object', additionalProperties: { type: 'object', properties: { r: { type: 'string' } } } }, ['Task.p: Task_p{} readOnly', 'Task_p.r: string? readOnly']],
    ['an object that is only taken', '3.1.0', { type: 'object', writeOnly: true, properties: { q: { type: 'string' } } }, ['Task.p: Task_p writeOnly', 'Task_p.q: string?']],
    ['write only', '3.1.0', { type: 'array', items: { type: 'string' }, writeOnly: true }, ['Task.p: string[] writeOnly']],
    ['a discriminator', '3.0.3', { type: 'object', properties: { q: { type: 'string' } }, discriminator: { propertyName: 'q' } }, ['Task.p: Task_p', 'Task_p.q: string?', 'keyword Task.p: `discriminator` is not compared']],
    ['alternatives of several shapes', '3.0.3', { oneOf: [{ type: 'object', properties: { q: {} } }, { type: 'string' }] }, ['type Task.p: `oneOf` with several shapes has no Realm type']],
  ])('%s', (_name, version, node, expected) => {
    expect(one(version, node)).toEqual(expected);
  });

  it.each(['2.0', '3.0.3', '3.1.0'])('null beside a reference counts nowhere, and that is said: %s', (version) => {
    const keyword = version === '2.0' ? 'x-nullable' : 'nullable';
    const schemas = { Task: { properties: { p: { $ref: `#/${version === '2.0' ? 'definitions' : 'components/schemas'}/Name`, [keyword]: true }, q: { [keyword]: true } } }, Name: { type: 'string' } };
    const server = read({ 'api.json': version === '2.0' ? { swagger: version, definitions: schemas } : { openapi: version, components: { schemas } } }, 'api.json');
    expect(server.classes[0]?.properties.get('p')?.nullable).toBe(false);
    expect(notCompared(server)[0]).toBe(`keyword Task.p: \`${keyword}\` is not compared`);
  });

  it('an object that is described elsewhere may be written all the same', () => {
    const properties = { p: { readOnly: true, $ref: '#/components/x-parts/Place' }, q: { $ref: '#/components/x-parts/Place' } };
    const components = { schemas: { Task: { properties } }, 'x-parts': { Place: { properties: { city: { type: 'string' } } } } };
    expect(declared(read({ 'api.json': { openapi: '3.1.0', components } }, 'api.json'))).toEqual(['Task.p: Place readOnly', 'Task.q: Place', 'Place.city: string?']);
  });

  it.each<[string, readonly string[], readonly string[]]>([
    ['sent first', ['p', 'q'], ['Place.city: string readOnly', 'Place.id: string? readOnly', 'Task_q.city: string', 'Task_q.id: string? readOnly']],
    ['sent last', ['q', 'p'], ['Place.city: string', 'Place.id: string? readOnly', 'Task_p.city: string readOnly', 'Task_p.id: string? readOnly']],
  ])('an object of one title that is sent here and written there is compared at either place: %s', (_order, names, expected) => {
    const place = { type: 'object', title: 'Place', required: ['city'], properties: { city: { type: 'string' }, id: { type: 'string', readOnly: true } } };
    const properties = Object.fromEntries(names.map((name) => [name, name === 'p' ? { ...place, readOnly: true } : place]));
    const server = read({ 'api.json': { openapi: '3.1.0', components: { schemas: { Task: { properties } } } } }, 'api.json');
    expect(declared(server).filter((each) => !each.startsWith('Task.'))).toEqual(expected);
  });

  it('an object that holds one of its own title keeps all that it has', () => {
    const inner = { type: 'object', title: 'Place', properties: { city: { type: 'string' } } };
    const place = { type: 'object', title: 'Place', readOnly: true, properties: { city: { type: 'string' }, within: inner, id: { type: 'string' } } };
    expect(one('3.1.0', place)).toEqual(['Task.p: Place readOnly', 'Place.city: string? readOnly', 'Place.within: Place readOnly', 'Place.id: string? readOnly']);
  });

  it.each<[string, object, string[]]>([
    ['beside its type', { type: ['object', 'string'], readOnly: true }, []],
    ['beside what it refers to', { allOf: [{ $ref: '#/components/schemas/Any' }, { readOnly: true }] }, []],
    ['in what it refers to', { $ref: '#/components/schemas/Sent' }, []],
    ['nowhere', { $ref: '#/components/schemas/Any' }, ['p']],
  ])('what is only sent need not be sent to it, whatever it holds: readOnly %s', (_where, p, expected) => {
    const schemas = { Task: { required: ['p'], properties: { p } }, Any: { type: ['object', 'string'] }, Sent: { type: ['object', 'string'], readOnly: true } };
    const [task] = read({ 'api.json': { openapi: '3.1.0', components: { schemas } } }, 'api.json').classes;
    expect([task?.unread, task?.required.map(({ name }) => name)]).toEqual([new Set(['p']), expected]);
  });

  it('what stands beside a reference counts in 3.1 only', () => {
    const api = (openapi: string): Files => ({ 'api.json': { openapi, components: { schemas: { Task: { properties: { p: { $ref: '#/components/schemas/Name', type: ['string', 'null'] } } }, Name: { type: 'string' } } } } });
    expect(['3.0.3', '3.1.0'].map((version) => read(api(version), 'api.json').classes[0]?.properties.get('p')?.nullable)).toEqual([false, false]);
  });
});

const YAML = `openapi: 3.0.3
x-key: &key
  id: { type: string, format: uuid }
components:
  schemas:
    Task:
      type: object
      required: [id, title, made]
      properties:
        <<: *key
        title: {type: string}
        made: {type: string, format: date-time, readOnly: true}
        place: {$ref: 'parts/place.yml#/Place'}
    renamed:
      x-realm-class: Person
      type: object
      properties: {name: {type: string}}
    tasks_v2:
      allOf:
        - $ref: '#/components/schemas/Task'
        - {type: object, properties: {note: {type: string, nullable: true}}}
`;

const PLACE = 'Place:\n  type: object\n  properties:\n    city: {type: string}\n';

describe('OpenAPI in YAML', () => {
  it('is read with anchors, merged keys, references between files, and names of classes', () => {
    const server = read({ 'api.yaml': YAML, 'parts/place.yml': PLACE }, 'api.yaml', { collections: { Job: 'tasks_v2' } });
    expect(faults(server)).toEqual([]);
    expect(declared(server)).toEqual([
      'Task.title: string', 'Task.made: date readOnly', 'Task.place: Place', 'Task.id: uuid', 'Place.city: string?', 'Person.name: string?',
      'Job.title: string', 'Job.made: date readOnly', 'Job.place: Place', 'Job.id: uuid', 'Job.note: string?',
    ]);
    expect(server.files).toEqual(['api.yaml', 'parts/place.yml']);
  });

  it.each<[string, string, string[]]>([
    ['a tab', 'openapi: 3.0.3\ncomponents:\n\tschemas: {}\n', ['api.yaml:3:1 The file is not YAML: a tab is used to indent, which YAML does not allow.']],
    ['no end of a string', 'openapi: "3.0.3\n', ['api.yaml:2:1 The file is not YAML: something is not closed or separated: a quote, a bracket, a comma, a colon or a space is missing.']],
    ['an alias of nothing', 'openapi: 3.0.3\ncomponents: *gone\n', ['api.yaml:2:13 The alias `*gone` needs an anchor before it.']],
    ['an alias within itself', 'openapi: &a\n  - *a\n', ['api.yaml:2:5 The alias `*a` stands within what it stands for, which is no schema.']],
    ['no OpenAPI', 'title: Task\n', ['api.yaml:1:1 api.yaml is no OpenAPI document: it has neither `openapi` nor `swagger` at its top.']],
    ['a version of the future', 'openapi: 4.0.0\n', ['api.yaml:1:10 The version of OpenAPI must be 2.0 or 3.x, not `4.0.0`.']],
    ['a key that is written twice', `${YAML}openapi: 3.0.3\n`, ['api.yaml:22:1 `openapi` is written more than once in one object; only this last one counts.']],
    ['several documents', `${YAML}---\na: 1\n`, ['api.yaml:23:1 The file holds several YAML documents; only the first was read.']],
  ])('%s is named with its place', (_name, text, expected) => {
    expect(faults(read({ 'api.yaml': text, 'parts/place.yml': PLACE }, 'api.yaml', { target: 'openapi' }))).toEqual(expected);
  });

  it('aliases that stand for more than fits in memory are refused', () => {
    const names = [...'abcdefghi'];
    const bomb = names.map((name, index) => `${name}: &${name} [${Array.from({ length: 9 }, () => (index === 0 ? 'x' : `*${names[index - 1]}`)).join(', ')}]`).join('\n');
    expect(faults(read({ 'api.yaml': `openapi: 3.0.3\n${bomb}\n` }, 'api.yaml', { target: 'openapi' }))[0]).toContain('stand for more than');
  });

  it.each<[string, string, string]>([
    ['nothing', '#/components/schemas/Gone', 'its `$ref` leads to #/components/schemas/Gone, where nothing is'],
    ['the network', 'https://example.com/a.yaml', 'its `$ref` leads to https://example.com/a.yaml, which is not among these files; nothing is fetched from the network'],
    ['a circle', '#/components/schemas/A', 'its `$ref` leads back to itself'],
    ['outside of the project', '../secret.yaml', 'its `$ref` leads to ../secret.yaml, which cannot be read'],
  ])('a reference to %s is named', (_name, ref, reason) => {
    const schemas = `Task: {properties: {p: {$ref: '${ref}'}}}, A: {$ref: '#/components/schemas/B'}, B: {$ref: '#/components/schemas/A'}`;
    expect(notCompared(read({ 'api.yaml': `openapi: 3.1.0\ncomponents: {schemas: {${schemas}}}\n` }))).toContain(`type Task.p: ${reason}`);
  });

  it('a large document is read without its paths, each schema at its place', () => {
    const paths = Array.from({ length: 12_000 }, (_each, index) => `  /a${index}: {get: {}}`).join('\n');
    const server = read({ 'api.yaml': `openapi: 3.0.3\npaths:\n${paths}\ncomponents:\n  examples:\n    a: {}\n  schemas:\n    Task: {properties: {p: {type: string}}}\n` });
    expect(server.classes.map(({ name, properties }) => [name, properties.get('p')?.source.line])).toEqual([['Task', 12_007]]);
  });

  it('its schemas may stand in another file', () => {
    const files = { 'api.yaml': "openapi: 3.0.3\ncomponents:\n  schemas: {$ref: 'all.yaml#/schemas'}\n", 'all.yaml': 'schemas:\n  Task: {properties: {p: {type: string}}}\n' };
    expect([declared(read(files)), faults(read(files))]).toEqual([['Task.p: string?'], []]);
  });

  it.each<[string, string, string[]]>([
    ['a list', 'schemas: []', ['api.yaml:3:12 No schema is read here: it must be an object.']],
    ['a file that is not there', 'schemas: {$ref: gone.yaml}', ['api.yaml:3:12 No schema is read here: its `$ref` leads to gone.yaml, which cannot be read.']],
    ['nothing', 'schemas:', ['api.yaml:1:10 api.yaml describes no object by a name: there is no schema with properties under `components.schemas`, so nothing can be compared.']],
    ['unfinished', 'schemas: {Task: , Other: [], Name: {type: string}}', ['api.yaml:3:19 No schema is read here: it must be an object.', 'api.yaml:3:28 No schema is read here: it must be an object.']],
    ['merged with a text', 'schemas: {Task: {<<: hello}}', ['api.yaml:3:24 `<<` takes in objects only, and this is none.']],
  ])('schemas that are %s are named', (_name, schemas, expected) => {
    expect(faults(read({ 'api.yaml': `openapi: 3.0.3\ncomponents:\n  ${schemas}\n` }, 'api.yaml', { target: 'openapi' }))).toEqual(expected);
  });

  it('a first document of comments alone is none', () => {
    expect(faults(read({ 'api.yaml': '---\n# ours\n---\nopenapi: 3.0.3\ncomponents: {schemas: {Task: {properties: {p: {}}}}}\n' }))).toEqual([]);
  });

  it('pointers may be encoded, and schemas booleans; what leads nowhere is named', () => {
    const text = `openapi: 3.1.0
components:
  schemas:
    Task:
      $dynamicAnchor: node
      properties:
        slash: {$ref: '#/components/schemas/a~1b'}
        percent: {$ref: '#/components/schemas/%54%20x'}
        own: {$ref: './api.yaml#/components/schemas/a~1b'}
        dynamic: {$dynamicRef: '#node'}
        all: true
        none: false
        broken: {$ref: '#/components/schemas/%E0%A4%A'}
        disk: {$ref: '..%2F..%2Fx.yaml'}
        gone: {$dynamicRef: '#gone'}
    a/b: {type: string}
    T x: {type: integer}
`;
    const server = read({ 'api.yaml': text });
    expect(declared(server)).toEqual(['Task.slash: string?', 'Task.percent: int?', 'Task.own: string?', 'Task.dynamic: Task', 'Task.all: mixed']);
    expect(notCompared(server)).toEqual([
      'type Task.none: nothing is allowed there',
      'type Task.broken: its `$ref` leads to #/components/schemas/%E0%A4%A, where nothing is',
      'type Task.disk: its `$ref` leads to ../../x.yaml, which cannot be read',
      'type Task.gone: its `$ref` leads to #gone, where nothing is',
    ]);
  });

  it('JSON Schema may be YAML too', () => {
    expect(declared(read({ 'schemas/Task.yaml': 'type: object\nproperties:\n  p: {type: integer}\n' }, 'schemas'))).toEqual(['Task.p: int?']);
  });
});

describe('the comparison with an API', () => {
  const app = (properties: string): string[] => checkFiles({ ...clientClass('Task', `    primaryKey: 'id',\n    properties: { ${properties} },`), 'api.yaml': YAML, 'parts/place.yml': PLACE }, { client: ['client'], server: 'api.yaml' }).findings.map(line);

  it('what it only sends need not be there on the client', () => {
    expect(app("id: 'uuid', title: 'string'")).toEqual([]);
    expect(app("id: 'uuid', title: 'string', made: 'date'")).toEqual([]);
    expect(app("id: 'uuid', title: 'string', made: 'date?'")).toEqual([]);
  });

  it('the rest must', () => {
    expect(app("id: 'uuid'").map((each) => each.split(' ').slice(0, 3).join(' '))).toEqual(['error server-only-required-property Task.title']);
  });
});

it('a document is told by its words', () => {
  const texts: [string, string][] = [['a.yaml', YAML], ['a.yml', "components: {}\nswagger: '2.0'\n"], ['a.json', '{"openapi":"3.1.0"}'], ['a.json', '{"name":"openapi"}'], ['a.ts', YAML], ['a.yaml', 'needs:\n  openapi: 3.0.3\n']];
  expect(texts.map(([name, text]) => looksLikeOpenApi(name, text))).toEqual([true, true, true, false, false, false]);
});
