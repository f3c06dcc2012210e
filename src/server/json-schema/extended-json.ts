import { propertiesOf, valueAt, type JsonNode } from '../../json/json-document';

/** The type names that the wrappers of Extended JSON stand for; one that Realm has no type for stands for itself. */
const WRAPPED: Readonly<Record<string, string>> = {
  $oid: 'objectid',
  $date: 'date-time',
  $uuid: 'uuid',
  $binary: 'binary',
  $numberInt: 'integer',
  $numberLong: 'integer',
  $numberDouble: 'number',
  $numberDecimal: 'decimal',
  $regularExpression: '$regularExpression',
  $timestamp: '$timestamp',
  $symbol: '$symbol',
  $code: '$code',
  $minKey: '$minKey',
  $maxKey: '$maxKey',
  $undefined: '$undefined',
};

/**
 * The type of the value that an object schema wraps, as MongoDB Compass exports them: an object with the one property `$oid` is an
 * ObjectId in Extended JSON. `undefined` for any other schema.
 */
export function wrappedType(node: JsonNode): string | undefined {
  const [only, ...others] = propertiesOf(valueAt(node, 'properties'));
  return only !== undefined && others.length === 0 && Object.hasOwn(WRAPPED, only.key) ? WRAPPED[only.key] : undefined;
}
