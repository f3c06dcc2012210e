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

  it('is none where another file opens other classes at that path', () => {
    expect(said(opened(OLD, OLD, [realm("'a.realm'", 'Note', 3)]), opened(OLD, OLD, [realm("'a.realm'", 'Tag', 2)], 'other.ts'))).toEqual([]);
  });

  it('is of two with one path that of the same file', () => {
    const [notes, tags] = [opened(OLD, OLD, [realm("'a.realm'", 'Note', 3)]), opened(OLD, OLD, [realm("'a.realm'", 'Tag', 9)], 'other.ts')];
    expect(said({ ...notes, ...tags }, opened(OLD, OLD, [realm("'a.realm'", 'Note, Tag', 3)], 'other.ts'))).toEqual(['schema-version other.ts:3 since other.ts:3']);
    expect(said({ ...notes, ...tags }, opened(OLD, OLD, [realm("'a.realm'", 'Note, Tag', 2)]))).toEqual(['schema-version open.ts:3 since open.ts:3']);
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
    ['one path and a class in common is one file', [realm("'a.realm'", 'Note, X', 3), realm("'a.realm'", 'Note, Tag', 3)], [raised(3, 3)]],
    ['and so it is with each that has a class in common with another', [realm("'a.realm'", 'Tag', 3), realm("'a.realm'", 'Note, Tag', 3), realm("'a.realm'", 'Note', 3)], [raised(3, 3)]],
    ['its version is the highest', [realm("'a.realm'", 'Note', 3), realm("'a.realm'", 'Note', 5), realm("'a.realm'", 'Note', 4)], [raised(4, 4)]],
    ['that is known', [realm("'a.realm'", 'Note', 'process.env.V'), realm("'a.realm'", 'Note', 0)], [raised(4, 4)]],
    ['where there is one that migrates', [realm("'a.realm'", 'Note', 3), realm("'a.realm'", 'Note', 3, ', onMigration: () => {}'), realm("'a.realm'", 'Note', 3)], [raised(4, 4)]],
    ['a lower one that migrates is not it', [realm("'a.realm'", 'Note', 3, ', onMigration: () => {}'), realm("'a.realm'", 'Note', 4)], [raised(4, 4)]],
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

/** Lines of `open.ts` from line 3 on, and what is said where the class of `a.realm` and its like gained a property. */
const grown = (opens: readonly string[], more: Files = {}): string[] => said({ ...opened(OLD, OLD, opens), ...more }, { ...opened(MORE, OLD, opens), ...more });

describe('which configurations stand for a realm', () => {
  /** A configuration that is opened by code which is not seen. */
  const handedOn = (name: string, path: string, classes: string, version = ''): string =>
    `export const ${name}: Realm.Configuration = { path: ${path}, schema: [${classes}]${version} };`;
  const versionless = handedOn('a', "'a.realm'", 'Note');
  const versioned = handedOn('b', "'t.realm'", 'Tag', ', schemaVersion: 1');
  const elsewhere = { 'tags.ts': opened(OLD, OLD, [versioned], 'tags.ts')['tags.ts'] };
  it.each<[string, readonly string[], string[], Files?]>([
    ['a name is not the path of the same letters', [realm('p', 'Note', 3), realm("'p'", 'Note', 9)], [raised(3, 3), raised(4, 4)]],
    ['one path without a class in common is two files', [realm("'a.realm'", 'Note', 3), realm("'a.realm'", 'Tag', 9)], [raised(3, 3)]],
    ['a base of realms without versions is none, either', ['const base = { schema: [Note] };', "new Realm({ ...base, path: 'a.realm' });", "new Realm({ ...base, path: 'b.realm' });"], [raised(3, 3), raised(3, 3)]],
    ['nor is one whose realm is not seen to be opened', ['const base = { schema: [Note] };', "export const config = { ...base, path: 'a.realm', schemaVersion: 3 };", 'export const open = () => openRealm(config);'], [raised(3, 3)]],
    ['nor is one whose realm says its version, and is opened elsewhere', ['const base = { schema: [Note] };', "export const config: Realm.Configuration = { ...base, path: 'a.realm', schemaVersion: 3 };"], [raised(4, 4)]],
    ['a base that is opened itself is one', ['const base = { schema: [Note] };', 'new Realm(base);', "new Realm({ ...base, path: 'a.realm', schemaVersion: 3 });"], [raised(3, 3), raised(5, 5)]],
    ['one without a version is no part of another at that place of another file', [versionless], [raised(3, 3)], elsewhere],
    ['nor of one below it', [versionless, versioned], [raised(3, 3)]],
    ['nor of one beside it', [`${versionless} ${versioned}`], [raised(3, 3)]],
  ])('%s', (_name, opens, expected, more) => {
    expect(grown(opens, more)).toEqual(expected);
  });

  it('a step on the way to the present version is none', () => {
    const steps = ["const First = { name: 'Note', properties: { a: 'int' } };", "new Realm({ path: p(), schema: [First], schemaVersion: 1 });", realm("'a.realm'", 'Note', 3)];
    expect(grown(steps)).toEqual([raised(5, 5)]);
  });
});

describe('a change that no version has to be raised for', () => {
  const named = (name: string, opens: readonly string[]): Files => ({
    'open.ts': `import Realm from 'realm';\nconst Tag = { name: 'Tag', properties: { a: 'int' } };\nconst Note = { name: '${name}', properties: { a: 'int', b: 'string', c: 'bool' } };\n${opens.join('\n')}\n`,
  });
  const alone = { 'open.ts': `import Realm from 'realm';\nconst Tag = { name: 'Tag', properties: { a: 'int' } };\n${realm("'a.realm'", 'Tag', 3)}\n` };
  it.each<[string, Files, Files, string[]]>([
    ['a type, where the file is made anew', opened(OLD, OLD, [realm("'a.realm'", 'Note', 3, NEW)]), opened(OTHER, OLD, [realm("'a.realm'", 'Note', 4, NEW)]), []],
    ['a type, where it is not', opened(OLD, OLD, [realm("'a.realm'", 'Note', 3)]), opened(OTHER, OLD, [realm("'a.realm'", 'Note', 4)]), ['changed-type models.ts:2 since models.ts:2']],
    ['a type, where one of two realms has no migration', opened(OLD, OLD, [realm("'a.realm'", 'Note', 3), realm("'b.realm'", 'Note', 3)]), opened(OTHER, OLD, [realm("'a.realm'", 'Note', 4, ', onMigration: () => {}'), realm("'b.realm'", 'Note', 4)]), ['changed-type models.ts:2 since models.ts:2']],
    ['a type, where both have one', opened(OLD, OLD, [realm("'a.realm'", 'Note', 3), realm("'b.realm'", 'Note', 3)]), opened(OTHER, OLD, ["'a.realm'", "'b.realm'"].map((path) => realm(path, 'Note', 4, ', onMigration: () => {}'))), []],
    ['a class that is gone', named('Note', [realm("'a.realm'", 'Tag, Note', 3)]), alone, []],
    ['a class that is named anew in a new file', named('Note', [realm("'a.realm'", 'Tag, Note', 3)]), named('Notes', [realm("'a.realm'", 'Tag', 3), realm("'b.realm'", 'Note', 3)]), []],
    ['and in that of before', named('Note', [realm("'a.realm'", 'Tag, Note', 3)]), named('Notes', [realm("'a.realm'", 'Tag, Note', 3)]), ['renamed-class open.ts:3 since open.ts:3']],
  ])('%s', (_name, before, now, expected) => {
    expect(said(before, now)).toEqual(expected);
  });
});

describe('a new property where no version is known', () => {
  const SYNCED = 'export const open = (user) => Realm.open({ schema: [Tag], sync: { user, flexible: true } });';
  const all = (before: Files, now: Files): string[] => linesSince(before, now, { target: 'local' }).filter((each) => !/unused-class|unresolved-schema|realm-configuration/.test(each));
  it.each<[string, readonly string[], readonly string[], string[]]>([
    ['is reported of a class that no realm opens', [SYNCED], [SYNCED], ['info schema-version Note open models.ts:2:61 - models.ts:2:1']],
    ['and where none was opened then', [], [realm("'a.realm'", 'Note', 3)], ['info schema-version Note open models.ts:2:61 - models.ts:2:1']],
    ['not of one that is synced', [SYNCED.replace('Tag', 'Note')], [SYNCED.replace('Tag', 'Note')], []],
  ])('%s', (_name, before, now, expected) => {
    expect(all(opened(OLD, OLD, before), opened(MORE, OLD, now))).toEqual(expected);
  });
});
