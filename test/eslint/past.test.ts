import { chmodSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, onTestFinished } from 'vitest';
import { snapshotText } from '../../src/history/snapshot';
import { readClient } from '../../src/client/read-client';
import { memoryTree, type Files } from '../support/app';
import { commit, git, repository, writeFiles } from '../support/git-history';
import { lintJson, lintText, shown } from '../support/lint';
import { temporaryProject } from '../support/project';
import { app, client, server, type Classes } from '../support/twin';

const classes = (note: string): Classes => ({ Task: { _id: 'objectId', note } });
const CONFIG = 'realm-schema.config.json';
const SCHEMA = 'server/data_sources/mongodb-atlas/app/Task/schema.json';

const lint = (root: string, file = 'client/Task.ts', text = readFileSync(path.join(root, file), 'utf8')): string[] =>
  (file.endsWith('.json') ? lintJson : lintText)(path.join(root, file), text).map(shown);

/** Lets `git` write down that it was run, and gives how often it was since it was asked last. */
function countGit(): () => number {
  const folder = temporaryProject({});
  const [log, real, before] = [path.join(folder, 'log'), process.env.PATH ?? '', process.env.PATH];
  writeFileSync(path.join(folder, 'git'), `#!/bin/sh\necho run >> '${log}'\nPATH='${real}' exec git "$@"\n`);
  chmodSync(path.join(folder, 'git'), 0o755);
  process.env.PATH = `${folder}${path.delimiter}${real}`;
  onTestFinished(() => void (process.env.PATH = before));
  return () => {
    const runs = existsSync(log) ? readFileSync(log, 'utf8').split('\n').length - 1 : 0;
    writeFileSync(log, '');
    return runs;
  };
}

describe('a baseline in the configuration', () => {
  const revision = (note: string): Files => ({ ...app(classes(note)), [CONFIG]: { baseline: 'main' } });

  it('shows what changed since a revision, on both sides', () => {
    const root = repository(revision('string'));
    git(root, 'checkout', '-qb', 'work');
    writeFiles(root, revision('int'));
    expect(lint(root)).toEqual(['9:7 changed-type']);
    expect(lint(root, SCHEMA)).toEqual(['12:5 changed-type']);
    expect(lint(root, 'client/Task.ts', readFileSync(path.join(root, 'client/Task.ts'), 'utf8').replace("'int'", "'string'"))).toEqual(['9:7 changed-type']);
  });

  it('offers to raise the version of a local realm, with the function that carries its values over', () => {
    const realm = (count: string): Files => ({
      'client/realm.ts': `import Realm from 'realm';\nconst Task = { name: 'Task', properties: { count: '${count}' } };\nexport const realm = new Realm({ schema: [Task], schemaVersion: 3 });\n`,
      [CONFIG]: { baseline: 'main', target: 'local' },
    });
    const root = repository(realm('int'));
    git(root, 'checkout', '-qb', 'work');
    const [message] = lintText(path.join(root, 'client/realm.ts'), String(realm('string')['client/realm.ts']));
    expect(message && shown(message)).toBe('3:50 schema-version');
    expect(message?.suggestions?.map(({ desc }) => desc)).toEqual(['Set `schemaVersion` to 4, and carry over in `onMigration` what changed.', 'Set `schemaVersion` to 4.']);
    expect(message?.suggestions?.[0]?.fix.text).toContain('newObject.count = String(oldObject.count);');
  });

  it('asks git once, and again when a ref has moved, however much is typed', () => {
    const root = repository(revision('string'));
    git(root, 'checkout', '-qb', 'work');
    const typed = (text: string): string[] => lint(root, 'client/Task.ts', `${text}// ${Math.random()}\n`);
    const [text, changed] = ["'string'", "'string?'"].map((note) => String(client(classes('string'))['client/Task.ts']).replace("note: 'string'", `note: ${note}`)) as [string, string];
    const runs = countGit();
    expect(typed(text)).toEqual([]);
    expect(runs()).toBeGreaterThan(0);
    for (let round = 0; round < 20; round += 1) expect(typed(changed)).toEqual(['9:7 changed-optionality']);
    expect(runs()).toBe(0);
    git(root, 'checkout', '-q', 'main');
    commit(root, revision('string?'));
    runs();
    expect(typed(changed)).toEqual([]);
    expect(runs()).toBeGreaterThan(0);
    git(root, 'pack-refs', '--all');
    runs();
    expect(typed(text)).toEqual(['9:7 changed-optionality']);
    expect(typed(text)).toEqual(['9:7 changed-optionality']);
    git(root, 'worktree', 'add', '-q', 'linked', '-b', 'other');
    runs();
    expect(lint(path.join(root, 'linked'))).toEqual([]);
    expect(runs()).toBeGreaterThan(0);
    expect(lint(path.join(root, 'linked'))).toEqual([]);
    expect(runs()).toBe(0);
  });

  it('follows a snapshot file and a folder', () => {
    const before = (note: string): string => snapshotText('1.0', readClient(memoryTree(client(classes(note)))));
    const root = temporaryProject({ ...app(classes('string')), 'old.json': before('string'), [CONFIG]: { baseline: './old.json' } });
    expect(lint(root)).toEqual([]);
    writeFiles(root, { 'old.json': before('int') });
    expect(lint(root)).toEqual(['9:7 changed-type']);
    writeFiles(root, { [CONFIG]: { baseline: './node_modules/old', client: ['client'], server: 'server' }, 'node_modules/old/client/Task.ts': client(classes('string'))['client/Task.ts'] });
    expect(lint(root)).toEqual([]);
    writeFiles(root, { 'node_modules/old/client/Task.ts': client(classes('string?'))['client/Task.ts'] });
    expect(lint(root)).toEqual(['9:7 changed-optionality']);
  });

  it.each([
    ['no such revision', 'origin/mian', /`origin\/mian` is neither a revision of this repository nor a folder or a file/],
    ['no such file', './old.json', /`\.\/old\.json` does not exist/],
  ])('that is %s is one report, and the rest goes on', (_name, baseline, message) => {
    const root = repository({ ...client(classes('string?')), ...server(classes('string')), [CONFIG]: { baseline } });
    const found = lintText(path.join(root, 'client/Task.ts'), readFileSync(path.join(root, 'client/Task.ts'), 'utf8'));
    expect(found.map(shown)).toEqual(['1:1 valid-server-schema', '9:7 optional-required-mismatch']);
    expect(found[0]?.message).toMatch(message);
  });
});

describe('released clients in the configuration', () => {
  it('show what the server breaks of them at its place', () => {
    const root = repository();
    commit(root, app(classes('string')), 'v1.0.0');
    commit(root, { ...app(classes('int')), [CONFIG]: { released: { tags: 'v*' } } });
    const found = lintJson(path.join(root, SCHEMA), readFileSync(path.join(root, SCHEMA), 'utf8'));
    expect(found.map(shown)).toEqual(['12:5 type-mismatch']);
    expect(found[0]?.message).toMatch(/^Released in v1\.0\.0: /);
    expect(lint(root)).toEqual([]);
  });
});
