const JSON_KEY = /"(?:openapi|swagger)"\s*:\s*"[23]\./;
const YAML_KEY = /^(["']?)(?:openapi|swagger)\1[ \t]*:[ \t]*["']?[23](?:\.|[ \t]*$)/m;

/** Whether a file may be an OpenAPI document, by its name and its words alone. */
export function looksLikeOpenApi(name: string, text: string): boolean {
  if (/\.ya?ml$/i.test(name)) return YAML_KEY.test(text) || JSON_KEY.test(text);
  return /\.json$/i.test(name) && JSON_KEY.test(text);
}
