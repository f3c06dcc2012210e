import type { ts } from 'ts-morph';
import type { ClientClass, ClientSchemas, ClientSdk, Invalid, Unresolved } from '../schema/client-schemas';
import type { DeclaredFields } from '../schema/declared-fields';
import type { Place } from '../schema/model';
import { grammarOf } from '../schema/grammar/generations';
import type { FileTree } from '../tree/file-tree';
import { refusedDeclaration, unresolvedDeclaration } from './classes/declaration';
import { findDeclaredFields } from './classes/declared-fields';
import { readObjectSchema, type ReadSchema } from './classes/object-schema';
import { candidateFiles, clientSources, filesCalling, isDeclaredElsewhere } from './modules/candidates';
import { createMemory, forgetChanged, once, type ClientMemory } from './modules/memory';
import { createModules } from './modules/modules';
import type { SourceModule } from './modules/parse';
import { createPasses, lookedUp, settled } from './modules/passes';
import { createSdkLookup, type SdkVersion } from './modules/sdk-version';
import { exhaustingFile, unparsedFile, unparsedPart, unreadFile } from './modules/source-faults';
import { createPluginUse } from './plugin/plugin-use';
import { readModules } from './read-modules';
import { chooseClasses } from './realms/choose-classes';
import { judge } from './realms/realm-refusals';
import { calleesOf, type RealmWrapper } from './realms/realm-wrappers';
import { readUses } from './uses/read-uses';

export interface ClientOptions {
  /** The files to read; by default every source file of the app that can declare a class. */
  readonly files?: readonly string[];
  /** Names of classes that are known to be local, whatever the sources say. */
  readonly local?: readonly string[];
  /** The version of the SDK, or a range; by default what is installed or declared. */
  readonly sdk?: string | undefined;
  /** What an earlier reading of the same files left; without it everything is read. */
  readonly memory?: ClientMemory;
}

/**
 * Reads the object schemas that a client declares.
 * Never throws for what a source holds: what cannot be read is in `unresolved`, what the SDK refuses in `invalid`.
 */
export function readClient(tree: FileTree, options: ClientOptions = {}): ClientSchemas {
  const { memory = createMemory() } = options;
  forgetChanged(memory, tree);
  const { read: candidates, unread } = candidateFiles(tree, options.files, memory);
  const modules = createModules(tree, memory);
  const sources = candidates.map(({ file, text }) => modules.add(file, text));
  const sdk = createSdkLookup(tree, options.sdk);
  const pluginUse = createPluginUse(tree, candidates);
  const isCandidate = new Set(candidates.map(({ file }) => file));
  const callersOf = (wrappers: readonly RealmWrapper[]): SourceModule[] => {
    const others = wrappers.length === 0 ? [] : (options.files ?? clientSources(tree)).filter((file) => !isCandidate.has(file));
    return others.length === 0 ? [] : filesCalling(calleesOf(wrappers), tree, others).map(({ file, text }) => modules.add(file, text));
  };
  // A provider may be rendered outside of what is read as the client, and decides all the same whether its realm is synced.
  const rendering = (providers: readonly string[]): SourceModule[] => {
    const others = providers.length === 0 ? [] : clientSources(tree).filter((file) => !isCandidate.has(file));
    return others.length === 0
      ? []
      : filesCalling({ names: providers, modules: [] }, tree, others).map(({ file, text }) => modules.add(file, text));
  };
  const passes = createPasses(memory);
  const project = {
    sdk: settled(sdk, sources.map(({ file }) => sdk(file)?.version.version)),
    pluginUse: settled(pluginUse, sources.map(({ file }) => pluginUse(file))),
  };
  const found = readModules({ sources, modules, callersOf, rendering }, project, passes);
  const { configurations, declarations, evaluator, opensListless } = found;
  const read = declarations.flatMap((each) =>
    each.kind === 'schema' ? [once(memory, each, () => readObjectSchema(each, grammarOf(sdk(each.place.file)?.version)))] : [],
  );
  const { classes, ambiguous, superseded, isSuperseded } = chooseClasses(read, configurations, options.local ?? [], memory);
  const sourcesOfParts = partsElsewhere(classes, sources).flatMap((file) => modules.load(file) ?? []);
  const unparsed = [...sources.flatMap(unparsedFile), ...sourcesOfParts.flatMap(unparsedPart)];
  const faults = [...unparsed, ...[...passes.exhausting].map(exhaustingFile), ...unread.map(unreadFile)];
  const unresolved = uniquePlaces([...declarations.flatMap(unresolvedDeclaration), ...read.flatMap((each) => each.unresolved), ...faults]);
  const invalid = [...declarations.flatMap(refusedDeclaration), ...read.flatMap((each) => each.invalid)];
  // Where files are named, realms may be opened in others.
  const isEachRead =
    options.files === undefined && unread.length === 0 && configurations.length > 0 && configurations.every(({ complete }) => complete);
  const listed = new Set(configurations.flatMap((each) => each.classes));
  const mayBeElsewhere = options.files === undefined ? () => false : (name: string) => isDeclaredElsewhere(tree, options.files ?? [], name);
  const judged = judge({ classes, configurations, unresolved, invalid, read, sdk, mayBeElsewhere });
  let usesRead: ReturnType<typeof readUses> | undefined;
  /** Most readings need none: the files that only use classes are parsed when they are asked for. */
  const usesOfClasses = (): ReturnType<typeof readUses> => {
    // Another reading may have been made with the same memory since.
    if (usesRead === undefined && options.memory !== undefined) forgetChanged(memory, tree);
    return (usesRead ??= readUses({ tree, files: options.files, memory, modules, evaluator, passes, schemas: read, classOf }));
  };
  const classOf = classesByNode(read);
  let fields: readonly DeclaredFields[] | undefined;
  return {
    get uses() {
      return usesOfClasses().uses;
    },
    get undeclaredUses() {
      const { ofOtherNames } = usesOfClasses();
      const elsewhere = new Set([...new Set(ofOtherNames.map((each) => each.class))].filter(mayBeElsewhere));
      return ofOtherNames.filter((each) => !elsewhere.has(each.class));
    },
    get fields() {
      return (fields ??= passes.over(sources, { name: 'fields', restsOn: { evaluator, classOf: lookedUp(classOf) }, read: findDeclaredFields }));
    },
    classes: isEachRead ? judged.classes.map((each) => (listed.has(each.name) ? each : { ...each, unlisted: true })) : judged.classes,
    ambiguous,
    superseded,
    opensListless,
    unresolved,
    invalid: uniquePlaces([...invalid, ...judged.invalid]),
    configurations: configurations.map(({ sync, declarations: listed, node: _node, instead: _instead, ...rest }) => ({
      ...rest,
      synced: sync !== 'local',
      superseded: listed.some(isSuperseded),
    })),
    sdks: sdksOf(configurations.map(({ place }) => place), sdk),
    files: [...new Set([...sources.map(({ file }) => file), ...judged.classes.map(({ source }) => source.file)])],
  };
}

/** The names of classes by the objects that are their schemas. */
function classesByNode(read: readonly ReadSchema[]): (node: ts.Node) => string | undefined {
  let names: ReadonlyMap<ts.Node, string> | undefined;
  return (node) => (names ??= new Map(read.map((each) => [each.node, each.schema.name]))).get(node);
}

/** The versions of the SDK for some places, each once. */
function sdksOf(places: readonly Place[], sdk: (file: string) => SdkVersion | undefined): ClientSdk[] {
  const found = new Map<SdkVersion, ClientSdk>();
  for (const place of places) {
    const own = sdk(place.file);
    if (own === undefined || found.has(own)) continue;
    found.set(own, { version: own.version.version, range: own.range, place: own.declared ?? place });
  }
  return [...new Map([...found.values()].map((each) => [JSON.stringify([each.version, each.place.file, each.place.line]), each])).values()];
}

/** The files that classes take properties from and that are no sources by themselves. */
function partsElsewhere(classes: readonly ClientClass[], sources: readonly SourceModule[]): readonly string[] {
  const known = new Set(sources.map(({ file }) => file));
  const found = new Set<string>();
  for (const { properties } of classes) for (const file of filesOfProperties(properties)) if (!known.has(file)) found.add(file);
  return [...found];
}

const filesOf = new WeakMap<ClientClass['properties'], readonly string[]>();

/** The files that properties are declared in: one, for most classes. */
function filesOfProperties(properties: ClientClass['properties']): readonly string[] {
  const known = filesOf.get(properties) ?? [...new Set([...properties.values()].map(({ source }) => source.file))];
  filesOf.set(properties, known);
  return known;
}

function uniquePlaces<T extends Unresolved | Invalid>(items: readonly T[]): T[] {
  return [
    ...new Map(
      items.map((item) => [JSON.stringify([item.client.file, item.client.line, item.client.column, subjectOf(item)]), item]),
    ).values(),
  ];
}

/** At a list several classes are refused; elsewhere a place is that of one thing. */
const subjectOf = (item: Unresolved | Invalid): string | null =>
  'message' in item && (item.fault === 'unlisted' || item.fault === 'repeated') ? `class ${item.class}` : item.property;
