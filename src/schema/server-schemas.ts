import type { ObjectSchema, Place, Primitive, Property } from './model';
import type { Permission, Role } from './roles';
import type { Target } from './targets';

/** A property that the server enforces, as a client would have to declare it, with what the server says beyond that. */
export interface ServerProperty extends Property {
  /** Whether the name is in `required`. */
  readonly required: boolean;
  /** Whether the server takes an explicit null. With sync that is what optional means; a validator tells null from absent. */
  readonly nullable: boolean;
  /** The same of the elements of a collection. */
  readonly nullableElements: boolean;
  /**
   * The type names as written, of the value or of the elements of a collection: `long` and `int` are one to Realm, and
   * not to a validator. A string of JSON Schema is given by its format. Empty where any type is allowed.
   */
  readonly typeNames: readonly string[];
  /** Keys that an object must have that declares no properties, or each one in a list or set. */
  readonly requiredKeys?: readonly string[];
  /** Whether what is said holds for objects only, and any other value is taken as it is: a validator that names no type. */
  readonly isForObjects?: true;
  /** Of an API: what it sends and need not be sent (`readOnly`), or what it takes and never sends (`writeOnly`). */
  readonly access?: 'readOnly' | 'writeOnly';
}

/** Whether a document that is sent to the server must have the property: what an API only sends itself need not be in a request. */
export const mustBeSent = ({ required, access }: Pick<ServerProperty, 'required' | 'access'>): boolean => required && access !== 'readOnly';

export interface ServerClass extends ObjectSchema {
  readonly properties: ReadonlyMap<string, ServerProperty>;
  /** The collection that holds the objects; `null` for an embedded class. */
  readonly collection: string | null;
  readonly database: string | null;
  readonly service: string | null;
  /** Whether the schema has a title of its own; else the class is named after its collection, or its parent and property. */
  readonly titled: boolean;
  /** `required` as written, which may name what the schema does not declare. */
  readonly required: readonly Listed[];
  /** `additionalProperties: false`: a document with any other property is refused. */
  readonly closed: boolean;
  /** Whether the server only logs documents that do not fit (`validationAction: "warn"`), and stores them all the same. */
  readonly advisory: boolean;
  /** Names of properties that exist on the server but have no Realm type; they are listed in `unchecked`. */
  readonly unread: ReadonlySet<string>;
  /** The roles that count for its collection, its own or the default ones; absent where that is not known. */
  readonly roles?: readonly Role[];
}

/** A name that a file lists, and where it does. */
export interface Listed {
  readonly name: string;
  readonly source: Place;
}

/** The fields that clients may query in their subscriptions (flexible sync, server-schema.md 1.4). */
export interface QueryableFields {
  /** Of every class that has a property of this name. */
  readonly global: readonly Listed[];
  /** Of one class, by the name of its collection or its title: the facts do not settle which. */
  readonly byCollection: ReadonlyMap<string, { readonly fields: readonly Listed[]; readonly source: Place }>;
  /** The one field, at the most, that the server indexes. It must be global too. */
  readonly indexed: readonly Listed[];
}

export interface Partition {
  readonly key: string;
  /** As written; `null` where it is not named, or is a template. */
  readonly type: string | null;
  readonly required: boolean | null;
  /** Who may read and write a partition; `null` where that is not written. */
  readonly read: Permission | null;
  readonly write: Permission | null;
  /** The whole `partition` object. */
  readonly source: Place;
}

/** What an export says about sync: `sync/config.json`, or the `sync` of a service in older exports. */
export interface SyncConfiguration {
  readonly mode: 'flexible' | 'partition' | null;
  /** Whether clients can sync: not while it is paused, and not at all once it is terminated; `null` where that is not said. */
  readonly state: 'enabled' | 'paused' | 'terminated' | null;
  /** Where the state is said; the file where it is not. */
  readonly stateSource: Place;
  readonly developmentMode: boolean;
  /** Where development mode is switched on or off; the file where it is not named. */
  readonly developmentModeSource: Place;
  /** The name of the data source that is synced; `null` where none is named, or where the name is a template. */
  readonly service: string | null;
  readonly partition: Partition | null;
  readonly queryableFields: QueryableFields;
  /** Collections of asymmetric classes, by collection name or title. */
  readonly asymmetricTables: readonly Listed[];
  /** Whether permissions of 2022 stand in it, which count instead of what the roles of collections say. */
  readonly hasOwnPermissions: boolean;
  /** The environment that the app's root file names, if any. */
  readonly environment: string | null;
  readonly source: Place;
}

/** The kind of sync that runs or is paused; `null` where none is configured, where it is terminated, and where nothing is said of it. */
export function syncModeOf(sync: SyncConfiguration | null | undefined): SyncConfiguration['mode'] {
  return sync == null || sync.state === 'terminated' ? null : sync.mode;
}

/** A server file, or a part of one, that is not what its format allows. */
export interface ServerProblem {
  readonly message: string;
  readonly help: string;
  readonly place: Place;
  /** Where in the file, as keys and indices, where it is about a value. */
  readonly path?: readonly (string | number)[];
}

/** An entry of `relationships.json`: a stored id that is a link (server-schema.md 4). */
export interface ServerRelationship {
  /** The class whose collection holds the ids, and the path of the field in it, as written. */
  readonly class: string;
  readonly path: string;
  /** As written; the collection it names, or `null` where it is not of the form `#/relationship/service/database/collection`. */
  readonly ref: string;
  readonly collection: string | null;
  /** The class of that collection: `null` where the export has no schema for it, `undefined` where that is not known before deployment. */
  readonly target: string | null | undefined;
  readonly foreignKey: string | null;
  readonly isList: boolean | null;
  /** The field that the path leads to, if there is one. `type` is the type of the stored id. */
  readonly field: RelationshipField | null;
  readonly source: Place;
}

export interface RelationshipField {
  readonly class: string;
  readonly property: string;
  /** `null` where the field holds something that is no id: an object, or a type that Realm does not have. */
  readonly type: Primitive | null;
  readonly isCollection: boolean;
  readonly required: boolean;
}

/** Something on the server that is not compared, and why. */
export interface Unchecked {
  /** A type that Realm does not have, a keyword that says more than a Realm schema can, a link to nowhere, or a whole class. */
  readonly kind: 'type' | 'null-type' | 'keyword' | 'link' | 'class';
  readonly class: string | null;
  /** Whether the class gets its name when the app is deployed, so that it may be any. */
  readonly isNameless?: true;
  readonly property: string | null;
  /** Whether the class or the property is compared all the same, apart from what the reason names. */
  readonly isRead?: true;
  readonly reason: string;
  readonly server: Place;
  /** What it refers to, where that is why: others may refer to it too. */
  readonly cause?: Cause;
}

/** Something of a schema that is referred to, and is not compared wherever it is. */
export interface Cause {
  readonly reason: string;
  readonly server: Place;
}

/** A `default` that is not of the type of its property, which App Services does not check. */
export interface WrongDefault {
  readonly class: string;
  readonly property: string;
  readonly type: string;
  /** The value as JSON. */
  readonly written: string;
  readonly server: Place;
}

/** All that was read of a server side. */
export interface ServerSchemas {
  readonly target: Target;
  /** The folder or file that was read, relative to the project root. */
  readonly location: string;
  /** One class a name: where a name is declared again, the first declaration counts, and one of a collection before an embedded one. */
  readonly classes: readonly ServerClass[];
  /** The further declarations of those names. */
  readonly repeated: readonly ServerClass[];
  readonly relationships: readonly ServerRelationship[];
  readonly sync: SyncConfiguration | null;
  readonly problems: readonly ServerProblem[];
  readonly unchecked: readonly Unchecked[];
  readonly wrongDefaults: readonly WrongDefault[];
  readonly files: readonly string[];
}
