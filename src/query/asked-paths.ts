import type { Expression, Path, Predicate } from './syntax-tree';

/** The paths that a filter follows from the object that it is asked of, in the order of the text. */
export function askedPaths(filter: Predicate): Path[] {
  return ofPredicate(filter, new Set()).sort((one, other) => one.offset - other.offset);
}

/** What begins with the variable of a subquery begins at another object. */
function ofPredicate(predicate: Predicate, variables: ReadonlySet<string>): Path[] {
  switch (predicate.kind) {
    case 'always': case 'never': return [];
    case 'and': case 'or': return predicate.parts.flatMap((part) => ofPredicate(part, variables));
    case 'not': return ofPredicate(predicate.of, variables);
    case 'geowithin': return ofExpression(predicate.property, variables);
    case 'comparison': return [...ofExpression(predicate.left, variables), ...ofExpression(predicate.right, variables)];
  }
}

function ofExpression(expression: Expression, variables: ReadonlySet<string>): Path[] {
  switch (expression.kind) {
    case 'path': case 'aggregate': return own(expression.path, variables);
    case 'subquery': {
      const within = new Set([...variables, expression.variable.name]);
      return [...own(expression.path, variables), ...ofPredicate(expression.filter, within)];
    }
    case 'arithmetic': return [expression.first, ...expression.rest.map(({ operand }) => operand)].flatMap((each) => ofExpression(each, variables));
    default: return [];
  }
}

function own(path: Path, variables: ReadonlySet<string>): Path[] {
  const [first] = path.elements;
  return first?.kind === 'name' && !first.name.startsWith('@') && !variables.has(first.name) ? [path] : [];
}
