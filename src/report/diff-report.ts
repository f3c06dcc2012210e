import type { Classification, RolloutKind } from '../rollout/change';
import type { ClassifiedChange, Rollout } from '../rollout/rollout';
import { nameList } from '../schema/name-list';
import { subjectOf } from '../rollout/nouns';
import type { Task } from '../rollout/steps';

/** What every output format of `diff` is made from. */
export interface DiffReport extends Rollout {
  /** Sentences about what was not compared. */
  readonly notes: readonly string[];
}

/** How each classification is called in a heading. */
export const CLASSIFICATIONS: Readonly<Record<Classification, string>> = {
  'new-collection': 'needs a new collection',
  terminate: 'needs sync terminated and enabled again',
  'client-reset': 'needs a client reset',
  backfill: 'needs a backfill',
  migration: 'needs a migration function',
  'client-first': 'needs the client first',
  'server-first': 'needs the server first',
  'schema-version': 'needs a higher `schemaVersion`',
  safe: 'safe',
};

/** What happened, for kinds whose before and after do not say it. */
const EVENTS: Partial<Readonly<Record<RolloutKind, string>>> = {
  'added-class': 'new',
  'removed-class': 'gone',
  'renamed-class': 'renamed?',
  'renamed-property': 'renamed?',
  'added-property': 'new',
  'removed-property': 'gone',
  'added-inverse': 'new',
  'removed-inverse': 'gone',
  'code-name': 'name in code',
  'added-queryable-field': 'added',
  'removed-queryable-field': 'removed',
  'added-indexed-field': 'added',
  'removed-indexed-field': 'removed',
  'added-asymmetric-table': 'added',
  'removed-asymmetric-table': 'removed',
};

const SIDES = { client: 'client only', server: 'server only', both: 'both sides' } as const;

/** Signs as in any diff: come, gone, changed. */
export const signOf = ({ before, after }: ClassifiedChange): '+' | '-' | '~' => (before === null ? '+' : after === null ? '-' : '~');

/** One line that says what changed. The first part names it; types and names are in backticks. */
export function lineOf(change: ClassifiedChange): string {
  const { kind, before, after } = change;
  const isNamed = kind === 'added-class' || kind === 'removed-class' || kind.endsWith('-field') || kind.endsWith('-table');
  const values = isNamed ? '' : [before, after].filter((each) => each !== null).map((each) => `\`${each}\``).join(' → ');
  return [subjectOf(change), [EVENTS[kind], values].filter((part) => part !== undefined && part !== '').join(' ')].join(': ');
}

export const sideOf = ({ side, world }: ClassifiedChange): string => (world === 'device' ? 'local realm' : SIDES[side]);

/** Where to look: the later place of each side, or the earlier one where the thing is gone. */
export function placesOf({ client, server }: ClassifiedChange, { old }: DiffReport): string[] {
  return [{ name: 'client', places: client }, { name: 'server', places: server }].flatMap(({ name, places }) => {
    const place = places?.new ?? places?.old;
    return place == null ? [] : [`${name}: ${place.file}:${place.line}:${place.column}${places?.new == null ? ` (at ${old})` : ''}`];
  });
}

/** Changes that ask for the same, with those of one reason together. */
export interface Group {
  readonly classification: Classification;
  readonly reasons: readonly { readonly reason: string; readonly changes: readonly ClassifiedChange[] }[];
}

/** Sorts changes by what they ask for, and by the reason. They come with the most costly first. */
export function groupsOf({ changes }: DiffReport): Group[] {
  return [...new Set(changes.map(({ classification }) => classification))].map((classification) => {
    const own = changes.filter((each) => each.classification === classification);
    const reasons = [...new Set(own.map(({ reason }) => reason))];
    return { classification, reasons: reasons.map((reason) => ({ reason, changes: own.filter((each) => each.reason === reason) })) };
  });
}

const classList = (names: readonly string[]): string => nameList(names.map((name) => `\`${name}\``));

/** More things than this are easier to read, and to tick off, one a line. */
const MAX_IN_LINE = 3;

/** What is to be done as lines: a long list has a line for each of its things below the sentence. */
export function linesOf({ lead, things, rest }: Task): { readonly text: string; readonly things: readonly string[] } {
  if (things.length <= MAX_IN_LINE) return { text: `${lead}${things.join(', ')}${rest}`, things: [] };
  const more = rest.replace(/^\.\s*/, '');
  const said = lead.trimEnd();
  return { text: more === '' ? said : `${said.replace(/:$/, '')}. ${more.replace(/\.$/, '')}:`, things };
}

/** One sentence for the whole. */
export function summaryOf({ old, new: now, changes, compared, target, uncertain }: DiffReport): string {
  const [only] = compared.length === 1 && target !== 'local' ? compared : [];
  const where = `${only === undefined ? '' : ` on the ${only}`} between ${old} and ${now}`;
  if (changes.length === 0 && uncertain.length > 0)
    return `Nothing else changed${where}; whether ${classList(uncertain)} came or went cannot be told.`;
  if (changes.length === 0) return `Nothing changed${where}.`;
  const counts = Object.entries(CLASSIFICATIONS).flatMap(([key, text]) => {
    const count = changes.filter(({ classification }) => classification === key).length;
    return count === 0 ? [] : [`${count} ${count === 1 || key === 'safe' ? text : text.replace(/^needs/, 'need')}`];
  });
  return `${changes.length} ${changes.length === 1 ? 'change' : 'changes'}: ${counts.join(', ')}.`;
}

/** Sentences that belong to a diff beside its changes. */
export function remarksOf({ changes, notes, uncertain, mismatches, new: now, steps }: DiffReport): string[] {
  const allSafe = changes.length > 0 && changes.every(({ classification }) => classification === 'safe');
  return [
    ...notes,
    ...(uncertain.length > 0 ? [`In one revision only, or in what was not read of the other, and so not among the changes: ${classList(uncertain)}.`] : []),
    ...(allSafe ? [steps.length > 1 ? 'All changes are safe: the steps can be done in any order.' : 'All changes are safe.'] : []),
    ...(mismatches > 0 && changes.length > 0 ? [`The two sides of ${now} disagree in ${mismatches} ${mismatches === 1 ? 'place' : 'places'}, changed or not: \`realm-schema check\` lists them.`] : []),
  ];
}
