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
import { misfitOf, sureClasses, type ClassLookup } from './written-faults';
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
  const classes = knownClasses(client);
  const sure = sureClasses(client);
  const queries = client.uses.filter((use) => use.kind === 'queried');
  const found = queries.flatMap((use) => [
    ...use.queries.flatMap((query) => problemsOf(query, use.class, classes)),
    ...faultsOfKey(use, sure),
  ]);
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
  const values = query.arguments.filter((each) => each !== null);
  const known = values.length === query.arguments.length;
  const faults = checkQuery(parsed.query, schema, classes, known ? values.map(typeOf) : undefined);
  const certain = faults.filter((fault) => !holes.some((hole) => overlap(fault, hole)));
  return [...certain.map(problem), ...(known ? unused(values, parsed.query, name) : [])];
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

const NUMBERS = ['int', 'float', 'double', 'decimal128', 'mixed'];

/** Sums are of numbers, and the least and the greatest of numbers and dates. */
const TAKES = { sum: NUMBERS, avg: NUMBERS, min: [...NUMBERS, 'date'], max: [...NUMBERS, 'date'] };

const isAggregate = (name: Query['in']): name is keyof typeof TAKES => name in TAKES;

function faultsOfAggregate({ in: operation, place: at }: Query, part: TextPart, { name, properties }: ObjectSchema): QueryProblem[] {
  const property = properties.get(part.text);
  if (property === undefined || !isAggregate(operation) || TAKES[operation].includes(property.type)) return [];
  const place = placeInText(part, at, 0, part.text.length);
  return [{ class: name, place, part: part.text, fault: { kind: 'aggregate', operation, property } }];
}

/** An object is asked for by a key of a type that the class does not have. */
function faultsOfKey({ key, class: name }: Queried, classes: ClassLookup): QueryProblem[] {
  const schema = classes.get(name);
  if (key === null || schema === undefined || schema.unread.primaryKey) return [];
  const property = primaryKeyOf(schema);
  if (property === undefined || schema.unread.properties.has(property.mapTo)) return [];
  const given = misfitOf(key, property.type, property.optional);
  return given === undefined ? [] : [{ class: name, place: key.place, part: '', fault: { kind: 'key', property, given } }];
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

function unused(values: readonly WrittenValue[], { uses }: ReadQuery, name: string): QueryProblem[] {
  const wanted = Math.max(0, ...uses.map(({ index }) => index + 1));
  const more = values[wanted];
  if (more === undefined) return [];
  return [{ class: name, place: more.place, part: `$${String(wanted)}`, fault: { kind: 'unusedArgument', index: wanted } }];
}
