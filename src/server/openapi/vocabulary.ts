import { isTrueAt, stringAt, valueAt, type JsonNode } from '../../json/json-document';
import { jsonSchemaVocabulary } from '../json-schema/vocabulary';
import type { References } from '../json-schema/references';
import type { Vocabulary } from '../validators/vocabulary';
import type { OpenApiVersion } from '../../json/openapi-version';

/** Keywords by which each version says that null is allowed; 3.1 has the type `null` for it, and gives the others no meaning. */
const NULLABLE: Readonly<Record<OpenApiVersion, readonly string[]>> = { '2.0': ['x-nullable'], '3.0': ['nullable', 'x-nullable'], '3.1': [] };

/** A format by which a number is a whole one, which Realm's int is too. */
const isWholeNumber = (node: JsonNode): boolean => ['int32', 'int64'].includes(stringAt(node, 'format') ?? '');

/** The Schema Object of OpenAPI: JSON Schema, but for null, references and formats of numbers. */
export function openApiVocabulary(references: References, version: OpenApiVersion): Vocabulary {
  const plain = jsonSchemaVocabulary(references);
  const addsNull = (node: JsonNode): boolean => NULLABLE[version].some((keyword) => isTrueAt(node, keyword));
  const named = new Map<JsonNode, readonly string[]>();
  const typeNames = (node: JsonNode): readonly string[] => {
    const said = valueAt(node, 'type');
    const takesNull = addsNull(node) || said?.value === 'null' || (said?.children ?? []).some(({ value }) => value === 'null');
    const names = plain.typeNames(node).filter((name) => name !== 'null').map((name) => (name === 'number' && isWholeNumber(node) ? 'integer' : name));
    return takesNull && (names.length > 0 || said !== undefined) ? [...names, 'null'] : names;
  };
  return {
    ...plain,
    addsNull,
    typeNames(node) {
      const names = named.get(node) ?? typeNames(node);
      named.set(node, names);
      return names;
    },
    // A Reference Object of 3.0 cannot be extended: what stands beside it is ignored.
    refersAlone: ({ node }) => version !== '3.1' && valueAt(node, '$ref') !== undefined,
    ignoredBeside: (node) => NULLABLE[version].filter((keyword) => isTrueAt(node, keyword)),
    limits(node) {
      const keywords = plain.limits(node).filter((keyword) => keyword !== 'format' || !isWholeNumber(node));
      const more = ['discriminator', ...(version === '3.1' ? ['nullable'] : [])].filter((keyword) => valueAt(node, keyword) !== undefined);
      return [...keywords, ...more];
    },
    accessOf: (node) => (isTrueAt(node, 'readOnly') ? 'readOnly' : isTrueAt(node, 'writeOnly') ? 'writeOnly' : undefined),
  };
}
