import type { ts } from 'ts-morph';
import type { ClassReading } from './classes/class-declaration';
import type { Declaration } from './classes/declaration';
import { findDeclarations } from './classes/declarations';
import { distinctDeclarations } from './classes/distinct-declarations';
import { schemasAssignedIn } from './evaluate/assigned-elsewhere';
import { createEvaluator } from './evaluate/evaluate';
import type { Evaluator } from './evaluate/evaluation';
import type { Modules } from './modules/modules';
import type { SourceModule } from './modules/parse';
import { settled, type Passes, type Settled } from './modules/passes';
import { pluginSchema } from './plugin/plugin-class';
import { findConfigurations, withoutWrappers, type Configuration } from './realms/configurations';
import { findHanded } from './realms/handed-to-realm';
import { findOuterWrappers, findWrappers, openedBy, type RealmWrapper } from './realms/realm-wrappers';
import { findOpened, providersOf, type Opened } from './realms/opened';
import { fileOf } from './syntax/place';

/** The modules of a client: those that can declare or configure by their text, and the way to others. */
interface ClientModules {
  readonly sources: readonly SourceModule[];
  readonly modules: Modules;
  readonly callersOf: (wrappers: readonly RealmWrapper[]) => readonly SourceModule[];
  /** The modules, wherever they are, that may render one of some providers. */
  readonly rendering: (providers: readonly string[]) => readonly SourceModule[];
}

/** What the packages of a client say: of its SDK and of the babel plugin. */
interface Project {
  readonly sdk: Settled<ClassReading['sdk']>;
  readonly pluginUse: Settled<ClassReading['pluginUse']>;
}

/** What the modules declare and configure. */
interface ReadModules {
  readonly configurations: readonly Configuration[];
  readonly declarations: readonly Declaration[];
  readonly evaluator: Settled<Evaluator>;
  /** Whether a realm is opened without a list of classes. */
  readonly opensListless: boolean;
}

/** What is read of the modules, pass by pass. A pass knows of other modules what earlier passes found, as far as it rests on them. */
export function readModules(client: ClientModules, project: Project, passes: Passes): ReadModules {
  const { sources, modules, rendering } = client;
  const alone = settled(createEvaluator({ modules, assigned: new Map(), built: pluginSchema }));
  const assigned = passes.over(sources, { name: 'assigned', restsOn: { evaluator: alone }, read: schemasAssignedIn });
  const evaluator = settled(createEvaluator({ modules, assigned: new Map(assigned), built: pluginSchema }), assigned.flat());
  // A provider in one module decides what the configuration in another means, and a call gives a function its classes.
  const handed = passes.over(sources, { name: 'handed', restsOn: { evaluator }, read: findHanded });
  const { wrappers, openers } = followWrappers(client, handed, evaluator, passes);
  const providers = passes.over(sources, { name: 'providers', restsOn: {}, read: providersOf });
  const opened = passes.over(new Set([...openers, ...rendering(providers)]), { name: 'opened', restsOn: { evaluator }, read: findOpened });
  const elsewhere = {
    opened: settled(byNode(opened), opened.map(({ node, sync, at, whole }) => [node, sync, at, whole]).flat()),
    handed: settled(new Set(handed), handed),
    wrappers,
  };
  const configurations = withoutWrappers(
    passes.over(openers, { name: 'configurations', restsOn: { evaluator, ...project, ...elsewhere }, read: findConfigurations }),
  );
  const declared = passes.over(sources, { name: 'declarations', restsOn: { evaluator, ...project }, read: findDeclarations });
  return {
    configurations,
    evaluator,
    opensListless: opened.some(({ listless }) => listless),
    declarations: distinctDeclarations([...declared, ...configurations.flatMap(({ declarations }) => declarations)]),
  };
}

function byNode(opened: readonly Opened[]): ReadonlyMap<ts.Node, readonly Opened[]> {
  const found = new Map<ts.Node, Opened[]>();
  for (const each of opened) found.set(each.node, [...(found.get(each.node) ?? []), each]);
  return found;
}

/** Functions that hand on what they are given: nobody writes more of them around a realm. */
const MAX_WRAPPERS = 5;

/** Ways on which one level of such functions leads to a realm: where they are more, their calls are not followed. */
const MAX_WAYS = 1000;

/** The functions that open realms with what they are given, from the inside out, and the modules that may open one. */
function followWrappers(
  { sources, modules, callersOf }: ClientModules,
  handed: readonly ts.Node[],
  evaluator: Settled<Evaluator>,
  passes: Passes,
): { wrappers: Settled<RealmWrapper[]>; openers: Set<SourceModule> } {
  const innermost = passes.over(sources, { name: 'wrappers', restsOn: {}, read: findWrappers });
  const wrappers = [...innermost];
  const openers = new Set([...sources, ...handed.flatMap((node) => modules.load(fileOf(node)) ?? []), ...callersOf(innermost)]);
  for (let inner = innermost, depth = 1; inner.length > 0 && inner.length <= MAX_WAYS && depth <= MAX_WRAPPERS; depth += 1) {
    inner = passes.over(openers, {
      name: `wrappers ${depth}`,
      restsOn: { evaluator, inner: settled(inner, inner.map(openedBy)) },
      read: findOuterWrappers,
    });
    if (inner.length <= MAX_WAYS) wrappers.push(...inner);
    for (const module of callersOf(inner)) openers.add(module);
  }
  return { wrappers: settled(wrappers, wrappers.map(openedBy)), openers };
}
