import type { PropertyDifference } from '../schema/compatible';
import type { ClientClass } from '../schema/client-schemas';
import type { Place, Property } from '../schema/model';
import type { ServerClass, ServerProperty } from '../schema/server-schemas';
import type { Change, ChangeKind, SideClass } from './changes';
import type { Verdict } from './validator-difference';

/** What one side declares of the thing that a difference is about: the class and, where it is about one, the property. */
export interface Declaration<C extends SideClass = SideClass, P extends Property | undefined = Property | undefined> {
  readonly schema: C;
  readonly property: P;
}

type OnClient<P extends Property | undefined> = Declaration<ClientClass, P>;
type OnServer<P extends ServerProperty | undefined> = Declaration<ServerClass, P>;

/** Of a primary key: its name, else its type, else its optionality. */
export type KeyDifference = 'name' | 'type' | 'optionality';

/** What every difference says: what differs, of which class and property, and what each side declares now. */
interface Subject<Kind extends string, Client, Server> {
  readonly kind: Kind;
  /** The stored name of the class, as the client has it; of a change, as it was before. */
  readonly class: string;
  /** The stored name of the property; `null` where it is about the class. */
  readonly property: string | null;
  readonly client: Client;
  readonly server: Server;
  /** Mismatches that are there because of this difference. */
  readonly explains: readonly Mismatch[];
}

interface MismatchOn<Kind extends string, Client, Server> extends Subject<Kind, Client, Server> {
  readonly between: 'sides';
}

/** A property that both sides have, and declare differently. */
interface DeclaredUnlike<Kind extends PropertyDifference> extends MismatchOn<Kind, OnClient<Property>, OnServer<ServerProperty>> {
  /** Which way it breaks, where a validator is the server: with sync every difference breaks both ways. */
  readonly verdict: Verdict | undefined;
}

/** Primary keys that differ. */
interface KeysUnlike extends MismatchOn<'primary-key', OnClient<Property | undefined>, OnServer<ServerProperty | undefined>> {
  readonly differs: KeyDifference;
  /** What a validator has against the values of the key, where it is about these. */
  readonly verdict?: Verdict | undefined;
}

/**
 * One difference between a client and its server as they are now. Every difference has exactly one kind, and every kind is
 * claimed by exactly one rule, so that one change gives one finding. Of what only the client has, `server` is what the server
 * seems to have in its place.
 */
export type Mismatch =
  | MismatchOn<'client-only-class', OnClient<undefined>, OnServer<undefined> | null>
  | MismatchOn<'class-kind', OnClient<undefined>, OnServer<undefined>>
  | KeysUnlike
  | MismatchOn<'client-only-property', OnClient<Property>, OnServer<ServerProperty | undefined>>
  | MismatchOn<'server-only-property', OnClient<undefined>, OnServer<ServerProperty>>
  | { readonly [Kind in PropertyDifference]: DeclaredUnlike<Kind> }[PropertyDifference];

export type MismatchKind = Mismatch['kind'];

export type MismatchOf<Kind extends MismatchKind> = Extract<Mismatch, { readonly kind: Kind }>;

/** Who changed a declaration; what both sides changed alike counts once. */
export type ChangedSide = 'client' | 'server' | 'both';

/** One change since the baseline: that of one side, or the same of both. `client` and `server` are what each still declares of the thing. */
export interface Transition extends Subject<ChangeKind, Declaration<ClientClass> | null, Declaration<ServerClass> | null> {
  readonly between: 'revisions';
  readonly side: ChangedSide;
  /** The change as each side made it. */
  readonly changes: { readonly client: Change<ClientClass> | undefined; readonly server: Change<ServerClass> | undefined };
  /** What was there before, and what is there after, on the side that changed: the server's where both did. */
  readonly before: Declaration | null;
  readonly after: Declaration | null;
  /** What differs of a primary key; `null` for any other change. */
  readonly differs: KeyDifference | null;
  /** Whether both sides changed it, and to what does not fit. */
  readonly apart: boolean;
  /** Whether only one side changed its declaration, and the other has had it so all along. */
  readonly fits: boolean;
  /** Whether it is a consequence of another change, which says all there is to say. */
  readonly follows: boolean;
}

/** What differs between the two sides, or between two revisions of one of them. */
export type Difference = Mismatch | Transition;

/** Where a declaration stands: at the property, and where there is none at the class. */
export function placeOf(declaration: Declaration | null): Place | null {
  return declaration === null ? null : (declaration.property ?? declaration.schema).source;
}
