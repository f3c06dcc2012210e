import type { Place } from '../schema/model';
import type { Cause } from '../schema/server-schemas';

/**
 * Why something was not compared. Of the client: `unresolved` could not be read; of several declarations of a class that differ,
 * the `ambiguous` ones were not taken; `superseded` ones are earlier versions; `local` classes are only opened in local realms,
 * classes of `no-realm` in none that is known; `client-only` classes have no counterpart. Of the server: `server-only` classes have
 * none either, `repeated` ones are declared before, a `class` could not be read, a `type` is none of Realm's, a `link` leads nowhere,
 * and a `keyword` says more than a Realm schema can.
 */
export type NotComparedKind =
  | 'unresolved' | 'ambiguous' | 'superseded' | 'local' | 'no-realm' | 'client-only'
  | 'server-only' | 'repeated' | 'class' | 'type' | 'link' | 'keyword';

/** A part of either side that was not compared with the other. */
export interface NotCompared {
  readonly kind: NotComparedKind;
  /** `null` where it is not known which class it would be. */
  readonly class: string | null;
  /** `null` where it is about the whole class. */
  readonly property: string | null;
  /** One sentence, without a capital and a full stop. */
  readonly reason: string;
  readonly client: Place | null;
  readonly server: Place | null;
  /** What the property refers to on the server, where that is why: others may refer to it too. */
  readonly cause?: Cause;
}
