import type { Primitive } from '../model';

/** What a kind of validator calls types, what a client writes into it, and how it refuses a document. */
export interface Dialect {
  /** How a document is refused that does not fit, for a sentence. */
  readonly refusal: string;
  /** How a schema says that null is taken too, for a sentence. */
  readonly allowsNull: string;
  /** Whether each schema is a collection of MongoDB: its documents are keyed by `_id`, and get one where they lack it. */
  readonly hasCollections: boolean;
  /** The types that a JavaScript client writes for a Realm type, the usual first. */
  readonly written: Readonly<Record<Exclude<Primitive, 'mixed'>, readonly string[]>>;
  /** What a mixed value may hold at the least: a document of every kind is tried. */
  readonly mixed: readonly string[];
  /** The types that a name stands for beside itself. */
  readonly included: Readonly<Record<string, readonly string[]>>;
  /** The Realm types that can hold each type that a validator names; for the rest the usual writer is the only reader. */
  readonly readers: Readonly<Record<string, readonly Primitive[]>>;
  /** The smallest value of each Realm type, as a client writes it. */
  readonly samples: Readonly<Record<Primitive, unknown>>;
  /** A value of each type that a client writes, by the name that the validator has for it. */
  readonly writtenSamples: Readonly<Record<string, unknown>>;
  readonly rollout: RolloutWording;
}

/** What a person does with a schema of this kind in a roll-out. */
interface RolloutWording {
  /** What is deployed first, and what that is for. */
  readonly takesBoth: string;
  readonly refused: string;
  /** What follows the word "refused" where its error has a code, else nothing. */
  readonly code: string;
  /** How it is deployed. */
  readonly deploy: string;
  /** How to see that it was. */
  readonly deployed: string;
  /** How to see that all stored documents fit. */
  readonly allFit: string;
  readonly strict: string;
  /** Where a document that was refused shows. */
  readonly log: string;
}
