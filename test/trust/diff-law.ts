import fc from 'fast-check';
import { checkWorkspace, type CheckResult } from '../../src/check/check';
import type { Transition } from '../../src/compare/difference';
import { afterOf, beforeOf, fromOf, toOf } from '../../src/compare/transition';
import type { Baseline } from '../../src/compare/side-changes';
import { defaultConfig } from '../../src/config/config';
import { readBaseline } from '../../src/past/baseline';
import type { Finding } from '../../src/rule/finding';
import { rollout, type ClassifiedChange } from '../../src/rollout/rollout';
import type { Target } from '../../src/schema/targets';
import { readServerSide } from '../../src/workspace/workspace';
import { as, memoryTree, type Files } from '../support/app';
import { exportApp, someEdits } from '../support/random-app';
import { schemaSets, seeds, type SchemaSet } from '../support/schema-set';
import { edited } from '../support/set-edits';

/** Two revisions of an app, and what enforces the schemas of its server. */
export interface Revisions {
  readonly target: Target;
  readonly before: Files;
  readonly now: Files;
}

const FLEXIBLE = { type: 'flexible', state: 'enabled', service_name: 'mongodb-atlas' };
const partition = (key: string, type: string): object => ({ type: 'partition', state: 'enabled', service_name: 'mongodb-atlas', partition: { key, type } });

/** What the settings of sync may say beside the tables. */
const SETTINGS: readonly object[] = [
  FLEXIBLE, FLEXIBLE, FLEXIBLE,
  { ...FLEXIBLE, queryable_fields_names: { Task0: ['title'] } },
  { ...FLEXIBLE, queryable_fields_names: { Task0: ['title', 'name'] }, development_mode_enabled: true },
  { ...FLEXIBLE, indexed_queryable_fields_names: ['_partition'] },
  partition('_partition', 'string'), partition('_partition', 'long'), partition('name', 'string'),
];

function appOf(client: SchemaSet, server: SchemaSet, seed: readonly number[], settings: object): Files {
  const files = exportApp(client, server, seed);
  return { ...files, 'server/sync/config.json': { ...files['server/sync/config.json'] as object, ...settings } };
}

const SYNC = /sync: \{.*\} \}\);/;

/** The client of an app without a server: its realm is local, and has a version, or nothing says which realm there is. */
function alone(files: Files, version: number | null): Files {
  const { 'client/open.ts': open, ...rest } = files;
  return version === null ? rest : { ...rest, 'client/open.ts': String(open).replace(SYNC, `schemaVersion: ${version} });`) };
}

const setting = fc.nat(SETTINGS.length - 1).map((at) => SETTINGS[at] ?? FLEXIBLE);

/** Random apps of which the client, the server, or both were edited, each for itself or alike. Order and spelling differ too. */
export const revisions: fc.Arbitrary<Revisions> = fc.record({
  set: schemaSets, alike: someEdits, client: someEdits, server: someEdits, first: seeds, second: seeds,
  settings: fc.oneof(setting.map((each) => [each, each] as const), fc.tuple(setting, setting)),
  target: fc.constantFrom<Target>('app-services', 'app-services', 'mongodb', 'json-schema', 'local'),
  versions: fc.constantFrom<readonly [was: number | null, is: number | null]>([null, null], [1, 1], [1, 2], [1, 2]),
}).map(({ set, alike, client, server, first, second, settings: [was, is], target, versions: [low, high] }) => {
  const after = alike.reduce(edited, set);
  const [before, now] = [appOf(set, set, first, was), appOf(client.reduce(edited, after), server.reduce(edited, after), second, is)];
  return target === 'local' ? { target, before: alone(before, low), now: alone(now, high) } : { target, before, now };
});

/** A revision as if a target enforced the schemas of its export, which alone has settings of sync. */
function revisionOf(name: string, files: Files, target: Target): Baseline {
  const config = { ...defaultConfig('/app'), ...(target === 'local' ? { target } : {}) };
  const { client, server } = readBaseline({ name, tree: memoryTree(files) }, config).baseline;
  const sync = target === 'app-services' ? {} : { sync: null };
  return { name, client, server: server === null ? null : { ...as(target, server), ...sync } };
}

/** What a check of the later revision says of what changed since the earlier. */
function checked(before: Baseline, { client, server }: Baseline, target: Target): CheckResult {
  if (client === null) throw new Error('the client is not read');
  const config = defaultConfig('/app');
  return checkWorkspace({ client, server: server ?? readServerSide(memoryTree({}), { ...config, target }), baseline: before }, config);
}

/** A change, as far as `diff` and `check --against` both speak of it. */
type Told = Pick<ClassifiedChange, 'kind' | 'class' | 'property' | 'side'>;

const keyOf = ({ kind, class: name, property, side }: Told): string => [side, kind, name ?? '-', property ?? '-'].join(' ');

/** Rules about settings of the server, and the kinds of changes that `diff` lists for what they report. */
const OF_SETTINGS: Readonly<Record<string, readonly ClassifiedChange['kind'][]>> = {
  'changed-partition-key': ['sync-mode', 'partition-key'],
  'removed-queryable-field': ['removed-queryable-field', 'added-indexed-field', 'removed-indexed-field'],
};

/** What both sides changed to what does not fit is one finding, and two changes to roll out. */
const sidesOf = ({ side, apart }: Transition): readonly Told['side'][] => (apart ? ['client', 'server'] : [side]);

/** The changes that a finding tells of: its own, or those that led to the disagreement that it is about. */
function transitionsOf({ about }: Finding, { comparison }: CheckResult): readonly Transition[] {
  if (!('between' in about)) return [];
  return about.between === 'revisions' ? [about] : comparison.transitions.filter(({ explains }) => explains.includes(about));
}

/** What a version is to rise for, or what is lost where it rose. */
const versionedIn = ({ comparison: { realms, unversioned } }: CheckResult): readonly Told[] =>
  [...unversioned, ...realms.flatMap(({ changes, losses, version }) => (version === 'raised' ? losses : changes))].map((change) => {
    const name = (beforeOf(change) ?? afterOf(change))?.name ?? null;
    return { kind: change.kind, class: name, property: (fromOf(change) ?? toOf(change))?.mapTo ?? null, side: 'client' };
  });

/** What `diff` lists of what a finding says. */
function changesOf(finding: Finding, result: CheckResult, listed: readonly ClassifiedChange[]): readonly Told[] {
  const kinds = OF_SETTINGS[finding.rule] ?? [];
  return [
    ...transitionsOf(finding, result).flatMap((each) => sidesOf(each).map((side) => ({ kind: each.kind, class: each.class, property: each.property, side }))),
    ...listed.filter(({ kind }) => kinds.includes(kind)),
    ...(finding.rule === 'schema-version' ? versionedIn(result) : []),
  ];
}

/** Whether a link only has the new name of the class that it leads to. */
const isFollowing = ({ before, after }: ClassifiedChange, listed: readonly ClassifiedChange[]): boolean =>
  listed.some((each) => each.kind === 'renamed-class' && before?.replace(each.before ?? '', each.after ?? '') === after);

/** Whether all that a change asks of a local realm is a higher version, which it has. */
const isRaised = ({ world, needs }: ClassifiedChange, { comparison: { realms } }: CheckResult): boolean =>
  world === 'device' && !needs.includes('migration') && realms.some(({ version }) => version === 'raised');

/** Why a change that `diff` lists is no finding of `check --against`; `undefined` where it has to be one. */
function exception(change: ClassifiedChange, listed: readonly ClassifiedChange[], result: CheckResult, isEmbedded: (name: string | null) => boolean): string | undefined {
  if (isRaised(change, result)) return 'the version of the realm rose, and nothing is lost';
  switch (change.kind) {
    case 'added-class': return 'a new class breaks nothing that is there';
    case 'added-property': return change.needs.includes('backfill') ? undefined : 'a new property that no document has to have breaks nothing';
    case 'code-name': return 'neither the file nor the server sees it';
    case 'removed-class':
      if (change.world === 'device') return 'the file keeps its table, and opens';
      return isEmbedded(change.class) ? 'an embedded class goes with what holds it, whose change is told' : undefined;
    case 'link': return isFollowing(change, listed) ? 'the class that it leads to was renamed, which is told' : undefined;
    case 'primary-key': return change.needs.length === 0 ? 'every document of the server has a key, whatever its schema says' : undefined;
    case 'added-asymmetric-table': case 'removed-asymmetric-table': return 'the kind of its class changed, which is told';
    case 'added-indexed-field': case 'removed-indexed-field': return listed.some(({ kind }) => kind === 'sync-mode') ? 'sync is of another kind, which is told' : undefined;
    case 'added-queryable-field': case 'development-mode': return 'nothing breaks that is there';
    case 'accepted-types': return 'to Realm it is the same type: the client of today is held against it as it is';
    default: return undefined;
  }
}

function told(pair: Revisions): { readonly found: ReadonlySet<string>; readonly listed: ReadonlySet<string>; readonly excused: ReadonlySet<string> } {
  const [before, now] = [revisionOf('v1', pair.before, pair.target), revisionOf('v2', pair.now, pair.target)];
  const result = checked(before, now, pair.target);
  const { changes } = rollout(before, now, { target: pair.target, local: [] });
  const classes = [before, now].flatMap(({ client, server }) => [...(client?.classes ?? []), ...(server?.classes ?? [])]);
  const isEmbedded = (name: string | null): boolean => classes.some((each) => each.name === name && each.embedded);
  return {
    found: new Set(result.findings.flatMap((finding) => changesOf(finding, result, changes)).map(keyOf)),
    listed: new Set(changes.map(keyOf)),
    excused: new Set(changes.filter((each) => exception(each, changes, result, isEmbedded) !== undefined).map(keyOf)),
  };
}

/** What only one of `diff` and `check --against` says of two revisions, the exceptions apart. */
export function onlyInOne(pair: Revisions): readonly string[] {
  const { found, listed, excused } = told(pair);
  return [
    ...[...listed].filter((each) => !found.has(each) && !excused.has(each)).map((each) => `diff alone: ${each}`),
    ...[...found].filter((each) => !listed.has(each)).map((each) => `check alone: ${each}`),
  ];
}
