import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { AppConfig } from '../../src/config/config';
import { SETTING_KINDS } from '../../src/rollout/change';
import type { Target } from '../../src/schema/targets';
import { checkFiles, clientClass, serverExport, type Files } from '../support/app';
import { changeOf, diffFiles } from '../support/diff';

/** What a damaged file of the server may lead to, whatever the damage: one finding a fault, and no change. */

const ID = { bsonType: 'objectId' };

const client: Files = {
  ...clientClass('Order', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string', due: 'date?', part: 'Part', tags: 'string[]', lines: 'Line[]' },"),
  ...clientClass('Line', "    embedded: true,\n    properties: { count: 'int' },"),
  ...clientClass('Part', "    primaryKey: '_id',\n    properties: { _id: 'objectId', name: 'string' },"),
};

const lines = (count: object): object => ({ bsonType: 'array', items: { title: 'Line', bsonType: 'object', required: ['count'], properties: { count } } });
const tags = { bsonType: 'array', items: { bsonType: 'string' } };

const exported = serverExport(
  {
    Order: { required: ['_id', 'note'], properties: { _id: ID, note: { bsonType: 'string' }, due: { bsonType: 'date' }, part: ID, tags, lines: lines({ bsonType: 'long' }) } },
    Part: { required: ['_id', 'name'], properties: { _id: ID, name: { bsonType: 'string' } } },
  },
  { relationships: { Order: { part: { ref: '#/relationship/mongodb-atlas/app/Part', foreign_key: '_id', is_list: false } } } },
);

const schemas = {
  Order: {
    bsonType: 'object', required: ['_id', 'note', 'tags', 'lines'],
    properties: { _id: ID, note: { bsonType: 'string' }, due: { bsonType: ['date', 'null'] }, part: { bsonType: ['objectId', 'null'] }, tags, lines: lines({ bsonType: ['int', 'long'] }) },
  },
  Part: { bsonType: 'object', required: ['_id', 'name'], properties: { _id: ID, name: { bsonType: 'string' } } },
};
const validators: Files = { 'server/validators.json': Object.entries(schemas).map(([name, $jsonSchema]) => ({ name, options: { validator: { $jsonSchema } } })) };

type Path = readonly (string | number)[];

function* pathsIn(value: unknown, path: Path = []): Generator<Path> {
  yield path;
  if (typeof value === 'object' && value !== null) for (const [key, each] of Object.entries(value)) yield* pathsIn(each, [...path, Array.isArray(value) ? Number(key) : key]);
}

function replaced(value: unknown, [key, ...rest]: Path, by: unknown): unknown {
  if (key === undefined) return by;
  const copy: Record<string | number, unknown> = (Array.isArray(value) ? [...(value as unknown[])] : { ...(value as object) }) as Record<string | number, unknown>;
  return Object.assign(copy, { [key]: replaced(copy[key], rest, by) });
}

/** A merge that nobody finished, around one line. */
function conflicted(text: string, number: number): string {
  const all = text.split('\n');
  const at = number % all.length;
  return [...all.slice(0, at), '<<<<<<< HEAD', all[at], '=======', all[at], '>>>>>>> theirs', ...all.slice(at + 1)].join('\n');
}

/** One file of the server with a value of a wrong kind, a cut, or the marks of a merge. */
function damaged(server: Files): fc.Arbitrary<Files> {
  const files = Object.keys(server).filter((file) => server[file] !== undefined && file.endsWith('.json'));
  return fc.record({ file: fc.constantFrom(...files), number: fc.nat(1000), by: fc.constantFrom<unknown>(5, 'x', [], {}, null, [1], 'cut', 'conflict') }).map(({ file, number, by }) => {
    const text = JSON.stringify(server[file], null, 2);
    if (by === 'cut') return { ...server, [file]: text.slice(0, number % text.length) };
    if (by === 'conflict') return { ...server, [file]: conflicted(text, number) };
    const paths = [...pathsIn(server[file])];
    return { ...server, [file]: replaced(server[file], paths[number % paths.length] ?? [], by) };
  });
}

/** What no rule judges, and what a side without it has not lost. */
const QUIET = new Set<string>(['index', 'default', 'code-name', 'presentation', 'added-inverse', 'removed-inverse', 'inverse', 'added-class', ...SETTING_KINDS]);

describe.each<[Target, Files, Partial<AppConfig>]>([
  ['app-services', exported, {}],
  ['mongodb', validators, { server: 'server', target: 'mongodb' }],
])('a damaged file of the server (%s)', (target, server, config) => {
  const old = { ...client, ...server };
  const broken = damaged(server);

  /** Nothing at all may be left of the server: that ends with 2, and says so. */
  function checked(now: Files): ReturnType<typeof checkFiles> | undefined {
    try {
      return checkFiles(now, config, old);
    } catch (error) {
      expect((error as Error).name).toBe('WorkspaceError');
      return undefined;
    }
  }

  it('gives no change to `diff` that `check --against` does not see', () => {
    fc.assert(fc.property(broken, (files) => {
      const now = { ...client, ...files };
      const result = checked(now);
      if (result === undefined) return;
      const seen = new Set(result.comparison.transitions.map(({ kind, class: name, property }) => `${kind} ${name} ${property ?? ''}`));
      const { changes } = diffFiles(target, old, now, config);
      // An embedded class goes with what holds it, which is what `check` says.
      const isHeld = (name: string | null): boolean => result.comparison.baseline?.server?.classes.some((each) => each.name === name && each.embedded) === true;
      const unseen = changes.filter(({ kind, class: name, property }) => !QUIET.has(kind) && !(kind === 'removed-class' && isHeld(name)) && !seen.has(`${kind} ${name ?? ''} ${property ?? ''}`));
      expect(unseen.map(changeOf)).toEqual([]);
    }), { numRuns: 100 });
  });

  it('is a finding of valid-server-schema, and nothing else is', () => {
    fc.assert(fc.property(broken, (files) => {
      const now = { ...client, ...files };
      const result = checked(now);
      if (result === undefined || result.comparison.server.problems.length === 0) return;
      expect(result.findings.filter(({ rule }) => rule !== 'valid-server-schema').map(({ rule, message }) => `${rule}: ${message}`)).toEqual([]);
      expect(diffFiles(target, old, now, config).changes.map(changeOf)).toEqual([]);
    }), { numRuns: 100 });
  });
});
