import { ts } from 'ts-morph';
import type { RealmPath, SchemaVersion } from '../schema/client-schemas';
import type { Place } from '../schema/model';
import { declarationOfClass, type ClassReading } from './class-declaration';
import { declarationOf, type Declaration } from './declaration';
import type { Evaluator } from './evaluation';
import { isHandedToRealm } from './handed-to-realm';
import { laterChanges } from './later-changes';
import type { SourceModule } from './parse';
import { placeOf } from './place';
import { findWrapperCalls, type RealmWrapper } from './realm-wrappers';
import { bindingOf } from './scope';
import { refused, unknown, type ObjectValue, type Value } from './value';

/** A configuration that opens a realm: which classes it lists, and whether that realm is synced. */
export interface Configuration {
  readonly declarations: readonly Declaration[];
  /** Names of the listed classes, as far as they could be read. */
  readonly classes: readonly string[];
  /** Whether all of the list could be read. */
  readonly complete: boolean;
  readonly sync: 'synced' | 'local' | 'unknown';
  readonly mode: 'flexible' | 'partition' | null;
  readonly schemaVersion: SchemaVersion | null;
  readonly migrates: boolean;
  readonly recreates: boolean;
  readonly path: RealmPath;
  readonly place: Place;
  /** The object that is the configuration, as it is written. */
  readonly node: ts.Node;
  /** Where it is what a call makes of the object in the function that is called: that object, and what the call was given. */
  readonly instead: readonly ts.Node[];
}

type Sync = Pick<Configuration, 'sync' | 'mode'>;

/** What is said of the file and its versions: their number, and what becomes of a file that has an earlier one. */
type Versioning = Pick<Configuration, 'schemaVersion' | 'migrates' | 'recreates' | 'path'>;

/** What a configuration says under a key, whether it is an object or an element. */
type Lookup = (key: string) => { readonly value: Value; readonly node: ts.Node } | undefined;

const LOCAL: Sync = { sync: 'local', mode: null };

/** What a `sync` value makes of a realm. */
function syncOf(value: Value | undefined): Sync {
  if (value === undefined || (value.kind === 'literal' && !value.value)) return LOCAL;
  if (value.kind === 'unknown') return { sync: 'unknown', mode: null };
  const entries = value.kind === 'object' ? value.entries : undefined;
  const flexible = entries?.get('flexible')?.value;
  const mode = flexible?.kind === 'literal' && flexible.value === true ? 'flexible' : entries?.has('partitionValue') === true ? 'partition' : null;
  return { sync: 'synced', mode };
}

const inWords = (value: unknown): string => (typeof value === 'number' ? String(value) : JSON.stringify(value));

function schemaVersionOf(entry: ReturnType<Lookup>): SchemaVersion | null {
  if (entry === undefined || (entry.value.kind === 'literal' && entry.value.value === undefined)) return null;
  const { value, node } = entry;
  const written = value.kind === 'literal' ? value.value : undefined;
  const isVersion = typeof written === 'number' && Number.isSafeInteger(written) && written >= 0;
  return { value: isVersion ? written : null, fault: value.kind === 'literal' && !isVersion ? inWords(written) : null, place: placeOf(node) };
}

/** A function that only the running program knows counts as one. */
function versioningOf(lookup: Lookup): Versioning {
  const isGiven = (key: string): boolean => {
    const value = lookup(key)?.value;
    return value !== undefined && !(value.kind === 'literal' && !value.value);
  };
  const isOn = (key: string): boolean => {
    const entry = lookup(key);
    if (entry === undefined) return false;
    const isSwitch = ts.isJsxAttribute(entry.node) && entry.node.initializer === undefined;
    return isSwitch || (entry.value.kind === 'literal' && entry.value.value === true);
  };
  return {
    schemaVersion: schemaVersionOf(lookup('schemaVersion')),
    migrates: isGiven('onMigration') || isGiven('migration'),
    recreates: isOn('deleteRealmIfMigrationNeeded') || isOn('inMemory'),
    path: pathOf(lookup('path')),
  };
}

/** What the SDK takes where no path is given. */
const DEFAULT_PATH = 'default.realm';

function pathOf(entry: ReturnType<Lookup>): RealmPath {
  if (entry === undefined || (entry.value.kind === 'literal' && entry.value.value === undefined)) return { known: true, text: DEFAULT_PATH };
  const { value, node } = entry;
  if (value.kind === 'literal' && typeof value.value === 'string') return { known: true, text: value.value };
  return { known: false, text: (ts.isPropertyAssignment(node) ? node.initializer : node).getText() };
}

/** A list of classes and schemas, as the SDK takes it, read item by item. `undefined` where it is no such list, and surely nothing that Realm is handed. */
function readSchemaList(list: Value, at: ts.Node, reading: ClassReading, certain: boolean): Declaration[] | undefined {
  if (list.kind === 'unknown') return [{ kind: 'unresolved', name: null, unknown: list, place: placeOf(at) }];
  if (list.kind !== 'array') {
    const isGiven = certain && !(list.kind === 'literal' && list.value === undefined);
    return isGiven ? [{ kind: 'refused', name: null, refused: refused(at, 'refused', 'it must be a list of classes, between `[` and `]`'), place: placeOf(at) }] : undefined;
  }
  return list.items.flatMap((item) => {
    const declaration = item.kind === 'class' ? declarationOfClass(item.node, reading, true) : declarationOf(item.kind === 'function' ? reading.evaluator.member(item, 'schema', item.node) : item, null, item.node);
    return declaration === undefined ? [] : [declaration];
  });
}

/** What the modules of a client say of the configurations in other modules. */
export interface Elsewhere {
  readonly syncedContexts: ReadonlySet<ts.Node>;
  readonly wrappers: readonly RealmWrapper[];
}

/** Finds the configurations of a module: objects and JSX elements with a `schema` that is a list of classes, and calls that make them. */
export function findConfigurations(module: SourceModule, reading: ClassReading, { syncedContexts, wrappers }: Elsewhere): Configuration[] {
  const { evaluator } = reading;
  const found: Configuration[] = [];

  function add(list: Value, at: ts.Node, node: ts.Node, sync: Sync, versioning: Versioning, certain: boolean, instead: readonly ts.Node[] = []): void {
    const declarations = readSchemaList(list, at, reading, certain);
    if (declarations === undefined) return;
    const classes = declarations.flatMap((each) => (each.kind === 'schema' ? [each.name] : []));
    if (classes.length === 0 && !certain) return;
    found.push({ declarations, classes, complete: classes.length === declarations.length, ...sync, ...versioning, place: placeOf(at), node, instead });
  }

  function visitObject(node: ts.ObjectLiteralExpression): void {
    const hasSchema = node.properties.some((each) => each.name !== undefined && ts.isIdentifier(each.name) && each.name.text === 'schema')
      || laterChanges(node).some((each) => each.kind === 'set' && each.key === 'schema');
    const certain = isHandedToRealm(node);
    if (!hasSchema && !(certain && node.properties.some(ts.isSpreadAssignment))) return;
    const config = evaluator.evaluate(node);
    const schema = config.kind === 'object' ? config.entries.get('schema') : undefined;
    if (config.kind !== 'object' || schema === undefined) return;
    add(schema.value, schema.node, node, syncOfConfig(config, node), versioningOf((key) => config.entries.get(key)), certain);
  }

  function visitCalls(): void {
    for (const { fn, args, config: node, call } of findWrapperCalls(module, wrappers, evaluator)) {
      const config = evaluator.within(fn, args, node);
      const schema = config.kind === 'object' ? config.entries.get('schema') : undefined;
      if (config.kind !== 'object' || schema === undefined) continue;
      add(schema.value, call, node, syncOfConfig(config, node), versioningOf((key) => config.entries.get(key)), false, [node, ...call.arguments ?? []]);
    }
  }

  function syncOfConfig(config: ObjectValue, node: ts.Node): Sync {
    const own = syncOf(config.entries.get('sync')?.value);
    if (own.sync !== 'local') return own;
    if (syncedContexts.has(config.node) || syncedContexts.has(node)) return { sync: 'synced', mode: null };
    return config.gaps.length > 0 ? { sync: 'unknown', mode: null } : LOCAL;
  }

  function visitElement(node: ts.JsxOpeningLikeElement): void {
    const attributes = node.attributes.properties;
    const schema = attributes.find((each): each is ts.JsxAttribute => ts.isJsxAttribute(each) && each.name.getText() === 'schema');
    const expression = schema?.initializer && ts.isJsxExpression(schema.initializer) ? schema.initializer.expression : undefined;
    if (expression === undefined) return;
    add(evaluator.evaluate(expression), expression, node, syncOfElement(node, evaluator), versioningOf((key) => attributeValue(node, key, evaluator)), node.tagName.getText().endsWith('RealmProvider'));
  }

  function visit(node: ts.Node): void {
    if (ts.isObjectLiteralExpression(node)) visitObject(node);
    else if (ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) visitElement(node);
    ts.forEachChild(node, visit);
  }

  visit(module.source);
  visitCalls();
  return found;
}

function attributeValue(node: ts.JsxOpeningLikeElement, name: string, evaluator: Evaluator): { value: Value; node: ts.Node } | undefined {
  for (const each of node.attributes.properties) {
    if (ts.isJsxSpreadAttribute(each)) {
      const spread = evaluator.evaluate(each.expression);
      const entry = spread.kind === 'object' ? spread.entries.get(name) : undefined;
      if (entry !== undefined) return { value: entry.value, node: entry.node };
      if (spread.kind !== 'object' || spread.gaps.length > 0) return { value: unknown(each, 'what is spread here is only known when the program runs'), node: each };
    } else if (each.name.getText() === name) {
      const expression = each.initializer && ts.isJsxExpression(each.initializer) ? each.initializer.expression : undefined;
      return { value: expression === undefined ? unknown(each, 'it has no value') : evaluator.evaluate(expression), node: each };
    }
  }
  return undefined;
}

/** What the attributes of an element say of sync; attributes that are only known when the program runs leave it open. */
function syncOfElement(node: ts.JsxOpeningLikeElement, evaluator: Evaluator): Sync {
  return syncOf(attributeValue(node, 'sync', evaluator)?.value);
}

/**
 * The configurations that `createRealmContext` was given and whose provider is rendered with `sync` somewhere:
 * the provider's properties override those of its context (client-schema.md 1.3).
 */
export function findSyncedContexts(modules: readonly SourceModule[], evaluator: Evaluator): ReadonlySet<ts.Node> {
  const synced = new Set<ts.Node>();
  const visit = (node: ts.Node): void => {
    if ((ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node)) && syncOfElement(node, evaluator).sync !== 'local') {
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
