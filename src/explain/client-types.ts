/** Realm Core's words for types, and those of the sync and server logs, in lower case: what the JavaScript SDK calls them. */
const WORDS: Readonly<Record<string, string>> = {
  'object id': 'objectId',
  objectid: 'objectId',
  decimal: 'decimal128',
  decimal128: 'decimal128',
  timestamp: 'date',
  date: 'date',
  binary: 'data',
  data: 'data',
  int: 'int',
  integer: 'int',
  long: 'int',
  bool: 'bool',
  boolean: 'bool',
  string: 'string',
  float: 'float',
  double: 'double',
  uuid: 'uuid',
  mixed: 'mixed',
  null: 'mixed',
  link: 'link',
  linklist: 'list of links',
  typedlink: 'mixed',
  backlink: 'linkingObjects',
  'linking objects': 'linkingObjects',
  toplevel: 'top-level',
  embedded: 'embedded',
  toplevelasymmetric: 'asymmetric',
};

/**
 * A type as an author of the JavaScript SDK would write it: `object id` is `objectId`, `array<string>` is `string[]`,
 * `<Person>` is a link to Person. What is not known stays as it is.
 */
export function toClientType(text: string): string {
  const type = text.trim().replace(/^(?:col_)?type_/, '').replace(/^class_/, '');
  const collection = /^(array|list|set|dictionary|linking objects)<(?:string, )?(.+)>$/.exec(type);
  if (collection?.[2] !== undefined) {
    const element = toClientType(collection[2]);
    if (collection[1] === 'linking objects') return `linkingObjects of ${element}`;
    return `${element}${collection[1] === 'set' ? '<>' : collection[1] === 'dictionary' ? '{}' : '[]'}`;
  }
  const link = /^<(.+)>$/.exec(type);
  if (link?.[1] !== undefined) return `link to ${link[1]}`;
  // The name of a payload is `Null`, which stands for mixed; a value without a type is printed as `null`.
  return type === 'null' ? type : WORDS[type.toLowerCase()] ?? type;
}

/** Where Realm Core keeps the attributes in the number of a column (keys.hpp): eight bits above 16 of index and 6 of type. */
const ATTRIBUTES_AT = 22n;
const NULLABLE = 16n;
const KINDS: readonly (readonly [bigint, string])[] = [[32n, 'list'], [64n, 'dictionary'], [128n, 'set']];

/** What the number of a column says of it: `optional`, `required list`. Client reset errors print nothing else. */
export function columnAttributes(number: string): string {
  const attributes = BigInt(number) >> ATTRIBUTES_AT;
  const kind = KINDS.find(([bit]) => (attributes & bit) !== 0n)?.[1];
  const optional = (attributes & NULLABLE) !== 0n ? 'optional' : 'required';
  return kind === undefined ? optional : `${kind} of ${optional} elements`;
}
