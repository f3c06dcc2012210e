import { ts } from 'ts-morph';
import { spell } from '../schema/spelling';
import type { Edit } from './edit';
import { addField } from './field';
import { after, fieldOf, fieldText, quoted, quoteOf, valueOf } from './literal';
import type { ClientChange } from '../rule/repair';

/** Where a name stands in a source, its declaration among the places. */
function usesOf(name: string, source: ts.SourceFile): number {
  let found = 0;
  const visit = (node: ts.Node): void => {
    if (ts.isIdentifier(node) && node.text === name) found += 1;
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

/** The object that an expression stands for: itself, or a constant of the file that nothing else uses. */
function objectOf(node: ts.Expression): ts.ObjectLiteralExpression | undefined {
  const value = valueOf(node);
  if (ts.isObjectLiteralExpression(value)) return value;
  if (!ts.isIdentifier(value)) return undefined;
  const source = value.getSourceFile();
  const declarations = source.statements.filter(ts.isVariableStatement)
    .filter(({ modifiers = [] }) => !modifiers.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword))
    .flatMap(({ declarationList }) => declarationList.declarations);
  const declared = declarations.find(({ name }) => ts.isIdentifier(name) && name.text === value.text)?.initializer;
  const object = declared === undefined ? undefined : valueOf(declared);
  return object !== undefined && ts.isObjectLiteralExpression(object) && usesOf(value.text, source) === 2 ? object : undefined;
}

/** The object of `properties` in a schema: its own, or that of an object which is spread into it. */
function propertiesOf(schema: ts.ObjectLiteralExpression): ts.ObjectLiteralExpression | undefined {
  const field = fieldOf(schema, 'properties');
  if (field !== undefined && ts.isPropertyAssignment(field)) return objectOf(field.initializer);
  if (field !== undefined && ts.isShorthandPropertyAssignment(field)) return objectOf(field.name);
  const spread = schema.properties.filter(ts.isSpreadAssignment).map(({ expression }) => objectOf(expression));
  return spread.flatMap((object) => (object === undefined ? [] : [propertiesOf(object)])).find((object) => object !== undefined);
}

/** The object of `properties` in the schema of a class, below the class, constant or object that declares it. */
function propertiesBelow(holder: ts.Node, name: string): ts.ObjectLiteralExpression | undefined {
  let found: ts.ObjectLiteralExpression | undefined;
  const visit = (node: ts.Node): void => {
    if (found !== undefined) return;
    if (ts.isObjectLiteralExpression(node)) {
      const named = fieldOf(node, 'name');
      const isOther =
        named !== undefined &&
        ts.isPropertyAssignment(named) &&
        ts.isStringLiteralLike(named.initializer) &&
        named.initializer.text !== name;
      if (!isOther) found = propertiesOf(node);
    }
    ts.forEachChild(node, visit);
  };
  visit(holder);
  return found;
}

/** The class that a place starts, where its fields are what the plugin for Babel makes a schema of. */
function classAt(holder: ts.Node): ts.ClassLikeDeclaration | undefined {
  return ts.isClassLike(holder) ? holder : undefined;
}

/** Adds a property to a class, behind its last one. */
export function addProperty(holder: ts.Node, { class: owner, name, to }: Extract<ClientChange, { kind: 'add' }>): Edit[] | undefined {
  const properties = propertiesBelow(holder, owner);
  const last = properties?.properties.at(-1);
  if (properties === undefined) {
    const declared = classAt(holder);
    return declared && addField(declared, name, to);
  }
  if (last === undefined) return undefined;
  return [after(last, fieldText(name, quoted(spell(to), quoteOf(properties)), properties))];
}
