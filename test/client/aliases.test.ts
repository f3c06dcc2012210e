import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readClient } from '../../src/client/read-client';
import { diskTree, type FileTree } from '../../src/tree/file-tree';
import { memoryTree, type Files } from '../support/app';

const user = (specifier: string): string => `import Realm from 'realm';
import { NAME } from '${specifier}';
export class Task extends Realm.Object { static schema = { name: NAME, primaryKey: '_id', properties: { _id: 'int' } }; }
`;
const NAMED = "export const NAME = 'Task';\n";

function read(tree: FileTree): string[] {
  const { classes, unresolved } = readClient(tree);
  return [...classes.map(({ name }) => name), ...unresolved.map(({ reason, client }) => `${client.file}:${client.line}:${client.column} ${reason}`)];
}

const paths = (target = 'src/*', name = '@/*'): object => ({ compilerOptions: { paths: { [name]: [`./${target}`] } } });
const vite = (alias: string, head = "import path from 'node:path';"): string => `import { defineConfig } from 'vite';\n${head}\nexport default defineConfig(() => ({ resolve: { alias: ${alias} } }));\n`;
const APP: Files = { 'src/a.ts': user('@/names'), 'src/names.ts': NAMED };

describe('an import through an alias', () => {
  it.each<[string, Files]>([
    ['paths of a configuration that tsconfig.json refers to', { ...APP, 'tsconfig.json': { files: [], references: [{ path: './tsconfig.node.json' }, { path: './tsconfig.app.json' }] }, 'tsconfig.app.json': paths(), 'tsconfig.node.json': {} }],
    ['a folder that tsconfig.json refers to', { ...APP, 'tsconfig.json': { files: [], references: [{ path: './src' }] }, 'src/tsconfig.lib.json': {}, 'src/tsconfig.json': paths('*') }],
    ['paths with ${configDir}', { ...APP, 'tsconfig.json': { extends: './configs/base.json' }, 'configs/base.json': { compilerOptions: { paths: { '@/*': ['${configDir}/src/*'] } } } }],
    ['a list of configurations, of which a later one counts', { ...APP, 'tsconfig.json': { extends: ['./none.json', './configs/a', './configs/b'] }, 'configs/a.json': paths('wrong/*'), 'configs/b.json': paths('../src/*') }],
    ['a configuration in an installed package', { ...APP, 'tsconfig.json': { extends: '@tsconfig/own/base.json' }, 'node_modules/@tsconfig/own/base.json': paths('../../../src/*') }],
    ['the default configuration of an installed package', { ...APP, 'tsconfig.json': { extends: '@tsconfig/own' }, 'node_modules/@tsconfig/own/package.json': { name: '@tsconfig/own' }, 'node_modules/@tsconfig/own/tsconfig.json': paths('../../../src/*') }],
    ['a configuration in a package of the workspace', {
      'apps/a/src/a.ts': user('@/names'), 'apps/a/src/names.ts': NAMED, 'apps/a/tsconfig.json': { extends: '@acme/tsconfig/base.json' },
      'packages/tsconfig/package.json': { name: '@acme/tsconfig' }, 'packages/tsconfig/base.json': { compilerOptions: { paths: { '@/*': ['${configDir}/src/*'] } } },
    }],
    ['a pattern with a longer beginning', { 'src/a.ts': user('@/models/names'), 'src/models/names.ts': "export const NAME = 'Wrong';", 'models/names.ts': NAMED, 'tsconfig.json': { compilerOptions: { paths: { '@/*': ['./src/*'], '@/models/*': ['./models/*'] } } } }],
    ['comments and a comma too many', { ...APP, 'tsconfig.json': '{ // ours\n "compilerOptions": { "paths": { "@/*": ["./src/*"], }, }, }' }],
    ['jsconfig.json', { 'src/a.js': user('@/names'), 'src/names.js': NAMED, 'jsconfig.json': paths() }],
    ['imports of package.json', { 'src/a.ts': user('#models/names'), 'src/models/names.ts': NAMED, 'package.json': { imports: { '#models/*': './src/models/*.js' } } }],
    ['imports of package.json with conditions', { 'src/a.ts': user('#names'), 'src/names.ts': NAMED, 'package.json': { imports: { '#names': { types: './dist/names.d.ts', import: './dist/names.mjs', default: './dist/names.cjs' } } } }],
    ['imports that name a package', { 'app/a.ts': user('#names'), 'app/package.json': { imports: { '#names': '@acme/names' } }, 'names/package.json': { name: '@acme/names' }, 'names/index.ts': NAMED }],
    ['exports of a package', { 'app/a.ts': user('@acme/models'), 'models/package.json': { name: '@acme/models', exports: { '.': { import: './lib/main.js' } } }, 'models/src/main.ts': NAMED }],
    ['exports of a package, as one text', { 'app/a.ts': user('models'), 'models/package.json': { name: 'models', exports: './own.ts' }, 'models/own.ts': NAMED }],
    ['exports with a pattern', { 'app/a.ts': user('@acme/models/names'), 'models/package.json': { name: '@acme/models', exports: { './*': { types: './dist/types/*.d.ts', require: './dist/cjs/*.js' } } }, 'models/src/names.ts': NAMED }],
    ['exports with a folder of its own', { 'app/a.ts': user('@acme/models/names'), 'models/package.json': { name: '@acme/models', exports: { './names': './source/constants.ts' } }, 'models/source/constants.ts': NAMED }],
    ['Vite: an object', { ...APP, 'vite.config.ts': vite("{ '@': path.resolve(__dirname, 'src') }") }],
    ['Vite: a URL', { ...APP, 'vite.config.mts': vite("{ '@': fileURLToPath(new URL('./src', import.meta.url)) }", "import { fileURLToPath, URL } from 'node:url';") }],
    ['Vite: the path of a URL', { ...APP, 'vite.config.js': vite("{ '@': new URL('./src', import.meta.url).pathname }") }],
    ['Vite: a list', { ...APP, 'vite.config.ts': vite("[{ find: 'other', replacement: '/other' }, { find: '@', replacement: resolve(__dirname, './src') }]", "import { resolve } from 'path';") }],
    ['Vite: a regular expression', { ...APP, 'vite.config.ts': vite("[{ find: /^@\\/(.*)$/, replacement: path.join(import.meta.dirname, 'src', '$1') }]") }],
    ['Vite: a regular expression for the beginning', { ...APP, 'vite.config.ts': vite("[{ find: /^@\\//, replacement: path.resolve('src') + '/' }]") }],
    ['Vite: constants', { ...APP, 'vite.config.ts': vite('alias', "import path from 'node:path';\nconst here = path.dirname(fileURLToPath(import.meta.url));\nconst src = `${here}/src`;\nconst alias = { ...others, '@': src } as const;") }],
    ['Vite: from the root', { ...APP, 'vite.config.ts': vite("{ '@': '/src' }") }],
    ['webpack', { ...APP, 'webpack.config.js': "const path = require('path');\nmodule.exports = { resolve: { alias: { '@': path.resolve(__dirname, 'src/') } } };" }],
    ['Metro', { ...APP, 'metro.config.js': "module.exports = { resolver: { extraNodeModules: { '@': path.resolve(__dirname, 'src') } } };" }],
    ['Babel with a path that is made', { ...APP, 'babel.config.js': "const path = require('path');\nmodule.exports = { plugins: [['module-resolver', { alias: { '@': path.join(__dirname, 'src') } }]] };" }],
    ['a configuration above', { 'app/src/a.ts': user('@/names'), 'app/src/names.ts': NAMED, 'vite.config.ts': vite("{ '@': path.resolve('app/src') }") }],
  ])('%s', (_name, files) => {
    expect(read(memoryTree(files))).toEqual(['Task']);
  });

  it.each<[string, Files]>([
    ['a target that only the running program knows', { ...APP, 'vite.config.ts': vite("{ '@': process.env.SRC, ...aliases() }") }],
    ['a configuration that is broken', { ...APP, 'vite.config.ts': 'export default { resolve: { alias: { "@": ', 'tsconfig.json': '{ "compilerOptions": { "paths": { "@/*": "src/*" } } }' }],
    ['configurations that extend each other', { ...APP, 'tsconfig.json': { extends: './b.json' }, 'b.json': { extends: './tsconfig.json', references: [{ path: './tsconfig.json' }] } }],
    ['a pattern that is none', { ...APP, 'vite.config.ts': vite("[{ find: /(/, replacement: './src' }]") }],
  ])('%s stays unresolved, with its place', (_name, files) => {
    expect(read(memoryTree(files))).toEqual(['src/a.ts:3:1 `@/names` is not a file of this project']);
  });
});

describe('a file whose name differs in case only', () => {
  it.each<[string, Files, string]>([
    ['beside', { 'src/a.ts': user('./names'), 'src/Names.ts': NAMED }, '`./names` differs from `./Names.ts` in case'],
    ['with its extension', { 'src/a.ts': user('./names.js'), 'src/Names.ts': NAMED }, '`./names.js` differs from `./Names.ts` in case'],
    ['in a folder', { 'src/a.ts': user('../models/names'), 'Models/names.ts': NAMED }, '`../models/names` differs from `../Models/names.ts` in case'],
    ['an index file', { 'src/a.ts': user('./models'), 'src/Models/index.ts': NAMED }, '`./models` differs from `./Models/index.ts` in case'],
    ['through an alias', { 'src/a.ts': user('@/names'), 'src/Names.ts': NAMED, 'tsconfig.json': paths() }, '`@/names` differs from `src/Names.ts` in case'],
  ])('%s is named', (_name, files, expected) => {
    expect(read(memoryTree(files))).toEqual([`src/a.ts:3:1 ${expected}: a file system that tells the two apart, as on Linux and most build servers, has no such file`]);
  });

  it.each([[{ 'src/names.ts': NAMED }, ['Task']], [{ 'src/NAMES.md': NAMED }, ['src/a.ts:3:1 `./names` is not a file of this project']]])('other files are not: %j', (files, expected) => {
    expect(read(memoryTree({ 'src/a.ts': user('./names'), ...files }))).toEqual(expected);
  });
});

describe('a workspace around the project', () => {
  const around = (files: Files, own: Files): string[] => {
    const root = mkdtempSync(path.join(tmpdir(), 'realm-schema-'));
    const all = Object.entries({ ...files, ...Object.fromEntries(Object.entries(own).map(([file, text]) => [`packages/app/${file}`, text])) });
    for (const [file, value] of all) {
      mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
      writeFileSync(path.join(root, file), typeof value === 'string' ? value : JSON.stringify(value));
    }
    try {
      return read(diskTree(path.join(root, 'packages/app')));
    } finally {
      rmSync(root, { recursive: true, force: true });
    }
  };
  const models: Files = { 'packages/models/package.json': { name: '@acme/models', exports: { '.': './src/index.ts' } }, 'packages/models/src/index.ts': "export * from './names';", 'packages/models/src/names.ts': NAMED };
  it.each<[string, Files, Files]>([
    ['npm', { ...models, 'package.json': { workspaces: ['packages/*'] } }, { 'src/a.ts': user('@acme/models') }],
    ['yarn', { ...models, 'package.json': { workspaces: { packages: ['packages/models', 'packages/app'] } } }, { 'src/a.ts': user('@acme/models') }],
    ['pnpm', { ...models, 'pnpm-workspace.yaml': "packages:\n  - 'packages/*'\n" }, { 'src/a.ts': user('@acme/models') }],
    ['paths of tsconfig', models, { 'src/a.ts': user('@acme/models'), 'tsconfig.json': paths('../models/src/index.ts', '@acme/models') }],
    ['a configuration in one of its packages', { 'package.json': { workspaces: ['packages/*'] }, 'packages/tsconfig/package.json': { name: '@acme/tsconfig' }, 'packages/tsconfig/base.json': { compilerOptions: { paths: { '@/*': ['${configDir}/src/*'] } } } }, { ...APP, 'tsconfig.json': { extends: '@acme/tsconfig/base.json' } }],
  ])('%s', (_name, files, own) => {
    expect(around(files, own)).toEqual(['Task']);
  });

  it('a package of another name is not taken for it, and a relative path does not lead out', () => {
    const others: Files = { ...models, 'packages/models/package.json': { name: '@other/models' }, 'package.json': { workspaces: ['packages/*'] } };
    expect(around(others, { 'src/a.ts': user('@acme/models') })).toEqual(['src/a.ts:3:1 `@acme/models` is not a file of this project']);
    expect(around(models, { 'src/a.ts': user('../../models/src/names') })).toEqual(['src/a.ts:3:1 `../../models/src/names` is not a file of this project']);
  });
});
