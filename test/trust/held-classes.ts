import type { Primitive } from '../../src/schema/model';
import type { RandomClass } from './random-classes';
import type { ServerKind } from './server-kind';

/** What a property of a client holds, once its collection is taken off. */
type Element =
  | { readonly is: 'value'; readonly type: Primitive }
  | { readonly is: 'link'; readonly target: string; readonly type: Primitive }
  | { readonly is: 'embedded'; readonly owner: RandomClass };

/** A property of a client. */
export interface Held {
  readonly name: string;
  readonly element: Element;
  readonly collection: '' | '[]' | '<>' | '{}';
  /** Whether the value, or an element, may be null. */
  readonly isOptional: boolean;
}

/** What a class of a client declares. */
export function heldBy({ properties }: RandomClass, classes: readonly RandomClass[]): Held[] {
  return Object.entries(properties).map(([name, text]) => {
    const [, base = '', optional = '', collection = ''] = /^(\w+)(\??)(\W*)$/.exec(text) ?? [];
    const owner = classes.find((each) => each.name === base);
    const isList = collection === '[]' || collection === '<>';
    const element: Element = owner === undefined ? { is: 'value', type: base as Primitive }
      : owner.isEmbedded ? { is: 'embedded', owner }
      : { is: 'link', target: base, type: owner.properties._id as Primitive };
    return { name, element, collection: collection as Held['collection'], isOptional: optional === '?' || base === 'mixed' || (owner !== undefined && !isList) };
  });
}

/** The forms in which a property holds a value. A dictionary may have any key, those that a server declares too. */
function wrapped(value: unknown, { collection }: Held, keys: readonly string[]): unknown[] {
  if (collection === '{}') return ['key', ...keys].map((key) => ({ [key]: value }));
  return [collection === '' ? value : collection === '<>' ? [value] : [value, value]];
}

/**
 * What a client may write there, each in every way in which it may be spelt. `objects` are those that stand for an embedded class,
 * `keys` those that the server declares of an object there.
 */
export function writtenOf(held: Held, { written }: ServerKind, objects: readonly object[], keys: readonly string[] = []): unknown[][] {
  const { element, collection, isOptional } = held;
  const values = element.is === 'embedded' ? objects.map((each) => [each]) : written[element.type].map((each) => [...each]);
  const all = [...values, ...(isOptional ? [[null]] : [])].flatMap((spellings) => {
    const forms = spellings.map((value) => wrapped(value, held, keys));
    return (forms[0] ?? []).map((_form, at) => forms.map((each) => each[at]));
  });
  return [...all, ...(collection === '' ? [] : [[collection === '{}' ? {} : []]])];
}

/** Something that may be stored in a property, and whether the client can hold it; `undefined` where that depends on who reads it. */
interface Stored {
  readonly document: Readonly<Record<string, unknown>>;
  readonly isHeld: boolean | undefined;
}

const FORM = { '': 'single', '[]': 'array', '<>': 'array', '{}': 'object' } as const;

/** Whether a value of some kind in some form is held. */
function isHeld({ element, collection, isOptional }: Held, form: string, kind: string, { held, name }: ServerKind): boolean | undefined {
  if (form === 'single' && kind === 'null') return collection === '' ? isOptional : undefined;
  if (form === 'repeated' && collection === '<>') return false;
  const isForm = (form === 'repeated' ? 'array' : form) === FORM[collection];
  // An object with one key may be one of an embedded class: of what it holds the class speaks.
  if (element.is === 'embedded' && collection === '' && form === 'object') return undefined;
  // A dictionary that is empty, or of objects, is an object too.
  if (collection === '{}' && form === 'single' && kind === 'an object') return undefined;
  if (!isForm) return element.is === 'value' && element.type === 'mixed' && collection === '' ? undefined : false;
  if (kind === 'nothing') return true;
  if (kind === 'null') return isOptional;
  // As JSON, an object may stand where a link is: which one is for who reads it.
  if (kind === 'an object') return element.is === 'embedded' ? true : element.is === 'link' && !name.includes('MongoDB') ? undefined : element.type === 'mixed' ? undefined : false;
  if (element.is === 'embedded') return false;
  const [sure, open = []] = held[element.type];
  return sure.includes(kind) ? true : open.includes(kind) ? undefined : false;
}

/** What others may have stored there. `objects` are some that the server takes. */
export function storedIn(held: Held, kind: ServerKind, objects: readonly object[]): Stored[] {
  const values: [string, unknown][] = [...Object.entries(kind.values), ['null', null], ...[...objects, {}, { e0: 'a' }].map((each): [string, unknown] => ['an object', each])];
  const all = values.flatMap(([name, value]) =>
    [['single', value], ['array', [value]], ['repeated', [value, value]], ['object', { key: value }]].map(([form, each]): Stored => ({ document: { [held.name]: each }, isHeld: isHeld(held, String(form), name, kind) })));
  const empty = [['array', []], ['object', {}]].map(([form, each]): Stored => ({ document: { [held.name]: each }, isHeld: isHeld(held, String(form), 'nothing', kind) }));
  return [...all, ...empty, { document: {}, isHeld: held.isOptional || held.collection !== '' }];
}
