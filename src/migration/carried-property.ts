import { isCollection, isPrimitive, type Property } from '../schema/model';
import { EMPTY } from './conversion';
import { carriedElement, type Carried, type Names, type Single } from './element';
import type { Span } from './span';

/** What a property holds: one value, or a collection of values. */
type Shape = 'single' | 'list' | 'set' | 'dictionary';

const shapeOf = ({ type }: Property): Shape => (isCollection(type) ? type : 'single');

/** Links that are single, and those in a dictionary, may be null; those in a list or a set never are. */
function singleOf(property: Property): Single {
  const { type, objectType = 'mixed', optional, presentation } = property;
  const element = isCollection(type) || type === 'object' ? objectType : type;
  const isLink = !isPrimitive(element);
  return { type: element, optional: isLink ? type === 'object' || type === 'dictionary' : optional, presentation };
}

const NEVER_NULL = (single: Single): Single => ({ ...single, optional: false });

const isAsItIs = ({ write }: Carried): boolean => write('value') === 'value';

/** The elements of a list or a set, each carried over. */
function elements(carried: Carried, read: string): string {
  return isAsItIs(carried) ? `[...${read}]` : `Array.from(${read}, (value) => ${carried.write('value')})`;
}

/** Lists and sets of links hold no null. */
const present = (list: string, isFound: boolean): string => (isFound ? list : `${list}.filter((value) => value !== null)`);

function inList(carried: Carried, from: Shape, read: string, optional: boolean): string {
  const isFound = carried.mayBeMissing !== true;
  if (from === 'dictionary') {
    const holdsLinks = carried.writtenAs.startsWith('object');
    const values = isAsItIs(carried) ? `Object.values(${read})` : `Object.values(${read}).map((value) => ${carried.write('value')})`;
    return present(values, !holdsLinks);
  }
  if (from !== 'single') return present(elements(carried, read), isFound);
  const one = present(`[${carried.write(read)}]`, isFound);
  return optional ? `${read} === null ? [] : ${one}` : one;
}

function inDictionary(carried: Carried, read: string): string {
  if (isAsItIs(carried)) return `{ ...${read} }`;
  return `Object.fromEntries(Object.entries(${read}).map(([key, value]) => [key, ${carried.write('value')}]))`;
}

const READ_AS: Readonly<Record<Shape, (element: string) => string>> = {
  single: (element) => element,
  list: (element) => `Iterable<${element}>`,
  set: (element) => `Iterable<${element}>`,
  dictionary: (element) => `Record<string, ${element}>`,
};

const WRITTEN_AS: Readonly<Record<Shape, (element: string) => string>> = {
  single: (element) => element,
  list: (element) => `(${element})[]`,
  set: (element) => `(${element})[]`,
  dictionary: (element) => `Record<string, ${element}>`,
};

/** The first of several values, where only one is kept; `undefined` where nothing stands for one that is missing. */
function firstOf(carried: Carried, to: Single, read: string): string | undefined {
  const none = to.optional ? 'null' : isPrimitive(to.type) ? EMPTY[to.type] : 'null';
  return none === undefined ? undefined : `${elements(carried, read)}[0] ?? ${none}`;
}

/** What is lost on the way from one shape to another. */
function lostBetween(from: Shape, to: Shape): string | undefined {
  if (from === 'dictionary' && to !== 'dictionary') return 'the keys are lost';
  return to === 'single' && from !== 'single' ? 'only the first of the values is kept' : undefined;
}

function expressionOf(carried: Carried, from: Property, to: Property, read: string): string | undefined {
  const [before, after] = [shapeOf(from), shapeOf(to)];
  if (after === 'dictionary') return before === 'dictionary' ? inDictionary(carried, read) : undefined;
  if (after !== 'single') return inList(carried, before, read, singleOf(from).optional);
  if (before === 'single') return carried.write(read);
  return before === 'dictionary' ? undefined : firstOf(carried, singleOf(to), read);
}

/** A property whose value is carried over. */
export interface CarriedProperty {
  readonly from: Property;
  readonly to: Property;
  /** The value in the new realm, by what it is read from in the old one. */
  readonly write: (read: string) => string;
  readonly readAs: string;
  readonly writtenAs: string;
  readonly decide: string | undefined;
  readonly copies?: string;
}

/** How the value of a property becomes that of another; `undefined` where nobody but the author can say. */
export function carriedProperty(from: Property, to: Property, span: Span, names: Names): CarriedProperty | undefined {
  const [before, after] = [shapeOf(from), shapeOf(to)];
  const isWrapped = before === 'single' && after !== 'single';
  const source = isWrapped ? NEVER_NULL(singleOf(from)) : singleOf(from);
  const carried = carriedElement(source, singleOf(to), span, names);
  if (carried === undefined || expressionOf(carried, from, to, 'value') === undefined) return undefined;
  const decided = [lostBetween(before, after), carried.decide].filter((each) => each !== undefined);
  const isNullable = isWrapped && singleOf(from).optional;
  return {
    from,
    to,
    write: (read) => expressionOf(carried, from, to, read) ?? read,
    readAs: READ_AS[before](isNullable ? `${carried.readAs} | null` : carried.readAs),
    writtenAs: WRITTEN_AS[after](carried.writtenAs),
    decide: decided.length === 0 ? undefined : decided.join(', and '),
    ...(carried.copies === undefined ? {} : { copies: carried.copies }),
  };
}
