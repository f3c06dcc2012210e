import { ts } from 'ts-morph';
import { objectOf } from '../evaluate/compose';
import type { Evaluator } from '../evaluate/evaluation';
import { unknown, type Entry, type ObjectValue, type Value } from '../evaluate/value';

/** What a provider takes beside the keys of a configuration. */
const PROVIDER_PROPS = ['children', 'key', 'fallback', 'realmRef', 'closeOnUnmount'];

/** Whether a property of a provider says something of the realm that it opens. */
export const isSetting = (name: string): boolean => !PROVIDER_PROPS.includes(name);

/** The call of `createRealmContext` that a value came from. */
export function contextOf(value: Value | undefined): ts.CallExpression | undefined {
  const call = value?.kind === 'unknown' ? value.node : undefined;
  return call !== undefined && ts.isCallExpression(call) && call.expression.getText().endsWith('createRealmContext') ? call : undefined;
}

/**
 * The configuration that a rendered provider opens: that of its context, with the properties that it is given put over it. Only
 * `sync` is merged key by key (client-schema.md 1.3).
 */
export function provided(provider: Value | undefined, attributes: ObjectValue, evaluator: Evaluator): ObjectValue {
  const props = { ...attributes, entries: new Map([...attributes.entries].filter(([key]) => isSetting(key))) };
  const given = contextOf(provider)?.arguments[0];
  if (given === undefined) return props;
  const context = evaluator.evaluate(given);
  const whole = objectOf([context, props], props.node);
  const under = context.kind === 'object' ? context.entries.get('sync') : undefined;
  const over = props.entries.get('sync');
  return under === undefined || over === undefined
    ? whole
    : { ...whole, entries: new Map([...whole.entries, ['sync', mergedSync(under, over)]]) };
}

const isNothing = ({ value }: Entry): boolean => value.kind === 'literal' && (value.value === undefined || value.value === null);

/** Where both say something, it stands where the provider says it. */
function mergedSync(under: Entry, over: Entry): Entry {
  if (isNothing(under)) return over;
  return isNothing(over) ? under : { ...over, value: objectOf([under.value, over.value], over.value.node) };
}

/**
 * What a configuration says wherever it is opened. A key that one place has otherwise than another is not known.
 *
 * @param wholes what each of the places opens
 */
export function agreed([first, ...others]: readonly [ObjectValue, ...ObjectValue[]]): ObjectValue {
  if (others.every((each) => each === first)) return first;
  const wholes = [first, ...others];
  const entries = new Map(wholes.flatMap((each) => [...each.entries].reverse()).reverse());
  for (const [key, entry] of entries) {
    const isSame = wholes.every(({ entries: own }) => isAlike(own.get(key)?.value, entry.value));
    if (!isSame) entries.set(key, { ...entry, value: unknown(entry.node, 'it differs from place to place') });
  }
  return { ...first, entries, gaps: [...new Set(wholes.flatMap(({ gaps }) => gaps))] };
}

const isAlike = (a: Value | undefined, b: Value): boolean =>
  a?.node === b.node || (a?.kind === 'literal' && b.kind === 'literal' && a.value === b.value);
