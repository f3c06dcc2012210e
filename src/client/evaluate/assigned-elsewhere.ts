import type { ts } from 'ts-morph';
import type { SourceModule } from '../modules/parse';
import { propertyAssignments } from '../syntax/scope';
import type { Evaluating } from './evaluation';

/** The schemas that a module gives to what it imports: `Task.schema = {...}` in another file than the class itself. */
export function schemasAssignedIn({ source }: SourceModule, { evaluator }: Evaluating): [ts.Node, ts.BinaryExpression][] {
  if (!/\.schema\s*=[^=>]/.test(source.text) || !/\b(?:import|require)\b/.test(source.text)) return [];
  return propertyAssignments(source).flatMap(({ target, name, node }): [ts.Node, ts.BinaryExpression][] => {
    const owner = name === 'schema' ? evaluator.evaluate(target) : undefined;
    const isOfOther = (owner?.kind === 'class' || owner?.kind === 'function') && owner.node.getSourceFile() !== source;
    return isOfOther ? [[owner.node, node]] : [];
  });
}
