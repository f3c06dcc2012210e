import { ts } from 'ts-morph';
import type { Place } from '../../schema/model';
import type { Opening, Settings } from '../../schema/settings';
import { declarationOfClass, type ClassReading } from '../classes/class-declaration';
import { declarationOf, type Declaration } from '../classes/declaration';
import { mentionsRealm } from '../classes/schema-shape';
import { refused, type ArrayValue, type Literal, type ObjectValue, type Value } from '../evaluate/value';
import type { SourceModule } from '../modules/parse';
import { branchesOf } from '../syntax/branches';
import { laterChanges } from '../syntax/later-changes';
import { placeOf } from '../syntax/place';
import { tellingNodes } from '../syntax/telling-nodes';
import { attributesOf, expressionOf, isElement, isRealmProvider } from './element-attributes';
import { handedIn, isHandedToRealm } from './handed-to-realm';
import { syncOf, versioningOf, type Lookup, type Sync, type Versioning } from './realm-settings';
import { configurationOfCall, findWrapperCalls, replacedBy, type RealmWrapper } from './realm-wrappers';
import { settingsIn } from './settings-in';
import { evaluateTag, syncIn, syncWhere, type Opened } from './opened';
import { agreed, contextOf, provided } from './provided';

/** What a configuration says beside its classes, and where it is opened. */
interface Said extends Sync, Versioning {
  readonly settings: Settings;
  readonly openings: readonly Opening[];
  readonly sdk: number | null;
}

/** A configuration that opens a realm: which classes it lists, and whether that realm is synced. */
export interface Configuration extends Said {
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
    return isGiven ? [refusedDeclarationAt(at, 'it must be a list of classes, between `[` and `]`')] : undefined;
  }
  return list.items.flatMap((item) => {
    const declaration = declarationOfItem(item, reading);
    const isNone = declaration === undefined && certainty === 'handed' && (item.kind === 'literal' || item.kind === 'array');
    return declaration ?? (isNone ? refusedDeclarationAt(item.node, `${inWords(item)} is no class and no object schema`) : []);
  });
}

function declarationOfItem(item: Value, reading: ClassReading): Declaration | undefined {
  if (item.kind === 'class') return declarationOfClass(item.node, reading, true);
  return declarationOf(item.kind === 'function' ? reading.evaluator.member(item, 'schema', item.node) : item, null, item.node);
}

const inWords = (item: Literal | ArrayValue): string =>
  item.kind === 'array' ? 'a list within the list' : `\`${JSON.stringify(item.value) ?? 'undefined'}\` in the list`;

const refusedDeclarationAt = (at: ts.Node, reason: string): Declaration =>
  ({ kind: 'refused', name: null, refused: refused(at, 'refused', reason), place: placeOf(at) });

/** What the modules of a client say of the configurations in other modules. */
export interface Elsewhere {
  /** Where configurations were seen to be opened, by the object that they are. */
  readonly opened: ReadonlyMap<ts.Node, readonly Opened[]>;
  readonly wrappers: readonly RealmWrapper[];
  /** Objects that Realm is handed by their names. */
  readonly handed: ReadonlySet<ts.Node>;
}

/** An attribute that is spread and not known may say anything. */
function lookupIn({ entries, gaps: [gap] }: ObjectValue): Lookup {
  return (key) => entries.get(key) ?? (gap && { value: gap, node: gap.node });
}

/** Whether a provider opens the classes that a configuration lists, and no others in their place. */
const hasListOf = (config: ObjectValue, whole: ObjectValue): boolean =>
  whole.entries.get('schema')?.node === config.entries.get('schema')?.node;

const openingAt = (node: ts.Node): Opening => ({ place: placeOf(node), branches: branchesOf(node) });

/** Keys that only a configuration of Realm has beside a `schema`. */
const KEYS_OF_REALM = ['schemaVersion', 'onMigration', 'deleteRealmIfMigrationNeeded', 'shouldCompact', 'shouldCompactOnLaunch'];

/** Finds the configurations of a module: objects and JSX elements with a `schema` that is a list of classes, and calls that make them. */
export function findConfigurations(module: SourceModule, reading: ClassReading & Elsewhere): Configuration[] {
  const { evaluator, opened, wrappers, handed } = reading;
  const found: Configuration[] = [];
  const sdk = reading.sdk(module.file)?.version.major;
  const usesRealm = mentionsRealm(module.source) || reading.sdk(module.file) !== undefined;

  function add(
    list: Value,
    at: ts.Node,
    node: ts.Node,
    said: Said,
    certainty: Certainty,
    instead: readonly ts.Node[] = [],
  ): void {
    const declarations = readSchemaList(list, at, reading, certainty);
    if (declarations === undefined) return;
    const classes = declarations.flatMap((each) => (each.kind === 'schema' ? [each.name] : []));
    const isUnread = certainty === 'likely' && declarations.length > 0;
    if (classes.length === 0 && certainty !== 'handed' && !isUnread) return;
    found.push({ declarations, classes, complete: classes.length === declarations.length, ...said, place: placeOf(at), node, instead });
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
    add(schema.value, schema.node, node, saidBy(config, node), certaintyOf(node, config));
  }

  function saidByElement(attributes: ObjectValue, openings: readonly Opening[]): Said {
    const versioning = versioningOf(lookupIn(attributes), sdk);
    return { ...syncIn(attributes), ...versioning, settings: settingsIn(attributes), openings, sdk: sdk ?? null };
  }

  function visitElement(node: ts.JsxOpeningLikeElement): void {
    const { properties } = node.attributes;
    const provider = evaluateTag(node.tagName, evaluator);
    const isProvider = isRealmProvider(node) || contextOf(provider) !== undefined;
    if (!properties.some((each) => ts.isJsxAttribute(each) ? each.name.getText() === 'schema' : isProvider)) return;
    const attributes = attributesOf(node, evaluator);
    const schema = attributes.entries.get('schema');
    if (schema === undefined) return;
    // What is spread is a configuration where it stands.
    if (!ts.isJsxAttribute(schema.node)) return;
    const said = saidByElement(provided(provider, attributes, evaluator), isProvider ? [openingAt(node)] : []);
    add(schema.value, expressionOf(schema.node) ?? schema.node, node, said, isProvider ? 'handed' : 'unsaid');
  }

  function visitCalls(): void {
    for (const each of findWrapperCalls(module, wrappers, evaluator)) {
      const { call, wrapper } = each;
      const config = configurationOfCall(each, evaluator);
      const schema = config.kind === 'object' ? config.entries.get('schema') : undefined;
      if (config.kind !== 'object' || schema === undefined) continue;
      const openings = isElement(wrapper.config) || opened.has(wrapper.config) ? [openingAt(call)] : [];
      const said =
        ts.isExpression(wrapper.config) && !isElement(wrapper.config)
          ? { ...saidBy(config, wrapper.config), openings }
          : saidByElement(config, openings);
      add(schema.value, call, call, said, isHanded(wrapper) ? 'handed' : certaintyOf(wrapper.config, config), replacedBy(each));
    }
  }

  function isHanded({ config }: RealmWrapper): boolean {
    return isElement(config) || handedIn(config.parent) === config || handed.has(config);
  }

  function saidBy(config: ObjectValue, node: ts.Node): Said {
    const openings = openedAs(config, node).filter(({ whole }) => whole === undefined || hasListOf(config, whole));
    const [first = config, ...others] = new Set(openings.map(({ whole }) => whole ?? config));
    const whole = agreed([first, ...others]);
    return {
      ...syncOfConfig(config, node),
      ...versioningOf(whole === config ? (key) => config.entries.get(key) : lookupIn(whole), sdk),
      settings: settingsIn(whole),
      openings: [...new Set(openings.map(({ at }) => at))].map(openingAt),
      sdk: sdk ?? null,
    };
  }

  function openedAs(config: ObjectValue, node: ts.Node): readonly Opened[] {
    return [...(opened.get(node) ?? []), ...(node === config.node ? [] : opened.get(config.node) ?? [])];
  }

  function syncOfConfig(config: ObjectValue, node: ts.Node): Sync {
    const own = syncOf(config.entries.get('sync')?.value);
    const seen = syncWhere(openedAs(config, node));
    if (own.sync !== 'local') return own.mode === null && seen.sync === 'synced' ? seen : own;
    // Without `sync` a realm is local only where it was seen that nothing adds it.
    return seen.sync === 'local' && config.gaps.length > 0 ? { sync: 'unknown', mode: null } : seen;
  }

  function visit(node: ts.Node): void {
    if (ts.isObjectLiteralExpression(node)) visitObject(node);
    else if (isElement(node)) visitElement(node);
  }

  tellingNodes(module.source).forEach(visit);
  visitCalls();
  return found;
}

/** What a function makes of its parameters, and what it is given, are no configurations of their own where its calls were read. */
export function withoutWrappers(configurations: readonly Configuration[]): Configuration[] {
  const replaced = new Set(configurations.flatMap(({ instead }) => instead));
  const calls = new Set(configurations.flatMap(({ node, instead }) => (instead.length > 0 ? [node] : [])));
  return configurations.filter(({ node, instead }) => !replaced.has(node) && (instead.length > 0 || !calls.has(node)));
}
