import { describe, expect, it } from 'vitest';
import type { Rollout } from '../../src/rollout/rollout';
import type { Files } from '../support/app';
import { diffFiles } from '../support/diff';
import { client } from '../support/twin';

/** Each kind of validator in its own words: its errors, and what is done in its store. */

const object = (properties: object, more: object): object => ({ title: 'Task', required: ['_id', 'note'], properties, ...more });

const SCHEMAS = {
  mongodb: (note: string, more: object): object => ({ $jsonSchema: object({ _id: { bsonType: 'objectId' }, note: { bsonType: note } }, { bsonType: 'object', ...more }) }),
  'json-schema': (note: string, more: object): object => ({ $schema: 'https://json-schema.org/draft/2020-12/schema', ...object({ _id: { type: 'string' }, note: { type: note } }, { type: 'object', ...more }) }),
} as const;
type Kind = keyof typeof SCHEMAS;

const NAMES = { mongodb: ['string', 'int'], 'json-schema': ['string', 'integer'] } as const;

/** An app before and after, with a validator of a kind. */
function between(target: Kind, [was, is]: readonly [object, object], [before, after]: readonly [Files, Files], types: readonly [0 | 1, 0 | 1] = [0, 0]): Rollout {
  const at = (type: 0 | 1, more: object): Files => ({ 'server/Task.json': SCHEMAS[target](NAMES[target][type], more) });
  return diffFiles(target, { ...before, ...at(types[0], was) }, { ...after, ...at(types[1], is) }, { target, server: 'server' });
}

const task = (note: string): Files => client({ Task: { _id: 'string', note } });
const OPTIONAL = { required: ['_id'] };
const CLOSED = { additionalProperties: false };

const CASES: readonly (readonly [string, readonly [object, object], readonly [Files, Files], readonly [0 | 1, 0 | 1]])[] = [
  ['another type on the server', [{}, {}], [task('string'), task('string')], [0, 1]],
  ['another type on the client', [{}, {}], [task('string'), task('int')], [0, 0]],
  ['a value that became required', [OPTIONAL, {}], [task('string?'), task('string?')], [0, 0]],
  ['a value that became optional on the client', [{}, {}], [task('string'), task('string?')], [0, 0]],
  ['a validator that became closed', [{}, CLOSED], [task('string'), task('string')], [0, 0]],
  ['a property that the validator does not list', [CLOSED, CLOSED], [task('string'), client({ Task: { _id: 'string', note: 'string', more: 'int' } })], [0, 0]],
  ['a property that is gone from the client', [{}, {}], [task('string'), client({ Task: { _id: 'string' } })], [0, 0]],
];

const textOf = ({ changes, steps }: Rollout): string => JSON.stringify([changes.map(({ reason }) => reason), steps]);

describe.each(CASES)('%s', (_name, server, files, types) => {
  it('is refused by MongoDB with its code', () => {
    expect(textOf(between('mongodb', server, files, types))).toMatch(/refuse[sd][^"]*\(121\)|\(121\)/);
  });

  it('is refused by a JSON Schema without a code of MongoDB, and nothing is said of its shell', () => {
    const text = textOf(between('json-schema', server, files, types));
    expect(text).toMatch(/refuse[sd]/);
    expect(text).not.toMatch(/121|MongoDB|updateMany|aggregation|\{code\}/);
  });
});

it('a class that needs another collection is copied in the words of the store', () => {
  const files = [client({ Task: { _id: 'string', note: 'string' } }), client({ Task: { note: 'string' }, Holder: { _id: 'string', task: 'Task' } })] as const;
  const copied = (target: Kind): string => between(target, [{}, {}], files).steps.find(({ title }) => title.startsWith('Copy'))?.do[0] ?? '';
  expect(copied('json-schema')).toBe('Copy the documents of class `Task` into the collection of the new class.');
  expect(copied('mongodb')).toContain('Copy the documents of class `Task`');
});
