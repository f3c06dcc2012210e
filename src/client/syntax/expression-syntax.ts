import { ts } from 'ts-morph';
import { hasModifier, isStatic } from './class-syntax';
import { propertyAssignments } from './scope';

/** What can be said of an expression from its syntax alone. */

type Transparent = ts.AsExpression | ts.SatisfiesExpression | ts.ParenthesizedExpression | ts.TypeAssertion | ts.NonNullExpression;

/** Wrappers that change the type and not the value. */
export function isTransparent(node: ts.Expression): node is Transparent {
  return ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node)
    || ts.isTypeAssertionExpression(node) || ts.isNonNullExpression(node);
}

/** `module.exports`, where it is read. */
export function isModuleExports(node: ts.Expression): boolean {
  return ts.isPropertyAccessExpression(node) && node.name.text === 'exports' && ts.isIdentifier(node.expression) && node.expression.text === 'module';
}

export const isThis = (node: ts.Node): boolean => node.kind === ts.SyntaxKind.ThisKeyword || node.kind === ts.SyntaxKind.SuperKeyword;

/** The class whose member an expression stands in, and whether `this` is the class itself there. */
export function memberAround(node: ts.Node): { holder: ts.ClassLikeDeclaration; isStatic: boolean } | undefined {
  for (let each = node; each.parent !== undefined; each = each.parent) {
    if (ts.isClassLike(each.parent) && ts.isClassElement(each))
      return { holder: each.parent, isStatic: isStatic(each) || ts.isClassStaticBlockDeclaration(each) };
    if (ts.isFunctionExpression(each) || ts.isFunctionDeclaration(each)) return undefined;
  }
  return undefined;
}

/** Whether a field of an object may hold something else than its initializer later: it is assigned to, or the state of a React component. */
export function isChangeable(field: ts.PropertyDeclaration, holder: ts.ClassLikeDeclaration): boolean {
  if (hasModifier(field, ts.SyntaxKind.ReadonlyKeyword)) return false;
  const name = field.name.getText();
  return (
    (name === 'state' && holder.getText().includes('setState')) ||
    propertyAssignments(holder.getSourceFile()).some(
      (each) => each.name === name && each.target.kind === ts.SyntaxKind.ThisKeyword && contains(holder, each.node),
    )
  );
}

/** A function whose result depends on its arguments alone. */
export function isPlainFunction(
  node: ts.Node,
): node is ts.ArrowFunction | ts.FunctionExpression | ts.FunctionDeclaration | ts.MethodDeclaration {
  return (
    (ts.isArrowFunction(node) || ts.isFunctionExpression(node) || ts.isFunctionDeclaration(node) || ts.isMethodDeclaration(node)) &&
    node.asteriskToken === undefined &&
    !hasModifier(node, ts.SyntaxKind.AsyncKeyword)
  );
}

export function contains(outer: ts.Node, inner: ts.Node): boolean {
  for (let each: ts.Node | undefined = inner; each !== undefined; each = each.parent) if (each === outer) return true;
  return false;
}

/** `Realm.Types.STRING` and its like, as code from before SDK 1.0 has it; the name of the type that was meant. */
export function legacyTypeOf(node: ts.PropertyAccessExpression): string | undefined {
  const { expression: owner, name } = node;
  if (!ts.isPropertyAccessExpression(owner) || owner.name.text !== 'Types' || !/^(?:BOOL|INT|FLOAT|DOUBLE|STRING|DATE|DATA|OBJECT|LIST)$/.test(name.text)) return undefined;
  return name.text.toLowerCase();
}

/** The `return` statements of a function's body, those of functions in it aside. */
export function returnsOf(body: ts.Node): ts.ReturnStatement[] {
  const found: ts.ReturnStatement[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isReturnStatement(node)) found.push(node);
    else if (!ts.isFunctionLike(node) && !ts.isClassLike(node)) ts.forEachChild(node, visit);
  };
  visit(body);
  return found;
}

/** `list.forEach((item) => ...)`: the list, for the first parameter. */
export function listOfCallback(parameter: ts.ParameterDeclaration): ts.Expression | undefined {
  const { parent: fn } = parameter;
  const call = fn.parent;
  const isCallback =
    fn.parameters[0] === parameter &&
    ts.isCallExpression(call) &&
    call.arguments[0] === fn &&
    ts.isPropertyAccessExpression(call.expression);
  return isCallback && /^(?:forEach|map|flatMap|for)$/.test(call.expression.name.text) ? call.expression.expression : undefined;
}
