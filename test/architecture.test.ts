import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { slashed } from '../src/tree/slashed';

const root = path.join(__dirname, '..');

/** What each floor may import, from the ground up. */
const FLOORS: Readonly<Record<string, readonly string[]>> = {
  'src/disk': [],
  'src/tree': ['src/disk'],
  'src/schema': [],
  'src/explain': [],
  'src/config': ['src/disk', 'src/tree', 'src/schema'],
  'src/json': ['src/schema', 'src/tree'],
  'src/query': ['src/schema'],
  'src/client': ['src/json', 'src/tree', 'src/schema'],
  'src/server': ['src/client', 'src/json', 'src/tree', 'src/schema'],
  'src/compare': ['src/query', 'src/schema'],
  'src/rollout': ['src/compare', 'src/schema'],
  'src/migration': ['src/compare', 'src/schema'],
  'src/rule': ['src/compare', 'src/schema'],
  rules: ['src/rule', 'src/compare', 'src/schema'],
  'src/fix': ['src/migration', 'src/rule', 'src/compare', 'src/schema', 'src/tree'],
  'src/history': ['src/disk', 'src/server', 'src/client', 'src/compare', 'src/config', 'src/json', 'src/tree', 'src/schema'],
  'src/workspace': ['src/disk', 'src/history', 'src/server', 'src/client', 'src/compare', 'src/config', 'src/json', 'src/tree', 'src/schema'],
  'src/past': ['src/disk', 'src/workspace', 'src/history', 'src/client', 'src/compare', 'src/config', 'src/tree', 'src/schema'],
  'src/check': ['src/disk', 'src/past', 'src/workspace', 'rules', 'src/rule', 'src/compare', 'src/config', 'src/json', 'src/tree', 'src/schema'],
  'src/mend': ['src/check', 'src/fix', 'rules', 'src/rule', 'src/tree', 'src/disk'],
  'src/cache': ['src/workspace', 'src/history', 'src/server', 'src/client', 'src/tree', 'src/disk'],
  'src/diagnose': ['src/check', 'src/explain', 'src/rule', 'src/schema'],
  'src/init': ['src/workspace', 'src/history', 'src/config', 'src/tree', 'src/disk', 'src/schema'],
  'src/report': ['src/diagnose', 'src/rule', 'src/rollout', 'src/explain', 'src/compare', 'src/schema'],
  'src/generate': ['src/compare', 'src/json', 'src/schema'],
  'src/eslint': ['src/disk', 'src/check', 'src/past', 'src/workspace', 'src/fix', 'rules', 'src/rule', 'src/server', 'src/client', 'src/compare', 'src/config', 'src/report', 'src/tree', 'src/schema'],
  'src/api': ['src/disk', 'src/diagnose', 'src/check', 'src/past', 'src/workspace', 'rules', 'src/rule', 'src/history', 'src/client', 'src/compare', 'src/config', 'src/report', 'src/explain', 'src/rollout', 'src/tree', 'src/schema'],
  'src/cli': ['src/init', 'src/generate', 'src/migration', 'src/cache', 'src/mend', 'src/disk', 'src/api', 'src/diagnose', 'src/check', 'src/past', 'src/workspace', 'rules', 'src/rule', 'src/history', 'src/client', 'src/compare', 'src/config', 'src/report', 'src/explain', 'src/rollout', 'src/tree', 'src/schema'],
};

/** The rooms of a floor, from the ground up: each imports from those before it, and what stands above the rooms from all of them. */
const ROOMS: Readonly<Record<string, readonly string[]>> = {
  'src/client': ['syntax', 'modules', 'evaluate', 'plugin', 'classes', 'realms', 'uses'],
};

function sources(folder: string): string[] {
  return readdirSync(path.join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.generated.ts'))
    .map((file) => path.posix.join(folder, slashed(file)));
}

function floorOf(file: string): string {
  return file.startsWith('rules/') ? 'rules' : file.split('/').slice(0, 2).join('/');
}

function importsOf(file: string): string[] {
  const text = readFileSync(path.join(root, file), 'utf8');
  return [...text.matchAll(/(?:from|import|require)\s*\(?\s*'(\.{1,2}\/[^']+)'/g)].map(([, specifier = '']) => path.posix.join(path.posix.dirname(file), specifier));
}

const all = [...sources('src'), ...sources('rules')];

/** How high a file stands among the rooms of its floor; -1 where its room is not named. */
function heightOf(file: string, floor: string): number {
  const [room = '', ...rest] = file.slice(floor.length + 1).split('/');
  const rooms = ROOMS[floor] ?? [];
  return rest.length === 0 ? rooms.length : rooms.indexOf(room);
}

/** The files on the way from a file back to itself, if imports lead there. */
function circleThrough(file: string): string[] | undefined {
  const seen = new Set<string>();
  const wayTo = (from: string): string[] | undefined => {
    for (const target of importsOf(from).map((each) => `${each}.ts`)) {
      if (target === file) return [from];
      if (seen.has(target) || !all.includes(target)) continue;
      seen.add(target);
      const way = wayTo(target);
      if (way !== undefined) return [from, ...way];
    }
    return undefined;
  };
  return wayTo(file);
}

describe('the floors', () => {
  it('are all named', () => {
    expect([...new Set(all.map(floorOf))].filter((floor) => !(floor in FLOORS))).toEqual([]);
  });

  it.each(all)('%s imports only from the floors below', (file) => {
    const floor = floorOf(file);
    const allowed = [floor, ...(FLOORS[floor] ?? [])];
    const wrong = importsOf(file).filter((target) => target !== 'src/package.generated' && !allowed.includes(floorOf(target)));
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(ROOMS).flatMap((floor) => sources(floor).map((file) => [file, floor] as const)))('%s stands in a room, and imports only from those below', (file, floor) => {
    const height = heightOf(file, floor);
    expect(height).not.toBe(-1);
    const wrong = importsOf(file).filter((target) => floorOf(target) === floor && heightOf(target, floor) > height);
    expect(wrong).toEqual([]);
  });

  it.each(Object.keys(ROOMS).flatMap(sources))('no imports lead from %s back to it', (file) => {
    expect(circleThrough(file)).toBeUndefined();
  });

  /** Who may touch the disk by another way than `src/disk`, and so unheard: what writes, what only editors and `explain` do, and the cache itself. */
  const UNHEARD = [
    'src/disk/disk.ts', 'src/disk/make-folder.ts', 'src/cache/shelf.ts', 'src/cli/write-file.ts', 'src/api/explain-input.ts', 'src/api/may-have-project.ts', 'src/cli/watch.ts', 'src/cli/snapshot.ts',
    'src/cli/generate.ts', 'src/cli/generate-classes.ts', 'src/cli/generate-output.ts', 'src/cli/generate-document.ts',
    'src/cli/rule-page.ts', 'src/tree/stamp.ts', 'src/tree/git-index.ts', 'src/eslint/session.ts', 'src/eslint/project-root.ts', 'src/eslint/fingerprint.ts',
  ];

  it('what a check rests on is asked through one door', () => {
    const wrong = all.filter((file) => /^import (?!type).*from '(?:node:)?fs/m.test(readFileSync(path.join(root, file), 'utf8')) && !UNHEARD.includes(file));
    expect(wrong).toEqual([]);
  });

  it('nothing imports typescript at run time', () => {
    const wrong = all.filter((file) => /from 'typescript'/.test(readFileSync(path.join(root, file), 'utf8')));
    expect(wrong).toEqual([]);
  });

  it('the page is loaded only where it is asked for', () => {
    const loads = (file: string): boolean => /^import (?!type)[^;]*from '[^']*report\/html\//m.test(readFileSync(path.join(root, file), 'utf8'));
    expect(all.filter((file) => !file.startsWith('src/report/html/') && loads(file))).toEqual([]);
  });

  it.each(['eslint/plugin', 'cli/realm-schema', 'cli/remembered', 'cli/inspect'])('%s loads neither the parser nor ajv before there is something to read', (entry) => {
    const script = `require(${JSON.stringify(path.join(root, 'dist/src', entry))}); console.log(Object.keys(require.cache).filter((file) => /node_modules.(?:ts-morph|ajv|@ts-morph)./.test(file)).length)`;
    expect(execFileSync(process.execPath, ['-e', script], { encoding: 'utf8' })).toBe('0\n');
  });
});
