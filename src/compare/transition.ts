import type { ClientClass, ClientSchemas } from '../schema/client-schemas';
import { isStored, primaryKeyOf, type ObjectSchema, type Place, type Property } from '../schema/model';
import type { ServerClass, ServerProperty, ServerSchemas } from '../schema/server-schemas';
import { spell } from '../schema/spelling';
import { changesBetween, type Change, type ChangeKind, type SideClass } from './changes';
import { withoutDamagedChanges } from './damage';
import type { Mismatch } from './mismatch';

/** An earlier state of an app. A side that did not exist there, or could not be read, is `null`: nothing changed on it. */
export interface Baseline {
  /** As the user named it. */
  readonly name: string;
  readonly client: ClientSchemas | null;
  readonly server: ServerSchemas | null;
}

/** What a transition was, where both sides had it, counts once. */
export type TransitionSide = 'client' | 'server' | 'both';

/**
 * One change since the baseline as a rule judges it: the change of one side, or the same change of both. It has a place
 * on each side that still knows the thing, and one in the baseline.
 */
export interface Transition {
  readonly change: ChangeKind;
  readonly side: TransitionSide;
  readonly class: string;
  readonly property: string | null;
  readonly client: Place | null;
  readonly server: Place | null;
  readonly baseline: Place;
  /** How the thing is spelt before and after; `null` where it did not exist. */
  readonly before: string | null;
  readonly after: string | null;
  /** What differs of a primary key; `null` for any other change. */
  readonly differs: 'name' | 'type' | 'optionality' | null;
  /** Whether only one side changed its declaration, and the other has had it so all along. */
  readonly fits: boolean;
  /** The property now, where the change is an addition to the server. */
  readonly added: ServerProperty | undefined;
  /** What both sides disagree in now, and this change explains. */
  readonly mismatches: readonly Mismatch[];
}

/** A change of one side, by what it is about. */
interface Subject {
  readonly change: Exclude<Change, { kind: 'added-class' }>;
  readonly class: string;
  readonly property: string | null;
}

interface Sides {
  readonly client: ReadonlyMap<string, ClientClass>;
  readonly server: ReadonlyMap<string, ServerClass>;
}

const keyOf = ({ change, class: name, property }: Subject): string => `${change.kind} ${name} ${property ?? ''}`;

function subjectOf(change: Change): Subject[] {
  if (change.kind === 'added-class' || ('follows' in change && change.follows)) return [];
  const property = ('from' in change ? change.from : undefined) ?? ('to' in change ? change.to : undefined);
  return [{ change, class: change.before.name, property: property?.mapTo ?? null }];
}

/** What a class or property is called or declared as, for a sentence. */
function spellings({ change }: Subject): Pick<Transition, 'before' | 'after'> {
  switch (change.kind) {
    case 'removed-class': return { before: change.before.name, after: null };
    case 'renamed-class': return { before: change.before.name, after: change.after.name };
    case 'renamed-property': return { before: change.from.mapTo, after: change.to.mapTo };
    case 'class-kind': return { before: kindText(change.before), after: kindText(change.after) };
    case 'primary-key': return { before: keyText(change.from, change.differs === 'name'), after: keyText(change.to, change.differs === 'name') };
    default: return { before: 'from' in change ? spell(change.from) : null, after: 'to' in change ? spell(change.to) : null };
  }
}

function kindText({ embedded, asymmetric }: ObjectSchema): string {
  return embedded ? 'embedded' : asymmetric ? 'asymmetric' : 'top-level';
}

function keyText(key: Property | undefined, byName: boolean): string {
  if (key === undefined) return 'none';
  return byName ? key.mapTo : spell(key);
}

/** The place of a class or of its property in one of the sets: the property's where it is there, else the class's. */
function placeIn(classes: ReadonlyMap<string, SideClass>, names: readonly string[], properties: readonly string[]): Place | null {
  const schema = names.map((name) => classes.get(name)).find((each) => each !== undefined);
  const all: readonly Property[] = schema === undefined ? [] : [...schema.properties.values()];
  const property = properties.map((name) => all.find((each) => isStored(each) && each.mapTo === name)).find((each) => each !== undefined);
  return property?.source ?? schema?.source ?? null;
}

function earlierPlace({ change }: Subject): Place {
  return ('from' in change ? change.from?.source : undefined) ?? change.before.source;
}

/** The classes and properties that a change is about, before and after. */
function namesOf({ change }: Subject): { readonly classes: readonly string[]; readonly properties: readonly string[] } {
  const classes = 'after' in change ? [change.after.name, change.before.name] : [change.before.name];
  const properties = ['to' in change ? change.to : undefined, 'from' in change ? change.from : undefined];
  return { classes, properties: properties.flatMap((each) => (each === undefined ? [] : [each.mapTo])) };
}

function mismatchNames(mismatch: Mismatch): { readonly class: string; readonly properties: readonly string[] } {
  const own = 'clientProperty' in mismatch ? mismatch.clientProperty : 'serverProperty' in mismatch ? mismatch.serverProperty : undefined;
  const keys = mismatch.kind === 'primary-key' ? [mismatch.clientKey, mismatch.serverKey] : [own];
  return { class: mismatch.client.name, properties: keys.flatMap((each) => (each === undefined ? [] : [each.mapTo])) };
}

/** Whether a name is that of the primary key, which comes and goes with the kind of its class. */
function isKey(change: Subject['change'], name: string): boolean {
  const schemas: readonly SideClass[] = 'after' in change ? [change.before, change.after] : [change.before];
  return schemas.some((schema) => primaryKeyOf(schema)?.mapTo === name);
}

/** Whether a disagreement of both sides is there because of a change. */
function explains(subject: Subject, mismatch: Mismatch): boolean {
  const { classes, properties } = namesOf(subject);
  const about = mismatchNames(mismatch);
  if (subject.change.kind === 'renamed-class' && mismatch.kind === 'link') return [mismatch.clientProperty, mismatch.serverProperty].every(({ objectType }) => classes.includes(objectType ?? ''));
  if (!classes.includes(about.class)) return false;
  if (subject.change.kind === 'removed-class' || subject.change.kind === 'renamed-class') return mismatch.kind === 'client-only-class';
  if (subject.change.kind === 'class-kind' && about.properties.some((name) => isKey(subject.change, name))) return true;
  return about.properties.length === 0 ? mismatch.kind === subject.change.kind : about.properties.some((name) => properties.includes(name));
}

/** Whether a side declares what a change is about. */
function isDeclared(classes: ReadonlyMap<string, SideClass>, { change, class: name, property }: Subject): boolean {
  const schema = classes.get(name);
  return schema !== undefined && (change.kind === 'class-kind' || [...schema.properties.values()].some((each) => isStored(each) && each.mapTo === property));
}

/** The mismatches that a change can be behind: those of its classes, and where a class was renamed all links. */
type Behind = (subject: Subject) => readonly Mismatch[];

function indexed(all: readonly Mismatch[]): Behind {
  const byClass = new Map<string, Mismatch[]>();
  for (const mismatch of all) {
    const { name } = mismatch.client;
    const known = byClass.get(name);
    if (known === undefined) byClass.set(name, [mismatch]);
    else known.push(mismatch);
  }
  const links = all.filter(({ kind }) => kind === 'link');
  return (subject) => {
    const own = [...new Set(namesOf(subject).classes)].flatMap((name) => byClass.get(name) ?? []);
    const others = subject.change.kind === 'renamed-class' ? links.filter((link) => !own.includes(link)) : [];
    return [...own, ...others].filter((mismatch) => explains(subject, mismatch));
  };
}

function toTransition(client: Subject | undefined, server: Subject | undefined, sides: Sides, behind: Behind): Transition[] {
  const subject = server ?? client;
  if (subject === undefined) return [];
  const { classes, properties } = namesOf(subject);
  const mismatches = behind(subject);
  const side = client === undefined ? 'server' : server === undefined ? 'client' : 'both';
  return [{
    change: subject.change.kind,
    side,
    differs: subject.change.kind === 'primary-key' ? subject.change.differs : null,
    fits: side !== 'both' && mismatches.length === 0 && isDeclared(sides[side === 'client' ? 'server' : 'client'], subject),
    class: subject.class,
    property: subject.property,
    client: placeIn(sides.client, classes, properties),
    server: placeIn(sides.server, classes, properties),
    baseline: earlierPlace(subject),
    ...spellings(subject),
    added: server?.change.kind === 'added-property' ? (server.change.to as ServerProperty) : undefined,
    mismatches,
  }];
}

/** Classes that are not in a side because something of it cannot be read: they are not gone. */
function withoutUnread<C extends SideClass>(before: readonly C[], names: ReadonlySet<string | null>, files: ReadonlySet<string>, now: ReadonlyMap<string, C>): C[] {
  return before.filter(({ name, source }) => now.has(name) || (!names.has(name) && !files.has(source.file)));
}

/** What changed in the client, without what only seems gone because it cannot be read now. */
export function clientChanges(before: ClientSchemas, now: ClientSchemas): Change<ClientClass>[] {
  const present = byName(now.classes);
  const unread = new Set(now.unresolved.filter(({ property }) => property === null).map((each) => each.class));
  const known = unread.has(null) ? before.classes.filter(({ name }) => present.has(name)) : before.classes;
  const earlier = withoutUnread(known, unread, new Set(), present);
  return [...changesBetween(earlier, now.classes)];
}

function serverChanges(before: ServerSchemas, now: ServerSchemas): Subject[] {
  const unread = new Set(now.unchecked.filter(({ property }) => property === null).map((each) => each.class));
  const broken = new Set(now.problems.map(({ place }) => place.file));
  const changes = [...changesBetween(withoutUnread(before.classes, unread, broken, byName(now.classes)), now.classes)];
  return withoutDamagedChanges(changes, before, now).flatMap(subjectOf);
}

function byName<C extends { readonly name: string }>(classes: readonly C[]): Map<string, C> {
  return new Map([...classes].reverse().map((each) => [each.name, each]));
}

/**
 * Pairs the changes of both sides since the baseline: the same change of the same thing on both is one transition.
 * `changes` are those of the client that are to be judged.
 */
export function transitionsSince(
  baseline: Baseline, now: { readonly client: ClientSchemas; readonly server: ServerSchemas }, changes: readonly Change<ClientClass>[], all: readonly Mismatch[],
): Transition[] {
  const onClient = changes.flatMap(subjectOf);
  const onServer = baseline.server === null ? [] : serverChanges(baseline.server, now.server);
  const sides: Sides = { client: byName(now.client.classes), server: byName(now.server.classes) };
  const servers = new Map(onServer.map((subject) => [keyOf(subject), subject]));
  const clients = new Set(onClient.map(keyOf));
  const behind = indexed(all);
  return [
    ...onClient.flatMap((subject) => toTransition(subject, servers.get(keyOf(subject)), sides, behind)),
    ...onServer.filter((subject) => !clients.has(keyOf(subject))).flatMap((subject) => toTransition(undefined, subject, sides, behind)),
  ];
}
