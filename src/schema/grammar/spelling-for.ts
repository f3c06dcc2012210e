import type { Spelling } from '../client-schemas';
import { meantCollection, meantType } from '../meant-types';
import { isCollection, isPrimitive, isUserType, type Collection } from '../model';
import { PROPERTY_KEYS, type Grammar } from './grammar';

/** A type as its author seems to have meant it. */
interface Meant {
  readonly collection: Collection | undefined;
  readonly element: string;
  readonly optional: boolean;
  readonly isExample: boolean;
}

const SUFFIXES: Readonly<Record<string, Collection>> = { '[]': 'list', '{}': 'dictionary', '<>': 'set' };
const suffixOf = (collection: Collection): string => Object.keys(SUFFIXES).find((suffix) => SUFFIXES[suffix] === collection) ?? '';

/** What stands for a type that is not said. */
const EXAMPLE = 'string';

/**
 * How to write what an author meant by a declaration that the SDK refuses. `undefined` where that cannot be told, or where the
 * grammar refuses that too.
 */
export function spellingFor(declared: unknown, isPrimaryKey: boolean, { normalise }: Grammar): Spelling | undefined {
  const found = typeof declared === 'string' ? inShort(declared) : isForm(declared) ? inLong(declared) : undefined;
  return found !== undefined && 'property' in normalise('x', found.declared, isPrimaryKey)
    ? { text: found.text, isExample: found.isExample }
    : undefined;
}

interface Written {
  readonly declared: unknown;
  readonly text: string;
  readonly isExample: boolean;
}

type Form = Readonly<Record<string, unknown>>;
const isForm = (value: unknown): value is Form => typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes the marks off a type, in whatever order they stand. */
function meantBy(type: string): Meant {
  const bare = type.replace(/(?:\?|\[\]|\{\}|<>)+$/, '');
  const marks = type.slice(bare.length);
  const suffix = Object.keys(SUFFIXES).find((each) => marks.includes(each));
  const named = suffix === undefined ? collectionNamed(bare) : SUFFIXES[suffix];
  const isUnsaid = bare === '' || (suffix === undefined && named !== undefined);
  const meant = isUnsaid || isPrimitive(bare) ? undefined : meantType(bare)?.[0];
  const element = isUnsaid ? EXAMPLE : isPrimitive(meant) ? meant : bare;
  // A `?` after the marks of a collection would make the collection optional, which none is.
  const optional = marks.startsWith('?') && !isObjects(named, element);
  return { collection: named, element, optional, isExample: isUnsaid };
}

function collectionNamed(word: string): Collection | undefined {
  if (isCollection(word)) return word;
  const suffix = word === '' ? undefined : meantCollection(word);
  return suffix === undefined ? undefined : SUFFIXES[suffix];
}

/** Whether a collection holds objects, which are never optional in lists and sets. */
const isObjects = (collection: Collection | undefined, element: string): boolean =>
  (collection === 'list' || collection === 'set') && isUserType(element);

function inShort(type: string): Written | undefined {
  if (type === 'object' || type === 'linkingObjects' || type === '' || /(?:\[\]|\{\}|<>){2}/.test(type)) return undefined;
  const { collection, element, optional, isExample } = meantBy(type);
  const declared = `${element}${optional ? '?' : ''}${collection === undefined ? '' : suffixOf(collection)}`;
  return { declared, text: `'${declared}'`, isExample };
}

function inLong(form: Form): Written | undefined {
  const { type, objectType } = form;
  if (typeof type !== 'string' || type === '' || type === 'linkingObjects') return undefined;
  const outer = meantBy(type);
  const inner = typeof objectType === 'string' ? meantBy(objectType) : undefined;
  const collection = outer.collection ?? (type === 'object' ? inner?.collection : undefined);
  const hasElement = inner !== undefined && (outer.isExample || type === 'object');
  const { element } = hasElement ? inner : outer;
  const optional = outer.optional || inner?.optional === true || isTrue(form.optional);
  const rest = Object.fromEntries(Object.entries(form).filter(([key, value]) => isKept(key, value, collection)));
  const fields: Form = {
    ...(collection === undefined ? ofOne(element) : { type: collection, objectType: element }),
    ...(optional && !isObjects(collection, element) ? { optional: true } : {}),
    ...rest,
  };
  return { declared: fields, text: inCode(fields), isExample: outer.isExample && !hasElement };
}

const isTrue = (value: unknown): boolean => value === true || value === 'true' || value === 'yes';

const ofOne = (element: string): Form => {
  if (element === 'counter') return { type: 'int', presentation: 'counter' };
  return isPrimitive(element) ? { type: element } : { type: 'object', objectType: element };
};

/** Whether a key beside the type is the SDK's own, with a value that it takes. */
function isKept(key: string, value: unknown, collection: Collection | undefined): boolean {
  if (['type', 'objectType', 'optional', 'property', 'presentation'].includes(key) || !PROPERTY_KEYS.includes(key)) return false;
  if (key === 'indexed') return typeof value === 'boolean' || (value === 'full-text' && collection === undefined);
  return key === 'mapTo' || key === 'name' ? typeof value === 'string' : true;
}

/** A default is only known to be there. */
const inCode = (form: Form): string =>
  `{ ${Object.entries(form)
    .map(([key, value]) => `${key}: ${key === 'default' ? '…' : typeof value === 'string' ? `'${value}'` : String(value)}`)
    .join(', ')} }`;
