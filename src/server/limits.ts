import { valueAt, type JsonNode } from '../json/json-document';

/** Keywords of draft 4, and so of MongoDB, that limit a value beyond its type: no Realm schema can say them. */
const LIMITS = [
  'enum',
  'minimum',
  'maximum',
  'exclusiveMinimum',
  'exclusiveMaximum',
  'multipleOf',
  'pattern',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
  'not',
  'dependencies',
] as const;

/** MongoDB adds the encryption of a field by its client. */
export const MONGODB_LIMITS: ReadonlySet<string> = new Set([...LIMITS, 'encrypt']);

/** App Services adds an expression that a value must satisfy, and knows no alternatives that would be read (server-schema.md 2.1). */
export const APP_SERVICES_LIMITS: ReadonlySet<string> = new Set([...LIMITS, 'patternProperties', 'allOf', 'anyOf', 'oneOf', 'validate']);

/** The later drafts of JSON Schema add more. */
export const JSON_SCHEMA_LIMITS: ReadonlySet<string> = new Set([
  ...LIMITS,
  'const',
  'contains',
  'minContains',
  'maxContains',
  'if',
  'then',
  'else',
  'dependentRequired',
  'dependentSchemas',
  'propertyNames',
  'unevaluatedItems',
]);

/** Whether a limit is switched off where it stands, as draft 4 writes it. */
const isOff = (keyword: string, node: JsonNode): boolean => keyword.startsWith('exclusive') && node.value === false;

/** Those of some keywords that a node has, in the order in which they are named. */
export function limitsIn(node: JsonNode, keywords: ReadonlySet<string>): string[] {
  if ((node.children ?? []).every(({ children }) => !keywords.has(children?.[0]?.value as string))) return [];
  return [...keywords].filter((keyword) => {
    const value = valueAt(node, keyword);
    return value !== undefined && !isOff(keyword, value);
  });
}

/** Keywords as the reason why something is not compared, each named once. */
export function notCompared(keywords: readonly string[]): string {
  const names = [...new Set(keywords)].map((keyword) => `\`${keyword}\``);
  const last = names.at(-1) ?? '';
  return names.length === 1 ? `${last} is not compared` : `${names.slice(0, -1).join(', ')} and ${last} are not compared`;
}
