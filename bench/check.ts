import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { generateApp, type AppKind } from './generate-app';
import { inTurn, timesOver, type Run } from './measure';
import { tookOf, under, type Row } from './row';

export const command = path.join(__dirname, '../dist/src/cli/start.js');
const parseOnly = path.join(__dirname, 'parse-only.mjs');
const floor = path.join(__dirname, 'floor.mjs');

/** How often each size is run: the larger, the less another run tells. */
const SIZES = [[1, 5], [10, 5], [100, 5], [1000, 5], [10_000, 2]] as const;

const COLD: Readonly<Record<number, number>> = { 10: 1.2, 1000: 1.5, 10_000: 2 };
const WARM: Readonly<Record<number, number>> = { 10: 2, 100: 2, 1000: 3 };

/** A source that has nothing to do with Realm, as most of an app. */
const SCREEN = 'client/Screen.tsx';

/** Changes one file of the client, as an editor saves it. */
function changed(root: string, name: string): () => void {
  let round = 0;
  const file = path.join(root, name);
  const text = readFileSync(file, 'utf8');
  return () => writeFileSync(file, `${text}// ${(round += 1)}\n`);
}

function rowsOf(kind: AppKind, classes: number, times: number, before: number | undefined): { readonly rows: readonly Row[]; readonly ms: number } {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-bench-'));
  const kept = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-cache-'));
  generateApp(root, classes, kind);
  writeFileSync(path.join(root, SCREEN), 'export const Screen = () => null;\n');
  const remembered = [command, 'check', '--cache-location', kept];
  const runs: readonly Run[] = [
    { args: ['-e', '0'] }, { args: [parseOnly, root] }, { args: [floor, root] }, { args: [command, 'check', '--no-cache'] }, { args: remembered },
  ];
  inTurn(runs.slice(0, 5), root, 1);
  const [node, parser, compiler, cold, warm] = inTurn(runs, root, times);
  const [load, one] = inTurn([{ args: [floor] }, { args: remembered, before: changed(root, 'client/Class0.ts') }], root, times);
  const [empty, other] = inTurn([{ args: ['-e', '0'] }, { args: remembered, before: changed(root, SCREEN) }], root, times);
  rmSync(kept, { recursive: true });
  rmSync(root, { recursive: true });
  if (node === undefined || cold === undefined || warm === undefined || parser === undefined || compiler === undefined || load === undefined || one === undefined || empty === undefined || other === undefined)
    throw new Error('no run');
  const group = `${classes} ${classes === 1 ? 'class' : 'classes'} of 20 properties, ${kind}`;
  const [coldLimit, warmLimit] = [COLD[classes], WARM[classes]];
  const overParser = timesOver(cold, parser);
  const overNode = warm.wall / node.wall;
  const ms = (cold.cpu ?? cold.wall) * 1000;
  return {
    ms,
    rows: [
      { group, what: 'node -e 0', ...tookOf(node) },
      { group, what: 'ts-morph and jsonc-parser alone', ...tookOf(parser) },
      { group, what: 'ts.createSourceFile and JSON.parse alone', ...tookOf(compiler) },
      { group, what: 'check, cold', ...tookOf(cold), over: { what: 'ts-morph alone', times: overParser },
        ...(coldLimit === undefined ? {} : under(overParser, coldLimit, `${coldLimit} times`)) },
      { group, what: 'the same', ...tookOf(cold), over: { what: 'createSourceFile alone', times: timesOver(cold, compiler) } },
      { group, what: 'check, nothing changed', ...tookOf(warm), over: { what: 'node -e 0', times: overNode },
        ...(warmLimit === undefined ? {} : under(overNode, warmLimit, `${warmLimit} times`)) },
      { group, what: 'check, a source without schemas changed', ...tookOf(other), over: { what: 'node -e 0', times: other.wall / empty.wall } },
      { group, what: 'check, one file of the client changed', ...tookOf(one), over: { what: 'load of the compiler', times: timesOver(one, load) },
        ...(classes === 1000 ? under(one.wall - load.wall, 0.1, 'the load and 100 ms') : {}) },
      ...(classes === 10_000 && cold.memory !== null ? [{ group, what: 'memory, cold', ...tookOf(cold), ...under(cold.memory, 250, '250 MB') }] : []),
      ...(classes === 10_000 && before !== undefined ? [{ group, what: 'growth', ...tookOf(cold), over: { what: '1,000 classes', times: ms / before }, ...under(ms / before, 10, '10 times') }] : []),
    ],
  };
}

/** Whole runs of `check` at each size, on apps in step and on apps with links and differences. */
export function* benchCheck(): Generator<readonly Row[]> {
  for (const kind of ['in step', 'with links and differences'] as const) {
    let before: number | undefined;
    for (const [size, times] of SIZES) {
      const { rows, ms } = rowsOf(kind, size, times, before);
      before = ms;
      yield rows;
    }
  }
}
