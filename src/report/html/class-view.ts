import type { Finding, Severity } from '../../rule/finding';
import type { ClientClass } from '../../schema/client-schemas';
import type { ClassKind } from '../../schema/model';
import type { ServerClass } from '../../schema/server-schemas';

/** How the two sides stand to each other: in one class, or in one property. `aside` is what was not compared. */
export type Standing = 'same' | 'differs' | 'client-only' | 'server-only' | 'aside';

/** One property as both sides declare it; `null` where a side does not have it. */
export interface PropertyRow {
  /** The stored name. */
  readonly name: string;
  readonly client: SideText | null;
  readonly server: SideText | null;
  readonly standing: Standing;
  /** Why it was not compared, where it was not. */
  readonly reason: string | null;
  readonly findings: readonly Finding[];
}

/** A declaration as an author would write it, and what is worth saying beside its type. */
export interface SideText {
  readonly type: string;
  readonly remarks: string;
  /** The class that it leads to. */
  readonly leadsTo: string | null;
}

/** A class of the client beside one of the server. A validator can have several for one embedded class. */
export interface Pairing {
  readonly server: ServerClass | null;
  readonly rows: readonly PropertyRow[];
}

/** A class of either side or of both, as the page shows it. */
export interface ClassView {
  /** The anchor of the class in the page. */
  readonly id: string;
  readonly name: string;
  readonly kind: ClassKind;
  readonly standing: Standing;
  readonly client: ClientClass | null;
  readonly pairings: readonly Pairing[];
  readonly findings: readonly Finding[];
  /** The gravest severity of its findings. */
  readonly severity: Severity | null;
  /** Why it was not compared, where it was not. */
  readonly reason: string | null;
}

/** What a standing is called, and the sign that tells it without any colour. */
export const STANDINGS: Readonly<Record<Standing, { readonly sign: string; readonly text: string }>> = {
  same: { sign: '✓', text: 'agrees' },
  differs: { sign: '≠', text: 'disagrees' },
  'client-only': { sign: 'C', text: 'client only' },
  'server-only': { sign: 'S', text: 'server only' },
  aside: { sign: '–', text: 'not compared' },
};

const GRAVEST: readonly Severity[] = ['error', 'warn', 'info'];

/** The gravest severity among findings. */
export const gravest = (findings: readonly Finding[]): Severity | null =>
  GRAVEST.find((severity) => findings.some((each) => each.severity === severity)) ?? null;
