import Ajv, { type ValidateFunction } from 'ajv';

const ALIASES: Readonly<Record<string, readonly string[]>> = { number: ['int', 'long', 'double', 'decimal'] };

/** The alias of a value as MongoDB stores it. */
function bsonTypeOf(value: unknown): string {
  if (value === null || value === undefined) return 'null';
  if (Array.isArray(value)) return 'array';
  if (value instanceof Date) return 'date';
  const tag = (value as { readonly _bsontype?: string })._bsontype;
  const tags: Readonly<Record<string, string>> = { Int32: 'int', Long: 'long', Double: 'double', Decimal128: 'decimal', ObjectId: 'objectId', Binary: 'binData', UUID: 'binData' };
  return tag === undefined ? ({ boolean: 'bool', string: 'string', number: 'double' } as Readonly<Record<string, string>>)[typeof value] ?? 'object' : tags[tag] ?? tag;
}

/** Ajv as MongoDB: `bsonType` goes by the type of the stored value. */
export function asMongodb(schema: object): ValidateFunction {
  const ajv = new Ajv({ strict: false });
  ajv.addKeyword({
    keyword: 'bsonType',
    validate: (names: string | readonly string[], value: unknown) => [names].flat().some((name) => (ALIASES[name] ?? [name]).includes(bsonTypeOf(value))),
  });
  return ajv.compile(schema);
}

const FORMATS = { 'date-time': /^\d{4}-\d\d-\d\dT/, uuid: /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/, objectid: /^[0-9a-f]{24}$/ } as const;

/** Ajv as a validator of plain JSON Schema that checks the formats. */
export function asJsonSchema(schema: object): ValidateFunction {
  return new Ajv({ strict: false, formats: FORMATS }).compile(schema);
}
