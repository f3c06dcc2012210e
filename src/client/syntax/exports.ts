import { ts } from 'ts-morph';
import { hasModifier } from './class-syntax';
import { propertyAssignments, specifierOf } from './scope';

/** What a module gives away under a name. */
export type Export =
  | { readonly kind: 'expression'; readonly expression: ts.Expression }
  | { readonly kind: 'declaration'; readonly node: ts.Declaration }
  | { readonly kind: 'local'; readonly name: string; readonly node: ts.Node }
  | {
      readonly kind: 'from';
      readonly specifier: string | undefined;
      readonly name: string | { readonly namespace: true };
      readonly node: ts.Node;
    };

export interface Exports {
  readonly named: ReadonlyMap<string, Export>;
  /** Specifiers of `export * from`. */
  readonly stars: readonly string[];
  /** The value of `module.exports = ...` or `export = ...`. */
  readonly whole: ts.Expression | undefined;
}

const known = new WeakMap<ts.SourceFile, Exports>();

function bindingNames(name: ts.BindingName): string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((element) => (ts.isBindingElement(element) ? bindingNames(element.name) : []));
}

function addDeclaration(named: Map<string, Export>, statement: ts.Statement): void {
  if (!hasModifier(statement, ts.SyntaxKind.ExportKeyword)) return;
  if (ts.isVariableStatement(statement)) {
    for (const { name } of statement.declarationList.declarations) {
      for (const each of bindingNames(name)) named.set(each, { kind: 'local', name: each, node: statement });
    }
  } else if (ts.isClassDeclaration(statement) || ts.isFunctionDeclaration(statement) || ts.isEnumDeclaration(statement)) {
    const name = hasModifier(statement, ts.SyntaxKind.DefaultKeyword) ? 'default' : statement.name?.text;
    if (name !== undefined) named.set(name, { kind: 'declaration', node: statement });
  }
}

function addExportDeclaration(named: Map<string, Export>, stars: string[], statement: ts.ExportDeclaration): void {
  const { exportClause: clause, moduleSpecifier } = statement;
  const specifier = specifierOf(moduleSpecifier);
  if (clause === undefined) {
    if (specifier !== undefined) stars.push(specifier);
  } else if (ts.isNamespaceExport(clause)) {
    named.set(clause.name.text, { kind: 'from', specifier, name: { namespace: true }, node: statement });
  } else {
    for (const element of clause.elements) {
      const name = (element.propertyName ?? element.name).text;
      named.set(
        element.name.text,
        moduleSpecifier === undefined ? { kind: 'local', name, node: element } : { kind: 'from', specifier, name, node: element },
      );
    }
  }
}

const isModuleExports = (node: ts.Expression): boolean =>
  ts.isPropertyAccessExpression(node) && node.name.text === 'exports' && ts.isIdentifier(node.expression) && node.expression.text === 'module';

const isExports = (node: ts.Expression): boolean => isModuleExports(node) || (ts.isIdentifier(node) && node.text === 'exports');

/** Reads what a module exports, in ES and in CommonJS form alike: real projects mix both. */
export function exportsOf(source: ts.SourceFile): Exports {
  const found = known.get(source);
  if (found !== undefined) return found;
  const named = new Map<string, Export>();
  const stars: string[] = [];
  let whole: ts.Expression | undefined;
  for (const statement of source.statements) {
    addDeclaration(named, statement);
    if (ts.isExportDeclaration(statement)) addExportDeclaration(named, stars, statement);
    else if (ts.isExportAssignment(statement)) {
      if (statement.isExportEquals === true) whole = statement.expression;
      else named.set('default', { kind: 'expression', expression: statement.expression });
    }
  }
  if (/\bexports\b/.test(source.text)) {
    for (const { target, name, value, node } of propertyAssignments(source)) {
      if (isExports(target)) named.set(name, { kind: 'expression', expression: value });
      else if (isModuleExports(node.left as ts.Expression)) whole = value;
    }
  }
  const result = { named, stars, whole };
  known.set(source, result);
  return result;
}
