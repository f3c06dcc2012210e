import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { packageRoot } from './support/project';

interface Packed {
  readonly size: number;
  readonly files: readonly { readonly path: string }[];
}

const [{ size, files }] = JSON.parse(
  execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], { cwd: packageRoot, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }),
) as [Packed];
const paths = files.map(({ path: file }) => file);
const { dependencies } = JSON.parse(readFileSync(path.join(packageRoot, 'package.json'), 'utf8')) as { dependencies: Readonly<Record<string, string>> };

/** What a file is: its ending, and the folder that it is in; of files of the root, the name. */
function kindOf(file: string): string {
  const [first = '', ...rest] = file.split('/');
  return rest.length === 0 ? first : `${first}/${rest.length > 1 ? `${rest[0] ?? ''}/` : ''}*${/(?:\.d)?\.\w+$/.exec(file)?.[0] ?? ''}`;
}

describe('the package', () => {
  it('holds these kinds of files, and no others', () => {
    expect([...new Set(paths.map(kindOf))].sort()).toEqual([
      'CHANGELOG.md', 'LICENSE', 'README.md', 'SECURITY.md', 'config.schema.json',
      'dist/rules/*.js', 'dist/src/*.d.ts', 'dist/src/*.js', 'dist/src/*.json',
      'docs/*.md', 'docs/errors/*.md', 'docs/facts/*.md', 'docs/rules/*.md', 'package.json', 'report.schema.json',
    ]);
  });

  it('is smaller than 1 MB', () => {
    expect(size).toBeLessThan(1_000_000);
  });

  it('has the declarations that its entry points lead to, and no others', () => {
    const declarations = paths.filter((file) => file.endsWith('.d.ts'));
    expect(declarations).toEqual(expect.arrayContaining(['dist/src/eslint/plugin.d.ts', 'dist/src/api/index.d.ts']));
    expect(declarations.length).toBeLessThan(100);
  });

  it('loads every package that it depends on, and depends on every package that it loads', () => {
    const loaded = paths.filter((file) => file.endsWith('.js')).flatMap((file) =>
      [...readFileSync(path.join(packageRoot, file), 'utf8').replace(/\/\*[^]*?\*\//g, '').matchAll(/\b(?:require|load)\(['"]((?:@[\w-]+\/)?[\w-][\w.-]*)/g)].map(([, name = '']) => name));
    const foreign = [...new Set(loaded)].filter((name) => name !== 'node' && !name.startsWith('.'));
    expect(foreign.sort()).toEqual(Object.keys(dependencies).sort());
  });
});
