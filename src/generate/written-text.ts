import { isYaml } from '../json/yaml-document';
import { addToJson } from './add-to-json';
import { addToYaml } from './add-to-yaml';
import { jsonText, type JsonFile } from './json-file';
import { yamlText } from './yaml-text';

/** The text of a new file, in the language that its name says. */
export const newText = ({ path, content }: JsonFile): string => (isYaml(path) ? yamlText(content) : jsonText(content));

/** The text of a file that is there, with what it lacks; `undefined` where nothing can be added to it. */
export const addedText = (text: string, file: JsonFile): string | undefined =>
  (isYaml(file.path) ? addToYaml(text, file) : addToJson(text, file));
