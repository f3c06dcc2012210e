import type { ObjectSchema, Place } from './model';

/** A class of the client, with what is known about where it is used. */
export interface ClientClass extends ObjectSchema {
  /** False where every configuration that lists the class opens a local realm. */
  readonly synced: boolean;
  /** What of the class could not be read, and is therefore not compared. It is reported by itself. */
  readonly unread: Unread;
}

export interface Unread {
  readonly kind: boolean;
  readonly primaryKey: boolean;
  /** Stored names of properties that are declared but could not be evaluated, or that the SDK refuses. */
  readonly properties: ReadonlySet<string>;
  /** More properties may be declared than are known. */
  readonly more: boolean;
}

/** Something that cannot be known without running the program. */
export interface Unresolved {
  readonly class: string | null;
  readonly property: string | null;
  readonly reason: string;
  readonly client: Place;
}

/**
 * How a declaration goes wrong. `refused`: the SDK or Realm Core refuses it when the realm is opened; `dropped`: the babel
 * plugin leaves a field out of the schema; `ignored`: the babel plugin passes over it; `build`: the babel plugin fails the build;
 * `no-schema`: a class that has none.
 */
export type Fault = 'refused' | 'dropped' | 'ignored' | 'build' | 'no-schema';

/** Something that does not become what its author wrote: most of it keeps the realm from opening. */
export interface Invalid {
  readonly fault: Fault;
  readonly class: string | null;
  readonly property: string | null;
  readonly message: string;
  readonly client: Place;
}

/** One name that stands for several shapes. The first declaration is the one that is compared. */
export interface Ambiguity {
  readonly class: string;
  readonly declarations: readonly Place[];
}

/** All that was read of a client. */
export interface ClientSchemas {
  readonly classes: readonly ClientClass[];
  readonly unresolved: readonly Unresolved[];
  readonly invalid: readonly Invalid[];
  readonly ambiguous: readonly Ambiguity[];
  /** The files that hold declarations or configurations, relative to the project root. */
  readonly files: readonly string[];
}
