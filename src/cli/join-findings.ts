import type { CheckResult } from '../check/check';
import { entryOf } from '../explain/catalogue';
import type { Occurrence } from '../explain/explainer';
import type { ProjectView } from '../report/explain-report';
import type { Finding } from '../rule/finding';
import type { ObjectSchema, Property } from '../schema/model';
import { spell } from '../schema/spelling';

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
  return [...upload, ...device];
}

interface Known {
  readonly name: string;
  readonly client: ObjectSchema | undefined;
  readonly server: ObjectSchema | undefined;
}

/** The class in the files. Validators name the collection where the class has no title. */
function classOf(name: string, { comparison }: CheckResult): Known | undefined {
  const server = comparison.server.classes.find((each) => each.name === name) ?? comparison.server.classes.find((each) => each.collection === name);
  const own = server?.name ?? name;
  const client = comparison.client.classes.find((each) => each.name === own);
  return client === undefined && server === undefined ? undefined : { name: own, client, server };
}

function typeIn(schema: ObjectSchema | undefined, property: string): string | null {
  const found: Property | undefined = schema === undefined ? undefined : [...schema.properties.values()].find(({ mapTo }) => mapTo === property);
  return found === undefined ? null : spell(found);
}

/** Whether a finding could have led to an error: it names the error, or its rule is one of the error's. */
function leadsTo({ id, rules, candidates }: Occurrence): (finding: Finding) => boolean {
  const ids = new Set([id, ...candidates]);
  return ({ runtimeErrors, rule }) => runtimeErrors.some((each) => ids.has(each)) || rules.includes(rule);
}

function withoutClass(occurrence: Occurrence, { findings }: CheckResult): ProjectView {
  const { property } = occurrence;
  const candidates = findings.filter(leadsTo(occurrence)).filter((each) => property === null || each.property === property);
  const none = { client: null, server: null };
  if (candidates.length === 0) return { state: 'agrees', message: `the message names no class, and nothing in these files could lead to it: ${AGREED}`, advice: adviceWhereAgreed(occurrence), findings: [], ...none };
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
function mentioning(name: string, property: string | null, findings: readonly Finding[]): readonly Finding[] {
  return property === null ? findings.filter(({ message }) => ['', '[]', '<>', '{}'].some((collection) => message.includes(`\`${name}${collection}\``))) : [];
}

/** What a project says of an error that is about a schema. */
export function joinFindings(occurrence: Occurrence, result: CheckResult): ProjectView {
  if (occurrence.class === null) return withoutClass(occurrence, result);
  const known = classOf(occurrence.class, result);
  const unread = [...result.unresolved, ...result.unchecked].find((each) => each.class === (known?.name ?? occurrence.class) && (each.property === null || each.property === occurrence.property));
  if (known === undefined && unread === undefined) return unknownClass(occurrence.class, result);
  const name = known?.name ?? occurrence.class;
  const [property = null] = occurrence.property === null ? [] : occurrence.property.split(/[.[]/);
  const types = property === null ? { client: null, server: null } : { client: typeIn(known?.client, property), server: typeIn(known?.server, property) };
  const about = result.findings.filter((each) => each.class === name && (property === null || each.property === null || each.property === property));
  const behind = [about, mentioning(name, property, result.findings)].map((each) => each.filter(leadsTo(occurrence))).find((each) => each.length > 0) ?? [];
  const findings = behind.length > 0 ? behind : about.filter((each) => property !== null && each.property === property);
  if (findings.length > 0) return { state: 'present', message: 'the cause is still there.', advice: [], findings, ...types };
  if (unread !== undefined) return { state: 'not-checked', message: `\`${name}\` could not be compared: ${unread.reason}.`, advice: [], findings: [], ...types };
  if (result.local.includes(name)) return { state: 'not-checked', message: `\`${name}\` is only handed to local realms here, so it is not compared with the server.`, advice: [], findings: [], ...types };
  return { state: 'agrees', message: AGREED, advice: adviceWhereAgreed(occurrence), findings: [], ...types };
}
