import { describe, expect, it } from 'vitest';
import type { Unchecked } from '../../src/schema/server-schemas';
import { checkFiles, clientClass, line, serverExport, type Files } from '../support/app';

/** What no Realm schema can say of a value is named for every kind of server, at every depth, and is no finding. */

type Kind = 'app-services' | 'mongodb' | 'json-schema';
const KINDS: readonly Kind[] = ['app-services', 'mongodb', 'json-schema'];

const client: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'string', p: 'string', n: 'string[]', d: 'string{}', e: 'Place[]' },"),
  ...clientClass('Place', "    embedded: true,\n    properties: { city: 'string' },"),
};

/** A schema of Task that fits the client, with more said of each part, in the dialect of a server. */
function server(kind: Kind, more: Partial<Readonly<Record<'root' | 'p' | 'n' | 'd' | 'e' | 'city', object>>>): Files {
  const type = (name: string): object => ({ [kind === 'json-schema' ? 'type' : 'bsonType']: name });
  const schema = {
    ...type('object'), title: 'Task', required: ['_id', 'p'], ...more.root,
    properties: {
      _id: type('string'), p: { ...type('string'), ...more.p }, n: { ...type('array'), items: { ...type('string'), ...more.n } },
      d: { ...type('object'), additionalProperties: { ...type('string'), ...more.d } },
      e: { ...type('array'), items: { ...type('object'), title: 'Place', required: ['city'], ...more.e, properties: { city: { ...type('string'), ...more.city } } } },
    },
  };
  if (kind === 'app-services') return serverExport({ Task: schema });
  if (kind === 'mongodb') return { 'server/Task.json': { $jsonSchema: schema } };
  return { 'server/Task.json': { $schema: 'https://json-schema.org/draft/2020-12/schema', ...schema } };
}

const text = ({ kind, class: name, property, isRead, reason }: Unchecked): string => `${kind} ${[name, property].filter((each) => each !== null).join('.')}${isRead === true ? '' : ' unread'}: ${reason}`;

function check(kind: Kind, more: Parameters<typeof server>[1]): { readonly findings: readonly string[]; readonly unchecked: readonly string[] } {
  const { findings, unchecked } = checkFiles({ ...client, ...server(kind, more) }, { server: '/app/server' });
  return { findings: findings.map(line), unchecked: unchecked.map(text) };
}

describe.each(KINDS)('limits in %s', (kind) => {
  it.each<[string, Parameters<typeof server>[1], readonly string[]]>([
    ['an enumeration', { p: { enum: ['a', 'b'] } }, ['keyword Task.p: `enum` is not compared']],
    ['all of a property in one entry', { p: { maxLength: 5, pattern: '^a', minLength: 1 } }, ['keyword Task.p: `pattern`, `minLength` and `maxLength` are not compared']],
    ['what is excluded', { p: { not: { enum: [''] } } }, ['keyword Task.p: `not` is not compared']],
    ['elements of a list', { n: { maxLength: 5 } }, ['keyword Task.n: `maxLength` is not compared']],
    ['values of a dictionary', { d: { pattern: '^a' } }, ['keyword Task.d: `pattern` is not compared']],
    ['an embedded object', { e: { maxProperties: 4 } }, ['keyword Task.e: `maxProperties` is not compared']],
    ['a property of an embedded object', { city: { enum: ['Rome'] } }, ['keyword Place.city: `enum` is not compared']],
    ['the class', { root: { minProperties: 2, dependencies: { p: ['n'] } } }, ['keyword Task: `minProperties` and `dependencies` are not compared']],
    ['several places', { root: { maxProperties: 9 }, p: { enum: ['a'] }, n: { minLength: 1 } }, [
      'keyword Task.p: `enum` is not compared', 'keyword Task.n: `minLength` is not compared', 'keyword Task: `maxProperties` is not compared',
    ]],
    ['remarks are no limits', { root: { description: 'A task' }, p: { title: 'P', description: 'The name' } }, []],
  ])('%s', (_name, more, expected) => {
    const plain = check(kind, {});
    expect(check(kind, more)).toEqual({ findings: plain.findings, unchecked: [...plain.unchecked, ...expected] });
  });
});

describe('limits of one kind of server', () => {
  it.each<[string, Kind, object, readonly string[]]>([
    ['an expression of App Services', 'app-services', { validate: { '%%prev': '' } }, ['keyword Task.p: `validate` is not compared']],
    ['alternatives of App Services', 'app-services', { anyOf: [{ minLength: 1 }] }, ['keyword Task.p: `anyOf` is not compared']],
    ['a constant', 'json-schema', { const: 'a' }, ['keyword Task.p: `const` is not compared']],
    ['a format', 'json-schema', { format: 'email' }, ['keyword Task.p: `format` is not compared']],
    ['conditions', 'json-schema', { if: { const: 'a' }, then: { minLength: 1 }, else: {} }, ['keyword Task.p: `if`, `then` and `else` are not compared']],
    ['`then` alone says nothing', 'json-schema', { then: { minLength: 1 } }, []],
    ['a limit that is switched off', 'json-schema', { minimum: 1, exclusiveMinimum: false }, ['keyword Task.p: `minimum` is not compared']],
    ['remarks of the later drafts', 'json-schema', { $comment: 'x', examples: ['a'], default: 'a', deprecated: true, readOnly: true }, []],
    ['limits of an alternative', 'json-schema', { anyOf: [{ type: 'string', maxLength: 3 }, { type: 'string', format: 'uri' }] }, ['keyword Task.p: `maxLength` and `format` are not compared']],
  ])('%s', (_name, kind, p, expected) => {
    expect(check(kind, { p }).unchecked).toEqual(expected);
  });
});
