import { checkQuery } from '../src/query/check-query';
import { parseQuery } from '../src/query/parse-query';
import type { ObjectSchema, Property } from '../src/schema/model';
import type { Row } from './row';

const ROUNDS = 2000;
const TEXT = "name CONTAINS[c] $0 AND (count > 1 OR ANY tags == 'a') AND due BETWEEN {$1, $2} SORT(due DESC) LIMIT(10)";

const place = { file: '', line: 1, column: 1, endLine: 1, endColumn: 1 };
const property = (name: string, type: Property['type'], objectType?: string): [string, Property] =>
  [name, { name, mapTo: name, type, optional: false, indexed: false, source: place, ...(objectType === undefined ? {} : { objectType }) }];
const task: ObjectSchema = {
  name: 'Task', embedded: false, asymmetric: false, source: place,
  properties: new Map([property('name', 'string'), property('count', 'int'), property('due', 'date'), property('tags', 'list', 'string')]),
};
const classes = { all: new Map([[task.name, task]]), complete: true, mayHaveMore: () => false };

/** Microseconds of one call. */
function time(run: () => unknown): number {
  for (let round = 0; round < ROUNDS; round += 1) run();
  const startedAt = performance.now();
  for (let round = 0; round < ROUNDS; round += 1) run();
  return ((performance.now() - startedAt) * 1000) / ROUNDS;
}

/** How long reading a query takes, over the time that `JSON.parse` takes for a text of its length. */
export function benchQueries(): Row[] {
  const json = JSON.stringify(TEXT.split(' '));
  const [parse = 0, check = 0, plain = 1] = [() => parseQuery(TEXT), () => {
    const read = parseQuery(TEXT);
    return 'query' in read ? checkQuery(read.query, task, classes) : read;
  }, (): unknown => JSON.parse(json)].map(time);
  const row = (what: string, value: number): Row =>
    ({ group: 'a query in code', what, ms: value / 1000, over: { what: 'JSON.parse of its words', times: value / plain } });
  return [row(`parsing ${TEXT.length} characters`, parse), row('and holding it against a class', check)];
}
