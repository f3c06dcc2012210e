import type { NotCompared, NotComparedKind } from '../rule/not-compared';
import type { Place } from '../schema/model';
import { nameList } from '../schema/name-list';
import { byCause } from '../schema/one-cause';

/** How a group is introduced, and whether the reason of each is worth a word beside its name. In the order of the output. */
const GROUPS: Readonly<Record<NotComparedKind, { readonly since: string; readonly each?: 'reason' | 'place' }>> = {
  unresolved: { since: 'the client could not be read there', each: 'place' },
  ambiguous: { since: 'another declaration of the same class was', each: 'place' },
  superseded: { since: 'they are earlier versions of a class', each: 'place' },
  local: { since: 'only local realms use them' },
  'no-realm': { since: 'no realm is given them' },
  'client-only': { since: 'the server does not have them' },
  'server-only': { since: 'the client does not declare them' },
  repeated: { since: 'the server declares the class a second time', each: 'place' },
  class: { since: 'the server could not be read there', each: 'reason' },
  type: { since: 'they have no Realm type', each: 'reason' },
  link: { since: 'the server does not say what they link to', each: 'reason' },
  keyword: { since: 'a Realm schema cannot say so much', each: 'reason' },
};

function subjectOf({ class: name, property }: NotCompared): string {
  return [name, property].filter((part) => part !== null).join('.') || 'a schema';
}

const placeText = (place: Place | null): string => (place === null ? '' : `${place.file}:${place.line}:${place.column}`);

const placeOf = ({ client, server }: NotCompared): string => placeText(client ?? server);

/** What is left out for one cause, and where that is. */
export interface LeftOut {
  readonly subject: string;
  readonly reason: string;
  readonly place: string;
  readonly kind: NotComparedKind;
}

/** All that refers to one thing which is not compared is one entry, at the place of that thing. */
export function leftOutOf(entries: readonly NotCompared[]): readonly LeftOut[] {
  return byCause(entries).flatMap(({ all, reason, server }) => {
    const [first, ...others] = all;
    if (first === undefined) return [];
    const place = first.cause === undefined && others.length === 0 ? placeOf(first) : placeText(server);
    return [{ subject: nameList([...new Set(all.map(subjectOf))]), reason, place, kind: first.kind }];
  });
}

function nameOf({ subject, reason, place, kind }: LeftOut): string {
  const extra = { reason, place, none: '' }[GROUPS[kind].each ?? 'none'];
  return extra === '' ? subject : `${subject} (${extra})`;
}

/** What was not compared, by the kind, each with what introduces it. */
export function notComparedGroups(
  all: readonly NotCompared[],
): readonly { readonly kind: NotComparedKind; readonly since: string; readonly entries: readonly NotCompared[] }[] {
  const kinds = Object.entries(GROUPS) as [NotComparedKind, (typeof GROUPS)[NotComparedKind]][];
  return kinds
    .map(([kind, { since }]) => ({ kind, since, entries: all.filter((each) => each.kind === kind) }))
    .filter(({ entries }) => entries.length > 0);
}

/** What was not compared, a line a kind. With `everything`, each with its reason and place in lines of their own. */
export function notComparedNotes(all: readonly NotCompared[], everything = false): string[] {
  return notComparedGroups(all).flatMap(({ since, entries }) => {
    const all = leftOutOf(entries);
    if (everything) return [`Not compared, since ${since} (${entries.length}):`, ...all.map(({ subject, reason, place }) => `- ${subject}: ${reason}, ${place}`)];
    return [`Not compared, since ${since}: ${nameList([...new Set(all.map(nameOf))])}.`];
  });
}
