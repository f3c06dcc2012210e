import { ts } from 'ts-morph';
import type { Place } from '../schema/model';
import { staticMember, superclassOf } from './class-members';
import type { Evaluator } from './evaluate';
import type { SourceModule } from './modules';
import { placeOf } from './place';
import { stringOf, type ObjectValue, type Unknown, type Value } from './value';

/** A place in the source where a class is declared, or where one seems to be but cannot be read. */
export type Declaration =
  | { readonly kind: 'schema'; readonly object: ObjectValue; readonly name: string; readonly place: Place }
  | { readonly kind: 'unresolved'; readonly name: string | null; readonly unknown: Unknown; readonly place: Place };

const SCHEMA_TYPE = /\b(?:ObjectSchema|CanonicalObjectSchema|RealmObjectConstructor|ObjectClass)\b/;

/** Whether the type written beside an expression says that it is an object schema. */
function isTypedAsSchema(node: ts.Node): boolean {
  for (let each: ts.Node = node; ; each = each.parent) {
    const holder = each.parent;
    if (holder === undefined) return false;
    if ((ts.isAsExpression(holder) || ts.isSatisfiesExpression(holder) || ts.isTypeAssertionExpression(holder)) && SCHEMA_TYPE.test(holder.type.getText())) return true;
    if (ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder)) {
      const documented = ts.getJSDocType(holder)?.getText() ?? '';
      return SCHEMA_TYPE.test(holder.type?.getText() ?? documented);
    }
    if (!ts.isExpression(holder)) return false;
  }
}

/** `extends Realm.Object`, `extends RealmObject`, `extends Object` imported from realm. */
export function extendsRealmObject(node: ts.ClassLikeDeclaration): boolean {
  const parent = superclassOf(node);
  return parent !== undefined && /(?:^|\.)(?:Realm)?Object$/.test(parent.getText());
}

const mentionsRealm = (source: ts.SourceFile): boolean => /['"](?:realm|@realm\/react|@realm\.io\/react)['"]|\bRealm\.\w/.test(source.text);

/** Whether an untyped object is shaped as only an object schema is: other libraries have `name` and `properties` too. */
function isShapedAsSchema(object: ObjectValue, source: ts.SourceFile): boolean {
  const properties = object.entries.get('properties')?.value;
  if (properties?.kind !== 'object') return false;
  const values = [...properties.entries.values()].map(({ value }) => value);
  const allReadAsProperties = values.every((value) =>
    stringOf(value) !== undefined || value.kind === 'unknown' || (value.kind === 'object' && stringOf(value.entries.get('type')?.value) !== undefined));
  if (!allReadAsProperties) return false;
  const hasRealmKey = ['primaryKey', 'embedded', 'asymmetric'].some((key) => object.entries.has(key));
  return hasRealmKey || (mentionsRealm(source) && values.length > 0);
}

/** The node to show for a class: the class, constant or assignment that holds the schema, up to its name. */
export function holderPlace(object: ObjectValue): Place {
  const literal = object.node;
  for (let node = literal; node.parent !== undefined; node = node.parent) {
    const holder = node.parent;
    if (ts.isPropertyDeclaration(holder) && ts.isClassLike(holder.parent)) {
      const owner = holder.parent;
      return holder.name.getText() === 'schema' ? placeOf(owner, owner.name ?? holder.name) : placeOf(holder, holder.name);
    }
    if (ts.isVariableDeclaration(holder)) return placeOf(ts.isVariableStatement(holder.parent.parent) ? holder.parent.parent : holder, holder.name);
    if (ts.isBinaryExpression(holder) && holder.right === node) return placeOf(holder, holder.left);
    const isWrapper = ts.isExpression(holder) && !ts.isObjectLiteralExpression(holder) && !ts.isArrayLiteralExpression(holder);
    if (!isWrapper) break;
  }
  return placeOf(literal, object.entries.get('name')?.node ?? literal);
}

/** Reads one value as a declaration; `name` is what to call it where its own name is not known. */
export function declarationOf(value: Value, name: string | null, at: ts.Node): Declaration | undefined {
  if (value.kind === 'unknown') return { kind: 'unresolved', name, unknown: value, place: placeOf(at) };
  if (value.kind !== 'object') return undefined;
  const nameEntry = value.entries.get('name');
  const ownName = stringOf(nameEntry?.value);
  if (ownName) return { kind: 'schema', object: value, name: ownName, place: holderPlace(value) };
  const unknown = nameEntry?.value.kind === 'unknown' ? nameEntry.value : value.gaps[0];
  return unknown === undefined ? undefined : { kind: 'unresolved', name, unknown, place: holderPlace(value) };
}

/** The schema of a class: the value of its static `schema`. */
export function schemaOfClass(node: ts.ClassLikeDeclaration, evaluator: Evaluator): Value | undefined {
  const found = staticMember(node, 'schema');
  return found === undefined ? undefined : evaluator.member({ kind: 'class', node }, 'schema', found);
}

/** Finds all declarations of a module, in whatever form: classes first, then objects that are schemas by type or by shape. */
export function findDeclarations(module: SourceModule, evaluator: Evaluator): Declaration[] {
  const found: Declaration[] = [];

  function visitClass(node: ts.ClassLikeDeclaration): void {
    const schema = schemaOfClass(node, evaluator);
    if (schema === undefined || (!extendsRealmObject(node) && !mentionsRealm(module.source) && schema.kind !== 'object')) return;
    const declaration = declarationOf(schema, node.name?.text ?? null, staticMember(node, 'schema') ?? node);
    const isForeign = declaration?.kind === 'schema' && !extendsRealmObject(node) && !isShapedAsSchema(declaration.object, module.source);
    if (declaration !== undefined && !isForeign) found.push(declaration);
  }

  function visitObject(node: ts.ObjectLiteralExpression): void {
    const keys = node.properties.map(({ name }) => (name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined));
    const typed = isTypedAsSchema(node);
    if (!keys.includes('name') || !(keys.includes('properties') || node.properties.some(ts.isSpreadAssignment))) return;
    const value = evaluator.evaluate(node);
    if (value.kind !== 'object' || !(typed && isDirect(node)) && !isShapedAsSchema(value, module.source)) return;
    const declaration = declarationOf(value, null, node);
    if (declaration !== undefined) found.push(declaration);
  }

  function visit(node: ts.Node): void {
    if (ts.isClassLike(node)) visitClass(node);
    else if (ts.isObjectLiteralExpression(node)) visitObject(node);
    ts.forEachChild(node, visit);
  }

  visit(module.source);
  return found;
}

/** Not a value inside another object: the type beside a constant speaks of the whole, or of the elements of a list. */
function isDirect(node: ts.ObjectLiteralExpression): boolean {
  return !ts.isPropertyAssignment(node.parent);
}
