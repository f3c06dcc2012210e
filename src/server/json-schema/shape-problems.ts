import type { ServerProblem } from '../../schema/server-schemas';
import type { Located } from '../schema-node';
import { checkShape } from '../shape/check-shape';

/** What is no JSON Schema in the schemas of the classes, each place once: a file may be one, and hold others. */
export function shapeProblems(candidates: readonly Located[]): ServerProblem[] {
  const found = candidates.flatMap(({ document, node }) => checkShape('jsonSchema', document, node));
  return [...new Map(found.map((problem) => [`${problem.place.file}:${problem.place.line}:${problem.place.column}`, problem])).values()];
}
