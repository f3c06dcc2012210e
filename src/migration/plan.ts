import type { RealmMigration } from '../compare/realm-migration';
import type { ClientClass } from '../schema/client-schemas';
import { isStored, type Property } from '../schema/model';
import { copiedObject, type Assignment } from './assignment';
import { stepsOf, type Step } from './class-steps';
import type { Names } from './element';
import { functionName } from './function-name';
import { spanOf, type Span } from './span';

/** An embedded value whose class has values to be carried over; it is reached through its holder. */
export interface Nested {
  readonly property: Property;
  /** How the holder calls it in code. */
  readonly name: string;
}

/** What is done with the objects of one class. */
export interface ClassPlan {
  readonly before: ClientClass;
  readonly after: ClientClass;
  /** Values that its objects are made with, where they are made anew. */
  readonly make: readonly Assignment[];
  readonly assign: readonly Assignment[];
  readonly nested: readonly Nested[];
  readonly decide: readonly string[];
}

/** An embedded class whose objects are copied. */
export interface CopyPlan {
  readonly before: ClientClass;
  readonly after: ClientClass;
  readonly assignments: readonly Assignment[];
  readonly decide: readonly string[];
}

/** All that a migration function does. */
export interface Plan {
  readonly classes: readonly ClassPlan[];
  readonly copies: readonly CopyPlan[];
  readonly names: Names;
  /** Earlier classes whose objects were made anew under another name, those first that others are linked by. */
  readonly dropped: readonly string[];
  /** Whether classes became embedded. */
  readonly embeds: boolean;
}

const originalName = (name: string, { renamed }: Span): string => [...renamed].find(([, now]) => now === name)?.[0] ?? name;

/** The embedded classes that are copied, with those that are copied within them. */
function copiesFor(assignments: readonly Assignment[], span: Span, names: Names): readonly CopyPlan[] {
  const found = new Map<string, CopyPlan>();
  const open = assignments.flatMap(({ copies }) => copies ?? []);
  for (let name = open.shift(); name !== undefined; name = open.shift()) {
    const [before, after] = [span.before.get(originalName(name, span)), span.after.get(name)];
    if (found.has(name) || before === undefined || after === undefined) continue;
    const { assignments: own, undecided } = copiedObject(before, after, span, names);
    found.set(name, { before, after, assignments: own, decide: undecided });
    open.push(...own.flatMap(({ copies }) => copies ?? []));
  }
  return [...found.values()];
}

/** The values of a class that are embedded objects as before, of the classes that are asked for. */
function nestedIn(before: ClientClass, after: ClientClass, assigned: ReadonlySet<string>, classes: ReadonlySet<string>): readonly Nested[] {
  const earlier = new Map([...before.properties.values()].filter(isStored).map((each) => [each.mapTo, each]));
  return [...after.properties.values()].flatMap((property) => {
    const from = earlier.get(property.mapTo);
    const isSame = from?.type === property.type && from.objectType === property.objectType && !assigned.has(property.name);
    return isSame && classes.has(property.objectType ?? '') ? [{ property: from, name: property.name }] : [];
  });
}

type Own = Omit<ClassPlan, 'nested'>;

/** The embedded classes with something to be carried over, and those that hold one. */
function changedWithin(own: ReadonlyMap<string, Own>, span: Span): ReadonlySet<string> {
  const isEmbedded = (name: string): boolean => span.before.get(name)?.embedded === true && span.after.get(name)?.embedded === true;
  const found = new Set([...own].filter(([name, { assign }]) => isEmbedded(name) && assign.length > 0).map(([name]) => name));
  for (let size = -1; size !== found.size;) {
    size = found.size;
    for (const [name, { properties }] of span.after)
      if (isEmbedded(name) && [...properties.values()].some(({ objectType }) => found.has(objectType ?? ''))) found.add(name);
  }
  return found;
}

function ownOf(name: string, steps: readonly Step[], span: Span): Own | undefined {
  const [before, after] = [span.before.get(originalName(name, span)), span.after.get(name)];
  if (before === undefined || after === undefined) return undefined;
  return {
    before,
    after,
    make: steps.flatMap(({ make }) => make ?? []),
    assign: steps.flatMap(({ assign }) => assign ?? []),
    decide: steps.flatMap(({ decide }) => decide ?? []),
  };
}

/** Earlier classes in an order in which each can be deleted: before those that it links to. Of a circle none can (realm-core.md 2.1). */
function inOrder(names: readonly string[], span: Span): readonly string[] {
  const leadsTo = (other: string, name: string): boolean =>
    [...(span.before.get(other)?.properties.values() ?? [])].some(({ objectType }) => objectType === name);
  const isLinked = (name: string, left: readonly string[]): boolean => left.some((other) => other !== name && leadsTo(other, name));
  const next = names.find((name) => !isLinked(name, names));
  return next === undefined ? [] : [next, ...inOrder(names.filter((name) => name !== next), span)];
}

/** Whether a class that stays has a property that led to an earlier one, and goes only once the function has run. */
function isHeldByRemoved(name: string, span: Span): boolean {
  return span.changes.some((change) =>
    (change.kind === 'removed-property' || change.kind === 'renamed-property') && !span.renamed.has(change.before.name) && change.from.objectType === name);
}

/** What the migration of a realm comes to. Empty where Realm carries all values over by itself. */
export function planOf(migration: RealmMigration, typed: boolean): Plan {
  const span = spanOf(migration);
  const names: Names = {
    typed,
    copy: (name) => functionName('copy', name, [...span.after.keys()]),
    oldType: (name) => `Old${[...span.before.keys()].indexOf(name)}`,
  };
  const steps = span.changes.flatMap((change) => stepsOf(change, span, names));
  const touched = new Set(steps.map((step) => step.class));
  const own = new Map([...touched].flatMap((name) => {
    const found = ownOf(name, steps.filter((step) => step.class === name), span);
    return found === undefined ? [] : [[name, found] as const];
  }));
  const within = changedWithin(own, span);
  const all = [...span.after.keys()].flatMap((name) => own.get(name) ?? (within.size > 0 ? ownOf(name, [], span) : undefined) ?? []);
  const classes = all.map((each): ClassPlan => {
    const isRenamed = each.before.name !== each.after.name;
    const assigned = new Set(each.assign.map(({ to }) => to.name));
    return { ...each, nested: isRenamed ? [] : nestedIn(each.before, each.after, assigned, within) };
  });
  const made = classes.filter(({ make }) => make.length > 0).map(({ before }) => before.name);
  return {
    classes: classes.filter(({ make, assign, nested, decide }) => [make, assign, nested, decide].some((each) => each.length > 0)),
    copies: copiesFor(classes.flatMap(({ assign, make }) => [...assign, ...make]), span, names),
    names,
    dropped: inOrder(made, span).filter((name) => !isHeldByRemoved(name, span)),
    embeds: span.changes.some((change) => change.kind === 'class-kind' && change.after.embedded),
  };
}
