import { checkQuery } from '../query/check-query';
import { knownClasses } from '../query/known-classes';
import { parseQuery } from '../query/parse-query';
import type { QueryFault } from '../query/query-fault';
import type { ArgumentType, Classes } from '../query/scope';
import type { SyntaxFault } from '../query/syntax-fault';
import type { Name, Query as ReadQuery, Span } from '../query/syntax-tree';
import type { ClientSchemas } from '../schema/client-schemas';
import { primaryKeyOf, type ObjectSchema, type Place, type Property } from '../schema/model';
import { placeInText, type Queried, type Query, type TextPart, type WrittenValue } from '../schema/uses';
import { faultsOf } from './written-faults';
import { writtenQuery } from './written-query';

/** What is wrong with a query in code: where Realm throws, or an argument that no placeholder stands for. */
export interface QueryProblem {
  /** The class that the query is run on. */
  readonly class: string;
  readonly place: Place;
  /** The part of the text that is at fault. */
  readonly part: string;
  readonly fault: QueryFault | SyntaxFault | UseFault;
}

/** What is wrong beside the text: an argument, what is asked of a property, the type of a key. */
export type UseFault =
  | { readonly kind: 'unusedArgument'; readonly index: number }
  | { readonly kind: 'aggregate'; readonly operation: 'sum' | 'avg' | 'min' | 'max'; readonly property: Property }
  | { readonly kind: 'key'; readonly property: Property; readonly given: string };

const known = new WeakMap<ClientSchemas, readonly QueryProblem[]>();

/** The faults of all queries in code as far as their texts are written out, each once, in the order of the sources. Looked for once. */
export function queryProblems(client: ClientSchemas): readonly QueryProblem[] {
  const problems = known.get(client) ?? findProblems(client);
  known.set(client, problems);
  return problems;
}

function findProblems(client: ClientSchemas): QueryProblem[] {
  const queries = client.uses.filter((use) => use.kind === 'queried');
  if (queries.length === 0) return [];
  const classes = knownClasses(client);
  const found = queries.flatMap((use) => {
    if (!classes.all.has(use.class)) return [];
    return [...use.queries.flatMap((query) => problemsOf(query, use.class, classes)), ...faultsOfKey(use, client)];
  });
  const distinct = new Map(found.map((each) => [JSON.stringify([each.class, each.place, each.fault.kind]), each]));
  return [...distinct.values()];
}

function problemsOf(query: Query, name: string, classes: Classes): QueryProblem[] {
  const schema = classes.all.get(name);
  const { text } = query;
  if (schema === undefined || text === null) return [];
  const { part, holes } = writtenQuery(text);
  const problem = (fault: QueryFault | SyntaxFault): QueryProblem => ({
    class: name,
    place: placeInText(part, text.place, fault.offset, fault.length),
    part: part.text.slice(fault.offset, fault.offset + fault.length),
    fault,
  });
  if (query.in !== 'filtered') {
    if (holes.length > 0 || /[^\w.]/.test(part.text)) return [];
    const faults = checkQuery(orderBy(part), schema, classes).map(problem);
    return [...faults, ...faultsOfAggregate(query, part, schema)];
  }
  // Of what is put in when the program runs, only a value is surely no path and no operator.
  if (holes.some(({ length }) => length === 0)) return [];
  const parsed = parseQuery(part.text);
  if ('fault' in parsed) return holes.length > 0 ? [] : [problem(parsed.fault)];
  const known = holes.length === 0 && query.arguments.every((each) => each !== null);
  const given = known ? query.arguments.map((each) => (each === null ? undefined : typeOf(each))) : undefined;
  const faults = checkQuery(parsed.query, schema, classes, given).filter((fault) => !holes.some((hole) => overlap(fault, hole)));
  return [...faults.map(problem), ...(known ? unused(query, parsed.query, name) : [])];
}

const overlap = (one: Span, other: Span): boolean => one.offset < other.offset + other.length && other.offset < one.offset + one.length;

/** A key path of `sorted` and the like, as a query that does nothing but follow it. */
function orderBy({ text }: TextPart): ReadQuery {
  const all = { offset: 0, length: text.length };
  let offset = 0;
  const elements = text.split('.').map((name): Name & { kind: 'name' } => {
    const element = { kind: 'name' as const, name, offset, length: name.length };
    offset += name.length + 1;
    return element;
  });
  return { filter: { kind: 'always', ...all }, ordering: [{ kind: 'distinct', by: [{ elements, ...all }], ...all }], uses: [] };
}

const OF_NUMBERS: ReadonlySet<string> = new Set(['int', 'float', 'double', 'decimal128', 'mixed']);

/** Sums are of numbers, and the least and the greatest of numbers and dates. */
function faultsOfAggregate(query: Query, part: TextPart, { name, properties }: ObjectSchema): QueryProblem[] {
  const { in: operation } = query;
  const property = properties.get(part.text);
  if (operation === 'filtered' || operation === 'sorted' || operation === 'keyPaths' || property === undefined) return [];
  const takesDates = operation === 'min' || operation === 'max';
  if (OF_NUMBERS.has(property.type) || (takesDates && property.type === 'date')) return [];
  const place = placeInText(part, query.place, 0, part.text.length);
  return [{ class: name, place, part: part.text, fault: { kind: 'aggregate', operation, property } }];
}

/** An object is asked for by a key of a type that the class does not have. */
function faultsOfKey({ key, class: name }: Queried, client: ClientSchemas): QueryProblem[] {
  const schema = client.classes.find((each) => each.name === name);
  if (schema === undefined) return [];
  const property = primaryKeyOf(schema);
  if (key === null || property === undefined || schema.unread.primaryKey) return [];
  const [fault] = faultsOf(key, property, schema, new Map(), 'any');
  return fault?.kind === 'type' ? [{ class: name, place: key.place, part: '', fault: { kind: 'key', property, given: fault.given } }] : [];
}

/** What a value is to Realm Core; `undefined` where that is not known. */
function typeOf(value: WrittenValue): ArgumentType | undefined {
  if (value.kind === 'list') return 'list';
  if (value.kind === 'made') return value.type === 'set' || value.type === 'map' ? undefined : value.type;
  if (value.kind !== 'literal') return undefined;
  if (value.value === null || value.value === undefined) return 'null';
  if (typeof value.value === 'string') return 'string';
  return typeof value.value === 'number' ? 'double' : 'bool';
}

function unused(query: Query, { uses }: ReadQuery, name: string): QueryProblem[] {
  const wanted = Math.max(0, ...uses.map(({ index }) => index + 1));
  const more = query.arguments[wanted];
  if (more === undefined || more === null) return [];
  return [{ class: name, place: more.place, part: `$${String(wanted)}`, fault: { kind: 'unusedArgument', index: wanted } }];
}
