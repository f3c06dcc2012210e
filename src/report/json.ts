import type { Finding } from '../rule/finding';
import type { NotCompared } from '../rule/not-compared';
import type { Unresolved } from '../schema/client-schemas';
import { printableJson } from './printable';

/** The counts at the head of a report. Durations are in milliseconds. */
export interface Summary {
  readonly errors: number;
  readonly warnings: number;
  readonly infos: number;
  readonly classes: { readonly client: number; readonly server: number; readonly compared: number };
  readonly files: number;
  readonly durationMs: number;
  /** The released clients that were checked, those that the server breaks, and the oldest that still works. */
  readonly releases?: { readonly checked: number; readonly broken: readonly string[]; readonly oldestWorking: string | null };
  /** The same of each client, where one run checked several. */
  readonly apps?: readonly ({ readonly app: string } & Summary)[];
}

/** What every output format is made from. */
export interface Report {
  readonly summary: Summary;
  readonly findings: readonly Finding[];
  readonly unresolved: readonly Unresolved[];
  readonly notCompared: readonly NotCompared[];
}

/** What could not be read, with the documented keys only. */
export function unresolvedJson(unresolved: readonly Unresolved[]): readonly Omit<Unresolved, 'fault'>[] {
  return unresolved.map(({ fault: _fault, ...documented }) => documented);
}

/** `--format json`, version 1: stable API. */
export function toJson({ summary, findings, unresolved, notCompared }: Report): string {
  const listed = findings.map(({ fingerprint: _fingerprint, about: _about, ...rest }) => rest);
  return printableJson({ version: 1, summary, findings: listed, unresolved: unresolvedJson(unresolved), notCompared });
}
