import { ts } from 'ts-morph';
import type { Branch } from '../../schema/settings';
import { placeOf } from './place';

/** The branches that an expression stands in, up to the function around it: of each fork only one side runs. */
export function branchesOf(node: ts.Node): Branch[] {
  const branches: Branch[] = [];
  for (let child = node; child.parent !== undefined && !isFunction(child); child = child.parent) {
    const side = sideOf(child, child.parent);
    if (side !== undefined) branches.push({ of: placeOf(child.parent), side });
    for (const fork of leftBefore(child)) branches.push({ of: placeOf(fork), side: 1 });
  }
  return branches;
}

/** A function that is called where it stands runs with what is around it. */
const isFunction = (node: ts.Node): boolean => ts.isFunctionLike(node) && !ts.isArrowFunction(node) && !ts.isFunctionExpression(node);

function sideOf(child: ts.Node, parent: ts.Node): number | undefined {
  const side = sidesOf(parent).indexOf(child);
  return side === -1 ? undefined : side;
}

/** What runs instead of each other in a node. */
function sidesOf(node: ts.Node): readonly (ts.Node | undefined)[] {
  if (ts.isConditionalExpression(node)) return [node.whenTrue, node.whenFalse];
  if (ts.isIfStatement(node)) return [node.thenStatement, node.elseStatement];
  if (ts.isTryStatement(node)) return [node.tryBlock, node.catchClause];
  if (ts.isCaseBlock(node)) return node.clauses;
  if (ts.isBinaryExpression(node)) return CHOICES.includes(node.operatorToken.kind) ? [node.left, node.right] : [];
  return ts.isCallExpression(node) && /\.catch$/.test(node.expression.getText()) ? [node.expression, ...node.arguments] : [];
}

const CHOICES: readonly ts.SyntaxKind[] = [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.QuestionQuestionToken];

/** The `if`s before a statement whose first side leaves: what follows them is their second side. */
function leftBefore(child: ts.Node): ts.IfStatement[] {
  const { parent } = child;
  if (!ts.isStatement(child) || !(ts.isBlock(parent) || ts.isSourceFile(parent) || ts.isCaseOrDefaultClause(parent))) return [];
  const before = parent.statements.slice(0, parent.statements.indexOf(child));
  return before.filter((each): each is ts.IfStatement => ts.isIfStatement(each) && leaves(each.thenStatement));
}

function leaves(node: ts.Statement): boolean {
  const last = ts.isBlock(node) ? node.statements.at(-1) : node;
  return last !== undefined && (ts.isReturnStatement(last) || ts.isThrowStatement(last));
}
