import { describe, expect, it } from 'vitest';
import { matchedBy, tamePattern } from '../../src/client/modules/tame-pattern';
import { isCostlyPattern } from '../../src/tree/costly-pattern';
import { clientClass, serverExport, type Files } from '../support/app';
import { command } from '../support/command';
import { temporaryProject } from '../support/project';

const LONG = `${'a'.repeat(200)}!`;

describe('a regular expression of a configuration', () => {
  it.each(['^@/(.*)$', '^@(app|lib)/(.+)$', '^~', '/models$', '^(?!react)(.*)\\.svg\\?raw$', '^@([a-z]+)/?(.*)$', '^(?:src|app)(?:/(.*))?$', '^[\\w-]{1,20}/'])('is tried: %s', (source) => {
    expect(tamePattern(source)).toEqual(new RegExp(source));
  });

  it.each([
    '(a+)+$', '^(a|a)*$', '^(a|aa)+$', '^([a-z]+)*$', '^(?:a?){50}$', 'a*a*a*a*b', '^a*a*a*b', '(.*)(.*)(.*)x', '^(a+)\\1+$', '^a{1,200}a{1,200}a{1,200}$',
    `^${'a?'.repeat(40)}${'a'.repeat(40)}$`, `^${'(a|a)'.repeat(40)}$`, '^(?=(a+)+$)', '^(?<x>a+)\\k<x>+$', '(',
  ])('is not tried, since it could take for ever or is none: %s', (source) => {
    expect(tamePattern(source)).toBeUndefined();
  });

  it.each(['^(.*)(.*)$', '(.*)$', `^${'a?'.repeat(16)}b`, '^(a|a)(a|a)(a|a)(.*)b$'])('is tried in good time: %s', (source) => {
    const [pattern, startedAt] = [tamePattern(source), performance.now()];
    expect(pattern).toBeDefined();
    if (pattern !== undefined) for (let run = 0; run < 20; run += 1) matchedBy(pattern, LONG);
    expect(performance.now() - startedAt).toBeLessThan(1000);
  });
});

describe('a pattern for files', () => {
  it.each([
    'src/**/*.ts', '**/models/**/*.{ts,tsx}', 'src/{models,schemas}/*.[jt]s?(x)', '*.model.*.ts', '+(src|lib)/**', 'app/(tabs)/models', 'app/[id]/x', '*/*/*/*/*.ts', 'src/**/schema*',
  ])('is tried: %s', (pattern) => {
    expect(isCostlyPattern(pattern)).toBe(false);
  });

  it.each(['+(*a)b', '@(*a)@(*a)@(*a)@(*a)b', '{a,aa}*{a,aa}*{a,aa}*{a,aa}*b', '(a+)+b', '*a*a*a*a*b', '**/a/**/a/**/a/**/a/b', '*(+(a))', '!(*a*)', '(a|aa)+b', '+([a-z])+([a-z])+([a-z])+([a-z])b'])('is refused: %s', (pattern) => {
    expect(isCostlyPattern(pattern)).toBe(true);
  });
});

const task = clientClass('Task', "    primaryKey: '_id',\n    properties: { _id: 'objectId', note: 'string?' },");
const server = serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string' } } } });
const deep = (end: string): string => `${'a/'.repeat(200)}${end}`;

const PROJECTS: readonly (readonly [string, Files, status: number, said: string])[] = [
  ['a pattern of the client', { 'realm-schema.config.json': { client: '+(*a)b' }, [`${LONG}.ts`]: '' }, 2, ':2:13 `client` has the pattern `+(*a)b`, which could take for ever'],
  ['a pattern of what is left out', { 'realm-schema.config.json': { exclude: ['x', '**/a/**/a/**/a/**/a/**/a/b'] }, [deep('c.ts')]: '' }, 2, '`exclude` has the pattern'],
  ['a pattern of .gitignore', { '.gitignore': '**/a/**/a/**/a/**/a/**/a/b\n', [deep('c.ts')]: '' }, 0, ''],
  ['an alias', { 'vite.config.ts': "export default { resolve: { alias: [{ find: /^(a+)+$/, replacement: './client' }] } };\n", 'client/x.ts': `import '${LONG}';\nimport Realm from 'realm';\n` }, 0, ''],
  ['an alias of Babel', { 'babel.config.js': "module.exports = { plugins: [['module-resolver', { alias: { '^(a+)+$': './client' } }]] };\n", 'client/x.ts': `import '${LONG}';\nimport Realm from 'realm';\n` }, 0, ''],
  [
    'a source in which a type never ends',
    { 'client/open.ts': `import Realm from 'realm';\nimport { Task } from './Task';\nexport function openIt<T>(x: T) { return Realm.open({ schema: [Task], ...x }); }\n`, 'client/x.ts': `// ${'openIt<'.repeat(40_000)}\n` },
    0, '',
  ],
  ['a pattern of the server', { ...serverExport({ Task: { required: ['_id'], properties: { _id: { bsonType: 'objectId' }, note: { bsonType: 'string', pattern: '^(a+)+$' } } } }) }, 0, ''],
];

describe('a project that would keep a run busy for ever', () => {
  it.each(PROJECTS)('%s: ends in good time', async (_what, files, status, said) => {
    const startedAt = performance.now();
    const ended = await command(temporaryProject({ ...task, ...server, ...files }), ['check']);
    expect([ended.status, ended.err]).toEqual([status, expect.stringContaining(said) as string]);
    expect(performance.now() - startedAt).toBeLessThan(5000);
  });

  it('says the same of a pattern of the command line', async () => {
    const { status, err } = await command(temporaryProject({ ...task, ...server }), ['check', '--client', '+(*a)b']);
    expect([status, err]).toEqual([2, expect.stringContaining('The pattern `+(*a)b` could take for ever') as string]);
  });
});
