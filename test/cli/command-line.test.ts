import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync, unlinkSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { colorsOf } from '../../src/report/colors';
import { main } from '../../src/cli/realm-schema';
import { clientClass, serverExport, type Files } from '../support/app';
import { packageRoot, runCommand, temporaryProject } from '../support/project';

/** Two sides in step. */
const inStep: Files = {
  ...clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string',\n    },"),
  ...serverExport({ Task: { required: ['_id', 'note'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } }),
};
const SCHEMA = 'server/data_sources/mongodb-atlas/app/Task/schema.json';
const OTHER = 'server/data_sources/mongodb-atlas/app/Other/schema.json';
const outOfStep: Files = { ...inStep, ...clientClass('Task', "    primaryKey: '_id',\n    properties: {\n      _id: 'objectId',\n      note: 'string?',\n    },") };

interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

async function run(args: readonly string[], cwd: string): Promise<Outcome> {
  let [out, err] = ['', ''];
  const status = await main(args, { cwd, out: (text) => { out += text; }, err: (text) => { err += text; }, colors: colorsOf(false), width: 100 });
  return { status, out, err };
}

async function runIn(files: Files, ...args: readonly string[]): Promise<Outcome & { root: string }> {
  const root = temporaryProject(files);
  return { ...await run(args, root), root };
}

describe('help', () => {
  it.each<[string, string]>([
    ['check', '--against'],
    ['inspect', '<side>'],
    ['diff', '[old]'],
    ['explain', '[text...]'],
    ['snapshot', '--output'],
    ['init', '--yes'],
  ])('%s has its own, with its options and one example', async (command, own) => {
    const [byFlag, byWord] = [await run([command, '--help'], '/'), await run(['help', command], '/')];
    expect(byFlag).toEqual({ status: 0, out: expect.stringContaining(`Usage: realm-schema ${command} `) as string, err: '' });
    expect(byFlag.out).toContain(own);
    expect(byFlag.out).toMatch(new RegExp(`\\n\\nExample:\\n {2}\\$ realm-schema ${command} \\S.*\\n$`));
    expect(byWord).toEqual(byFlag);
  });

  it('without a command it is the help of all', async () => {
    const { status, out } = await run(['--help'], '/');
    expect([status, out.match(/^ {2}(\w+) \[/gm)?.map((each) => each.trim().split(' ')[0])]).toEqual([0, ['check', 'inspect', 'diff', 'explain', 'snapshot', 'init', 'rules', 'help']]);
  });
});

describe('check', () => {
  it('finds both sides by itself and ends with 0 where they are in step', async () => {
    const { status, out, err } = await runIn(inStep, 'check');
    expect([status, err]).toEqual([0, '']);
    expect(out).toMatch(/^client: client; server: server \(app-services\)\n0 errors, 0 warnings: 1 class compared \(client 1, server 1\), \d+ files, \d+ ms\n$/);
  });

  it('ends with 1 on an error and shows the code of both sides', async () => {
    const { status, out } = await runIn(outOfStep, 'check');
    expect(status).toBe(1);
    expect(out).toContain('error optional-required-mismatch\n');
    expect(out).toContain("    client  9 | note: 'string?',\n              |              ^\n    server 12 | \"note\": {\n");
    expect(out).toContain(`server: ${SCHEMA}:12:5`);
    expect(out).toContain('help: Make it `string` on the client, or remove `note` from `required` in Task/schema.json.');
  });

  it('ends with 1 where there are more warnings than allowed', async () => {
    const warning = { ...inStep, ...serverExport({ Task: { required: ['_id', 'note', 'due'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' }, due: { bsonType: 'date' } } } }) };
    expect((await runIn(warning, 'check')).status).toBe(0);
    expect((await runIn(warning, 'check', '--max-warnings', '1')).status).toBe(0);
    expect((await runIn(warning, 'check', '--max-warnings', '0')).status).toBe(1);
  });

  it('prints the JSON of version 1 with exactly the documented keys', async () => {
    const { status, out } = await runIn(outOfStep, 'check', '--format', 'json');
    const report = JSON.parse(out) as { summary: { durationMs: number }; findings: object[] };
    expect(status).toBe(1);
    expect(report).toEqual({
      version: 1,
      summary: { errors: 1, warnings: 0, infos: 0, classes: { client: 1, server: 1, compared: 1 }, files: 4, durationMs: report.summary.durationMs },
      findings: [{
        rule: 'optional-required-mismatch', severity: 'error', target: 'app-services', class: 'Task', property: 'note', breaks: ['upload'],
        message: expect.stringContaining('`Task.note` is optional on the client') as string,
        help: expect.stringContaining('Make it `string` on the client') as string,
        client: { file: 'client/Task.ts', line: 9, column: 7, endLine: 9, endColumn: 22 },
        server: { file: SCHEMA, line: 12, column: 5, endLine: 14, endColumn: 6 },
        baseline: null, releases: [], runtimeErrors: ['B2', 'E2', 'F4'], witness: { note: null },
      }],
      unresolved: [],
      notCompared: [],
    });
  });

  it('ends with 2 where no class could be read, since a check of nothing must not pass', async () => {
    const { status, out, err } = await runIn({ ...inStep, 'client/Task.ts': "import Realm from 'realm';\nRealm.open({ schema: window.classes });\n" }, 'check');
    expect(status).toBe(2);
    expect(err).toMatch(/^realm-schema: Nothing could be compared: no class of the client could be read\. client\/Task\.ts:2:14 `window` is not declared in this file\. /);
    expect(out).toContain('client: no class that could be read; server: server (app-services)\n');
    expect(out).toContain('0 errors, 1 warning: 0 classes compared (client 0, server 1)');
  });

  it('takes the sides from flags, relative to the working directory', async () => {
    const root = temporaryProject({ ...Object.fromEntries(Object.entries(inStep).map(([file, value]) => [`app/${file}`, value])), 'old/server/data_sources/a/b/c/schema.json': {} });
    expect((await run(['check'], root)).err).toContain('Several server sides found: app/server, old/server. Choose one with --server');
    expect((await run(['check', '--client', 'app/client', '--server', 'app/server'], root)).status).toBe(0);
    expect((await run(['check', '--client', 'app/client/*.ts', '--server', 'app/server'], root)).status).toBe(0);
  });

  it('uses the nearest configuration upward', async () => {
    const root = temporaryProject({ ...outOfStep, 'realm-schema.config.json': { rules: { 'optional-required-mismatch': 'warn' } }, 'client/deep/.keep': '' });
    expect((await run(['check'], path.join(root, 'client/deep'))).status).toBe(0);
  });
});

describe('inspect', () => {
  it('prints the canonical schemas of the client', async () => {
    const { status, out } = await runIn(inStep, 'inspect', 'client', '--format', 'json');
    expect(status).toBe(0);
    expect(JSON.parse(out)).toEqual({
      version: 1,
      schemas: [{
        name: 'Task', primaryKey: '_id', embedded: false, asymmetric: false, synced: true,
        source: { file: 'client/Task.ts', line: 3, column: 1, endLine: 3, endColumn: 18 },
        properties: {
          _id: { name: '_id', type: 'objectId', optional: false, indexed: true, mapTo: '_id', source: { file: 'client/Task.ts', line: 8, column: 7, endLine: 8, endColumn: 22 } },
          note: { name: 'note', type: 'string', optional: false, indexed: false, mapTo: 'note', source: { file: 'client/Task.ts', line: 9, column: 7, endLine: 9, endColumn: 21 } },
        },
      }],
      unresolved: [],
      invalid: [],
      ambiguous: [],
      configurations: [],
      uses: [],
    });
  });

  it('prints what a client would have to declare', async () => {
    const { status, out } = await runIn(inStep, 'inspect', 'server');
    expect(status).toBe(0);
    expect(out).toBe(`Task in mongodb-atlas/app/Task  ${SCHEMA}:2:3\n  _id   objectId  (primary key)\n  note  string\n`);
  });
});

describe('what the command cannot do', () => {
  const without = (side: string): Files => Object.fromEntries(Object.entries(inStep).filter(([file]) => !file.startsWith(side)));

  it.each<[string, Files, string[], RegExp]>([
    ['no client', without('client'), ['check'], /^realm-schema: No client found: nothing below \S+ declares a Realm object schema\. Say where it is with --client/],
    ['no server', without('server'), ['check'], /^realm-schema: No server found: .* below \S+\. Say where it is with --server/],
    ['an unknown flag', inStep, ['check', '--formt', 'json'], /unknown option '--formt'\n\(Did you mean --format\?\)/],
    ['files, as for a linter', inStep, ['check', 'client/Task.ts'], /^error: check takes no file names, .*: --client and --server say where they are; with lint-staged, write \(\) => 'realm-schema check'\n$/],
    ['an unknown command', inStep, ['chek'], /unknown command 'chek'\n\(Did you mean check\?\)/],
    ['help for an unknown command', inStep, ['accept', '--help'], /unknown command 'accept'/],
    ['help for an unknown command, the other way', inStep, ['help', 'chek'], /unknown command 'chek'\n\(Did you mean check\?\)/],
    ['an unknown side', inStep, ['inspect', 'cleint'], /`cleint` is no side/],
    ['an unknown format', inStep, ['check', '--format', 'yaml'], /argument 'yaml' is invalid\. Allowed choices are pretty, json/],
    ['a pattern without files', inStep, ['check', '--client', 'nowhere/**'], /No client file matches `\S*nowhere\/\*\*`/],
    ['an unknown key', { ...inStep, 'realm-schema.config.json': { servr: 'x' } }, ['check'], /realm-schema\.config\.json:2:3 `servr` is no key of the configuration\. Did you mean `server`\?/],
    ['an unknown key further in', { ...inStep, 'realm-schema.config.json': { released: { tag: 'v*' } } }, ['check'], /realm-schema\.config\.json:3:5 `tag` is no key of `released`\. Did you mean `tags`\?/],
    ['a value of the wrong kind in package.json', { ...inStep, 'package.json': { 'realm-schema': [{ client: 'client' }, { server: 3 }] } }, ['check'], /package\.json:7:17 `server` must be a string\./],
    ['a target that is none', { ...inStep, 'realm-schema.config.json': { target: 'atlas' } }, ['check'], /:2:13 `target` must be one of app-services, mongodb, openapi, json-schema, local\./],
    ['a server folder that does not exist', inStep, ['check', '--server', 'backnd'], /No server found: \S*backnd does not exist, or holds no file\./],
    ['an export without collections', { ...without('server'), 'backend/realm_config.json': { name: 'app' } }, ['check'], /No server found: the App Services export in backend holds no collection/],
    ['an unknown rule', { ...inStep, 'realm-schema.config.json': { rules: { 'type-mismach': 'off' } } }, ['check'], /There is no rule `type-mismach`\. Did you mean `type-mismatch`\?/],
    ['broken configuration', { ...inStep, 'realm-schema.config.json': '{ "rules": {\n  x\n}' }, ['check'], /realm-schema\.config\.json:2:3 is not JSON/],
  ])('%s: one sentence, exit status 2, no stack trace', async (_name, files, args, sentence) => {
    const { status, err } = await runIn(files, ...args);
    expect(status).toBe(2);
    expect(err).toMatch(sentence);
    expect(err).not.toMatch(/\n\s+at /);
  });
});

describe('in a folder deep in a repository', () => {
  const deep = 'client/deeper';
  const files: Files = { '.git/HEAD': '', ...inStep, [`${deep}/notes.md`]: '' };

  it('takes the nearest configuration upward', async () => {
    const root = temporaryProject({ ...files, 'realm-schema.config.json': {} });
    expect(await run(['check'], path.join(root, deep))).toMatchObject({ status: 0, out: expect.stringContaining('client: client; server: server (app-services)') as string });
  });

  it.each(['check', 'inspect client', 'inspect server'])('%s takes what is further up', async (line) => {
    expect(await run(line.split(' '), path.join(temporaryProject(files), deep))).toMatchObject({ status: 0, err: '' });
  });

  it.each(['check', 'inspect server'])('%s of another target says which folder was searched, and where to go', async (line) => {
    const root = temporaryProject(files);
    const { status, err } = await run([...line.split(' '), '--target', 'mongodb'], path.join(root, deep));
    expect(status).toBe(2);
    expect(err).toContain(`below ${path.join(root, deep)}`);
    expect(err).toContain(` Only this folder of the repository ${root} was searched: run the command there, or put a realm-schema.config.json there, which holds for the folders below it too.\n`);
  });
});

describe('server files that are not right', () => {
  it.each<[string, unknown, string]>([
    ['empty', '', '1:1 The file is empty.'],
    ['not JSON', '{\n  "title": "Other",\n', '3:1 The file is not JSON: a property name in double quotes is expected.'],
    ['not an object', '[1]', '1:1 The file must be an object, not an array.'],
    ['a byte order mark', '\uFEFF{}', '1:1 The file starts with a byte order mark, which JSON does not allow.'],
    ['UTF-16', Buffer.from('\uFEFF{}', 'utf16le'), '1:1 The file cannot be read: it is encoded in UTF-16 (little endian); save it as UTF-8.'],
  ])('%s: a finding with a place, and the rest is compared', async (_name, content, expected) => {
    const { status, out } = await runIn({ ...inStep, [OTHER]: content }, 'check', '--format', 'json');
    const { findings, summary } = JSON.parse(out) as { findings: { rule: string; message: string; server: { line: number; column: number } }[]; summary: { classes: { compared: number } } };
    expect(status).toBe(1);
    expect(findings.map(({ rule, server, message }) => `${rule} ${server.line}:${server.column} ${message}`)).toEqual([`valid-server-schema ${expected}`]);
    expect(summary.classes.compared).toBe(1);
  });

  it('a link that leads nowhere', async () => {
    const root = temporaryProject({ ...inStep, [OTHER]: {} });
    unlinkSync(path.join(root, OTHER));
    symlinkSync(path.join(root, 'nowhere'), path.join(root, OTHER));
    const { status, out } = await run(['check'], root);
    expect(status).toBe(1);
    expect(out).toContain('The file cannot be read: it does not exist, or is a link that leads nowhere.');
  });
});

describe('the process', () => {
  it('shows colours only when asked, and sets the exit status', () => {
    const root = temporaryProject(outOfStep);
    const plain = runCommand(['check'], root);
    const colored = runCommand(['check'], root, { NO_COLOR: undefined, FORCE_COLOR: '1' });
    expect([plain.status, plain.stderr, plain.stdout.includes('\u001B[')]).toEqual([1, '', false]);
    expect(colored.stdout).toContain('\u001B[31m');
  });

  it.skipIf(process.platform === 'win32')('in a folder that was deleted says so, whatever the command', () => {
    const root = temporaryProject({ 'gone/.keep': '' });
    const lines = ['check', 'inspect client', 'diff v1 v2', 'explain "Bad changeset"', 'generate server', 'init --yes'];
    // All at once, since each takes as long as a process.
    const runs = lines.map((line, at) => `("$0" "$1" ${line} > "$2/${at}.out" 2> "$2/${at}.err"; echo $? > "$2/${at}.status") &`);
    spawnSync('sh', ['-c', `cd gone; rm -r ../gone; ${runs.join(' ')} wait`, process.execPath, path.join(packageRoot, 'dist/src/cli/realm-schema.js'), root], { cwd: root, timeout: 30_000 });
    const ends = lines.map((line, at) => [line, ...['status', 'out', 'err'].map((name) => readFileSync(path.join(root, `${at}.${name}`), 'utf8'))]);
    expect(ends).toEqual(lines.map((line) => [line, '2\n', '', expect.stringMatching(/^realm-schema: the working directory does not exist any more: .*\n$/)]));
  });

  it('names its version', () => {
    expect(runCommand(['--version'], '.').stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
  });
});
