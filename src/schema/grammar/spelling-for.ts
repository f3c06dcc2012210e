import type { Spelling } from '../client-schemas';
import { meantCollection, meantType } from '../meant-types';
import { isNeverOptional, isPrimitive, type Collection } from '../model';
import { PROPERTY_KEYS, type Grammar } from './grammar';

/** A type as its author seems to have meant it. */
interface Meant {
  /** The marks of a collection, or nothing. */
  readonly suffix: string;
  /** `undefined` where it is not said. */
  readonly element: string | undefined;
  readonly optional: boolean;
}

const SUFFIXES: Readonly<Record<string, Collection>> = { '[]': 'list', '{}': 'dictionary', '<>': 'set' };

/** What stands for a type that is not said. */
const EXAMPLE = 'string';

/** Collections of collections, which nothing stands for. */
const NESTED = /(?:\[\]|\{\}|<>)\??(?:\[\]|\{\}|<>)/;

/**
 * How to write what an author meant by a declaration that the SDK refuses. `undefined` where that cannot be told, or where the
 * grammar refuses that too.
 */
export function spellingFor(declared: unknown, isPrimaryKey: boolean, { normalise }: Grammar): Spelling | undefined {
  const found = typeof declared === 'string' ? inShort(declared) : inLong((declared ?? {}) as Form);
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

/** Takes the marks off a type, in whatever order they stand. */
function meantBy(type: string): Meant {
  const bare = type.replace(/(?:\?|\[\]|\{\}|<>)+$/, '');
  const marks = type.slice(bare.length);
  const marked = Object.keys(SUFFIXES).find((each) => marks.includes(each));
  const suffix = marked ?? meantCollection(bare) ?? '';
  const isUnsaid = bare === '' || (marked === undefined && suffix !== '');
  const meant = bare === 'object' ? undefined : meantType(bare)?.[0];
  // A `?` after the marks of a collection would make the collection optional, which none is.
  return { suffix, element: isUnsaid ? undefined : isPrimitive(meant) ? meant : bare, optional: marks.startsWith('?') };
}

const mayBeOptional = (suffix: string, element: string): boolean => !isNeverOptional(SUFFIXES[suffix] ?? '', element);

function inShort(type: string): Written | undefined {
  if (type === '' || NESTED.test(type)) return undefined;
  const { suffix, element, optional } = meantBy(type);
  const said = element ?? EXAMPLE;
  const declared = `${said}${optional && mayBeOptional(suffix, said) ? '?' : ''}${suffix}`;
  return { declared, text: `'${declared}'`, isExample: element === undefined };
}

function inLong(form: Form): Written | undefined {
  const { type, objectType } = form;
  if (typeof type !== 'string' || type === '' || /^linkingObjects/i.test(type)) return undefined;
  if (NESTED.test(type) || NESTED.test(String(objectType))) return undefined;
  const outer = meantBy(type);
  const inner = typeof objectType === 'string' ? meantBy(objectType) : undefined;
  const isOpen = outer.element === undefined || /^object\W*$/i.test(type);
  const suffix = outer.suffix || ((isOpen && inner?.suffix) || '');
  const element = (isOpen ? inner?.element : undefined) ?? outer.element;
  if (element === 'object') return undefined;
  const said = element ?? EXAMPLE;
  const collection = SUFFIXES[suffix];
  const optional = outer.optional || inner?.optional === true || isTrue(form.optional);
  const rest = Object.fromEntries(Object.entries(form).filter(([key, value]) => isKept(key, value, collection)));
  const fields: Form = {
    ...(collection === undefined ? ofOne(said) : { type: collection, objectType: said }),
    ...(optional && mayBeOptional(suffix, said) ? { optional: true } : {}),
    ...rest,
  };
  return { declared: fields, text: inCode(fields), isExample: element === undefined };
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
  return key !== 'mapTo' || typeof value === 'string';
}

/** A default is only known to be there. */
const inCode = (form: Form): string =>
  `{ ${Object.entries(form)
    .map(([key, value]) => `${key}: ${key === 'default' ? '…' : typeof value === 'string' ? `'${value}'` : String(value)}`)
    .join(', ')} }`;
