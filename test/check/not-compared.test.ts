import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { notComparedIn } from '../../src/check/not-compared';
import { clientAsServer } from '../../src/workspace/client-as-server';
import { compareSides } from '../../src/compare/comparison';
import { notComparedNotes } from '../../src/report/not-compared-text';
import type { ClientSchemas } from '../../src/schema/client-schemas';
import type { NotCompared } from '../../src/rule/not-compared';
import { checkFiles, clientClass, serverExport, type Files } from '../support/app';
import { arbitraryClasses } from '../support/arbitrary-classes';

const ID = { _id: { bsonType: 'objectId' } };
const plain = (name: string): Files => clientClass(name, "    primaryKey: '_id',\n    properties: { _id: 'objectId' },");
const server = serverExport({ Task: { required: ['_id'], properties: ID } });
const line = ({ kind, class: name, property, client, server: place }: NotCompared): string =>
  `${kind} ${[name, property].filter((part) => part !== null).join('.') || '-'} ${client === null ? '-' : `${client.line}:${client.column}`} ${place === null ? '-' : `${place.line}:${place.column}`}`;
const listed = (files: Files, local: readonly string[] = []): string[] => checkFiles(files, { local }).notCompared.map(line);

describe('what was not compared', () => {
  it.each<[string, Files, string[], string[]]>([
    ['nothing, where all is compared', { ...plain('Task'), ...server }, [], []],
    ['a property that cannot be read', { ...clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', a: window.a },"), ...server }, [], ['unresolved Task.a 7:36 -']],
    ['a class of the server only', { ...plain('Task'), ...serverExport({ Task: { required: ['_id'], properties: ID }, Tag: { properties: ID } }) }, [], ['server-only Tag - 2:3']],
    ['a class of the client only', { ...plain('Task'), ...plain('Tag'), ...server }, [], ['client-only Tag 3:1 -']],
    ['a class that is called local, once', { ...plain('Task'), ...plain('Tag'), ...server }, ['Tag'], ['local Tag 3:1 -']],
    ['a local class that the server has too, once', { ...plain('Task'), ...server }, ['Task'], ['local Task 3:1 2:3']],
    ['a type', { ...plain('Task'), ...serverExport({ Task: { required: ['_id'], properties: { ...ID, at: { bsonType: 'timestamp' } } } }) }, [], ['type Task.at - 11:5']],
    ['another declaration', { ...plain('Task'), 'client/b.ts': "import Realm from 'realm';\nexport const Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'objectId', b: 'int' } };\n", ...server }, [], ['ambiguous Task 2:1 -']],
  ])('is %s', (_name, files, local, expected) => {
    expect(listed(files, local)).toEqual(expected);
  });

  it('and what was, are all classes of both sides', () => {
    const sides = (classes: ClientSchemas['classes']): ClientSchemas => ({ classes, unresolved: [], invalid: [], ambiguous: [], configurations: [], superseded: [], files: ['a.ts'], uses: [], fields: [] });
    fc.assert(fc.property(arbitraryClasses, arbitraryClasses, fc.boolean(), (own, others, isLocal) => {
      const local = isLocal ? own.slice(0, 1).map(({ name }) => name) : [];
      const comparison = compareSides(sides(own), clientAsServer('other', sides(others)), local);
      const skipped = notComparedIn(comparison, local);
      for (const side of ['client', 'server'] as const) {
        const seen = new Set([...comparison.compared.map((pair) => pair[side].name), ...skipped.filter((each) => each[side] !== null).map(({ class: name }) => name)]);
        expect(comparison[side].classes.filter(({ name }) => !seen.has(name))).toEqual([]);
      }
    }));
  });
});

describe('its notes', () => {
  const entry = (index: number): NotCompared => ({ kind: 'keyword', class: 'Task', property: `p${index}`, reason: '`enum` is not compared', client: null, server: { file: 's.json', line: index, column: 1, endLine: index, endColumn: 2 } });
  const all = Array.from({ length: 200 }, (_each, index) => entry(index));

  it('are a line a kind, however many there are', () => {
    const [note = '', ...more] = notComparedNotes(all);
    expect(more).toEqual([]);
    expect(note).toMatch(/^Not compared, since a Realm schema cannot say so much: Task\.p0 \(`enum` is not compared\), .* and 192 more\.$/);
  });

  it('list each where everything is wanted', () => {
    expect(notComparedNotes(all.slice(0, 2), true)).toEqual(['Not compared, since a Realm schema cannot say so much (2):', '- Task.p0: `enum` is not compared, s.json:0:1', '- Task.p1: `enum` is not compared, s.json:1:1']);
  });
});
