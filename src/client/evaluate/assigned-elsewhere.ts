import type { ts } from 'ts-morph';
import type { Evaluator } from './evaluation';
import type { SourceModule } from '../modules/parse';
import { propertyAssignments } from '../modules/scope';

/** For classes and constructors, the assignment in another module that gives them their schema. */
export type AssignedElsewhere = ReadonlyMap<ts.Node, ts.BinaryExpression>;

/** The schemas that a module gives to what it imports: `Task.schema = {...}` in another file than the class itself. */
export function schemasAssignedIn({ source }: SourceModule, evaluator: Evaluator): [ts.Node, ts.BinaryExpression][] {
  if (!/\.schema\s*=[^=>]/.test(source.text) || !/\b(?:import|require)\b/.test(source.text)) return [];
  return propertyAssignments(source).flatMap(({ target, name, node }): [ts.Node, ts.BinaryExpression][] => {
    const owner = name === 'schema' ? evaluator.evaluate(target) : undefined;
    const isOfOther = (owner?.kind === 'class' || owner?.kind === 'function') && owner.node.getSourceFile() !== source;
    return isOfOther ? [[owner.node, node]] : [];
  });
}
