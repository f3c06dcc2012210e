import { ts } from 'ts-morph';
import { declarationOfClass, type ClassReading } from './class-declaration';
import { declarationOf, type Declaration } from './declaration';
import type { Evaluator } from './evaluate';
import type { SourceModule } from './modules';
import { placeOf } from './place';
import { bindingOf, propertyAssignments } from './scope';
import { unknown, type ObjectValue, type Value } from './value';

/** A configuration that opens a realm: which classes it lists, and whether that realm is synced. */
export interface Configuration {
  readonly declarations: readonly Declaration[];
  readonly synced: boolean;
}

/** Whether a `sync` value makes a realm synced; what is not known is taken as synced. */
function isSyncValue(value: Value | undefined): boolean {
  if (value === undefined) return false;
  return value.kind !== 'literal' || Boolean(value.value);
}

/** A list of classes and schemas, as the SDK takes it, read item by item. `undefined` where it is no such list. */
function readSchemaList(list: Value, at: ts.Node, reading: ClassReading): Declaration[] | undefined {
  if (list.kind === 'unknown') return [{ kind: 'unresolved', name: null, unknown: list, place: placeOf(at) }];
  if (list.kind !== 'array') return undefined;
  return list.items.flatMap((item) => {
    const declaration = item.kind === 'class' ? declarationOfClass(item.node, reading, true) : declarationOf(item, null, item.node);
    return declaration === undefined ? [] : [declaration];
  });
}

/** The variable that an object is the initial value of, so that `config.sync = ...` can be seen. */
function variableOf(node: ts.Node): string | undefined {
  const holder = node.parent;
  if (holder !== undefined && ts.isVariableDeclaration(holder) && ts.isIdentifier(holder.name)) return holder.name.text;
  return holder !== undefined && ts.isAsExpression(holder) ? variableOf(holder) : undefined;
}

function isSyncedLater(node: ts.Node): boolean {
  const name = variableOf(node);
  return name !== undefined
    && propertyAssignments(node.getSourceFile()).some((each) => each.name === 'sync' && ts.isIdentifier(each.target) && each.target.text === name);
}

const isRealmName = (node: ts.Node): boolean => /^(?:Realm|realm)\b|\.Realm$/.test(node.getText());

/** Whether an object is handed to Realm, directly or as a typed configuration; a key `schema` alone proves nothing. */
function isHandedToRealm(node: ts.ObjectLiteralExpression): boolean {
  const holder = node.parent;
  if (ts.isCallExpression(holder) || ts.isNewExpression(holder)) {
    return isRealmName(holder.expression) || /(?:^|\.)createRealmContext$/.test(holder.expression.getText());
  }
  return ts.isVariableDeclaration(holder) && /\bConfiguration(?:WithSync|WithoutSync)?\b/.test(holder.type?.getText() ?? '');
}

/** Finds the configurations of a module: objects and JSX elements with a `schema` that is a list of classes. */
export function findConfigurations(module: SourceModule, reading: ClassReading, syncedContexts: ReadonlySet<ts.Node>): Configuration[] {
  const { evaluator } = reading;
  const found: Configuration[] = [];

  function add(list: Value, at: ts.Node, synced: boolean, certain: boolean): void {
    const declarations = readSchemaList(list, at, reading);
    if (declarations === undefined) return;
    const readable = declarations.some(({ kind }) => kind === 'schema');
    if (readable || certain) found.push({ declarations, synced });
  }

  function visitObject(node: ts.ObjectLiteralExpression): void {
    const hasSchema = node.properties.some((each) => each.name !== undefined && ts.isIdentifier(each.name) && each.name.text === 'schema');
    const certain = isHandedToRealm(node);
    if (!hasSchema && !(certain && node.properties.some(ts.isSpreadAssignment))) return;
    const config = evaluator.evaluate(node);
    const schema = config.kind === 'object' ? config.entries.get('schema') : undefined;
    if (config.kind !== 'object' || schema === undefined) return;
    add(schema.value, schema.node, isSynced(config, node), certain);
  }

  function isSynced(config: ObjectValue, node: ts.Node): boolean {
    const context = syncedContexts.has(config.node) || syncedContexts.has(node);
    return context || isSyncValue(config.entries.get('sync')?.value) || config.gaps.length > 0 || isSyncedLater(node);
  }

  function visitElement(node: ts.JsxOpeningLikeElement): void {
    const attributes = node.attributes.properties;
    const schema = attributes.find((each): each is ts.JsxAttribute => ts.isJsxAttribute(each) && each.name.getText() === 'schema');
    const expression = schema?.initializer && ts.isJsxExpression(schema.initializer) ? schema.initializer.expression : undefined;
    if (expression === undefined) return;
    const synced = syncAttribute(node, evaluator);
    add(evaluator.evaluate(expression), expression, synced, node.tagName.getText().endsWith('RealmProvider'));
  }

  function visit(node: ts.Node): void {
    if (ts.isObjectLiteralExpression(node)) visitObject(node);
    else if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) visitElement(node);
    ts.forEachChild(node, visit);
  }

  visit(module.source);
  return found;
}

/** Whether an element has a `sync` attribute that is not plainly empty, or attributes that are only known when the program runs. */
function syncAttribute(node: ts.JsxOpeningLikeElement, evaluator: Evaluator): boolean {
  return node.attributes.properties.some((each) => {
    if (ts.isJsxSpreadAttribute(each)) {
      const spread = evaluator.evaluate(each.expression);
      return spread.kind !== 'object' || spread.gaps.length > 0 || isSyncValue(spread.entries.get('sync')?.value);
    }
    if (each.name.getText() !== 'sync') return false;
    const expression = each.initializer && ts.isJsxExpression(each.initializer) ? each.initializer.expression : undefined;
    return isSyncValue(expression === undefined ? unknown(each, 'empty') : evaluator.evaluate(expression));
  });
}

/**
 * The configurations that `createRealmContext` was given and whose provider is rendered with `sync` somewhere:
 * the provider's properties override those of its context (client-schema.md 1.3).
 */
export function findSyncedContexts(modules: readonly SourceModule[], evaluator: Evaluator): ReadonlySet<ts.Node> {
  const synced = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if ((ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) && syncAttribute(node, evaluator)) {
      const provider = evaluateTag(node.tagName, evaluator);
      const call = provider?.kind === 'unknown' ? provider.node : undefined;
      if (call !== undefined && ts.isCallExpression(call) && call.expression.getText().endsWith('createRealmContext')) {
        const [config] = call.arguments;
        if (config !== undefined) synced.add(evaluator.evaluate(config).node).add(config);
      }
    }
    ts.forEachChild(node, visit);
  };
  for (const { source } of modules) if (/\bsync\b|\{\s*\.\.\./.test(source.text)) visit(source);
  return synced;
}

function evaluateTag(tag: ts.JsxTagNameExpression, evaluator: Evaluator): Value | undefined {
  if (ts.isIdentifier(tag)) return bindingOf(tag.text, tag) === undefined ? undefined : evaluator.named(tag.text, tag);
  return ts.isPropertyAccessExpression(tag) ? evaluator.evaluate(tag) : undefined;
}
