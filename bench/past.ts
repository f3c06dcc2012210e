import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { command } from './check';
import { generateApp } from './generate-app';
import { generateTags } from './generate-tags';
import { inTurn, timesOver } from './measure';
import { tookOf, under, type Row } from './row';

const TAGS = 200;
const CLASSES = 100;

/** What a past costs: one tag, and two hundred released clients. */
export function benchPast(): Row[] {
  const root = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-bench-'));
  const kept = mkdtempSync(path.join(os.tmpdir(), 'realm-schema-cache-'));
  generateApp(root, CLASSES);
  generateTags(root, TAGS, CLASSES);
  const runs = [['check', '--no-cache'], ['check', '--against', 'v1.0.0', '--no-cache'], ['check', '--released', '--no-cache'], ['check', '--released', '--cache-location', kept]]
    .map((args) => ({ args: [command, ...args] }));
  inTurn(runs, root, 1);
  const [plain, against, cold, warm] = inTurn(runs, root, 3);
  rmSync(kept, { recursive: true });
  rmSync(root, { recursive: true });
  if (plain === undefined || against === undefined || cold === undefined || warm === undefined) return [];
  const group = `${CLASSES} classes with a past`;
  return [
    { group, what: 'check', ...tookOf(plain) },
    { group, what: 'check --against v1.0.0', ...tookOf(against), over: { what: 'check', times: timesOver(against, plain) } },
    { group, what: `check --released, ${TAGS} tags`, ...tookOf(cold), over: { what: 'check', times: timesOver(cold, plain) }, ...under(cold.wall, 1.5, '1.5 s') },
    { group, what: 'the same, nothing changed', ...tookOf(warm), ...under(warm.wall, 0.3, '0.3 s') },
  ];
}
