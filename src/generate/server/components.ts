import type { ServerClass } from '../../schema/server-schemas';
import type { OpenApiVersion } from '../../json/openapi-version';
import type { JsonFile } from '../json-file';
import type { Node } from './node-spelling';
import { referenceTo } from './reference-to';
import type { WrittenClass } from './written-class';

/** An OpenAPI document that is written, or that is there. */
export interface OpenApiFile {
  /** Below the folder that files go to. */
  readonly path: string;
  readonly version: OpenApiVersion;
}

/** Names that a component may have (OpenAPI 3.1, Components Object). */
const COMPONENT = /^[\w.-]+$/;

/** Where the schemas of a version stand. */
export const schemasPath = (version: OpenApiVersion): readonly string[] => (version === '2.0' ? ['definitions'] : ['components', 'schemas']);

/** The names of the components that hold classes: as they are there, else the name of the class, as far as it can be one. */
export function componentNames(existing: readonly ServerClass[]): (name: string) => string {
  const names = new Map(existing.flatMap(({ name, collection }) => (collection === null ? [] : [[name, collection] as const])));
  const taken = new Set(names.values());
  return (name) => {
    const plain = COMPONENT.test(name) ? name : name.replace(/[^\w.-]/g, '_');
    let free = plain;
    for (let count = 2; !names.has(name) && taken.has(free); count++) free = `${plain}_${count}`;
    const called = names.get(name) ?? free;
    names.set(name, called);
    taken.add(called);
    return called;
  };
}

/** What a reference to a component says. */
export const componentReference = (version: OpenApiVersion, component: string): string =>
  referenceTo([...schemasPath(version), component]);

/** A component says which class it is where it cannot be called so. */
const withClass = (component: string, name: string, node: Node): Node => (component === name ? node : { 'x-realm-class': name, ...node });

const HEAD = { openapi: '3.1.0', info: { title: 'API', version: '1.0.0' }, paths: {} };

/** The classes as the components of an OpenAPI document. What it describes beside them is for its authors. */
export function openApiFiles(
  written: readonly WrittenClass[], { path, version }: OpenApiFile, componentOf: (name: string) => string,
): readonly JsonFile[] {
  if (written.length === 0) return [];
  const nodes = new Map<string, Node>();
  for (const { schema, node, definitions } of written) {
    for (const [name, each] of [[schema.name, node] as const, ...Object.entries(definitions as Readonly<Record<string, Node>>)]) {
      const component = componentOf(name);
      nodes.set(component, withClass(component, name, each));
    }
  }
  const schemas = Object.fromEntries(nodes);
  const content = version === '2.0' ? { definitions: schemas } : { ...HEAD, components: { schemas } };
  return [{ path, content, schemas: [...nodes.keys()].map((name) => [...schemasPath(version), name]) }];
}
