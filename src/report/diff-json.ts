import type { ClassifiedChange } from '../rollout/rollout';
import type { Step } from '../rollout/steps';
import type { DiffReport } from './diff-report';
import { printableJson } from './printable';

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
}: ClassifiedChange): object {
  return { kind, side, class: name, property, before, after, classification, needs, reason, synced: world !== 'device', client, server };
}

const stepJson = ({ order, title, do: done, verify, why }: Step): object => ({ order, title, do: done, verify, why });

/** `diff --format json`, version 1: stable API. */
export function diffJson({ old, new: now, target, changes, steps, notes, uncertain, mismatches }: DiffReport): string {
  return printableJson({
    version: 1,
    old,
    new: now,
    target,
    changes: changes.map(changeJson),
    steps: steps.map(stepJson),
    uncertain,
    mismatches,
    notes,
  });
}
