import type { Place } from '../schema/model';
import type { Target } from '../schema/server-schemas';

export type Severity = 'error' | 'warn' | 'info';
export type SeveritySetting = Severity | 'off';

/**
 * Which way a difference breaks. `upload`: the server refuses what the client writes; `download`: the client cannot
 * apply what the server sends; `open`: the realm does not open; `deploy`: the change cannot be deployed without
 * terminating sync; `query`: a query or subscription is refused.
 */
export type Breaks = 'upload' | 'download' | 'open' | 'deploy' | 'query';

/** What a rule found, ready to be reported. All fields but the fingerprint are those of `--format json`, which is stable API. */
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
}
