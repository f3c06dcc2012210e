import type { CheckResult } from '../check/check';
import { causesOf } from '../explain/explanation';
import { needsServer } from '../explain/on-device';
import { classesOf, type Finding } from '../rule/finding';
import { cleared, clearedWithoutClass, isFault, isOnDevice, unknownClass } from './cleared';
import { subjectIn, type Subject } from './error-subject';
import type { ExplainedEntry, Outcome, ProjectView } from './explained-entry';
import { couldRefuse } from './refused-value';

type Types = Subject['types'];

const UNKNOWN: Types = { client: null, server: null };

/** A finding that could have led to an error: it is of a rule that finds its cause, or names it, or one of some more errors. */
function leadsTo({ occurrence, rules }: ExplainedEntry, more: readonly string[] = []): (finding: Finding) => boolean {
  const errors = new Set([occurrence.id, ...causesOf(occurrence), ...more]);
  return ({ rule, runtimeErrors }) => rules.includes(rule) || runtimeErrors.some((each) => errors.has(each));
}

/** Whether the file on the device is what the client is held against, and not the server. */
function againstOf({ occurrence }: ExplainedEntry, result: CheckResult): ProjectView['against'] {
  return isOnDevice(occurrence.class, result) && !needsServer(occurrence) ? 'file' : 'server';
}

/** The findings at another class that are about a class all the same: what holds or links to it is where the two sides differ. */
function mentioning({ name, property }: Subject, findings: readonly Finding[]): readonly Finding[] {
  return property === null ? findings.filter(({ about }) => classesOf(about).includes(name)) : [];
}

/** An embedded class comes with the property that holds it: where the server lacks that property, it lacks the class too. */
const HOLDER_IS_MISSING = 'D3';

/** The other classes that an error is about: those that it names, and those that the property or the class leads to. */
function othersOf({ occurrence }: ExplainedEntry, subject: Subject | undefined): readonly string[] {
  const properties = [...(subject?.client?.properties.values() ?? [])];
  const own = subject?.property == null ? properties : properties.filter(({ mapTo }) => mapTo === subject.property);
  return [...occurrence.others, ...own.flatMap(({ objectType }) => objectType ?? [])];
}

/**
 * The findings of the same error at another class that it is about: a class that is missing in a list is found there, and
 * Core complains of what links to it. Of two sides, only what is about that class as a whole counts.
 */
function elsewhere(entry: ExplainedEntry, subject: Subject | undefined, findings: readonly Finding[]): readonly Finding[] {
  const others = othersOf(entry, subject);
  const fault = isFault(entry.occurrence);
  return findings.filter(({ about, property, runtimeErrors }) =>
    runtimeErrors.includes(entry.occurrence.id) && (fault || property === null) && classesOf(about).some((each) => others.includes(each)));
}

/** The findings that are behind an error: those at its class, else those at what holds the class or what it leads to. */
function behind(entry: ExplainedEntry, subject: Subject, findings: readonly Finding[]): readonly Finding[] {
  const { name, property, client } = subject;
  const about = findings.filter(
    (each) => each.class === name && (property === null || each.property === null || each.property === property),
  );
  const direct = about.filter(leadsTo(entry));
  if (direct.length > 0) return direct;
  const around = mentioning(subject, findings).filter(leadsTo(entry, client?.embedded === true ? [HOLDER_IS_MISSING] : []));
  if (around.length > 0) return around;
  const linked = elsewhere(entry, subject, findings);
  return linked.length > 0 ? linked : about.filter((each) => property !== null && each.property === property);
}

/** The findings behind an error about a class that could not be read, or is not there: those that name it. */
function behindUnread(entry: ExplainedEntry, name: string, findings: readonly Finding[]): readonly Finding[] {
  const own = findings.filter((each) => each.class === name).filter(leadsTo(entry));
  return own.length > 0 ? own : elsewhere(entry, undefined, findings);
}

const present = (findings: readonly Finding[], isAccepted: boolean): Outcome & Pick<ProjectView, 'findings'> => ({
  state: 'present',
  message: `the cause is still there${isAccepted ? '; it was accepted, so `check` does not report it' : ''}.`,
  advice: [],
  findings,
});

function withoutClass(entry: ExplainedEntry, result: CheckResult): Outcome & Pick<ProjectView, 'findings'> {
  const { property } = entry.occurrence;
  const candidates = result.findings.filter(leadsTo(entry)).filter((each) => property === null || each.property === property);
  if (candidates.length === 0) return { ...clearedWithoutClass(entry.occurrence, result), findings: [] };
  const what = candidates.length === 1 ? 'this finding' : `one of these ${candidates.length} findings`;
  return { state: 'candidates', message: `the message names no class; ${what} is probably behind it.`, advice: [], findings: candidates };
}

const WITHOUT_SERVER: Outcome = {
  state: 'not-checked',
  message: 'this comes about only where a server stands behind the realm, and the target here is `local`: nothing is compared with a server.',
  advice: ['Explain it without `--target local`, or name what the server enforces with `--server`.'],
};

/** What a project says of an error that names a class. */
function withClass(entry: ExplainedEntry, named: string, result: CheckResult): Outcome & Pick<ProjectView, 'findings'> {
  const { occurrence } = entry;
  const subject = subjectIn(result, named, occurrence.property);
  const name = subject?.name ?? named;
  const find = (all: readonly Finding[]): readonly Finding[] => {
    const findings = all.filter(couldRefuse(occurrence));
    return subject === undefined ? behindUnread(entry, name, findings) : behind(entry, subject, findings);
  };
  const findings = find(result.findings);
  if (findings.length > 0) return present(findings, false);
  const accepted = find(result.accepted.map(({ finding }) => finding));
  if (accepted.length > 0) return present(accepted, true);
  const unread = [...result.unresolved, ...result.unchecked.filter(({ isRead }) => isRead !== true)].find(
    (each) => each.class === name && (each.property === null || each.property === occurrence.property),
  );
  if (unread !== undefined) return { state: 'not-checked', message: `\`${name}\` could not be compared: ${unread.reason}.`, advice: [], findings: [] };
  return { ...(subject === undefined ? unknownClass(name, result) : cleared(occurrence, subject, result)), findings: [] };
}

/** What a project says of an error that is about a schema. */
export function joinFindings(entry: ExplainedEntry, result: CheckResult): ProjectView {
  const { occurrence } = entry;
  const against = againstOf(entry, result);
  if (result.comparison.world === 'device' && needsServer(occurrence)) return { ...WITHOUT_SERVER, findings: [], against, ...UNKNOWN };
  if (occurrence.class === null) return { ...withoutClass(entry, result), against, ...UNKNOWN };
  const types = subjectIn(result, occurrence.class, occurrence.property)?.types ?? UNKNOWN;
  return { ...withClass(entry, occurrence.class, result), against, ...types };
}
