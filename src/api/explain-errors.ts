import type { Occurrence } from '../explain/explainer';
import { causesOf } from '../explain/explanation';
import { rulesNaming, type ExplainedEntry } from '../diagnose/explained-entry';
import type { ExplainReport } from '../report/explain-report';
import type { AppFlags } from './app-config';
import { assertPaths } from './assert-paths';
import { understand } from './explain-input';
import { mayHaveProject } from './may-have-project';

/** The errors with the rules that find them beforehand. These are loaded only where there is an error. */
async function withRules(occurrences: readonly Occurrence[]): Promise<readonly ExplainedEntry[]> {
  if (occurrences.length === 0) return [];
  const { rules } = await import('../../rules/index.js');
  return occurrences.map((occurrence) => ({ occurrence, rules: rulesNaming(causesOf(occurrence), rules), project: null }));
}

async function entriesOf(occurrences: readonly Occurrence[], flags: AppFlags, cwd: string): Promise<readonly ExplainedEntry[]> {
  const entries = await withRules(occurrences);
  const { client, server, config, target, app } = flags;
  const asked = [client, server, config, target, app].some((flag) => flag !== undefined);
  const joins = entries.some(({ occurrence, rules }) => occurrence.schemaProblem || rules.length > 0) && (asked || mayHaveProject(cwd));
  if (!joins) return entries;
  const { joinProject } = await import('./explain-project.js');
  return joinProject(entries, cwd, flags, asked);
}

/**
 * What is behind errors: in words, in a file that one word names, or in what comes in as a stream. Throws `InputError`, and where flags
 * name a project what a check throws.
 */
export async function explainErrors(
  words: readonly string[], flags: AppFlags, cwd: string, input: AsyncIterable<Uint8Array> | undefined,
): Promise<ExplainReport> {
  assertPaths(flags);
  const { occurrences, leftOut } = await understand(words, cwd, input);
  return { entries: await entriesOf(occurrences, flags, cwd), leftOut };
}
