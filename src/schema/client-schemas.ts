import type { DeclaredFields } from './declared-fields';
import type { ObjectSchema, Place } from './model';
import type { Opening, Settings } from './settings';
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
  /** The names in code of those that are not among the properties of the class. */
  readonly keys?: ReadonlySet<string>;
  /** Stored names, too: what is surely no part of the schema: the babel plugin leaves it out. */
  readonly dropped?: ReadonlySet<string>;
  /** Stored names, too: what no realm is opened with: nothing was ever stored as it. */
  readonly refused?: ReadonlySet<string>;
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
 * (`build`) by the babel plugin; `no-schema`: a class that has none;
 * `untransformed`: one that only the plugin could give a schema, and nothing names it;
 * `null-default`: a default that its property cannot hold, which fails when an object is created. Of the classes together, when Realm Core opens them:
 * `core` in general; `unknown-class`: a link to a class that is not declared; `unlisted`: to one that the list leaves out;
 * `repeated`: a class that a list has more than once;
 * `duplicate`: one stored name twice; `origin`, `cycle`, `orphan`: inverse relationships and embedded classes that lead nowhere;
 * `key-type`, `embedded-key`: a key of a type or in a class that can have none; `synced-key`: a key that a synced realm does not accept.
 */
export type Fault =
  | 'refused'
  | 'dropped'
  | 'ignored'
  | 'build'
  | 'no-schema'
  | 'untransformed'
  | 'null-default'
  | 'core'
  | 'unknown-class'
  | 'unlisted'
  | 'repeated'
  | 'duplicate'
  | 'origin'
  | 'cycle'
  | 'orphan'
  | 'key-type'
  | 'embedded-key'
  | 'synced-key';

/** How a property is written so that the SDK takes it. */
export interface Spelling {
  readonly text: string;
  /** Whether something of it is made up, since the author wrote nothing of it. */
  readonly isExample: boolean;
}

/** Something that does not become what its author wrote: most of it keeps the realm from opening. */
export interface Invalid {
  readonly fault: Fault;
  readonly class: string | null;
  readonly property: string | null;
  readonly message: string;
  readonly client: Place;
  /** What to write instead, where that can be told. */
  readonly spelling?: Spelling;
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
  /** All that is written in it, key by key. */
  readonly settings: Settings;
  /** Where it was seen to be opened as it is written; none where it is only a part of another one. */
  readonly openings: readonly Opening[];
  /** The major version of the SDK that opens it; `null` where it is not known. */
  readonly sdk: number | null;
}

/** A version of the SDK that realms of the client are opened with. */
export interface ClientSdk {
  readonly version: string;
  /** The range, where nothing says which version of it is installed: `version` is the lowest that it allows then. */
  readonly range: string | null;
  /** Where it is declared; where nothing is seen to declare it, the first realm that is opened with it. */
  readonly place: Place;
}

/** All that was read of a client. */
export interface ClientSchemas {
  readonly classes: readonly ClientClass[];
  readonly unresolved: readonly Unresolved[];
  readonly invalid: readonly Invalid[];
  readonly ambiguous: readonly Ambiguity[];
  /** Whether a realm is surely opened without a list of classes: it has those of its file then, whatever they are. */
  readonly opensListless?: boolean;
  readonly configurations: readonly ClientConfiguration[];
  /** The versions of the SDK that these are opened with, each once; absent where nobody looked. */
  readonly sdks?: readonly ClientSdk[];
  /** Declarations for earlier versions of a local schema, which migrations start from. They are not compared. */
  readonly superseded: readonly Ambiguity[];
  /** The files that hold declarations or configurations, relative to the project root. */
  readonly files: readonly string[];
  /** Where the code uses classes, file by file. Read when somebody asks for it: nothing else needs it. */
  readonly uses: readonly Use[];
  /**
   * Where files were named as the client: uses by the name of a class that no source of the app seems to declare. Read when somebody
   * asks for it.
   */
  readonly undeclaredUses?: readonly Use[];
  /** What the TypeScript of classes with a static schema says of their properties. Read when somebody asks for it. */
  readonly fields: readonly DeclaredFields[];
}
