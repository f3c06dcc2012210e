import type { ObjectSchema, Place } from './model';
import type { Use } from './uses';

/** A class of the client, with what is known about where it is used. */
export interface ClientClass extends ObjectSchema {
  /** False where every configuration that lists the class is seen to open a local realm. */
  readonly synced: boolean;
  /** Every configuration was read whole, and none lists the class: no realm has it. */
  readonly unlisted?: true;
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

/** What is wrong with the sources, where it is that and not that the program would have to run: a file that is `unreadable`, has a `syntax` error, is `missing`, a `package` or alias of unknown place, or does not `export` a name. */
export type SourceFault = 'unreadable' | 'syntax' | 'missing' | 'package' | 'export';

/** Something that cannot be known without running the program. */
export interface Unresolved {
  readonly class: string | null;
  readonly property: string | null;
  readonly reason: string;
  readonly fault?: SourceFault;
  readonly client: Place;
}

/**
 * How a declaration goes wrong. Of one declaration: `refused` by the SDK; `dropped` from the schema, `ignored` or failed
 * (`build`) by the babel plugin; `no-schema`: a class that has none. Of the classes together, when Realm Core opens them:
 * `core` in general; `unknown-class`: a link to a class that is not declared; `unlisted`: to one that the list leaves out;
 * `duplicate`: one stored name twice; `origin`, `cycle`, `orphan`: inverse relationships and embedded classes that lead nowhere;
 * `key-type`, `embedded-key`: a key of a type or in a class that can have none; `synced-key`: a key that a synced realm does not accept.
 */
export type Fault =
  | 'refused' | 'dropped' | 'ignored' | 'build' | 'no-schema'
  | 'core' | 'unknown-class' | 'unlisted' | 'duplicate' | 'origin' | 'cycle' | 'orphan' | 'key-type' | 'embedded-key' | 'synced-key';

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
  /** Whether the others are opened in realm files where the first is not: then each can be right. */
  readonly separate: boolean;
}

/** The version of a schema; `value` is `null` where it is only known when the program runs, or is no version. */
export interface SchemaVersion {
  readonly value: number | null;
  /** What is written in place of an integer from 0 on, if anything is: the SDK refuses it. */
  readonly fault: string | null;
  readonly place: Place;
}

/** The file of a realm: a path that is known (`default.realm` where none is given), or the expression that gives it. */
export interface RealmPath {
  readonly known: boolean;
  readonly text: string;
}

/** A place where a realm is opened with a list of classes. */
export interface ClientConfiguration {
  /** What is not known is taken as synced. */
  readonly synced: boolean;
  /** `null` where none is given: the SDK takes 0 then. */
  readonly schemaVersion: SchemaVersion | null;
  readonly classes: readonly string[];
  /** Whether all of the list could be read. */
  readonly complete: boolean;
  /** The kind of sync, where it is known. */
  readonly mode: 'flexible' | 'partition' | null;
  /** Whether a function migrates what earlier versions stored (`onMigration`, before SDK 11 `migration`). */
  readonly migrates: boolean;
  /** No file of an earlier version is opened: `deleteRealmIfMigrationNeeded` throws it away, and `inMemory` leaves none. */
  readonly recreates: boolean;
  readonly path: RealmPath;
  /** Whether it lists a class as an earlier version had it: a step on the way to the present one. */
  readonly superseded: boolean;
  readonly place: Place;
}

/** All that was read of a client. */
export interface ClientSchemas {
  readonly classes: readonly ClientClass[];
  readonly unresolved: readonly Unresolved[];
  readonly invalid: readonly Invalid[];
  readonly ambiguous: readonly Ambiguity[];
  readonly configurations: readonly ClientConfiguration[];
  /** Declarations for earlier versions of a local schema, which migrations start from. They are not compared. */
  readonly superseded: readonly Ambiguity[];
  /** The files that hold declarations or configurations, relative to the project root. */
  readonly files: readonly string[];
  /** Where the code uses classes, file by file. Read when somebody asks for it: nothing else needs it. */
  readonly uses: readonly Use[];
}
