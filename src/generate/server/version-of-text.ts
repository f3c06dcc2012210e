import { parseJson } from '../../json/json-document';
import { versionOf, type OpenApiVersion } from '../../json/openapi-version';
import { isYaml, parseYaml } from '../../json/yaml-document';

/** The version of OpenAPI that a text is written in; `undefined` where it is no document of one. */
export function versionOfText(file: string, text: string): OpenApiVersion | undefined {
  const { document } = (isYaml(file) ? parseYaml : parseJson)(file, text);
  return document === undefined ? undefined : versionOf(document.root);
}
