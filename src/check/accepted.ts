import { closest } from 'fastest-levenshtein';
import { rules } from '../../rules/index';
import { rule as acceptedFinding } from '../../rules/accepted-finding';
import type { AcceptanceFault } from '../compare/acceptance-fault';
import type { Comparison } from '../compare/comparison';
import type { AppConfig } from '../config/config';
import type { Finding } from '../rule/finding';
import type { FileTree } from '../tree/file-tree';
import { readAccepted, type PlacedAcceptance } from './accepted-file';
import { findIgnoreComments, type IgnoreComment } from './ignore-comments';
import { byPlace, runRules, type RuleSettings } from './run-rules';

/** What a project says about findings that it lives with. */
export interface Acceptances {
  readonly entries: readonly PlacedAcceptance[];
  readonly comments: readonly IgnoreComment[];
}

/** A finding that is left out of the exit status, and why. */
export interface AcceptedFinding {
  readonly finding: Finding;
  readonly reason: string;
}

/** The findings that are left, those that were accepted, and how many acceptances have expired. */
export interface Settled {
  readonly findings: readonly Finding[];
  readonly accepted: readonly AcceptedFinding[];
  readonly expired: number;
}

/** The ignore comments of the client, and of the files in which findings are. */
export function readComments(tree: FileTree, { client }: Comparison, findings: readonly Finding[]): readonly IgnoreComment[] {
  const files = new Set([...client.files, ...findings.flatMap((each) => (each.client === null ? [] : [each.client.file]))]);
  return [...files].flatMap((file) => {
    const read = tree.read(file);
    return 'text' in read ? findIgnoreComments(file, read.text) : [];
  });
}

/** Reads the accepted findings of an app, and the comments. Throws `ConfigError` where the file of the former is damaged. */
export function readAcceptances(tree: FileTree, config: AppConfig, comparison: Comparison, findings: readonly Finding[]): Acceptances {
  return {
    entries: readAccepted(tree, config).filter(({ app }) => app === config.name),
    comments: readComments(tree, comparison, findings),
  };
}

const isRule = (id: string): boolean => rules.some((rule) => rule.id === id);

/** What a comment silences: a rule in a line of a file. */
const spot = (rule: string, line: number, file: string): string => `${rule} ${line} ${file}`;

const spotOf = ({ rule, client }: Finding): string | undefined => (client === null ? undefined : spot(rule, client.line, client.file));

/** How many unknown rules of one comment are reported. */
const MOST_UNKNOWN = 8;

/** The first comment that is about a spot. */
function bySpot(comments: readonly IgnoreComment[]): ReadonlyMap<string | undefined, IgnoreComment> {
  const spots = comments.flatMap((each) => each.rules.map((rule) => [spot(rule, each.target, each.place.file), each] as const));
  return new Map(spots.reverse());
}

/** What is wrong with the ignore comments themselves. */
function commentFaults({ comments }: Acceptances, findings: readonly Finding[]): AcceptanceFault[] {
  const found = new Set(findings.map(spotOf));
  return comments.flatMap(({ rules: named, reason, target, place }): AcceptanceFault[] => {
    if (named.length === 0) return [{ kind: 'comment-without-rule', place }];
    const unknown = named.filter((id) => !isRule(id));
    // The first few are named; whoever mends them sees the others.
    if (unknown.length > 0)
      return unknown.slice(0, MOST_UNKNOWN).map((rule) => ({
        kind: 'comment-with-unknown-rule',
        rule,
        nearest: closest(
          rule,
          rules.map(({ id }) => id),
        ),
        place,
      }));
    if (reason === null) return [{ kind: 'comment-without-reason', rules: named, place }];
    return named
      .filter((id) => !found.has(spot(id, target, place.file)))
      .map((rule) => ({ kind: 'unused-comment', rule, place }));
  });
}

/** Rules about change over time are silent where no baseline is given: what they found before is then not missing. */
function couldOccur(entry: PlacedAcceptance, { target }: Comparison): boolean {
  const rule = rules.find(({ id }) => id === entry.rule);
  return entry.target === target && rule?.group !== 'destructive';
}

function unusedEntries({ entries }: Acceptances, findings: readonly Finding[], comparison: Comparison): AcceptanceFault[] {
  const present = new Set(findings.map(({ fingerprint }) => fingerprint));
  return entries.filter((entry) => !present.has(entry.fingerprint) && couldOccur(entry, comparison))
    .map(({ rule, class: name, property, place }) => ({ kind: 'unused-entry', rule, class: name, property, place }));
}

/**
 * Leaves out the findings that a project has accepted, and reports what is wrong with its acceptances.
 * `today` gives a date such as `2026-03-31`: an acceptance holds to the end of its last day, and is named when that has passed.
 */
export function settle(
  findings: readonly Finding[], acceptances: Acceptances, comparison: Comparison, settings: RuleSettings, today: () => string,
): Settled {
  const entries = new Map(acceptances.entries.map((entry) => [entry.fingerprint, entry]));
  const comments = bySpot(acceptances.comments);
  const left: Finding[] = [];
  const accepted: AcceptedFinding[] = [];
  let expired = 0;
  for (const finding of findings) {
    const entry = entries.get(finding.fingerprint);
    const isOver = entry?.until !== undefined && entry.until < today();
    const reason = comments.get(spotOf(finding))?.reason ?? (isOver ? undefined : entry?.reason);
    if (reason !== undefined) {
      accepted.push({ finding, reason });
    } else if (entry?.until !== undefined) {
      expired += 1;
      left.push({ ...finding, message: `${finding.message} This was accepted until ${entry.until} (${entry.reason}), which has passed.` });
    } else {
      left.push(finding);
    }
  }
  const acceptanceFaults = [...commentFaults(acceptances, findings), ...unusedEntries(acceptances, findings, comparison)];
  const faults = runRules({ ...comparison, acceptanceFaults }, [acceptedFinding], settings);
  return { findings: [...left, ...faults].sort(byPlace), accepted, expired };
}
