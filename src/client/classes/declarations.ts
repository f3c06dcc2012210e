import { ts } from 'ts-morph';
import type { Evaluator } from '../evaluate/evaluation';
import { unknown, type ObjectValue } from '../evaluate/value';
import type { SourceModule } from '../modules/parse';
import { placeOf } from '../syntax/place';
import { bindingOf } from '../syntax/scope';
import { tellingNodes } from '../syntax/telling-nodes';
import { ancestryOf, extendsRealmObject } from './ancestry';
import { findChangesElsewhere } from './changes-elsewhere';
import { declarationOfClass, type ClassReading } from './class-declaration';
import { declarationOf, type Declaration } from './declaration';
import { hasTypesOfRealm, likenessOf, mentionsRealm, namesOnly, type Likeness } from './schema-shape';

const SCHEMA_TYPE = /^(?!(?:Partial|Omit|Pick)\b).*\b(?:ObjectSchema|CanonicalObjectSchema|RealmObjectConstructor|ObjectClass)\b/;

/** Whether the type written beside an expression says that it is an object schema. */
function isTypedAsSchema(node: ts.Node): boolean {
  for (let each: ts.Node = node; ; each = each.parent) {
    const holder = each.parent;
    if (holder === undefined) return false;
    if (
      (ts.isAsExpression(holder) || ts.isSatisfiesExpression(holder) || ts.isTypeAssertionExpression(holder)) &&
      SCHEMA_TYPE.test(holder.type.getText())
    )
      return true;
    if (ts.isVariableDeclaration(holder) || ts.isPropertyDeclaration(holder)) {
      const documented = ts.getJSDocType(holder)?.getText() ?? '';
      return SCHEMA_TYPE.test(holder.type?.getText() ?? documented);
    }
    if (!ts.isExpression(holder) || ts.isFunctionLike(holder)) return false;
  }
}

/** Finds all declarations of a module, in whatever form: classes first, then objects that are schemas by type or by shape. */
export function findDeclarations(module: SourceModule, reading: ClassReading): Declaration[] {
  const { evaluator } = reading;
  if (module.file.endsWith('.json')) return findPrinted(module, evaluator);
  const found: Declaration[] = [];
  const judge = (object: ObjectValue): Likeness => likenessOf(object, module.source, reading.sdk(module.file) !== undefined);
  /** They are schemas where another one, that surely is, stands in the same file. */
  const likely: Declaration[] = [];

  const speaksForItself = (declaration: Declaration): boolean =>
    declaration.kind === 'schema' ? judge(declaration.object) === 'sure' : mentionsRealm(module.source);

  /** By the classes that it extends, or, where these are not the project's own, by its schema in an app that uses Realm. */
  function comesFromRealm(node: ts.ClassLikeDeclaration, declaration: Declaration): boolean {
    const ancestry = ancestryOf(node, evaluator);
    if (ancestry !== 'unknown') return ancestry !== 'none';
    return declaration.kind === 'schema' && reading.sdk(module.file) !== undefined && hasTypesOfRealm(declaration.object);
  }

  function visitClass(node: ts.ClassLikeDeclaration): void {
    const declaration = declarationOfClass(node, reading, false);
    if (declaration === undefined) return;
    if (extendsRealmObject(node) || speaksForItself(declaration) || comesFromRealm(node, declaration)) found.push(declaration);
  }

  function visitObject(node: ts.ObjectLiteralExpression): void {
    if (isPropertyMap(node)) return;
    const keys = node.properties.map(({ name }) => (name && (ts.isIdentifier(name) || ts.isStringLiteral(name)) ? name.text : undefined));
    const typed = isDirect(node) && isTypedAsSchema(node);
    const isLikely = keys.includes('name') && (keys.includes('properties') || node.properties.some(ts.isSpreadAssignment));
    if (!isLikely && !(typed && (keys.includes('name') || keys.includes('properties')))) return;
    const value = evaluator.evaluate(node);
    if (value.kind !== 'object') return;
    const likeness = typed ? 'sure' : judge(value);
    const declaration = likeness === 'unlike' ? undefined : declarationOf(value, null, node);
    if (declaration !== undefined) (likeness === 'sure' ? found : likely).push(declaration);
  }

  /** `const TaskSchema = makeSchema('Task', {...})`: a schema that a function of the project makes. */
  function visitMade(call: ts.CallExpression): void {
    const callee = ts.isIdentifier(call.expression) ? call.expression : undefined;
    const isLikely = callee !== undefined && (/schema|model|realm/i.test(callee.text) || bindingOf(callee.text, callee)?.kind !== 'import');
    const value = isLikely ? evaluator.evaluate(call) : undefined;
    if (value?.kind !== 'object' || value.madeBy === undefined || judge(value) !== 'sure') return;
    const declaration = declarationOf(value, null, call);
    if (declaration !== undefined) found.push(declaration);
  }

  function visit(node: ts.Node): void {
    if (ts.isVariableDeclaration(node) && node.initializer !== undefined && ts.isCallExpression(node.initializer))
      visitMade(node.initializer);
    if (ts.isClassLike(node)) visitClass(node);
    else if (ts.isObjectLiteralExpression(node)) visitObject(node);
  }

  tellingNodes(module.source).forEach(visit);
  return [...found, ...besideSchemas(likely, found), ...findChangesElsewhere(module.source, evaluator)];
}

/** Those of some objects that are schemas because others are: their properties have types of Realm and classes of the same file. */
function besideSchemas(likely: readonly Declaration[], found: readonly Declaration[]): Declaration[] {
  if (!found.some(({ kind }) => kind === 'schema')) return [];
  const names = new Set([...found, ...likely].flatMap((each) => (each.kind === 'schema' ? [each.name] : [])));
  return likely.filter((each) => each.kind === 'schema' && namesOnly(each.object, names));
}

/** The value of a key `properties` maps names to properties; among the names may be `name` and `properties` themselves. */
function isPropertyMap({ parent }: ts.ObjectLiteralExpression): boolean {
  return (
    ts.isPropertyAssignment(parent) &&
    (ts.isIdentifier(parent.name) || ts.isStringLiteral(parent.name)) &&
    parent.name.text === 'properties'
  );
}

/** Not a value inside another object: the type beside a constant speaks of the whole, or of the elements of a list. */
function isDirect(node: ts.ObjectLiteralExpression): boolean {
  return !ts.isPropertyAssignment(node.parent);
}

/** The schemas of a JSON file that holds what `JSON.stringify(realm.schema)` prints: a list, or one schema. */
function findPrinted({ source }: SourceModule, evaluator: Evaluator): Declaration[] {
  const [statement] = source.statements;
  const value = statement !== undefined && ts.isExpressionStatement(statement) ? evaluator.evaluate(statement.expression) : undefined;
  const items = value?.kind === 'array' ? value.items : value === undefined ? [] : [value];
  const declarations = items.map((item) => declarationOf(item, null, item.node));
  if (declarations.length > 0 && declarations.every((each) => each !== undefined)) return declarations;
  const at = value?.node ?? source;
  return [{ kind: 'unresolved', name: null, unknown: unknown(at, 'the file is not a list of object schemas, as `JSON.stringify(realm.schema)` prints it'), place: placeOf(at) }];
}
