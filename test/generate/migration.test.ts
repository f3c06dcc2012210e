import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';
import { compileErrors } from '../support/realm-types';

const file = (properties: string, version: number, sdk = '12.0.0'): Record<string, unknown> => ({
  'package.json': { dependencies: { realm: sdk } },
  'realm.ts': `import Realm from 'realm';\nconst Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'int', ${properties} } };\nexport const open = () => Realm.open({ path: 'a.realm', schema: [Task], schemaVersion: ${version} });\n`,
});

async function written(before: Record<string, unknown>, now: Record<string, unknown>): Promise<string> {
  const root = temporaryProject({
    ...Object.fromEntries(Object.entries(before).map(([name, text]) => [`old/${name}`, text])),
    ...Object.fromEntries(Object.entries(now).map(([name, text]) => [`app/${name}`, text])),
  });
  const { status, out, err } = await command(`${root}/app`, ['generate', 'migration', '../old']);
  expect([status, err]).toEqual([0, '']);
  expect(compileErrors({ 'migration.ts': out })).toEqual([]);
  return out;
}

type Row = Record<string, unknown>;
/** A realm of a migration: its version, and its objects by class, in one order in both realms ("change an object model"). */
const standIn = (schemaVersion: number, classes: Record<string, Row[]>): object => ({ schemaVersion, objects: (name: string) => classes[name] ?? [] });

interface Written { readonly schemaVersion: number; readonly onMigration?: (before: object, after: object) => void; readonly migration?: (before: object, after: object) => void }

function run(text: string): Written {
  const exports = {};
  const js = ts.transpileModule(text, { compilerOptions: { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 } }).outputText;
  // eslint-disable-next-line @typescript-eslint/no-implied-eval
  new Function('exports', 'require', js)(exports, () => ({}));
  return exports as Written;
}

const BEFORE = "fullname: 'string', due: 'string?', count: 'double', note: 'string?', gone: 'int'";
const NOW = "full_name: 'string', due: 'date?', count: 'int', note: 'string', fresh: 'bool', tags: 'string[]'";

describe('generate migration', () => {
  it('copies renames, converts changed types and marks what is to be decided', async () => {
    const text = await written(file(BEFORE, 3), file(NOW, 3));
    const { schemaVersion, onMigration } = run(text);
    const rows: Row[] = [{ _id: 1, count: 0, note: '', due: null }, { _id: 2 }];
    const old = standIn(3, { Task: [{ _id: 1, fullname: 'A', due: '2025-01-01T00:00:00Z', count: 1.9, note: null, gone: 1 }, { _id: 2, fullname: 'B', due: null, count: 2, note: 'n', gone: 2 }] });
    onMigration?.(old, standIn(4, { Task: rows }));
    expect(schemaVersion).toBe(4);
    expect(rows).toEqual([{ _id: 1, full_name: 'A', due: new Date('2025-01-01T00:00:00Z'), count: 1, note: '' }, { _id: 2, full_name: 'B', due: null, count: 2, note: 'n' }]);
    expect(text.match(/DECIDE: .*/g)).toEqual([
      'DECIDE: of fullname, it looks renamed to full_name: remove the next line if it was not.',
      'DECIDE: of due, a text that is no date is refused.', 'DECIDE: of count, what is behind the decimal point is cut off.', "DECIDE: of note, null becomes ''.",
    ]);
  });

  it('does nothing in a file that has the version already', async () => {
    const rows: Row[] = [{ _id: 1 }];
    run(await written(file("fullname: 'string'", 1), file("full_name: 'string'", 2))).onMigration?.(standIn(2, { Task: [{ _id: 1, fullname: 'A' }] }), standIn(2, { Task: rows }));
    expect(rows).toEqual([{ _id: 1 }]);
  });

  it('writes no function for what Realm does by itself', async () => {
    const { schemaVersion, onMigration } = run(await written(file("a: 'int', gone: 'int'", 0), file("a: 'int?', fresh: 'string'", 0)));
    expect([schemaVersion, onMigration]).toEqual([1, undefined]);
  });

  it('is called as the SDK calls it, and takes any name', async () => {
    const { migration } = run(await written(file("'due-date': 'string'", 0, '10.24.0'), file("'due-date': 'date'", 0, '10.24.0')));
    const rows: Row[] = [{}];
    migration?.(standIn(0, { Task: [{ 'due-date': '2025-01-01' }] }), standIn(1, { Task: rows }));
    expect(rows).toEqual([{ 'due-date': new Date('2025-01-01') }]);
  });
});
