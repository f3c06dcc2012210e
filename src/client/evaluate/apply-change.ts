import type { Round } from '../syntax/change-circumstances';
import type { Key, LaterChange } from '../syntax/later-changes';
import { listOf, objectOf } from './compose';
import type { Evaluation } from './evaluation';
import { itemsOf } from './literals';
import { entriesOf } from './members';
import { literal, unknown, type ArrayValue, type Entry, type ObjectValue, type Unknown, type Value } from './value';

const AT_RUN_TIME = 'whether this changes the object is only known when the program runs';

/** What changes can be made to; a list that they let grow too far is no longer known. */
export type Changeable = ObjectValue | ArrayValue | Unknown;

/** More rounds than this, of all loops around a change together, are not gone through. */
const MAX_ROUNDS = 2000;

/** What an object or a list is after one of the changes that its module makes to it, in all rounds of the loops around the change. */
export function changedBy(change: LaterChange, value: Changeable, evaluation: Evaluation): Changeable {
  return inRounds(value, change, change.rounds, { left: MAX_ROUNDS }, evaluation);
}

/** Where it is not known what the loops go through, the names of what they go through are not either. */
function inRounds(
  value: Changeable,
  change: LaterChange,
  [round, ...inner]: readonly Round[],
  budget: { left: number },
  evaluation: Evaluation,
): Changeable {
  if (budget.left < 0) return value;
  if (round === undefined) return applyChange(value, change, evaluation);
  const items = roundsOf(round, evaluation);
  budget.left -= items?.length ?? 0;
  if (items === undefined || budget.left < 0) return applyChange(value, { ...change, isCertain: false }, evaluation);
  const { frames } = evaluation;
  return items.reduce<Changeable>(
    (before, item) => frames.within(new Map([[round.variable, item]]), () => inRounds(before, change, inner, budget, evaluation)),
    value,
  );
}

function roundsOf({ over, what }: Round, evaluation: Evaluation): readonly Value[] | undefined {
  const value = evaluation.evaluate(over);
  if (what === 'keys') return entriesOf(value, evaluation)?.map(({ key, node }) => literal(node, key));
  return value.kind === 'array' ? value.items : undefined;
}

function applyChange(value: Changeable, change: LaterChange, evaluation: Evaluation): Changeable {
  if (value.kind === 'unknown') return value;
  if (value.kind === 'array') return changedList(value, change, evaluation);
  switch (change.kind) {
    case 'set':
      return withKey(
        value,
        change.key,
        change,
        (key) => ({
          key,
          value: change.isCertain ? evaluation.evaluate(change.value) : perhaps(value.entries.get(key)?.value, change),
          node: change.node,
        }),
        evaluation,
      );
    case 'delete':
      return withKey(
        value,
        change.key,
        change,
        (key) =>
          change.isCertain || !value.entries.has(key) ? undefined : { key, value: unknown(change.node, AT_RUN_TIME), node: change.node },
        evaluation,
      );
    case 'assign':
      return change.isCertain
        ? change.sources.reduce((object, source) => merged(object, evaluation.evaluate(source), source), value)
        : withGap(value, unknown(change.node, AT_RUN_TIME));
    case 'push':
      return value;
  }
}

function changedList(list: ArrayValue, change: LaterChange, evaluation: Evaluation): ArrayValue | Unknown {
  // A list that is only perhaps longer is taken to be: a class too many is compared, none is missed.
  if (change.kind === 'push') return listOf([list.items, ...change.items.map((each) => itemsOf(each, evaluation))], list.node);
  if (change.kind !== 'set') return list;
  const key = typeof change.key === 'string' ? change.key : nameOf(evaluation.evaluate(change.key));
  const index = key === undefined ? undefined : Number(key);
  if (index !== undefined && !Number.isSafeInteger(index)) return list;
  const isKnown =
    index !== undefined &&
    change.isCertain &&
    index <= list.items.length &&
    list.items.slice(0, index).every(({ kind }) => kind !== 'unknown');
  if (!isKnown) return { ...list, items: [...list.items, unknown(change.node, 'which item of the list this changes is only known when the program runs')] };
  const items = [...list.items];
  items[index] = evaluation.evaluate(change.value);
  return { ...list, items };
}

/** A list that may be another later on still lists what it lists. */
function perhaps(value: Value | undefined, { node }: LaterChange): Value {
  const either = unknown(node, AT_RUN_TIME);
  return value?.kind === 'array' ? { ...value, items: [...value.items, either] } : either;
}

const withGap = (object: ObjectValue, gap: Unknown): ObjectValue => ({ ...object, gaps: [...object.gaps, gap] });

function withKey(
  object: ObjectValue,
  key: Key,
  { node }: LaterChange,
  entryOf: (key: string) => Entry | undefined,
  evaluation: Evaluation,
): ObjectValue {
  const name = typeof key === 'string' ? key : nameOf(evaluation.evaluate(key));
  if (name === undefined) return withGap(object, unknown(node, 'which key this changes is only known when the program runs'));
  const entries = new Map(object.entries);
  const entry = entryOf(name);
  if (entry === undefined) entries.delete(name);
  else entries.set(name, entry);
  return { ...object, entries };
}

const nameOf = (value: Value): string | undefined => (value.kind === 'literal' ? String(value.value) : undefined);

/** `Object.assign(object, source)`. */
function merged(object: ObjectValue, source: Value, node: LaterChange['node']): ObjectValue {
  if (source.kind === 'literal') return object;
  if (source.kind !== 'object')
    return withGap(object, source.kind === 'unknown' ? source : unknown(node, 'what is assigned here is not an object'));
  return { ...object, ...objectOf([object, source], object.node) };
}
