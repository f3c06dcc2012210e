import type { ClientClass } from '../schema/client-schemas';
import type { PropertyDifference } from '../schema/compatible';
import type { Property } from '../schema/model';
import type { ServerClass, ServerProperty } from '../schema/server-schemas';
import type { ClassPair } from './pairs';
import type { Verdict } from './validator-difference';

/**
 * One difference between a client and its server. Every difference has exactly one kind, and every kind is claimed by
 * exactly one rule, so that one change gives one finding.
 */
export type Mismatch =
  | ClassMismatch<'client-only-class'> & { readonly client: ClientClass; readonly similar?: ServerClass | undefined }
  | ClassMismatch<'class-kind'> & Both
  | ClassMismatch<'primary-key'> & Both & { readonly differs: 'name' | 'type' | 'optionality'; readonly clientKey: Property | undefined; readonly serverKey: ServerProperty | undefined }
  | PropertyMismatch<'client-only-property'> & { readonly clientProperty: Property; readonly similar: ServerProperty | undefined }
  | PropertyMismatch<'server-only-property'> & { readonly serverProperty: ServerProperty }
  | PropertyMismatch<PropertyDifference> & ComparedProperties;

interface ClassMismatch<Kind extends string> {
  readonly kind: Kind;
  /** Mismatches that are there because of this one. */
  readonly explains?: readonly Mismatch[];
}

type Both = ClassPair;

interface ComparedProperties {
  readonly clientProperty: Property;
  readonly serverProperty: ServerProperty;
  /** Which way it breaks, where a validator is the server: with sync every difference breaks both ways. */
  readonly verdict: Verdict | undefined;
}

type PropertyMismatch<Kind extends string> = ClassMismatch<Kind> & Both;

export type MismatchKind = Mismatch['kind'];
