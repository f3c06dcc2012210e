import type { ClassifiedChange } from '../rollout/rollout';
import type { Step } from '../rollout/steps';
import type { DiffReport } from './diff-report';
import { printableJson } from './printable';

/** A change as programs get it. */
type ChangeJson = Omit<ClassifiedChange, 'world' | 'collection'> & { readonly synced: boolean };
type StepJson = Pick<Step, 'order' | 'title' | 'do' | 'verify' | 'why'>;

/** The result of a diff, version 1: stable API. */
export interface DiffResult extends Pick<DiffReport, 'old' | 'new' | 'target' | 'uncertain' | 'mismatches' | 'notes'> {
  readonly version: 1;
  readonly changes: readonly ChangeJson[];
  readonly steps: readonly StepJson[];
}

function changeJson({
  kind,
  side,
  class: name,
  property,
  before,
  after,
  classification,
  needs,
  reason,
  client,
  server,
  world,
}: ClassifiedChange): ChangeJson {
  return { kind, side, class: name, property, before, after, classification, needs, reason, synced: world !== 'device', client, server };
}

const stepJson = ({ order, title, do: done, verify, why }: Step): StepJson => ({ order, title, do: done, verify, why });

/** What changed between two revisions, for programs. */
export function diffResult({ old, new: now, target, changes, steps, notes, uncertain, mismatches }: DiffReport): DiffResult {
  return {
    version: 1,
    old,
    new: now,
    target,
    changes: changes.map(changeJson),
    steps: steps.map(stepJson),
    uncertain,
    mismatches,
    notes,
  };
}

/** `diff --format json`. */
export const diffJson = (report: DiffReport): string => printableJson(diffResult(report));
