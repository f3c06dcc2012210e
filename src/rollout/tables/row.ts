import type { ChangedSide } from '../../compare/difference';
import type { Facts, RolloutKind } from '../change';
import type { PlanName } from '../plans';

/** One line of a table of classification: the first that fits a change holds. */
export interface Row {
  readonly kinds: readonly RolloutKind[];
  /** Absent where all sides are the same. */
  readonly sides?: readonly ChangedSide[];
  readonly when?: (facts: Facts) => boolean;
  readonly plan: PlanName;
  /** One sentence. `{code}` stands for how a dialect calls a refusal, after the word. */
  readonly reason: string;
}

/** What neither the file on a device nor the server sees. */
export const QUIET: readonly Row[] = [
  { kinds: ['code-name'], plan: 'nothing', reason: 'The stored name is the same, and nothing else counts outside of the code.' },
  { kinds: ['index'], plan: 'nothing', reason: 'An index is the business of one device: it is built or dropped when the realm is opened.' },
  { kinds: ['default'], plan: 'nothing', reason: 'A default is filled in by the code that creates an object, and is stored nowhere else.' },
  { kinds: ['presentation'], plan: 'nothing', reason: 'The stored type is the same.' },
  { kinds: ['inverse', 'added-inverse', 'removed-inverse'], plan: 'nothing', reason: 'An inverse relationship is computed on the device and stored nowhere.' },
];
