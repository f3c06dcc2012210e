import { describe, expect, it } from 'vitest';
import { checkFiles, checkFilesAs } from '../support/app';
import { app, client, server, type Classes } from '../support/twin';

const task = (note: string, key = 'objectId'): Classes => ({ Task: { _id: key, note } });
type Both = readonly [client: Classes, server: Classes];
const alike = (classes: Classes): Both => [classes, classes];

const holding = (place: Classes[string]): Classes => ({ Task: { _id: 'objectId', place: 'Place' }, Place: place });
const PLACES = { top: holding({ _id: 'objectId', city: 'string' }), embedded: holding({ city: 'string' }) };

describe('a change since the baseline that stands for the mismatch it leaves', () => {
  it.each<[string, Both, Both, object]>([
    ['on the client', alike(task('string')), [task('string?'), task('string')], {
      rule: 'changed-optionality', message: expect.stringMatching(/does not open it .*\. The server has `string`, which does not fit\.$/),
      help: expect.stringMatching(/^Keep `string`/), breaks: ['open', 'upload', 'download'], runtimeErrors: ['B2', 'E2', 'E3', 'F4'], witness: { note: null },
    }],
    ['on the server', alike(task('string')), [task('string'), task('string?')], {
      rule: 'changed-optionality', message: expect.stringMatching(/ The client has `string`, which does not fit\.$/),
      help: expect.stringMatching(/^Keep `string`/), runtimeErrors: ['B2', 'C13', 'D9', 'D12', 'E2', 'E3', 'E9', 'F4'], witness: { note: null },
    }],
    ['where going back would not help either', [task('string'), task('double')], [task('int'), task('double')], {
      rule: 'changed-type', message: expect.stringMatching(/from `string` to `int` on the client .* The server has `double`, which does not fit\.$/),
      help: expect.stringMatching(/^Declare it as `double` on the client/), witness: { note: { $numberLong: '1' } },
    }],
    ['on both sides, and not alike', alike(task('string')), [task('int'), task('double')], {
      rule: 'changed-type', message: expect.stringMatching(/^`Task\.note` changed on both sides since main, and to what does not fit: .* The client has `int`, the server `double`\.$/),
      help: expect.stringMatching(/^Declare it as `double` on the client/), breaks: ['open', 'upload', 'download', 'deploy'],
    }],
    ['that the client has ended', [task('string'), task('string?')], alike(task('string?')), {
      rule: 'changed-optionality', message: expect.stringMatching(/ on the client since main, and the server has it so: a device /), help: expect.stringMatching(/^Keep it, /), breaks: ['open'], witness: null,
    }],
    ['that the server has ended', [task('string'), task('int')], alike(task('string')), {
      rule: 'changed-type', message: expect.stringMatching(/ on the server since main, and the client has it so: the change cannot be deployed /), help: expect.stringMatching(/^Terminate sync, /), witness: null,
    }],
    ['a kind of class that the client has ended', [PLACES.top, PLACES.embedded], alike(PLACES.embedded), {
      rule: 'changed-class-kind', message: expect.stringMatching(/ on the client since main, and the server has it so: a device /), help: expect.stringMatching(/^Keep it, /),
    }],
    ['a kind of class that the server has ended', [PLACES.embedded, PLACES.top], alike(PLACES.embedded), {
      rule: 'changed-class-kind', message: expect.stringMatching(/ on the server since main, and the client has it so: the change cannot be deployed /), help: expect.stringMatching(/^Terminate sync, /),
    }],
    ['the optionality of a key, on the client', alike(task('string')), [task('string', 'objectId?'), task('string')], {
      rule: 'changed-primary-key', message: expect.stringMatching(/its values stay, but a device .* \("has been made optional"\)\. The server has `objectId`/), runtimeErrors: expect.not.arrayContaining(['E6']),
    }],
    ['the optionality of a key, on the server', alike(task('string')), [task('string'), task('string', 'objectId?')], {
      rule: 'changed-primary-key', message: expect.stringMatching(/its values stay, but the change cannot be deployed without terminating sync, and the tables of clients with `objectId` no longer fit/),
    }],
    ['the optionality of a key, on both sides', alike(task('string')), alike(task('string', 'objectId?')), { rule: 'changed-primary-key', message: expect.stringMatching(/on both sides since main: its values stay/) }],
    ['the type of a key', alike(task('string')), [task('string', 'uuid'), task('string')], { rule: 'changed-primary-key', message: expect.stringMatching(/"has been changed from" for another type/) }],
  ])('%s', (_name, before, now, expected) => {
    expect(checkFiles(app(...now), {}, app(...before)).findings).toEqual([expect.objectContaining(expected)]);
  });
});

it('an inverse relationship is no property that a side still has', () => {
  const [before, now]: readonly Classes[] = [{ _id: 'objectId', tasks: 'Task[]' }, { _id: 'objectId' }].map((person) => ({ Task: { _id: 'objectId', owner: 'Person' }, Person: person }));
  const files = client(now ?? {});
  const inverse = "      _id: 'objectId',\n      tasks: { type: 'linkingObjects', objectType: 'Task', property: 'owner' },\n";
  const person = String(files['client/Person.ts']).replace("      _id: 'objectId',\n", inverse);
  const { findings } = checkFiles({ ...files, 'client/Person.ts': person, ...server(now ?? {}) }, {}, app(before ?? {}));
  expect(findings.map(({ rule, property, client: place }) => [rule, property, place?.line])).toEqual([['removed-property', 'tasks', 3]]);
});

/** A class of each kind of change, on one side or on both. */
const CHANGES: readonly (readonly [string, Classes])[] = [
  ['type', task('int')], ['optionality', task('string?')], ['collection', task('string[]')], ['key', task('string', 'string')], ['optional key', task('string', 'objectId?')],
  ['removed property', { Task: { _id: 'objectId' } }], ['renamed property', { Task: { _id: 'objectId', noted: 'string' } }], ['removed class', { Other: { _id: 'objectId', due: 'date' } }],
  ['renamed class', { Job: { _id: 'objectId', note: 'string' } }], ['added property', { Task: { _id: 'objectId', note: 'string', due: 'date' } }],
];

describe('behind a validator', () => {
  it.each(CHANGES.flatMap(([name, now]) => (['client', 'server', 'both'] as const).map((side) => [name, side, now] as const)))('nothing is said of sync: %s, on %s', (_name, side, now) => {
    const before = task('string');
    const files = app(side === 'server' ? before : now, side === 'client' ? before : now);
    for (const target of ['mongodb', 'json-schema'] as const) {
      const said = checkFilesAs(target, files, {}, app(before)).findings.filter(({ baseline }) => baseline !== null).map(({ message, help }) => `${message} ${help}`);
      expect(said.filter((text) => /sync|changeset|\b225\b|client reset/i.test(text))).toEqual([]);
    }
  });
});
