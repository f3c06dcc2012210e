import { describe, expect, it } from 'vitest';
import { linesSince, type Files } from '../support/app';

/** An app without a server whose realms are opened in `open.ts`, from line 3 on. */
function opened(note: string, tag: string, opens: readonly string[], file = 'open.ts'): Files {
  return {
    'models.ts': `import Realm from 'realm';\nexport const Note = { name: 'Note', properties: { ${note} } };\nexport const Tag = { name: 'Tag', properties: { ${tag} } };\nexport const X = { name: 'X', properties: { a: 'int' } };\n`,
    [file]: `import Realm from 'realm';\nimport { Note, Tag, X } from './models';\n${opens.join('\n')}\n`,
  };
}

const [OLD, MORE, OTHER] = ["a: 'int'", "a: 'int', b: 'int'", "a: 'string'"];
const realm = (path: string, classes: string, version: string | number, more = ''): string => `new Realm({ path: ${path}, schema: [${classes}], schemaVersion: ${version}${more} });`;
const NEW = ', deleteRealmIfMigrationNeeded: true';
const spread = ['const base = { schema: [Note] };', ...["'a.realm', schemaVersion: 3", "'b.realm', schemaVersion: 5"].map((rest) => `new Realm({ ...base, path: ${rest} });`)];

/** What is said of versions and changes, each with its line now and at the baseline. */
function said(before: Files, now: Files): string[] {
  return linesSince(before, now, { target: 'local' }).filter((line) => !/unused-class|unresolved-schema|realm-configuration/.test(line))
    .map((line) => line.replace(/^\S+ (\S+) .* (\S+):(\d+):\d+ - (\S+):(\d+):\d+$/, '$1 $2:$3 since $4:$5'));
}

const raised = (now: number, before: number): string => `schema-version open.ts:${now} since open.ts:${before}`;

describe('the realm of the baseline that a local realm is held against', () => {
  it.each<[string, readonly [string, string], readonly [string, string], readonly string[], readonly string[], string[]]>([
    ['a version that was not known then', [OLD, MORE], [OLD, OLD], [realm("'a.realm'", 'Note', 'process.env.V')], [realm("'a.realm'", 'Note', 4)], [raised(3, 3)]],
    ['a path that only the program knows: the most classes in common', [OLD, MORE], [OLD, OLD], [realm('p()', 'Note, X', 7), realm('q()', 'Note, Tag', 3)], [realm('r()', 'Note, Tag', 3)], [raised(3, 4)]],
    ['the same path, and another class in the same source', [OLD, OLD], [OLD, OLD], [realm("'a.realm'", 'Note', 3)], [realm("'a.realm'", 'Tag', 2)], [raised(3, 3)]],
    ['other paths, and no class in common', [OLD, OLD], [OLD, OLD], [realm('p()', 'Note', 3)], [realm('q()', 'Tag', 2)], []],
    ['another path that is known: a new file', [OLD, OTHER], [OLD, OLD], [realm("'a.realm'", 'Note', 3)], [realm("'b.realm'", 'Note', 3)], []],
    ['a class that came from another realm', [OLD, OLD], [OLD, MORE], [realm("'a.realm'", 'Note', 3), realm("'b.realm'", 'Tag', 1)], [realm("'a.realm'", 'Note, Tag', 3), realm("'b.realm'", 'Tag', 2)], []],
    ['a class that went to another realm', [OLD, OLD], [OLD, MORE], [realm("'a.realm'", 'Note, Tag', 3), realm("'b.realm'", 'Tag', 1)], [realm("'a.realm'", 'Note', 3), realm("'b.realm'", 'Tag', 2)], []],
  ])('%s', (_name, [note, noteNow], [tag, tagNow], before, now, expected) => {
    expect(said(opened(note, tag, before), opened(noteNow, tagNow, now))).toEqual(expected);
  });

  it('is that of its path, wherever it is opened now', () => {
    const open = [realm("'a.realm'", 'Note', 3)];
    expect(said(opened(OLD, OLD, open), opened(MORE, OLD, open, 'database.ts'))).toEqual(['schema-version database.ts:3 since open.ts:3']);
  });
});

describe('what one file is, and what it holds', () => {
  it.each<[string, readonly string[], string[]]>([
    ['two paths are two files', [realm("'a.realm'", 'Note', 3), realm("'b.realm'", 'Note', 9)], [raised(3, 3), raised(4, 4)]],
    ['one path is one file', [realm("'a.realm'", 'Note', 3), realm("'a.realm'", 'Note', 3)], [raised(3, 3)]],
    ['one that is made anew is another', [realm("'a.realm'", 'Note', 3, NEW), realm("'a.realm'", 'Note', 3)], [raised(4, 3)]],
    ['two configurations of one base are two realms, and the base is none', spread, [raised(4, 4), raised(5, 5)]],
    ['what only a spread could sync is local where nothing is synced', ['export const open = (more) => Realm.open({ ...more, schema: [Note], schemaVersion: 3 });'], [raised(3, 3)]],
    ['a synced realm has no version', ['export const open = (user) => Realm.open({ schema: [Note], sync: { user, flexible: true } });', realm("'t.realm'", 'Tag', 1)], []],
    ['a list with a gap may hold what no other names', [realm("'a.realm'", '...more(), X', 3)], [raised(3, 3)]],
    ['and not what another names', [realm("'a.realm'", '...more(), X', 3), realm("'b.realm'", 'Note', 9)], [raised(4, 4)]],
  ])('%s', (_name, opens, expected) => {
    expect(said(opened(OLD, OLD, opens), opened(MORE, OLD, opens))).toEqual(expected);
  });
});
