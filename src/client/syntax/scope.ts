import { ts } from 'ts-morph';

/** Where a name comes from. */
export type Binding =
  | { readonly kind: 'variable'; readonly declaration: ts.VariableDeclaration; readonly reassigned: boolean }
  | { readonly kind: 'destructured'; readonly element: ts.BindingElement }
  | { readonly kind: 'class'; readonly declaration: ts.ClassLikeDeclaration }
  | { readonly kind: 'function'; readonly declaration: ts.FunctionDeclaration }
  | { readonly kind: 'enum'; readonly declaration: ts.EnumDeclaration }
  | {
      readonly kind: 'import';
      readonly specifier: string | undefined;
      readonly imported: string | { readonly namespace: true };
      readonly node: ts.Node;
    }
  | { readonly kind: 'parameter'; readonly node: ts.ParameterDeclaration }
  | { readonly kind: 'loop'; readonly declaration: ts.VariableDeclaration; readonly list: ts.Expression | undefined };

type Scope = ReadonlyMap<string, Binding>;

/** An assignment to a property of a name: `Dog.schema = ...`, `exports.Dog = ...`. */
export interface PropertyAssignment {
  readonly target: ts.Expression;
  readonly name: string;
  readonly value: ts.Expression;
  readonly node: ts.BinaryExpression;
}

const scopes = new WeakMap<ts.Node, Scope>();
const assignments = new WeakMap<ts.SourceFile, { properties: readonly PropertyAssignment[]; names: ReadonlySet<string> }>();

function bindPattern(scope: Map<string, Binding>, name: ts.BindingName, declaration: ts.VariableDeclaration): void {
  if (ts.isIdentifier(name)) {
    const isConstant = (ts.getCombinedNodeFlags(declaration) & ts.NodeFlags.Const) !== 0;
    const reassigned = !isConstant && assignmentsOf(declaration.getSourceFile()).names.has(name.text);
    scope.set(name.text, { kind: 'variable', declaration, reassigned });
    return;
  }
  for (const element of name.elements) {
    if (!ts.isBindingElement(element)) continue;
    if (ts.isIdentifier(element.name)) scope.set(element.name.text, { kind: 'destructured', element });
    else bindPattern(scope, element.name, declaration);
  }
}

/** What an import or export names between quotes; `undefined` where that is missing, and what follows was taken for it. */
export function specifierOf(node: ts.Node | undefined): string | undefined {
  return node !== undefined && ts.isStringLiteralLike(node) ? node.text : undefined;
}

function bindImport(scope: Map<string, Binding>, statement: ts.ImportDeclaration): void {
  const specifier = specifierOf(statement.moduleSpecifier);
  const clause = statement.importClause;
  if (clause?.name) scope.set(clause.name.text, { kind: 'import', specifier, imported: 'default', node: clause });
  const bindings = clause?.namedBindings;
  if (bindings === undefined) return;
  if (ts.isNamespaceImport(bindings)) {
    scope.set(bindings.name.text, { kind: 'import', specifier, imported: { namespace: true }, node: bindings });
    return;
  }
  for (const element of bindings.elements) {
    scope.set(element.name.text, { kind: 'import', specifier, imported: (element.propertyName ?? element.name).text, node: element });
  }
}

function bindStatement(scope: Map<string, Binding>, statement: ts.Node): void {
  if (ts.isVariableStatement(statement)) {
    for (const declaration of statement.declarationList.declarations) bindPattern(scope, declaration.name, declaration);
  } else if (ts.isClassDeclaration(statement) && statement.name) {
    scope.set(statement.name.text, { kind: 'class', declaration: statement });
  } else if (ts.isFunctionDeclaration(statement) && statement.name) {
    scope.set(statement.name.text, { kind: 'function', declaration: statement });
  } else if (ts.isEnumDeclaration(statement)) {
    scope.set(statement.name.text, { kind: 'enum', declaration: statement });
  } else if (ts.isImportDeclaration(statement)) {
    bindImport(scope, statement);
  } else if (ts.isImportEqualsDeclaration(statement) && ts.isExternalModuleReference(statement.moduleReference)) {
    const specifier = specifierOf(statement.moduleReference.expression);
    scope.set(statement.name.text, { kind: 'import', specifier, imported: 'export=', node: statement });
  }
}

/** The variables of a loop: each round has its own. */
function bindLoop(scope: Map<string, Binding>, loop: ts.ForStatement | ts.ForInStatement | ts.ForOfStatement): void {
  const bind = (name: ts.BindingName, declaration: ts.VariableDeclaration, list: ts.Expression | undefined): void => {
    if (ts.isIdentifier(name)) scope.set(name.text, { kind: 'loop', declaration, list });
    else for (const element of name.elements) if (ts.isBindingElement(element)) bind(element.name, declaration, undefined);
  };
  const { initializer } = loop;
  const list = ts.isForOfStatement(loop) ? loop.expression : undefined;
  if (initializer !== undefined && ts.isVariableDeclarationList(initializer))
    for (const each of initializer.declarations) bind(each.name, each, list);
}

function statementsOf(node: ts.Node): readonly ts.Node[] | undefined {
  if (ts.isSourceFile(node) || ts.isBlock(node) || ts.isModuleBlock(node)) return node.statements;
  if (ts.isCaseBlock(node)) return node.clauses.flatMap((clause) => [...clause.statements]);
  return undefined;
}

function scopeOf(node: ts.Node): Scope | undefined {
  const known = scopes.get(node);
  if (known !== undefined) return known;
  const scope = new Map<string, Binding>();
  for (const statement of statementsOf(node) ?? []) bindStatement(scope, statement);
  if (ts.isFunctionLike(node)) {
    for (const parameter of node.parameters) {
      if (ts.isIdentifier(parameter.name)) scope.set(parameter.name.text, { kind: 'parameter', node: parameter });
      else for (const element of parameter.name.elements) {
        if (ts.isBindingElement(element) && ts.isIdentifier(element.name))
          scope.set(element.name.text, { kind: 'parameter', node: parameter });
      }
    }
  } else if (ts.isForStatement(node) || ts.isForInStatement(node) || ts.isForOfStatement(node)) {
    bindLoop(scope, node);
  } else if (ts.isClassExpression(node) && node.name) {
    scope.set(node.name.text, { kind: 'class', declaration: node });
  } else if (statementsOf(node) === undefined) {
    return undefined;
  }
  scopes.set(node, scope);
  return scope;
}

/** The binding that an identifier refers to, looked up through the enclosing blocks, functions and the module. */
export function bindingOf(name: string, at: ts.Node): Binding | undefined {
  for (let node: ts.Node | undefined = at; node !== undefined; node = node.parent) {
    const found = scopeOf(node)?.get(name);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** All assignments of a module, to names and to properties. Read once a module, and only where somebody asks. */
function assignmentsOf(source: ts.SourceFile): { properties: readonly PropertyAssignment[]; names: ReadonlySet<string> } {
  const known = assignments.get(source);
  if (known !== undefined) return known;
  const properties: PropertyAssignment[] = [];
  const names = new Set<string>();
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken) {
      const { left } = node;
      if (ts.isIdentifier(left)) names.add(left.text);
      else if (ts.isPropertyAccessExpression(left))
        properties.push({ target: left.expression, name: left.name.text, value: node.right, node });
      else if (ts.isElementAccessExpression(left) && ts.isStringLiteralLike(left.argumentExpression)) {
        properties.push({ target: left.expression, name: left.argumentExpression.text, value: node.right, node });
      }
    }
    ts.forEachChild(node, visit);
  };
  if (/[^=!<>]=[^=>]/.test(source.text)) visit(source);
  const result = { properties, names };
  assignments.set(source, result);
  return result;
}

/** The assignments to properties of names in a module: `Dog.schema = ...`, `exports.Dog = ...`, `module.exports = ...`. */
export function propertyAssignments(source: ts.SourceFile): readonly PropertyAssignment[] {
  return assignmentsOf(source).properties;
}
