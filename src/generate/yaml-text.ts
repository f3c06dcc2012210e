import { createRequire } from 'node:module';
import type * as yaml from 'yaml';

/** The writer is loaded when the first YAML file is written. */
const load = createRequire(__filename);

/** A JSON value as YAML in block style. */
export function yamlText(content: object): string {
  return (load('yaml') as typeof yaml).stringify(content, { lineWidth: 0, aliasDuplicateObjects: false });
}
