/** From this length on it is worth to look for what need not be parsed of an OpenAPI document. */
export const LARGE = 200_000;

/** The parts of an OpenAPI document that hold no schema of a class. */
export const TOP: ReadonlySet<string> = new Set(['paths', 'webhooks', 'x-webhooks', 'tags', 'x-tagGroups', 'security', 'servers']);

/** Under `components`, all but the schemas. */
export const COMPONENTS: ReadonlySet<string> = new Set([
  'examples', 'responses', 'parameters', 'requestBodies', 'headers', 'links', 'callbacks', 'pathItems', 'securitySchemes',
]);

/** References from what is kept to what is left out. */
export const LEADS_OUT = /#\/(?:paths|webhooks|x-webhooks)\/|#\/components\/(?!schemas\/)/;
