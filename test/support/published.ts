import { readFileSync } from 'node:fs';
import path from 'node:path';
import Ajv from 'ajv';
import Ajv2019 from 'ajv/dist/2019';
import { packageRoot } from './project';

/** What `report.schema.json` describes: a check, and what the other commands print. */
export type Output = 'check' | 'inspectClient' | 'inspectServer' | 'diff' | 'explain' | 'rules' | 'rulePage';

const text = readFileSync(path.join(packageRoot, 'report.schema.json'), 'utf8');
/** Closed here, so that a key that the schema does not know is a mistake; it is open where it is published, so that keys may be added. */
const closedText = text
  .replaceAll('"properties": {', '"unevaluatedProperties": false, "properties": {')
  .replace('http://json-schema.org/draft-07/schema#', 'https://json-schema.org/draft/2019-09/schema');

const published = new Ajv({ strict: false }).addSchema(JSON.parse(text) as object, 'report');
const closed = new Ajv2019({ strict: false, allErrors: true }).addSchema(JSON.parse(closedText) as object, 'report');

const refOf = (output: Output): string => (output === 'check' ? 'report' : `report#/definitions/${output}`);

/** What is wrong with an output by the published schema, or is a key that it does not know. */
export function faultsOf(output: Output, value: unknown): readonly unknown[] {
  const validate = closed.getSchema(refOf(output));
  if (validate === undefined || validate(value) !== true) return validate?.errors ?? [`there is no schema of ${output}`];
  return published.getSchema(refOf(output))?.(value) === true ? [] : ['the open schema refuses what the closed one takes'];
}
