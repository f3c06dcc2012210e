import { ts } from 'ts-morph';
import type { Place } from '../../schema/model';
import { declarationOfClass, type ClassReading } from '../classes/class-declaration';
import { declarationOf, type Declaration } from '../classes/declaration';
import { mentionsRealm } from '../classes/schema-shape';
import { refused, type ObjectValue, type Value } from '../evaluate/value';
import type { SourceModule } from '../modules/parse';
import { laterChanges } from '../syntax/later-changes';
import { placeOf } from '../syntax/place';
import { attributesOf, expressionOf, isElement, isRealmProvider } from './element-attributes';
import { handedIn, isHandedToRealm } from './handed-to-realm';
import { syncOf, versioningOf, type Sync, type Versioning } from './realm-settings';
import { configurationOfCall, findWrapperCalls, replacedBy, type RealmWrapper } from './realm-wrappers';
import { syncIn, syncWhere, type Opened } from './opened';

/** A configuration that opens a realm: which classes it lists, and whether that realm is synced. */
export interface Configuration extends Sync, Versioning {
  readonly declarations: readonly Declaration[];
  /** Names of the listed classes, as far as they could be read. */
  readonly classes: readonly string[];
  /** Whether all of the list could be read. */
  readonly complete: boolean;
  readonly place: Place;
  /** The object that is the configuration, or the call that makes it. */
  readonly node: ts.Node;
  /** Where a call makes it: the object in the function that is called, and all that was given on the way there. */
  readonly instead: readonly ts.Node[];
}

/** How surely an object is a configuration of Realm: what is handed to it is, what has keys of its own may be. */
type Certainty = 'handed' | 'likely' | 'unsaid';

/** A list of classes and schemas, as the SDK takes it, read item by item. `undefined` where it is no such list, and surely nothing that Realm is handed. */
function readSchemaList(list: Value, at: ts.Node, reading: ClassReading, certainty: Certainty): Declaration[] | undefined {
  if (list.kind === 'unknown') return [{ kind: 'unresolved', name: null, unknown: list, place: placeOf(at) }];
  if (list.kind !== 'array') {
    const isGiven = certainty === 'handed' && !(list.kind === 'literal' && list.value === undefined);
    return isGiven
      ? [
          {
            kind: 'refused',
            name: null,
            refused: refused(at, 'refused', 'it must be a list of classes, between `[` and `]`'),
            place: placeOf(at),
          },
        ]
      : undefined;
  }
  return list.items.flatMap((item) => {
    const declaration = item.kind === 'class' ? declarationOfClass(item.node, reading, true) : declarationOf(item.kind === 'function' ? reading.evaluator.member(item, 'schema', item.node) : item, null, item.node);
    return declaration === undefined ? [] : [declaration];
  });
}

/** What the modules of a client say of the configurations in other modules. */
export interface Elsewhere {
  /** Where configurations were seen to be opened, by the object that they are. */
  readonly opened: ReadonlyMap<ts.Node, readonly Opened[]>;
  readonly wrappers: readonly RealmWrapper[];
  /** Objects that Realm is handed by their names. */
  readonly handed: ReadonlySet<ts.Node>;
}

/** Keys that only a configuration of Realm has beside a `schema`. */
const KEYS_OF_REALM = ['schemaVersion', 'onMigration', 'deleteRealmIfMigrationNeeded', 'shouldCompact', 'shouldCompactOnLaunch'];

/** Finds the configurations of a module: objects and JSX elements with a `schema` that is a list of classes, and calls that make them. */
export function findConfigurations(module: SourceModule, reading: ClassReading & Elsewhere): Configuration[] {
  const { evaluator, opened, wrappers, handed } = reading;
  const found: Configuration[] = [];
  const usesRealm = mentionsRealm(module.source) || reading.sdk(module.file) !== undefined;

  function add(
    list: Value,
    at: ts.Node,
    node: ts.Node,
    settings: Sync & Versioning,
    certainty: Certainty,
    instead: readonly ts.Node[] = [],
  ): void {
    const declarations = readSchemaList(list, at, reading, certainty);
    if (declarations === undefined) return;
    const classes = declarations.flatMap((each) => (each.kind === 'schema' ? [each.name] : []));
    const isUnread = certainty === 'likely' && declarations.length > 0;
    if (classes.length === 0 && certainty !== 'handed' && !isUnread) return;
    found.push({ declarations, classes, complete: classes.length === declarations.length, ...settings, place: placeOf(at), node, instead });
  }

  function certaintyOf(node: ts.Node, { entries }: ObjectValue): Certainty {
    if (handed.has(node) || (ts.isObjectLiteralExpression(node) && isHandedToRealm(node))) return 'handed';
    return usesRealm && KEYS_OF_REALM.some((key) => entries.has(key)) ? 'likely' : 'unsaid';
  }

  function visitObject(node: ts.ObjectLiteralExpression): void {
    const hasSchema = node.properties.some((each) => each.name !== undefined && ts.isIdentifier(each.name) && each.name.text === 'schema')
      || laterChanges(node).some((each) => each.kind === 'set' && each.key === 'schema');
    if (!hasSchema && !(isHandedToRealm(node) && node.properties.some(ts.isSpreadAssignment))) return;
    const config = evaluator.evaluate(node);
    const schema = config.kind === 'object' ? config.entries.get('schema') : undefined;
    if (config.kind !== 'object' || schema === undefined) return;
    add(schema.value, schema.node, node, settingsOf(config, node), certaintyOf(node, config));
  }

  /** An attribute that is spread and not known may say anything. */
  function settingsOfElement(attributes: ObjectValue): Sync & Versioning {
    const [gap] = attributes.gaps;
    const versioning = versioningOf((key) => attributes.entries.get(key) ?? (gap && { value: gap, node: gap.node }));
    return { ...syncIn(attributes), ...versioning };
  }

  function visitElement(node: ts.JsxOpeningLikeElement): void {
    const { properties } = node.attributes;
    const isProvider = isRealmProvider(node);
    if (!properties.some((each) => ts.isJsxAttribute(each) ? each.name.getText() === 'schema' : isProvider)) return;
    const attributes = attributesOf(node, evaluator);
    const schema = attributes.entries.get('schema');
    if (schema === undefined) return;
    // What is spread is a configuration where it stands.
    if (!ts.isJsxAttribute(schema.node)) return;
    add(schema.value, expressionOf(schema.node) ?? schema.node, node, settingsOfElement(attributes), isProvider ? 'handed' : 'unsaid');
  }

  function visitCalls(): void {
    for (const each of findWrapperCalls(module, wrappers, evaluator)) {
      const { call, wrapper } = each;
      const config = configurationOfCall(each, evaluator);
      const schema = config.kind === 'object' ? config.entries.get('schema') : undefined;
      if (config.kind !== 'object' || schema === undefined) continue;
      const settings =
        ts.isExpression(wrapper.config) && !isElement(wrapper.config) ? settingsOf(config, wrapper.config) : settingsOfElement(config);
      add(schema.value, call, call, settings, isHanded(wrapper) ? 'handed' : certaintyOf(wrapper.config, config), replacedBy(each));
    }
  }

  function isHanded({ config }: RealmWrapper): boolean {
    return isElement(config) || handedIn(config.parent) === config || handed.has(config);
  }

  function settingsOf(config: ObjectValue, node: ts.Node): Sync & Versioning {
    return { ...syncOfConfig(config, node), ...versioningOf((key) => config.entries.get(key)) };
  }

  function syncOfConfig(config: ObjectValue, node: ts.Node): Sync {
    const own = syncOf(config.entries.get('sync')?.value);
    if (own.sync !== 'local') return own;
    const seen = syncWhere([...(opened.get(node) ?? []), ...(node === config.node ? [] : opened.get(config.node) ?? [])]);
    // Without `sync` a realm is local only where it was seen that nothing adds it.
    return seen.sync === 'local' && config.gaps.length > 0 ? { sync: 'unknown', mode: null } : seen;
  }

  function visit(node: ts.Node): void {
    if (ts.isObjectLiteralExpression(node)) visitObject(node);
    else if (isElement(node)) visitElement(node);
    ts.forEachChild(node, visit);
  }

  visit(module.source);
  visitCalls();
  return found;
}

/** What a function makes of its parameters, and what it is given, are no configurations of their own where its calls were read. */
export function withoutWrappers(configurations: readonly Configuration[]): Configuration[] {
  const replaced = new Set(configurations.flatMap(({ instead }) => instead));
  const calls = new Set(configurations.flatMap(({ node, instead }) => (instead.length > 0 ? [node] : [])));
  return configurations.filter(({ node, instead }) => !replaced.has(node) && (instead.length > 0 || !calls.has(node)));
}
