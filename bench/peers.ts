import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { command } from './check';
import { generateApp } from './generate-app';
import { inTurn, type Run } from './measure';
import { tookOf, under, type Row } from './row';

const PROPERTIES = 20;

const numbers = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

/** As many messages and fields, before and after: of a tenth of the messages one field has another type. */
function writeProto(folder: string, classes: number, isAfter: boolean): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'buf.yaml'), 'version: v2\n');
  for (const index of numbers(classes)) {
    const fields = numbers(PROPERTIES).map((field) => `  ${isAfter && field === 0 && index % 10 === 0 ? 'int64' : 'string'} field${field} = ${field + 1};`);
    writeFileSync(path.join(folder, `class${index}.proto`), `syntax = "proto3";\npackage app;\nmessage Class${index} {\n${fields.join('\n')}\n}\n`);
  }
}

function writeGraphql(file: string, classes: number, isAfter: boolean): void {
  const types = numbers(classes).map((index) => {
    const fields = numbers(PROPERTIES).map((field) => `  field${field}: ${isAfter && field === 0 && index % 10 === 0 ? 'Int' : 'String'}`);
    return `type Class${index} {\n${fields.join('\n')}\n}`;
  });
  writeFileSync(file, `type Query { first: Class0 }\n${types.join('\n')}\n`);
}

/** The program itself, without the script in Node that starts it. */
function bufIn(modules: string): string {
  const own = readdirSync(path.join(modules, '@bufbuild')).find((name) => name.startsWith('buf-'));
  return own === undefined ? path.join(modules, '.bin/buf') : path.join(modules, '@bufbuild', own, 'bin/buf');
}

/** The same work by other tools on other schemas. They are installed into a folder of their own for it. */
export function* benchPeers(): Generator<readonly Row[]> {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-peers-'));
  writeFileSync(path.join(root, 'package.json'), '{}');
  execFileSync('npm', ['install', '--silent', '@bufbuild/buf', '@graphql-inspector/cli', 'graphql'], { cwd: root, stdio: 'ignore' });
  const modules = path.join(root, 'node_modules');
  for (const classes of [1000, 10_000]) {
    const at = (name: string): string => path.join(root, `${name}-${classes}`);
    const kept = at('cache');
    writeProto(at('before'), classes, false);
    writeProto(at('after'), classes, true);
    writeGraphql(`${at('before')}.graphql`, classes, false);
    writeGraphql(`${at('after')}.graphql`, classes, true);
    generateApp(at('app'), classes, 'with links and differences');
    // It is listed with the folder: made by the first run, it would make the second one new.
    mkdirSync(kept);
    const buf: Run = { program: bufIn(modules), args: ['breaking', at('after'), '--against', at('before')] };
    const inspector: Run = { args: [path.join(modules, '.bin/graphql-inspector'), 'diff', `${at('before')}.graphql`, `${at('after')}.graphql`] };
    const ours = [['--no-cache'], ['--cache-location', kept]].map((args): Run => ({ args: [command, 'check', '--client', `${at('app')}/client`, '--server', `${at('app')}/server`, ...args] }));
    // `buf` ends with a status of its own where it finds something.
    const peers = [{ ...buf, endings: [100] }, inspector];
    inTurn([...ours, ...peers], root, 1);
    const [cold, warm, first, second] = inTurn([...ours, ...peers], root, classes > 1000 ? 1 : 3);
    if (cold === undefined || warm === undefined || first === undefined || second === undefined) throw new Error('no run');
    const group = `${classes} types of ${PROPERTIES} fields, by others`;
    yield [
      { group, what: 'buf breaking', ...tookOf(first) },
      { group, what: 'graphql-inspector diff', ...tookOf(second) },
      { group, what: 'check, cold', ...tookOf(cold), over: { what: 'buf breaking', times: cold.wall / first.wall } },
      { group, what: 'check, nothing changed', ...tookOf(warm), over: { what: 'buf breaking', times: warm.wall / first.wall }, ...under(warm.wall / first.wall, 0.1, 'a tenth of buf') },
    ];
  }
  rmSync(root, { recursive: true });
}
