import { describe, expect, it } from 'vitest';
import { checkFiles, clientClass, line, type Files } from '../support/app';

const CLIENT = (owner: string): Files => ({
  ...clientClass('Person', "    primaryKey: 'id',\n    properties: { id: 'string' },"),
  ...clientClass('Team', "    primaryKey: 'id',\n    properties: { id: 'string' },"),
  ...clientClass('Dog', `    primaryKey: 'id',\n    properties: { id: 'string', owner: '${owner}' },`),
});

const KEYED = { type: 'object', required: ['id'], properties: { id: { type: 'string' } } };

/** The schemas of both kinds, with the owner of a dog as it is given. */
const schemas = (owner: object): Record<string, object> =>
  ({ Person: KEYED, Team: KEYED, Dog: { ...KEYED, required: ['id', 'owner'], properties: { id: { type: 'string' }, owner } } });

const api = (owner: object): Files => ({ 'api.json': { openapi: '3.1.0', info: { title: 'dogs', version: '1' }, paths: {}, components: { schemas: schemas(owner) } } });
const jsonSchema = (owner: object): Files => ({ 'dogs.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs: schemas(owner) } });

const ref = (at: string, name: string): object => ({ $ref: `#/${at}/${name}` });

describe.each([
  ['OpenAPI', 'api.json', 'components/schemas', api],
  ['JSON Schema', 'dogs.json', '$defs', jsonSchema],
] as const)('where objects stand within others, as in %s, a link', (_kind, server, at, write) => {
  const found = (owner: string, node: object): string[] =>
    checkFiles({ ...CLIENT(owner), ...write(node) }, { server: `/app/${server}` }).findings.map((each) => line(each).split(' ').slice(0, 4).join(' '));

  it.each<[string, string, (person: object) => object]>([
    ['one object', 'Person', (person) => ({ oneOf: [person, { type: 'null' }] })],
    ['a list', 'Person[]', (person) => ({ type: 'array', items: person })],
    ['a dictionary', 'Person{}', (person) => ({ type: 'object', additionalProperties: { oneOf: [person, { type: 'null' }] } })],
  ])('fits the object of its class, and no other: %s', (_name, owner, node) => {
    expect(found(owner, node(ref(at, 'Person')))).toEqual([]);
    expect(found(owner, node(ref(at, 'Team')))).toEqual(['error link-mismatch Dog.owner upload+download']);
  });
});
