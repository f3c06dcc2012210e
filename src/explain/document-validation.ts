import { entryOf } from './catalogue';
import { explanationOf, type Explanation } from './explanation';
import { readRelaxed, type Value } from './relaxed-object';

/** One reason why a document was refused. */
interface Refusal {
  /** `''` is the document itself. */
  readonly path: string;
  readonly written: string;
  readonly demanded: string;
  readonly advice: string;
}

type Fields = Readonly<Record<string, Value>>;

const isType = (operator: string): boolean => /^(?:bsonType|type|\$type)$/.test(operator);
const isFields = (value: Value | undefined): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);
const listOf = (value: Value | undefined): readonly Value[] => (Array.isArray(value) ? (value as readonly Value[]) : []);
const join = (path: string, name: string): string => (path === '' ? name : `${path}.${name}`);

function spell(value: Value | undefined): string {
  if (typeof value === 'string') return value;
  return value === undefined ? 'another value' : JSON.stringify(value);
}

/** What a keyword demands: `{ bsonType: 'int' }` is printed as `int`, `{ minimum: 0 }` as `minimum 0`. */
function demandOf(operator: string, demanded: Value | undefined): string {
  const own = isFields(demanded) && operator in demanded ? demanded[operator] : demanded;
  const value = listOf(own).length > 0 ? listOf(own).map(spell).join(' or ') : spell(own);
  return isType(operator) ? value : `${operator} ${value}`;
}

/** Older validators are queries: `{ $type: … }` is specified as `{ email: { $type: 'string' } }`. */
function queriedField(operator: string, demanded: Value | undefined): readonly [field: string, demanded: Value] | undefined {
  const fields = operator.startsWith('$') && isFields(demanded) ? Object.entries(demanded) : [];
  const [only] = fields;
  return fields.length === 1 && only !== undefined && !only[0].startsWith('$') ? only : undefined;
}

/** Advice by the types of the value and of the schema: errors.md 5.3. */
function typeAdvice(written: string, demanded: string): string {
  if (written === 'null') return `A field that is not required may be absent, but not null: allow \`["${demanded}", "null"]\` in the schema, since Realm writes null.`;
  if (written === 'int' && demanded.includes('double')) return 'JavaScript drivers write whole numbers as int: allow `["double", "int"]`, or write `new Double(…)`.';
  if (/^(?:int|long)$/.test(written) && /^(?:int|long)$/.test(demanded)) return 'Realm\'s `int` has 64 bits and is written as int or long: allow `["int", "long"]`.';
  return 'Make the type equal in the client\'s model and in the validator.';
}

const MISSING = { written: 'absent', demanded: 'required', advice: 'Write the property, or take it out of `required` in the validator.' };

function refusalOf(rule: Fields, path: string): Refusal[] {
  const { consideredType, consideredValue, operatorName, specifiedAs } = rule;
  if (typeof operatorName !== 'string' || specifiedAs === undefined) return [];
  const queried = queriedField(operatorName, specifiedAs);
  const place = queried === undefined ? path : join(path, queried[0]);
  if (operatorName === '$exists' && consideredValue === undefined) return [{ ...MISSING, path: place }];
  const demanded = demandOf(operatorName, queried === undefined ? specifiedAs : queried[1]);
  const written = typeof consideredType === 'string' && isType(operatorName) ? consideredType : spell(consideredValue);
  const advice = isType(operatorName) ? typeAdvice(written, demanded) : 'Correct the value, or the rule in the validator.';
  return [{ path: place, written, demanded, advice }];
}

/** The reasons below one rule that was not satisfied, down to the properties. */
function refusalsIn(rule: Value, path: string): Refusal[] {
  if (!isFields(rule)) return [];
  const missing = listOf(rule.missingProperties).map((name): Refusal => ({ ...MISSING, path: join(path, spell(name)) }));
  const additional = listOf(rule.operatorName === 'additionalProperties' ? rule.additionalProperties : undefined).map((name): Refusal => ({
    path: join(path, spell(name)),
    written: 'present',
    demanded: 'not allowed (additionalProperties: false)',
    advice: 'Add the property to the validator, or leave it out of what is written.',
  }));
  const properties = listOf(rule.propertiesNotSatisfied).flatMap((each) =>
    (isFields(each) ? listOf(each.details).flatMap((detail) => refusalsIn(detail, join(path, spell(each.propertyName)))) : []));
  const inner = [rule.details, rule.schemaRulesNotSatisfied, rule.schemasNotSatisfied, rule.clausesNotSatisfied]
    .flatMap((below) => (isFields(below) ? [below] : listOf(below)));
  const item = rule.operatorName === 'items' ? `${path}[]` : path;
  const below = [...missing, ...additional, ...properties, ...inner.flatMap((each) => refusalsIn(each, item))];
  return below.length > 0 ? below : refusalOf(rule, path);
}

/** The collection of a write: the title of its schema where that is a name and no sentence, else the name in a namespace. */
function collectionOf(text: string, { title }: Fields): string | null {
  if (typeof title === 'string' && /^[\w$-]+$/.test(title)) return title;
  return /["']?\b(?:namespace|ns|collection)["']?\s*[:=]\s*["']?(?:[\w-]+\.)?([\w-]+)/.exec(text)?.[1] ?? null;
}

const DETAILS = /["']?\bdetails["']?\s*(?::|=>)\s*/g;

/** More places are not tried: each may be read to the end of the text. */
const MOST_TRIES = 100;

/** One write that was refused: what it went to, and why. */
interface RefusedWrite {
  readonly collection: string | null;
  readonly refusals: readonly Refusal[];
}

/** The writes whose reasons a text holds; a bulk write can have many. */
function refusedWrites(text: string): RefusedWrite[] {
  const writes: RefusedWrite[] = [];
  let [end, tries] = [0, 0];
  for (const found of text.matchAll(DETAILS)) {
    if (found.index < end || tries === MOST_TRIES) continue;
    tries += 1;
    const read = readRelaxed(text, found.index + found[0].length);
    if (read === undefined || !isFields(read.value)) continue;
    const refusals = refusalsIn(read.value, '');
    if (refusals.length === 0) continue;
    end = read.end;
    writes.push({ collection: collectionOf(text, read.value), refusals });
  }
  return writes;
}

/**
 * The reasons in the `errInfo` of an error 121 (MongoDB 5 and later) or of the warning 20294: one explanation a property.
 * Nothing where the text holds none that can be read.
 */
export function explainValidation(id: 'G1' | 'G2', text: string, input: string): Explanation[] {
  const entry = entryOf(id);
  const refused = refusedWrites(text).flatMap(({ collection, refusals }) => refusals.map((refusal) => ({ collection, ...refusal })));
  return refused.map(({ collection, path, written, demanded, advice }) => explanationOf(entry, input, {
    class: collection,
    property: path === '' ? null : path,
    clientSays: written,
    serverSays: demanded,
    cause: `The validator of the collection demands \`${demanded}\`; what was written is \`${written}\`.`,
    advice: [advice, ...(id === 'G2' ? entry.advice : [])],
  }));
}
