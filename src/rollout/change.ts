import type { ChangeKind } from '../compare/changes';
import type { ChangedSide } from '../compare/difference';
import type { Place } from '../schema/model';
import type { World } from '../schema/targets';

/** What a change asks of a team before it can be in use everywhere, the most costly first. */
export const NEEDS = [
  'new-collection',
  'terminate',
  'client-reset',
  'backfill',
  'migration',
  'client-first',
  'server-first',
  'schema-version',
] as const;
export type Need = (typeof NEEDS)[number];

/** The most costly need of a change, or `safe` where there is none: it can be rolled out in any order. */
export type Classification = Need | 'safe';

/** Changes of the server's settings for sync and for its collections, which are no part of a schema. */
export const SETTING_KINDS = [
  'sync-mode', 'sync-service', 'development-mode', 'partition-key', 'added-queryable-field', 'removed-queryable-field',
  'added-indexed-field', 'removed-indexed-field', 'added-asymmetric-table', 'removed-asymmetric-table',
  'strictness', 'validation-action', 'accepted-types',
] as const;
export type SettingKind = (typeof SETTING_KINDS)[number];

export type RolloutKind = ChangeKind | SettingKind;

/** Where a thing is at either revision; `null` where it is not there. */
export interface Places {
  readonly old: Place | null;
  readonly new: Place | null;
}

/** One change between two revisions: of one side, or the same on both. Before and after are names or types as an author writes them. */
export interface RolloutChange {
  readonly kind: RolloutKind;
  readonly side: ChangedSide;
  /** `null` for a setting of the whole app. */
  readonly class: string | null;
  readonly property: string | null;
  readonly before: string | null;
  readonly after: string | null;
  readonly client: Places | null;
  readonly server: Places | null;
  readonly world: World;
  /** Where the documents are, as far as the server says: `null` for embedded objects. */
  readonly collection: Collection | null;
}

export interface Collection {
  readonly database: string | null;
  readonly name: string;
}

/** What decides about the classification of a change, beside its kind and side. */
export interface Facts {
  /** A consequence of another change, which says all there is to say. */
  readonly follows: boolean;
  /** Whether the server was read at both revisions. */
  readonly serverRead: boolean;
  readonly developmentMode: boolean;
  /** Whether the server has an addition of the client at the later revision, as far as that is known. */
  readonly serverHasNow: boolean;
  /** A class of the client, new or not, that the server does not have at all at the later revision. */
  readonly classMissing: boolean;
  /** The class is synced and in a local realm too, whose file only opens with a version that is still to be raised. */
  readonly alsoLocal: boolean;
  /** Every realm that has the class throws a file of an earlier version away. */
  readonly recreated: boolean;
  /** Of a primary key: only its optionality changed, so that the objects keep their keys. */
  readonly keyStays: boolean;
  /** A change of one side: whether the other side has what it leads to, at both revisions or since this one. */
  readonly matches: boolean;
  /** An addition of the client that the server has with another type. */
  readonly unlike: boolean;
  /** The server, or a server that fits the client, must have a value of it in every document. */
  readonly required: boolean;
  readonly becameRequired: boolean;
  readonly becameOptional: boolean;
  /** Whether the validator refuses properties that it does not list. */
  readonly closed: boolean;
  /** The class has another name and still the same collection. */
  readonly sameCollection: boolean;
  /** A class that is only written to, never read. */
  readonly asymmetric: boolean;
  /** Whether the client at the later revision still declares what went from the server. */
  readonly clientKeeps: boolean;
  /** Whether something was switched on, added or widened, as opposed to the reverse. */
  readonly wider: boolean;
}
