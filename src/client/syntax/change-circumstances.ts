import { ts } from 'ts-morph';
import { listOfCallback } from './expression-syntax';

/** A loop over a list or the keys of an object, or a function that is called for each item: `list.forEach((item) => ...)`. */
export interface Round {
  /** What is another one in each round. */
  readonly variable: ts.ParameterDeclaration | ts.VariableDeclaration;
  readonly over: ts.Expression;
  readonly what: 'items' | 'keys';
}

/** When a change to an object happens, seen from the block in which the object is made. */
export interface Circumstances {
  /** Whether nothing but blocks that always run, and loops that are known, stands between. */
  readonly isCertain: boolean;
  /** The loops that are known, the outermost first. */
  readonly rounds: readonly Round[];
}

export function circumstancesOf(change: ts.Node, origin: ts.Node): Circumstances {
  const block = blockAround(origin);
  const rounds: Round[] = [];
  let isCertain = true;
  for (let node = change; ;) {
    const { parent } = node;
    if (parent === undefined) return { isCertain: false, rounds };
    if (parent === block) return { isCertain, rounds };
    const round = roundOf(node, parent);
    if (round !== undefined) rounds.unshift(round);
    else isCertain &&= alwaysRuns(node, parent);
    node = round !== undefined && ts.isFunctionLike(parent) ? parent.parent : parent;
  }
}

/** The loop whose body a node is. */
export function roundOf(node: ts.Node, parent: ts.Node): Round | undefined {
  if (
    (ts.isForOfStatement(parent) || ts.isForInStatement(parent)) &&
    parent.statement === node &&
    ts.isVariableDeclarationList(parent.initializer)
  ) {
    const [variable] = parent.initializer.declarations;
    return variable && { variable, over: parent.expression, what: ts.isForOfStatement(parent) ? 'items' : 'keys' };
  }
  if (!ts.isArrowFunction(parent) && !ts.isFunctionExpression(parent)) return undefined;
  const [variable] = parent.parameters;
  const over = variable && listOfCallback(variable);
  return over && { variable, over, what: 'items' };
}

function alwaysRuns(node: ts.Node, parent: ts.Node): boolean {
  if (ts.isTryStatement(parent)) return parent.tryBlock === node;
  if (ts.isClassLike(parent)) return ts.isClassStaticBlockDeclaration(node);
  if (ts.isBinaryExpression(parent)) return parent.operatorToken.kind === ts.SyntaxKind.EqualsToken;
  return (
    ts.isExpressionStatement(parent) ||
    ts.isParenthesizedExpression(parent) ||
    ts.isBlock(parent) ||
    ts.isClassStaticBlockDeclaration(parent) ||
    ts.isVariableDeclaration(parent) ||
    ts.isVariableDeclarationList(parent) ||
    ts.isVariableStatement(parent)
  );
}

function blockAround(node: ts.Node): ts.Node {
  let block: ts.Node = node.parent;
  while (!ts.isSourceFile(block) && !ts.isBlock(block) && !ts.isModuleBlock(block) && !ts.isCaseOrDefaultClause(block))
    block = block.parent;
  return block;
}
