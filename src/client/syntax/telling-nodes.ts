import { ts } from 'ts-morph';

const KINDS: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.CallExpression,
  ts.SyntaxKind.NewExpression,
  ts.SyntaxKind.ObjectLiteralExpression,
  ts.SyntaxKind.ClassDeclaration,
  ts.SyntaxKind.ClassExpression,
  ts.SyntaxKind.JsxOpeningElement,
  ts.SyntaxKind.JsxSelfClosingElement,
  ts.SyntaxKind.JsxSpreadAttribute,
]);

/** `const x = call()`: what a call makes is known by a name. */
const isNamedCall = (node: ts.Node): boolean =>
  ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isCallExpression(node.initializer);

const known = new WeakMap<ts.SourceFile, readonly ts.Node[]>();

/**
 * The nodes of a source that can declare a class, or open or configure a realm, each before those in it: calls, variables that
 * hold what a call makes, objects, classes, and elements with what is spread into them. Each reader takes those that it knows,
 * and the tree is walked once for all of them.
 */
export function tellingNodes(source: ts.SourceFile): readonly ts.Node[] {
  const before = known.get(source);
  if (before !== undefined) return before;
  const found: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (KINDS.has(node.kind) || isNamedCall(node)) found.push(node);
    ts.forEachChild(node, visit);
  };
  visit(source);
  known.set(source, found);
  return found;
}
