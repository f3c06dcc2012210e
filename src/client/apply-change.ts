import type { Evaluation } from './evaluation';
import type { Key, LaterChange } from './later-changes';
import { arrayItems } from './literals';
import { unknown, type ArrayValue, type Entry, type ObjectValue, type Unknown, type Value } from './value';

const AT_RUN_TIME = 'whether this changes the object is only known when the program runs';

/** What an object or a list is after one of the changes that its module makes to it. */
export function applyChange(value: ObjectValue | ArrayValue, change: LaterChange, evaluation: Evaluation): ObjectValue | ArrayValue {
  if (value.kind === 'array') return change.kind === 'push' ? { ...value, items: [...value.items, ...pushed(change, evaluation)] } : value;
  switch (change.kind) {
    case 'set': return withKey(value, change.key, change, (key) => ({ key, value: change.isCertain ? evaluation.evaluate(change.value) : perhaps(value.entries.get(key)?.value, change), node: change.node }), evaluation);
    case 'delete': return withKey(value, change.key, change, (key) => (change.isCertain || !value.entries.has(key) ? undefined : { key, value: unknown(change.node, AT_RUN_TIME), node: change.node }), evaluation);
    case 'assign': return change.isCertain ? change.sources.reduce((object, source) => merged(object, evaluation.evaluate(source), source), value) : withGap(value, unknown(change.node, AT_RUN_TIME));
    case 'push': return value;
  }
}

/** A list that may be another later on still lists what it lists. */
function perhaps(value: Value | undefined, { node }: LaterChange): Value {
  const either = unknown(node, AT_RUN_TIME);
  return value?.kind === 'array' ? { ...value, items: [...value.items, either] } : either;
}

/** A list that is only perhaps longer is taken to be: a class too many is compared, none is missed. */
function pushed({ items }: LaterChange & { readonly kind: 'push' }, evaluation: Evaluation): Value[] {
  return arrayItems(items, evaluation);
}

const withGap = (object: ObjectValue, gap: Unknown): ObjectValue => ({ ...object, gaps: [...object.gaps, gap] });

function withKey(object: ObjectValue, key: Key, { node }: LaterChange, entryOf: (key: string) => Entry | undefined, evaluation: Evaluation): ObjectValue {
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
  if (source.kind !== 'object') return withGap(object, source.kind === 'unknown' ? source : unknown(node, 'what is assigned here is not an object'));
  return { ...object, entries: new Map([...object.entries, ...source.entries]), gaps: [...object.gaps, ...source.gaps] };
}
