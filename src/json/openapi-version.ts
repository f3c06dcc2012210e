import { valueAt, type JsonNode } from './json-document';

/** Swagger 2.0, or a minor version of OpenAPI 3. */
export type OpenApiVersion = '2.0' | '3.0' | '3.1';

/** The version that a document says it is written in; YAML may hold it as a number. `undefined` for anything else. Those after 3.1 are read as 3.1. */
export function versionOf(root: JsonNode): OpenApiVersion | undefined {
  const node = valueAt(root, 'openapi') ?? valueAt(root, 'swagger');
  if (node?.type !== 'string' && node?.type !== 'number') return undefined;
  const written = String(node.value);
  if (/^2(?:\.|$)/.test(written)) return '2.0';
  return /^3\.0(?:\.|$)/.test(written) || written === '3' ? '3.0' : /^3\./.test(written) ? '3.1' : undefined;
}
