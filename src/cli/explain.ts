import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Occurrence, Understood } from '../explain/explainer';
import { causesOf } from '../explain/explanation';
import { sdks } from '../explain/sdks';
import { explainJson } from '../report/explain-json';
import { explainMarkdown } from '../report/explain-markdown';
import { explainPretty } from '../report/explain-pretty';
import { rulesNaming, type ExplainedEntry } from '../diagnose/explained-entry';
import type { ExplainReport } from '../report/explain-report';
import type { AppFlags } from './app-config';
import { understand } from './explain-input';
import type { Surroundings } from './streams';

export interface ExplainFlags extends AppFlags {
  readonly format: 'pretty' | 'json' | 'markdown';
}

const FORMATS: Readonly<Record<ExplainFlags['format'], (report: ExplainReport, surroundings: Surroundings) => string>> = {
  pretty: explainPretty,
  json: explainJson,
  markdown: explainMarkdown,
};

const CONFIGURATIONS = ['realm-schema.config.json', 'realm-schema.config.jsonc'];
const SERVER_FOLDERS = new Set(['data_sources', 'services']);
/** A folder with more entries is no project's root, and looking through it would take long. */
const MOST_ENTRIES = 400;

function mentionsRealm(folder: string): boolean {
  if (CONFIGURATIONS.some((file) => existsSync(path.join(folder, file)))) return true;
  try {
    return /"realm(?:-schema)?"\s*:/.test(readFileSync(path.join(folder, 'package.json'), 'utf8'));
  } catch {
    return false;
  }
}

/** Whether an export of the server lies here, or one or two folders below. */
function holdsServer(folder: string, depth: number): boolean {
  try {
    const entries = readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && entry.name !== 'node_modules' && !entry.name.startsWith('.'));
    if (entries.some(({ name }) => SERVER_FOLDERS.has(name))) return true;
    return depth > 0 && entries.length <= MOST_ENTRIES && entries.some(({ name }) => holdsServer(path.join(folder, name), depth - 1));
  } catch {
    return false;
  }
}

/** A cheap look for a project: reading one needs the parser, which takes longer than all the rest. */
function mayHaveProject(cwd: string): boolean {
  for (let folder = path.resolve(cwd); ; folder = path.dirname(folder)) {
    if (mentionsRealm(folder)) return true;
    if (folder === path.dirname(folder)) return holdsServer(cwd, 2);
  }
}

/** The SDKs are asked for their marks in another order than people look for theirs. */
const LOGS = [...sdks]
  .sort((a, b) => Number(b.name === 'JavaScript') - Number(a.name === 'JavaScript'))
  .map(({ name, log }) => `  ${name.padEnd(11)} ${log.replaceAll('`', '')}`);

const NOT_KNOWN = `realm-schema: nothing in it is an error of Realm that is known here.
The message that an app gets often says little; the line in the sync log says which class and property. To get it:
${LOGS.join('\n')}
  Server      App Services, Logs, type Sync: copy the whole error
Then explain the lines around "Failed to", "Received: ERROR" or "Property": npx realm-schema explain sync.log
`;

/** The errors with the rules that find them beforehand. These are loaded only where there is an error. */
async function withRules(occurrences: readonly Occurrence[]): Promise<readonly ExplainedEntry[]> {
  if (occurrences.length === 0) return [];
  const { rules } = await import('../../rules/index.js');
  return occurrences.map((occurrence) => ({ occurrence, rules: rulesNaming(causesOf(occurrence), rules), project: null }));
}

async function entriesOf({ occurrences }: Understood, flags: AppFlags, cwd: string): Promise<readonly ExplainedEntry[]> {
  const entries = await withRules(occurrences);
  const { client, server, config, target, app } = flags;
  const asked = [client, server, config, target, app].some((flag) => flag !== undefined);
  const joins = entries.some(({ occurrence, rules }) => occurrence.schemaProblem || rules.length > 0) && (asked || mayHaveProject(cwd));
  if (!joins) return entries;
  const { joinProject } = await import('./explain-project.js');
  return joinProject(entries, cwd, flags, asked);
}

/**
 * `realm-schema explain`. Gives the exit status: 0 where something was recognised, 1 where nothing was. `input` is
 * standard input, where it is not a terminal. Throws `InputError`, and where flags name a project what `check` throws.
 */
export async function runExplain(
  words: readonly string[], flags: ExplainFlags, surroundings: Surroundings, input: AsyncIterable<Uint8Array> | undefined,
): Promise<number> {
  const understood = await understand(words, surroundings.cwd, input);
  const report = { entries: await entriesOf(understood, flags, surroundings.cwd), leftOut: understood.leftOut };
  if (report.entries.length > 0 || flags.format === 'json') surroundings.out(FORMATS[flags.format](report, surroundings));
  if (report.entries.length > 0) return 0;
  surroundings.err(NOT_KNOWN);
  return 1;
}
