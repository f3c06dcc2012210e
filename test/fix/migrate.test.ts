import { describe, expect, it } from 'vitest';
import { applyEdits } from '../../src/fix/edit';
import { editsOf } from '../../src/fix/edits-of';
import { checkFiles, line, type Files } from '../support/app';
import { compileErrors } from '../support/realm-types';
import { repairsOf } from '../support/repair';

const LOCAL = { target: 'local' } as const;
const file = (properties: string, rest: string, head = "import Realm from 'realm';"): string =>
  `${head}\nconst Task = { name: 'Task', primaryKey: '_id', properties: { _id: 'int', ${properties} } };\n${rest}\n`;

const [OLD, NEW] = ["count: 'double'", "count: 'string'"];

interface Suggested {
  readonly title: string;
  readonly text: string;
}

/** What the rule offers, each with the text that comes of it. */
function suggested(before: string, now: string, name = 'app/realm.ts'): Suggested[] {
  const files: Files = { [name]: now };
  const { comparison, findings } = checkFiles(files, LOCAL, { [name]: before });
  return findings.filter(({ rule }) => rule === 'schema-version').flatMap((finding) => repairsOf(finding, comparison)).flatMap((repair) => {
    const edits = editsOf(repair, now) ?? [];
    return edits.length === 0 ? [] : [{ title: repair.title, text: applyEdits(now, edits) }];
  });
}

/** What comes of all of them, so that it is compiled once. */
const texts = new Map<string, string>();

const restOf = (text: string): string => text.split('\n').slice(2).join('\n').trimEnd();

/** The first suggestion for a change of a type, and what a check says once it is taken. */
function mended(rest: string, name?: string, head?: string): string {
  const [before, now] = [file(OLD, rest, head), file(NEW, rest, head)];
  const [first] = suggested(before, now, name);
  if (first === undefined) return 'nothing is offered';
  const path = name ?? 'app/realm.ts';
  expect(checkFiles({ [path]: first.text }, LOCAL, { [path]: before }).findings.map(line)).toEqual([]);
  if (/\.tsx?$/.test(path) && !first.text.includes('RealmProvider')) texts.set(`realm${texts.size}.ts`, first.text);
  return restOf(first.text);
}

const BODY = (at: number, indent = ''): string => [
  `if (oldRealm.schemaVersion < ${at}) {`,
  '  interface Old0 {',
  '    count: number;',
  '  }',
  '',
  '  interface New0 {',
  '    count: string;',
  '  }',
  '',
  "  const oldObjects0 = oldRealm.objects<Old0>('Task');",
  "  const newObjects0 = newRealm.objects<New0>('Task');",
  '  for (let index = 0; index < oldObjects0.length; index++) {',
  '    const [oldObject, newObject] = [oldObjects0[index], newObjects0[index]];',
  '    if (oldObject === undefined || newObject === undefined) continue;',
  '    newObject.count = String(oldObject.count);',
  '  }',
  '}',
].map((each) => (each === '' ? '' : `${indent}${each}`)).join('\n');

const PLAIN = (text: string): string => text.replace(/ *interface \w+ \{\n.*\n *\}\n\n/g, '').replace(/<(?:Old|New)0>/g, '');

describe('the version of a local realm is raised in the editor', () => {
  it('with a function that carries values over, laid out as the file is', () => {
    expect(mended('export const realm = new Realm({\n  schema: [Task],\n  schemaVersion: 3,\n});')).toBe(
      `export const realm = new Realm({\n  schema: [Task],\n  schemaVersion: 4,\n  onMigration: (oldRealm: Realm, newRealm: Realm): void => {\n${BODY(4, '    ')}\n  },\n});`);
  });

  it('on one line, with the version that none was', () => {
    expect(mended('export const realm = new Realm({ schema: [Task] });')).toBe(
      `export const realm = new Realm({ schema: [Task], schemaVersion: 1, onMigration: (oldRealm: Realm, newRealm: Realm): void => {\n${BODY(1, '  ')}\n} });`);
  });

  it('in JavaScript without types, by the name that the SDK reads', () => {
    const head = "const Realm = require('realm');";
    const [before, now] = [OLD, NEW].map((own) => file(own, 'module.exports = new Realm({ schema: [Task], schemaVersion: 3 });', head)) as [string, string];
    const files = (text: string): Files => ({ 'realm.js': text, 'package.json': { dependencies: { realm: '10.24.0' } } });
    const { comparison, findings } = checkFiles(files(now), LOCAL, files(before));
    const [repair] = findings.flatMap((finding) => repairsOf(finding, comparison));
    expect(restOf(applyEdits(now, (repair && editsOf(repair, now)) ?? []))).toBe(
      `module.exports = new Realm({ schema: [Task], schemaVersion: 4, migration: (oldRealm, newRealm) => {\n${PLAIN(BODY(4, '  '))}\n} });`);
  });

  it('by a constant, and with tabs, Windows line ends, double quotes and no semicolons', () => {
    const rest = 'const VERSION = 3\r\nexport const realm = new Realm({\r\n\tschema: [Task],\r\n\tschemaVersion: VERSION,\r\n})';
    const [before, now] = [OLD, NEW].map((own) => file(own, rest, 'import Realm from "realm"\r').replace('};\n', '}\r\n')) as [string, string];
    const [first] = suggested(before, now, 'app/realm.js');
    const text = first?.text.trimEnd() ?? '';
    expect(text.split('\r\n')).toEqual(text.split('\n').map((each) => each.replace(/\r$/, '')));
    expect(text).toContain('const VERSION = 4\r\n');
    expect(text).toContain('\tschemaVersion: VERSION,\r\n\tonMigration: (oldRealm, newRealm) => {\r\n\t\tif (oldRealm.schemaVersion < 4) {\r\n\t\t\tconst oldObjects0 = oldRealm.objects("Task")\r\n');
    expect(text).not.toMatch(/;\r\n/);
  });

  it.each([
    ['in a property', 'onMigration: (oldRealm: Realm, newRealm: Realm) => {\n    if (oldRealm.schemaVersion < 2) newRealm.deleteModel(\'X\');\n  },', ''],
    ['in a method, whatever its parameters are called', 'onMigration(before: Realm, after: Realm) {\n    // nothing yet\n  },', 'const [oldRealm, newRealm] = [before, after];'],
    ['of one that is empty', 'onMigration: function (oldRealm: Realm, newRealm: Realm) {},', ''],
  ])('adds to a function that is there, %s', (_name, written, named) => {
    const text = mended(`export const realm = new Realm({\n  schema: [Task],\n  schemaVersion: 3,\n  ${written}\n});`);
    expect(text).toContain('schemaVersion: 4,');
    expect(text).toContain('newObject.count = String(oldObject.count);');
    expect(text).toContain(named);
    expect(text.match(/onMigration/g)).toHaveLength(1);
    for (const kept of ['deleteModel', '// nothing yet']) if (written.includes(kept)) expect(text).toContain(kept);
  });

  it('raises the version alone where the function is elsewhere, and says no more than that', () => {
    const rest = 'const move = (): void => {};\nexport const realm = new Realm({ schema: [Task], schemaVersion: 3, onMigration: move });';
    expect(suggested(file(OLD, rest), file(NEW, rest)).map(({ title }) => title)).toEqual(['Set `schemaVersion` to 4.']);
  });

  it('raises the version alone where Realm carries all over by itself', () => {
    const rest = 'export const realm = new Realm({ schema: [Task], schemaVersion: 3 });';
    const offered = suggested(file(OLD, rest), file(`${OLD}, more: 'int'`, rest));
    expect(offered.map(({ title }) => title)).toEqual(['Set `schemaVersion` to 4.']);
    expect(restOf(offered[0]?.text ?? '')).toBe(rest.replace('3', '4'));
  });

  it('puts a lowered version back, and higher where the schema changed', () => {
    const rest = (version: number): string => `export const realm = new Realm({ schema: [Task], schemaVersion: ${version} });`;
    expect(suggested(file(OLD, rest(5)), file(OLD, rest(3))).map(({ title }) => title)).toEqual(['Set `schemaVersion` to 5.']);
    expect(suggested(file(OLD, rest(5)), file(NEW, rest(3))).map(({ title }) => title)).toEqual([
      'Set `schemaVersion` to 6, and carry over in `onMigration` what changed.', 'Set `schemaVersion` to 6.',
    ]);
  });

  it('on an element of JSX', () => {
    const head = "import Realm from 'realm';\nimport { RealmProvider } from '@realm/react';";
    const rest = 'export const App = () => (\n  <RealmProvider schema={[Task]} schemaVersion={3}>\n  </RealmProvider>\n);';
    const text = mended(rest, 'app/realm.tsx', head);
    expect(text).toContain('schemaVersion={4} onMigration={(oldRealm: Realm, newRealm: Realm): void => {\n    if (oldRealm.schemaVersion < 4) {');
    expect(text).toContain('\n  }}>\n');
  });

  it('by statements, where the configuration is put together', () => {
    const text = mended('const config: { schema: object[]; schemaVersion?: number; onMigration?: object } = { schema: [Task] };\nconfig.schemaVersion = 3;\nexport const realm = new Realm(config);');
    expect(text).toContain('config.schemaVersion = 4;\nconfig.onMigration = (oldRealm: Realm, newRealm: Realm): void => {\n  if (oldRealm');
  });

  it.each([
    ['a version that is computed', 'export const realm = new Realm({ schema: [Task], schemaVersion: 1 + 2 });'],
    ['a version from another file', "import { VERSION } from './version';\nexport const realm = new Realm({ schema: [Task], schemaVersion: VERSION });"],
  ])('offers nothing for %s', (_name, rest) => {
    expect(suggested(file(OLD, rest), file(NEW, rest))).toEqual([]);
  });

  it('offers nothing where nobody knows the version that there was: a lower one could be written', () => {
    const [before, now] = ['process.env.VERSION', '4'].map((version) => `export const realm = new Realm({ schema: [Task], schemaVersion: ${version} });`);
    expect(suggested(file(OLD, before ?? ''), file(NEW, now ?? ''))).toEqual([]);
  });

  it('with what compiles under strict', () => {
    expect(texts.size).toBeGreaterThan(4);
    expect(compileErrors(Object.fromEntries(texts))).toEqual([]);
  });
});
