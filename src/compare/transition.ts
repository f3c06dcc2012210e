import type { ClientClass } from '../schema/client-schemas';
import { propertyDifference } from '../schema/compatible';
import { isStored, isUserType, primaryKeyOf, type Property } from '../schema/model';
import type { ServerClass } from '../schema/server-schemas';
import { worldOf } from '../schema/targets';
import type { Change, SideClass } from './changes';
import type { Declaration, Mismatch, Transition } from './difference';
import { byName, clientNames, pairsOf, sidesOf, type ClientNames } from './pairs';
import { serverChanges, type Baseline } from './side-changes';

/** A change of either side, without telling whose. */
type AnyChange = Change<SideClass>;

export const beforeOf = <C extends SideClass>(change: Change<C>): C | undefined => ('before' in change ? change.before : undefined);
export const afterOf = <C extends SideClass>(change: Change<C>): C | undefined => ('after' in change ? change.after : undefined);
export const fromOf = (change: AnyChange): Property | undefined => ('from' in change ? change.from : undefined);
export const toOf = (change: AnyChange): Property | undefined => ('to' in change ? change.to : undefined);

/** The changes of the two sides that are one: the same change of the same thing. */
interface Pair {
  readonly client: Change<ClientClass> | undefined;
  readonly server: Change<ServerClass> | undefined;
  /** The server's where both changed it. */
  readonly change: AnyChange;
  /** The class, by its name before the change. */
  readonly class: string;
}

/** One revision as far as its sides were read, with the classes of the server by the names that the client has for them. */
interface State {
  readonly client: ReadonlyMap<string, ClientClass>;
  readonly server: ReadonlyMap<string, ServerClass>;
  readonly nameOf: ClientNames;
}

function stateOf({ client, server }: Omit<Baseline, 'name'>): State {
  const nameOf =
    client === null || server === null
      ? ({ name }: ServerClass): string => name
      : clientNames(pairsOf(sidesOf(client.classes, server), server.target));
  const named = [...(server?.classes ?? [])].reverse().map((each): [string, ServerClass] => [nameOf(each), each]);
  return { client: byName(client?.classes ?? []), server: new Map(named), nameOf };
}

const propertyOf = (change: AnyChange): string | null => (fromOf(change) ?? toOf(change))?.mapTo ?? null;

const keyOf = (change: AnyChange, name: string): string => `${change.kind} ${name} ${propertyOf(change) ?? ''}`;

/** Pairs the changes of both sides. */
function pairsIn(onClient: readonly Change<ClientClass>[], onServer: readonly Change<ServerClass>[], before: State, now: State): Pair[] {
  const nameOf = (change: Change<ServerClass>): string => ('before' in change ? before.nameOf(change.before) : now.nameOf(change.after));
  const open = new Map(onServer.map((change) => [keyOf(change, nameOf(change)), change]));
  const paired = onClient.map((client): Pair => {
    const { name } = 'before' in client ? client.before : client.after;
    const server = open.get(keyOf(client, name));
    open.delete(keyOf(client, name));
    return { client, server, change: server ?? client, class: name };
  });
  return [...paired, ...[...open.values()].map((server): Pair => ({ client: undefined, server, change: server, class: nameOf(server) }))];
}

const given = (names: readonly (string | undefined)[]): string[] => names.filter((name) => name !== undefined);

/** The names of the classes and properties that a change is about, after it and before. */
interface Names {
  readonly classes: readonly string[];
  readonly properties: readonly string[];
}

/** A class of the server may have another name than `known`, that of the client. */
function namesOf(change: AnyChange, known: string): Names {
  return {
    classes: [...new Set([...given([afterOf(change)?.name, beforeOf(change)?.name]), known])],
    properties: given([toOf(change)?.mapTo, fromOf(change)?.mapTo]),
  };
}

const stored = new WeakMap<SideClass, ReadonlyMap<string, Property>>();

/** The properties of a class by their stored names. */
function storedIn(schema: SideClass): ReadonlyMap<string, Property> {
  const known = stored.get(schema);
  if (known !== undefined) return known;
  const all: readonly Property[] = [...schema.properties.values()];
  const found = new Map(all.filter(isStored).map((each) => [each.mapTo, each]));
  stored.set(schema, found);
  return found;
}

/** What a side declares now of the thing that a change is about: its property where it is there, else its class. */
function declaredIn<C extends SideClass>(
  known: ReadonlyMap<string, C>,
  { classes, properties }: Names,
): Declaration<C> | null {
  const schema = classes.map((name) => known.get(name)).find((each) => each !== undefined);
  if (schema === undefined) return null;
  return { schema, property: properties.map((name) => storedIn(schema).get(name)).find((each) => each !== undefined) };
}

/** Whether a side declares what a change is about. */
function isDeclared({ kind }: AnyChange, declared: Declaration | null, property: string | null): boolean {
  return declared !== null && (kind === 'class-kind' || declared.property?.mapTo === property);
}

/** Whether the same change of both sides leads to the same. */
function haveOneOutcome(client: Change<ClientClass>, server: Change<ServerClass>, now: State, isSynced: boolean): boolean {
  const [left, right] = [toOf(client), toOf(server)];
  const after = afterOf(server);
  if (left === undefined || right === undefined)
    return left === right && afterOf(client)?.name === (after === undefined ? undefined : now.nameOf(after));
  if (left.mapTo !== right.mapTo) return false;
  return !isSynced || propertyDifference(left, right, isUserType) === undefined;
}

/** The stored names of the properties that a mismatch is about, on either side; none where it is about a class as a whole. */
function aboutOf({ kind, property, client, server }: Mismatch): readonly string[] {
  if (kind !== 'primary-key') return property === null ? [] : [property];
  return given([client.property?.mapTo, server?.property?.mapTo]);
}

/** Whether a disagreement of both sides that a change reaches is there because of it. */
function isBehind(change: AnyChange, { classes }: Names, mismatch: Mismatch): boolean {
  if (change.kind === 'renamed-class' && mismatch.kind === 'link') {
    return [mismatch.client.property, mismatch.server.property].every(({ objectType }) => classes.includes(objectType ?? ''));
  }
  if (change.kind === 'removed-class' || change.kind === 'renamed-class') return mismatch.kind === 'client-only-class';
  return aboutOf(mismatch).length > 0 || mismatch.kind === change.kind;
}

/** The name of a class, or of one of its properties, as one text. */
const subjectOf = (name: string, property: string | null): string => JSON.stringify([name, property]);

/** What a mismatch is about. */
function subjectsOf(mismatch: Mismatch): readonly string[] {
  const about = aboutOf(mismatch);
  return (about.length === 0 ? [null] : about).map((property) => subjectOf(mismatch.class, property));
}

/** What the mismatches that a change can be behind are about. */
function reachOf(change: AnyChange, { classes, properties }: Names): string[] {
  // The key comes and goes with the kind of its class.
  const keys = change.kind === 'class-kind' ? [change.before, change.after].map((schema) => primaryKeyOf(schema)?.mapTo) : [];
  const about = [null, ...properties, ...given(keys)];
  return classes.flatMap((name) => about.map((property) => subjectOf(name, property)));
}

/** The mismatches that a change can be behind: those of its classes, and where a class was renamed all links. */
function indexed(all: readonly Mismatch[]): (change: AnyChange, names: Names) => readonly Mismatch[] {
  const bySubject = new Map<string, Mismatch[]>();
  for (const mismatch of all) {
    for (const subject of subjectsOf(mismatch)) {
      const known = bySubject.get(subject);
      if (known === undefined) bySubject.set(subject, [mismatch]);
      else known.push(mismatch);
    }
  }
  const links = all.filter(({ kind }) => kind === 'link');
  return (change, names) => {
    const own = reachOf(change, names).flatMap((subject) => bySubject.get(subject) ?? []);
    return [...new Set([...own, ...(change.kind === 'renamed-class' ? links : [])])].filter((mismatch) => isBehind(change, names, mismatch));
  };
}

function declarations(change: AnyChange): Pick<Transition, 'before' | 'after'> {
  const [before, after] = [beforeOf(change), afterOf(change)];
  return {
    before: before === undefined ? null : { schema: before, property: fromOf(change) },
    after: after === undefined ? null : { schema: after, property: toOf(change) },
  };
}

/**
 * Lists what changed since a baseline: the same change of the same thing on both sides is one. `changes` are those of the client
 * that are to be looked at, and `mismatches` what both sides disagree in now.
 */
export function transitionsSince(
  baseline: Omit<Baseline, 'name'>, now: Omit<Baseline, 'name'>, changes: readonly Change<ClientClass>[], mismatches: readonly Mismatch[],
): Transition[] {
  const [earlier, later] = [stateOf(baseline), stateOf(now)];
  const onServer = baseline.server === null || now.server === null ? [] : serverChanges(baseline.server, now.server);
  const explainedBy = indexed(mismatches);
  const isSynced = now.server !== null && worldOf(now.server.target) === 'sync';
  return pairsIn(changes, onServer, earlier, later).map(({ client, server, change, class: name }): Transition => {
    const names = namesOf(change, name);
    const property = propertyOf(change);
    const declared = { client: declaredIn(later.client, names), server: declaredIn(later.server, names) };
    const side = client === undefined ? 'server' : server === undefined ? 'client' : 'both';
    const explains = explainedBy(change, names);
    return {
      between: 'revisions',
      kind: change.kind,
      side,
      class: name,
      property,
      ...declared,
      ...declarations(change),
      changes: { client, server },
      explains,
      differs: change.kind === 'primary-key' ? change.differs : null,
      apart: client !== undefined && server !== undefined && !haveOneOutcome(client, server, later, isSynced),
      fits: side !== 'both' && explains.length === 0 && isDeclared(change, declared[side === 'client' ? 'server' : 'client'], property),
      follows: 'follows' in change && change.follows,
    };
  });
}
