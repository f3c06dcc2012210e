import type { Difference, Mismatch } from '../compare/difference';
import type { RealmMigration } from '../compare/realm-migration';
import type { Place } from '../schema/model';
import type { Target } from '../schema/targets';

export type Severity = 'error' | 'warn' | 'info';
export type SeveritySetting = Severity | 'off';

/**
 * Which way a difference breaks. `upload`: the server refuses what the client writes; `download`: the client cannot
 * apply what the server sends; `open`: the realm does not open; `deploy`: the change cannot be deployed without
 * terminating sync; `query`: a query or subscription is refused.
 */
export type Breaks = 'upload' | 'download' | 'open' | 'deploy' | 'query';

/** What a problem is about, where it is no difference. */
export interface Spot {
  readonly class: string | null;
  readonly property: string | null;
  readonly client: Place | null;
  readonly server: Place | null;
  /** The place in the baseline, for what has changed since. */
  readonly baseline?: Place | null;
  /** Mismatches that are there because of it. */
  readonly explains?: readonly Mismatch[];
  /** A name that is written on the client, and the one that is meant, as far as that can be told. */
  readonly misspelt?: { readonly written: string; readonly meant: string };
  /** Of a local realm: the version that it is to have, unless it has it, and what is to be carried over by the function of that name. */
  readonly migration?: {
    readonly to: number | null;
    readonly carries: RealmMigration | null;
    readonly name: string;
    /** Whether there is such a function. */
    readonly migrates: boolean;
  };
  /** Other classes that it speaks of. */
  readonly mentions?: readonly string[];
}

/** What a rule found, ready to be reported. All fields but the last two are those of `--format json`, which is stable API. */
export interface Finding {
  readonly rule: string;
  readonly severity: Severity;
  readonly target: Target;
  readonly class: string | null;
  /** The stored name of the property, which both sides share. */
  readonly property: string | null;
  readonly breaks: readonly Breaks[];
  readonly message: string;
  readonly help: string;
  readonly client: Place | null;
  readonly server: Place | null;
  readonly baseline: Place | null;
  /** The released versions that it would break. */
  readonly releases: readonly string[];
  /** Ids of the error catalogue: what a user would see. */
  readonly runtimeErrors: readonly string[];
  /** The smallest document that breaks. */
  readonly witness: unknown;
  /** Tells whether two runs found the same thing: by it findings are accepted, and followed by a code scanning service. */
  readonly fingerprint: string;
  /** What it is about, as facts: whoever wants to know more of a finding reads these, never its text. */
  readonly about: Difference | Spot;
}

/** Whether only released clients have it, and the present one does not: `baseline` is a place in the newest of them then. */
export const isOfReleases = ({ client, releases, about }: Finding): boolean =>
  client === null && releases.length > 0 && 'between' in about && about.between === 'sides';

/** The classes that a finding speaks of: its own, and those that are held, linked to or similar on either side. */
export function classesOf(about: Finding['about']): readonly string[] {
  if (!('between' in about)) return [...(about.class === null ? [] : [about.class]), ...(about.mentions ?? [])];
  const declared = [about.client, about.server, ...(about.between === 'revisions' ? [about.before, about.after] : [])];
  return [
    about.class,
    ...declared.flatMap((each) => (each === null ? [] : [each.schema.name, each.property?.objectType ?? each.schema.name])),
  ];
}
