import type { CheckResult } from '../check/check';
import { entryOf } from '../explain/catalogue/index';
import type { Occurrence } from '../explain/explainer';
import { causesOf } from '../explain/explanation';
import type { ExplainedEntry, ProjectView } from './explained-entry';
import { classesOf, type Finding } from '../rule/finding';
import { subjectIn, type Subject } from './error-subject';

const AGREED = 'the two sides agree now, so the cause is not in these files any more.';

const OTHER_BUILD = 'Or the message came from an app that was built from another revision.';
const ABOUT_VALUES = new Set(['E34', 'E37']);
const ABOUT_DECLARATIONS = new Set(['E35', 'E36']);

/** What to do where the files agree and the error came nevertheless: something older is still in use. */
function adviceWhereAgreed({ id, within, breaks }: Occurrence): readonly string[] {
  if (ABOUT_VALUES.has(id)) return ['The schemas fit, the value that was written does not: look at the code that writes the object, or at the document that it was made from.', OTHER_BUILD];
  if (ABOUT_DECLARATIONS.has(id) || entryOf(id).listed === 'fault') return ['The declarations in these files are sound: look at the list of classes that is handed to the realm.', OTHER_BUILD];
  if (id.startsWith('G')) return ['The validator in use is not the one in these files: deploy it (`collMod`), or export it anew.'];
  if (within === 'E11' || within === 'E12') return ['The file on the device was written with an older schema: raise `schemaVersion` and migrate, or delete the file while developing.'];
  const upload = breaks.includes('upload')
    ? ['The server may run another revision than these files: deploy them, or pull what is deployed (`appservices pull`) and check again.', OTHER_BUILD]
    : [];
  const device = breaks.includes('download') || breaks.includes('open')
    ? [
        'The device still holds the older schema in its file. While developing: reinstall the app, or delete the realm file.',
        'In production: let a client reset replace the file (`clientReset` in the sync configuration); back up unsynced data first.',
        'Was the change a breaking one, and the server still sends the old history? Then terminate and re-enable sync.',
      ]
    : [];
  const history = breaks.includes('deploy') ? ['Which change was it? `realm-schema check --against REF`, with the revision that the devices were built from, names it.'] : [];
  return [...history, ...upload, ...device];
}

/** Whether a finding could have led to an error: it is of a rule that finds its cause, or names it, or one of some more errors. */
function leadsTo({ occurrence, rules }: ExplainedEntry, more: readonly string[] = []): (finding: Finding) => boolean {
  const errors = new Set([occurrence.id, ...causesOf(occurrence), ...more]);
  return ({ rule, runtimeErrors }) => rules.includes(rule) || runtimeErrors.some((each) => errors.has(each));
}

function withoutClass(entry: ExplainedEntry, { findings }: CheckResult): ProjectView {
  const { occurrence } = entry;
  const { property } = occurrence;
  const candidates = findings.filter(leadsTo(entry)).filter((each) => property === null || each.property === property);
  const none = { client: null, server: null };
  if (candidates.length === 0) {
    const reason = findings.length === 0 ? AGREED : 'what `check` finds here is something else.';
    return { state: 'agrees', message: `the message names no class, and nothing in these files could lead to it: ${reason}`, advice: adviceWhereAgreed(occurrence), findings: [], ...none };
  }
  const what = candidates.length === 1 ? 'this finding' : `one of these ${candidates.length} findings`;
  return { state: 'candidates', message: `the message names no class; ${what} is probably behind it.`, advice: [], findings: candidates, ...none };
}

const MOST_NAMES = 8;

function unknownClass(name: string, { comparison }: CheckResult): ProjectView {
  const names = [...new Set([...comparison.client.classes, ...comparison.server.classes].map((each) => each.name))];
  const listed = `${names.slice(0, MOST_NAMES).join(', ')}${names.length > MOST_NAMES ? ' and others' : ''}`;
  return {
    state: 'unknown-class',
    message: `neither side has a class \`${name}\`; there are ${listed}. The message is from another app or another revision.`,
    advice: [],
    findings: [],
    client: null,
    server: null,
  };
}

/** The findings at another class that are about a class all the same: what holds or links to it is where the two sides differ. */
function mentioning({ name, property }: Subject, findings: readonly Finding[]): readonly Finding[] {
  return property === null ? findings.filter(({ about }) => classesOf(about).includes(name)) : [];
}

/** An embedded class comes with the property that holds it: where the server lacks that property, it lacks the class too. */
const HOLDER_IS_MISSING = 'D3';

/** The findings that are behind an error: those at its class, else those at what holds the class. */
function behind(entry: ExplainedEntry, subject: Subject, findings: readonly Finding[]): readonly Finding[] {
  const { name, property, client } = subject;
  const about = findings.filter(
    (each) => each.class === name && (property === null || each.property === null || each.property === property),
  );
  const direct = about.filter(leadsTo(entry));
  if (direct.length > 0) return direct;
  const around = mentioning(subject, findings).filter(leadsTo(entry, client?.embedded === true ? [HOLDER_IS_MISSING] : []));
  return around.length > 0 ? around : about.filter((each) => property !== null && each.property === property);
}

function notChecked(reason: string, types: Subject['types']): ProjectView {
  return { state: 'not-checked', message: reason, advice: [], findings: [], ...types };
}

/** What to say where no finding is behind an error. */
function withoutFinding(occurrence: Occurrence, { name, property, types }: Subject, result: CheckResult): ProjectView {
  if (result.local.includes(name)) return notChecked(`\`${name}\` is only handed to local realms here, so it is not compared with the server.`, types);
  if (property !== null && types.client === null && types.server === null) {
    return { state: 'unknown-property', message: `\`${name}\` has no property \`${property}\` on either side now. The message is from another revision, or from a device with an older file.`, advice: adviceWhereAgreed(occurrence), findings: [], ...types };
  }
  if (types.client !== null && types.server !== null && types.client !== types.server) {
    return notChecked(`the client declares \`${types.client}\` and the server \`${types.server}\`, and no rule reports it: it is turned off here, or takes the two for compatible.`, types);
  }
  return { state: 'agrees', message: AGREED, advice: adviceWhereAgreed(occurrence), findings: [], ...types };
}

/** What a project says of an error that is about a schema. */
export function joinFindings(entry: ExplainedEntry, result: CheckResult): ProjectView {
  const { occurrence } = entry;
  if (occurrence.class === null) return withoutClass(entry, result);
  const subject = subjectIn(result, occurrence.class, occurrence.property);
  const name = subject?.name ?? occurrence.class;
  const unread = [...result.unresolved, ...result.unchecked].find(
    (each) => each.class === name && (each.property === null || each.property === occurrence.property),
  );
  if (subject !== undefined) {
    const findings = behind(entry, subject, result.findings);
    if (findings.length > 0) return { state: 'present', message: 'the cause is still there.', advice: [], findings, ...subject.types };
    const accepted = behind(entry, subject, result.accepted.map(({ finding }) => finding));
    if (accepted.length > 0) return { state: 'present', message: 'the cause is still there; it was accepted, so `check` does not report it.', advice: [], findings: accepted, ...subject.types };
  }
  if (unread !== undefined) return notChecked(`\`${name}\` could not be compared: ${unread.reason}.`, subject?.types ?? { client: null, server: null });
  return subject === undefined ? unknownClass(name, result) : withoutFinding(occurrence, subject, result);
}
