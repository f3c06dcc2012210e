import type {
  Arithmetic, Constant, Expression, Ordering, Path, PathElement, Point, Predicate, Query, Shape,
} from './syntax-tree';

const ESCAPES: Readonly<Record<string, string>> = { ' ': '\\ ', '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function printElement(element: PathElement, at: number): string {
  switch (element.kind) {
    case 'name': return `${at === 0 ? '' : '.'}${element.name.replace(/[ \n\r\t]/g, (letter) => ESCAPES[letter] ?? letter)}`;
    case 'key': return element.name.includes('"') ? `['${element.name}']` : `["${element.name}"]`;
    case 'argument': return `[$${element.index}]`;
    case 'keyPathArgument': return `$K${element.index}`;
    case 'index': return `[${element.index === 'all' ? '*' : String(element.index).toUpperCase()}]`;
  }
}

function printPath({ elements }: Path): string {
  return elements.map(printElement).join('');
}

function printConstant(constant: Constant): string {
  switch (constant.kind) {
    case 'argument': return `${constant.quantifier === undefined ? '' : `${constant.quantifier.toUpperCase()} `}$${constant.index}`;
    case 'literal': return constant.type === 'data' ? `binary(${constant.text})` : constant.text;
    case 'object': return `obj("${constant.class.name}", ${printConstant(constant.key)})`;
  }
}

function printOperand(expression: Expression): string {
  return expression.kind === 'arithmetic' ? `(${printExpression(expression)})` : printExpression(expression);
}

function printArithmetic({ first, rest }: Arithmetic): string {
  return [printOperand(first), ...rest.map(({ operator, operand }) => `${operator} ${printOperand(operand)}`)].join(' ');
}

function printExpression(expression: Expression): string {
  switch (expression.kind) {
    case 'arithmetic': return printArithmetic(expression);
    case 'list': case 'path': {
      const quantifier = expression.quantifier === undefined ? '' : `${expression.quantifier.toUpperCase()} `;
      if (expression.kind === 'list') return `${quantifier}{${expression.items.map(printConstant).join(', ')}}`;
      const { path, operation } = expression;
      return `${quantifier}${printPath(path)}${operation === undefined ? '' : `.@${operation.name}`}`;
    }
    case 'aggregate': {
      const { path, operation, property } = expression;
      return `${printPath(path)}.@${operation.name}${property === undefined ? '' : printElement({ kind: 'name', ...property }, 1)}`;
    }
    case 'subquery': {
      const { path, variable, filter } = expression;
      return `SUBQUERY(${printPath(path)}, ${variable.name}, ${printPredicate(filter)}).@count`;
    }
    default: return printConstant(expression);
  }
}

function printShape({ form, rings, radius }: Shape): string {
  const points = (ring: readonly Point[]): string => ring.map((point) => `[${point.map(printConstant).join(', ')}]`).join(', ');
  if (form === 'polygon') return `geoPolygon(${rings.map((ring) => `{${points(ring)}}`).join(', ')})`;
  if (form === 'circle') return `geoCircle(${[...rings.map(points), ...(radius === undefined ? [] : [printConstant(radius)])].join(', ')})`;
  return `geoBox(${rings.map(points).join(', ')})`;
}

function printPart(predicate: Predicate): string {
  return predicate.kind === 'and' || predicate.kind === 'or' ? `(${printPredicate(predicate)})` : printPredicate(predicate);
}

function printPredicate(predicate: Predicate): string {
  switch (predicate.kind) {
    case 'always': return 'TRUEPREDICATE';
    case 'never': return 'FALSEPREDICATE';
    case 'and': case 'or': return predicate.parts.map(printPart).join(` ${predicate.kind} `);
    case 'not': return `NOT ${printPart(predicate.of)}`;
    case 'geowithin': {
      const { property, shape } = predicate;
      return `${printExpression(property)} GEOWITHIN ${shape.kind === 'shape' ? printShape(shape) : printConstant(shape)}`;
    }
    case 'comparison': {
      const { left, operator, ignoreCase, right } = predicate;
      const sign = /\w/.test(operator) ? operator.toUpperCase() : operator;
      return `${printExpression(left)} ${sign}${ignoreCase ? '[c]' : ''} ${printExpression(right)}`;
    }
  }
}

function printOrdering(ordering: Ordering): string {
  switch (ordering.kind) {
    case 'sort': return `SORT(${ordering.by.map(({ path, ascending }) => `${printPath(path)} ${ascending ? 'ASC' : 'DESC'}`).join(', ')})`;
    case 'distinct': return `DISTINCT(${ordering.by.map(printPath).join(', ')})`;
    case 'limit': return `LIMIT(${ordering.count})`;
  }
}

/** A query in one spelling; read again, it is the same. */
export function printQuery({ filter, ordering }: Query): string {
  return [printPredicate(filter), ...ordering.map(printOrdering)].join(' ');
}
