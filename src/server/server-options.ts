import type { Target } from '../schema/targets';

/** What the configuration says of a server side that its files do not. */
export interface ServerOptions {
  /** The kind of server; by default the files show it. */
  readonly target?: Exclude<Target, 'local'>;
  /** The collection, or the file of a schema, that holds the objects of a class, by the name of the class. */
  readonly collections?: Readonly<Record<string, string>>;
  /** The class that a stored id leads to, by `Class.property`: validators have no relationships. */
  readonly links?: Readonly<Record<string, string>>;
}

/** The name of the class of a collection: what the configuration says, else the schema's title, else its own name. */
export function classNameOf(collection: string, title: string | undefined, { collections = {} }: ServerOptions): string {
  const configured = Object.entries(collections).find(([, name]) => name === collection)?.[0];
  return configured ?? (title === undefined || title === '' ? collection : title);
}
