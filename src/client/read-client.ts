import { ts } from 'ts-morph';
import { grammarOf } from '../schema/grammar/generations';
import type { Place } from '../schema/model';
import type { FileTree } from '../tree/file-tree';
import { candidateFiles, clientSources, filesWith, isDeclaredElsewhere, type UnreadFile } from './modules/candidates';
import { schemasAssignedIn } from './evaluate/assigned-elsewhere';
import { chooseClasses, type ReadAt } from './realms/choose-classes';
import { namesOf } from './evaluate/class-syntax';
import type { Ambiguity, ClientSchemas, Invalid, Unresolved } from '../schema/client-schemas';
import { findConfigurations, type Configuration } from './realms/configurations';
import type { ClassReading } from './classes/class-declaration';
import type { Declaration } from './classes/declaration';
import { findDeclarations } from './classes/declarations';
import { contains } from './evaluate/expression-syntax';
import { createEvaluator } from './evaluate/evaluate';
import { assume, assumeElsewhere, createMemory, forgetChanged, once, recall, type ClientMemory } from './modules/memory';
import { findHanded } from './realms/handed-to-realm';
import { createModules } from './modules/modules';
import { readObjectSchema } from './classes/object-schema';
import { syntaxFaults, type SourceModule } from './modules/parse';
import { fileOf, placeOf } from './modules/place';
import { createPluginUse } from './modules/plugin-use';
import { callsOf, findOuterWrappers, findWrappers, type RealmWrapper } from './realms/realm-wrappers';
import { judge } from './realms/realm-refusals';
import { createSdkLookup } from './modules/sdk-version';
import { findSyncedContexts } from './realms/synced-contexts';
import { unknown, unresolvedValue } from './evaluate/value';

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
  const modules = createModules(tree, memory);
  const assigned = new Map<ts.Node, ts.BinaryExpression>();
  const evaluator = createEvaluator(modules, assigned);
  const { read: candidates, unread } = candidateFiles(tree, options.files, memory);
  const sources = candidates.map(({ file, text }) => modules.add(file, text));
  const sdk = createSdkLookup(tree, options.sdk);
  const reading = { evaluator, pluginUse: createPluginUse(tree, candidates), sdk };
  assume(memory, candidates.map(({ file }) => `${reading.pluginUse(file)} ${sdk(file)?.version ?? ''}`).join(' '));
  const callersOf = (wrappers: readonly RealmWrapper[]): SourceModule[] => {
    const others = wrappers.length === 0 ? [] : (options.files ?? clientSources(tree)).filter((file) => !candidates.some((each) => each.file === file));
    return others.length === 0 ? [] : filesWith(tree, others, callsOf(wrappers)).map(({ file, text }) => modules.add(file, text));
  };
  const { configurations, declared } = readModules(sources, { callersOf, load: modules.load }, reading, assigned, memory);
  const all = withoutTemplates(distinct([...declared, ...configurations.flatMap(({ declarations }) => declarations)]));
  const read = all.flatMap((declaration) =>
    declaration.kind === 'schema'
      ? [once(memory, declaration, (): ReadAt => ({
        node: declaration.object.node,
        ...readObjectSchema(declaration.object, declaration.name, declaration.place, grammarOf(sdk(declaration.place.file)?.version)),
      }))]
      : []);
  const { classes, ambiguous, superseded } = chooseClasses(read, configurations, options.local ?? [], memory);
  const unresolved = uniquePlaces([...all.flatMap(unresolvedDeclaration), ...read.flatMap((each) => each.unresolved), ...sources.flatMap(syntaxError), ...unread.map(unreadFile)]);
  const invalid = [...all.flatMap(refusedDeclaration), ...read.flatMap((each) => each.invalid)];
  const byNode = new Map(read.map(({ node, schema }) => [node, schema]));
  const judged = judge({
    classes, configurations, unresolved, invalid, sdk,
    namedInCode: namesInCode(read),
    listed: ({ declarations }) => declarations.flatMap((each) => (each.kind === 'schema' ? (byNode.get(each.object.node) ?? []) : [])),
    mayBeElsewhere: options.files === undefined ? () => false : (name) => isDeclaredElsewhere(tree, options.files ?? [], name),
  });
  return {
    classes: judged.classes,
    ambiguous,
    superseded,
    unresolved,
    invalid: uniquePlaces([...invalid, ...judged.invalid]),
    configurations: configurations.map(({ sync, declarations, node: _node, instead: _instead, ...rest }) => ({ ...rest, synced: sync !== 'local', superseded: declarations.some(isSuperseded(superseded)) })),
    files: [...new Set([...sources.map(({ file }) => file), ...judged.classes.map(({ source }) => source.file)])],
  };
}

const keyOf = ({ file, line, column }: Place): string => `${file}:${line}:${column}`;

/** Whether a declaration is that of an earlier version; the first of each list is the present one. */
function isSuperseded(superseded: readonly Ambiguity[]): (declaration: Declaration) => boolean {
  const earlier = new Set(superseded.flatMap(({ declarations: [, ...rest] }) => rest.map(keyOf)));
  return ({ place }) => earlier.has(keyOf(place));
}

/** Functions that hand on what they are given: nobody writes more of them around a realm. */
const MAX_WRAPPERS = 5;

/** The way to modules that are no candidates by their text, and yet hold a configuration. */
interface Others {
  readonly callersOf: (wrappers: readonly RealmWrapper[]) => readonly SourceModule[];
  readonly load: (file: string) => SourceModule | undefined;
}

/** What every module declares and configures; a module is read again only where it, or what it imports, changed. */
function readModules(sources: readonly SourceModule[], { callersOf, load }: Others, reading: ClassReading, assigned: Map<ts.Node, ts.BinaryExpression>, memory: ClientMemory): { configurations: Configuration[]; declared: Declaration[] } {
  const { evaluator } = reading;
  const read = <T>(kind: string, make: (module: SourceModule) => T[], otherwise: (module: SourceModule) => T[] = () => [], from = sources): T[] =>
    from.flatMap((module) => recall(memory, kind, module.file, () => withinStack(() => make(module), otherwise(module))));
  for (const [owner, assignment] of read('assigned', (module) => schemasAssignedIn(module, evaluator))) assigned.set(owner, assignment);
  assumeElsewhere(memory, 'assigned', new Set([...assigned].flat()), ['contexts', 'configurations', 'declarations']);
  // A provider in one module decides what the configuration in another means, and a call gives a function its classes.
  const syncedContexts = new Set(read('contexts', (module) => findSyncedContexts(module, evaluator)));
  assumeElsewhere(memory, 'contexts', syncedContexts, ['configurations']);
  const handed = new Set(read('handed', (module) => findHanded(module, evaluator)));
  assumeElsewhere(memory, 'handed', handed, ['configurations']);
  const wrappers = read('wrappers', findWrappers);
  const holders = [...handed].flatMap((node) => load(fileOf(node)) ?? []);
  const openers = new Set([...sources, ...holders, ...callersOf(wrappers)]);
  for (let level = wrappers, depth = 1; level.length > 0 && depth <= MAX_WRAPPERS; depth += 1) {
    assumeElsewhere(memory, `wrappers ${depth}`, new Set(level.map(({ config, through }) => through?.call ?? config)), [`wrappers ${depth + 1}`, 'configurations']);
    const inner = level;
    level = read(`wrappers ${depth + 1}`, (module) => findOuterWrappers(module, inner, evaluator), undefined, [...openers]);
    wrappers.push(...level);
    for (const module of callersOf(level)) openers.add(module);
  }
  return {
    configurations: withoutWrappers(read('configurations', (module) => findConfigurations(module, reading, { syncedContexts, wrappers, handed }), undefined, [...openers])),
    declared: read('declarations', (module) => findDeclarations(module, reading), (module) => [tooDeep(module)]),
  };
}

/** What a function makes of its parameters, and what it is given, are no configurations of their own where its calls were read. */
function withoutWrappers(configurations: readonly Configuration[]): Configuration[] {
  const replaced = new Set(configurations.flatMap(({ instead }) => instead));
  const calls = new Set(configurations.flatMap(({ node, instead }) => (instead.length > 0 ? [node] : [])));
  return configurations.filter(({ node, instead }) => !replaced.has(node) && (instead.length > 0 || !calls.has(node)));
}

/** What is made, or something else where it exhausts the stack: sources that are nested beyond measure must not end the run. */
function withinStack<T>(make: () => T, otherwise: T): T {
  try {
    return make();
  } catch (error) {
    if (error instanceof RangeError) return otherwise;
    throw error;
  }
}

function tooDeep({ source }: SourceModule): Declaration {
  const reason = unknown(source, 'the file is nested too deeply to be read');
  return { kind: 'unresolved', name: null, unknown: reason, place: placeOf(source) };
}

const unreadFile = ({ file, reason }: UnreadFile): Unresolved =>
  ({ class: null, property: null, reason: `the file was not read: ${reason}`, fault: 'unreadable', client: { file, line: 1, column: 1, endLine: 1, endColumn: 1 } });

/** Schema names by the names of classes in code, where the two differ. */
function namesInCode(read: readonly ReadAt[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const { node, schema } of read) {
    const owner = ts.isClassLike(node) ? node : node.parent !== undefined && ts.isPropertyDeclaration(node.parent) ? node.parent.parent : undefined;
    const name = owner !== undefined && ts.isClassLike(owner) ? namesOf(owner)[0] : undefined;
    if (name !== undefined && name !== schema.name) names.set(name, schema.name);
  }
  return names;
}

/** One declaration an object: a constant, the class that points to it and the list that names it are the same thing. */
function distinct(declarations: readonly Declaration[]): Declaration[] {
  const byNode = new Map<ts.Node, Declaration>();
  for (const declaration of declarations) {
    const { node } = declaration.kind === 'schema' ? declaration.object : declaration.kind === 'refused' ? declaration.refused : declaration.unknown;
    if (!byNode.has(node)) byNode.set(node, declaration);
  }
  return [...byNode.values()];
}

/** What a function makes of its parameters cannot be read in the function, and need not be where its calls were read. */
function withoutTemplates(declarations: readonly Declaration[]): Declaration[] {
  const made = new Set(declarations.flatMap((each) => (each.kind === 'schema' && each.object.madeBy !== undefined ? [each.object.madeBy] : [])));
  return declarations.filter((each) => each.kind !== 'unresolved' || made.size === 0 || ![...made].some((fn) => contains(fn, each.unknown.node)));
}

function unresolvedDeclaration(declaration: Declaration): Unresolved[] {
  if (declaration.kind !== 'unresolved') return [];
  const { name, unknown, place } = declaration;
  return [unresolvedValue(name, null, unknown, place)];
}

function refusedDeclaration(declaration: Declaration): Invalid[] {
  if (declaration.kind !== 'refused') return [];
  const { name, refused, place } = declaration;
  return [{ fault: refused.fault, class: name, property: null, message: refused.reason, client: place }];
}

/** The first fault of a file that TypeScript cannot parse; what it could make of the rest is still read. */
function syntaxError({ file, source, unparsed }: SourceModule): Unresolved[] {
  if (unparsed !== undefined) return [unreadFile({ file, reason: unparsed })];
  const [first] = syntaxFaults(source);
  // A file that only renders a provider has no schema to miss.
  if (first === undefined || !/schema|\bproperties\b/i.test(source.text)) return [];
  const { line, character } = source.getLineAndCharacterOfPosition(first.start);
  const text = typeof first.messageText === 'string' ? first.messageText : first.messageText.messageText;
  const place: Place = { ...placeOf(source), line: line + 1, column: character + 1, endLine: line + 1, endColumn: character + 2 };
  return [{ class: null, property: null, reason: `the file has a syntax error (${text.replace(/\.$/, '')}), and schemas near it may be missing or incomplete`, fault: 'syntax', client: place }];
}

function uniquePlaces<T extends Unresolved | Invalid>(items: readonly T[]): T[] {
  const seen = new Map(items.map((item) => [JSON.stringify([item.client.file, item.client.line, item.client.column, item.property]), item]));
  return [...seen.values()];
}
