import { describe, expect, it } from 'vitest';
import type { Target } from '../../src/schema/targets';
import type { Files } from '../support/app';
import { diffFiles } from '../support/diff';
import { app, client, server, type Classes } from '../support/twin';

/** No step asks for what is there already, or for documents that fit to be converted. */

const TASK = { _id: 'objectId', note: 'string', tags: 'string[]' };
const task = (changed: Readonly<Record<string, string>> = {}): Classes => ({ Task: { ...TASK, ...changed } });

/** What the steps do, without what is the same whatever changed. */
const doneIn = (before: Files, now: Files, target: Target = 'app-services'): string[] =>
  diffFiles(target, before, now, target === 'mongodb' ? { target, server: 'server' } : {}).steps.flatMap(({ do: items }) => items.filter((each) => /Task\b/.test(each)));

const [KEY, NOTE, TAGS] = ['the primary key of `Task` (from `objectId` to `objectId?`)', '`Task.note` (from `string` to `string?`)', '`Task.tags` (from `string[]` to `string?[]`)'];

describe.each([
  ['a key', { _id: 'objectId?' }, KEY],
  ['a property', { note: 'string?' }, NOTE],
])('%s of the server that became optional', (_name, changed, noun) => {
  const [was, is] = [task(), task(changed)];

  it('asks nothing of a client that has it so already', () => {
    expect(doneIn(app(is, was), app(is))).toEqual([`Change in the schema: ${noun}.`]);
  });

  it('asks nothing of a client that does not have it', () => {
    const other: Classes = { Draft: { _id: 'objectId' } };
    expect(doneIn(app(other, { ...other, ...was }), app(other, { ...other, ...is }))).toEqual([`Change in the schema: ${noun}.`]);
  });

  it('asks a client that has it as it was to follow, and no document to be converted', () => {
    expect(doneIn(app(was), app(was, is))).toEqual([
      `Leave as it was, since the client has it so: ${noun}.`,
      `Change in the schema: ${noun}.`,
      `Must declare, while the files of the client still have it as it was: ${noun}.`,
    ]);
  });

  it('on both sides, or on the client alone, converts no document either', () => {
    for (const now of [app(is), app(is, was)]) {
      const done = doneIn(app(was), now);
      expect(done.join('\n')).not.toContain('onvert');
      expect(done).toContain(`Declares: ${noun}.`);
    }
  });
});

/** A validator of lists of these elements. */
const validator = (...elements: readonly string[]): Files => ({
  'server/tasks.json': { $jsonSchema: { title: 'Task', bsonType: 'object', required: ['_id', 'tags'], properties: { _id: { bsonType: 'objectId' }, tags: { bsonType: 'array', items: { bsonType: elements } } } } },
});

describe('what became optional', () => {
  it.each([
    ['in development mode', app(task()), { ...app(task({ note: 'string?' }), task()), 'server/sync/config.json': { type: 'flexible', state: 'enabled', database_name: 'app', development_mode_enabled: true } }],
    ['where no server was read', client(task()), client(task({ note: 'string?' }))],
    ['in a property that came on the client, and that the server requires', app({ Task: { _id: 'objectId' } }, task()), app({ Task: { _id: 'objectId', note: 'string?' } }, task())],
  ])('converts no document %s', (_name, before, now) => {
    const done = doneIn(before, now);
    expect(done.length).toBeGreaterThan(0);
    expect(done.join('\n')).not.toContain('onvert');
  });

  it('behind a validator converts no document, and accepts no two types', () => {
    const list = (spelling: string): Files => client({ Task: { _id: 'objectId', tags: spelling } });
    const [was, is, narrow, wide] = [list('string[]'), list('string?[]'), validator('string'), validator('string', 'null')];
    const both = [`Accept \`null\` as a value in it: ${TAGS}.`, `May write \`null\` into it: ${TAGS}.`];
    expect(doneIn({ ...was, ...narrow }, { ...is, ...wide }, 'mongodb').filter((each) => !each.startsWith('Needed'))).toEqual(both);
    expect(doneIn({ ...is, ...narrow }, { ...is, ...wide }, 'mongodb')).toEqual([`Change in the validator: ${TAGS}.`]);
    expect(doneIn({ ...was, ...narrow }, { ...was, ...wide }, 'mongodb')).toEqual(['Versions that cannot hold `null` in: `Task.tags`.', both[0]]);
    expect(doneIn(was, is, 'mongodb')[0]).toBe(both[0]);
    const added = doneIn(app({ Task: { _id: 'objectId', tags: 'string[]' } }, task()), app(task({ note: 'string?' }), task()), 'mongodb');
    expect(added[0]).toContain('Take out of `required`, and accept `null`, which the files of the server do not say yet: `Task.note`');
  });

  it('is no other type: then documents are converted', () => {
    expect(doneIn(app(task()), app(task({ note: 'int?' })))).toContain('Convert the documents: `Task.note` (from `string` to `int?`).');
    expect(doneIn(app(task()), app(task({ note: 'int?' }), task())).join('\n')).toContain('Convert the documents');
    expect(doneIn(app(task({ note: 'string?' })), app(task())).join('\n')).toContain('Convert the documents');
  });
});

it('a server alone is asked for what it lacks', () => {
  expect(doneIn(server(task()), server(task({ note: 'string?' })))).toEqual([`Change in the schema: ${NOTE}.`]);
});
