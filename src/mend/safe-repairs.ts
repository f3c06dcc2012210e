import { rules } from '../../rules/index';
import type { CheckResult } from '../check/check';
import { repairsFor } from '../fix/repairs-for';
import { isSafe } from '../fix/safe';
import type { Finding } from '../rule/finding';
import type { Repair } from '../rule/repair';

export type MendedSide = Repair['side'];

/** A repair, and the finding that it mends. */
export type Proposal = Repair & { readonly finding: Finding };

/** The safe repair of each finding on a side, and how many findings have none but can be mended there by a choice. */
export interface Proposals {
  readonly safe: readonly Proposal[];
  readonly undecided: number;
}

const byId = new Map(rules.map((rule) => [rule.id, rule]));

/** What only a released client has is in no file of the present. */
const isPresent = ({ client, releases }: Finding, side: MendedSide): boolean => side === 'server' || client !== null || releases.length === 0;

/** Text that a form of JSON is edited in. */
const isEditable = ({ side, place }: Repair): boolean => side === 'client' || /\.jsonc?$/.test(place.file);

function repairsOf(finding: Finding, { comparison }: CheckResult, side: MendedSide): readonly Repair[] {
  const rule = byId.get(finding.rule);
  if (rule === undefined || finding.severity === 'info' || !isPresent(finding, side)) return [];
  return repairsFor(rule, finding, comparison).filter((each) => each.side === side && isEditable(each));
}

/** Where the other side has what a repair is about. */
const otherLine = ({ side, finding: { client, server } }: Proposal): number => (side === 'client' ? server : client)?.line ?? 0;

/** What is added at one place comes in the order that the other side has. */
function byPlace(a: Proposal, b: Proposal): number {
  const [here, there] = [a.place, b.place];
  if (here.file !== there.file) return here.file < there.file ? -1 : 1;
  return here.line - there.line || here.column - there.column || otherLine(a) - otherLine(b);
}

/** What can be mended of the findings of a check, on one side. */
export function proposalsFor(result: CheckResult, side: MendedSide): Proposals {
  const all = result.findings.map((finding) => ({ finding, repairs: repairsOf(finding, result, side) }));
  const safe = all.flatMap(({ finding, repairs }) => {
    const repair = repairs.find((each) => isSafe(finding, each));
    return repair === undefined ? [] : [{ ...repair, finding }];
  });
  return { safe: safe.sort(byPlace), undecided: all.filter(({ repairs }) => repairs.length > 0).length - safe.length };
}
