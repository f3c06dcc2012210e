import { readBaseline } from '../../src/past/baseline';
import type { Baseline } from '../../src/compare/side-changes';
import { defaultConfig, type AppConfig } from '../../src/config/config';
import { rollout, type ClassifiedChange, type Rollout } from '../../src/rollout/rollout';
import type { Target } from '../../src/schema/targets';
import { as, memoryTree, type Files } from './app';

/** What changed between two states of an app, as if a target enforced the schemas of its export. */
export function diffFiles(target: Target, before: Files, now: Files, config: Partial<AppConfig> = {}): Rollout {
  const whole: AppConfig = { ...defaultConfig('/app'), ...config };
  const read = (name: string, files: Files): Baseline => {
    const { client, server } = readBaseline({ name, tree: memoryTree(files) }, whole).baseline;
    return { name, client, server: target === 'local' || server === null ? null : server.target === target ? server : as(target, server) };
  };
  return rollout(read('v1', before), read('v2', now), { target, local: whole.local });
}

/** A change on one line: kind, side, what, before and after, and all that it needs. */
export function changeOf({ kind, side, class: name, property, before, after, needs }: ClassifiedChange): string {
  const subject = [name, property].filter((part) => part !== null).join('.') || '-';
  return `${kind} ${side} ${subject} ${before ?? '-'} > ${after ?? '-'}: ${needs.join(', ') || 'safe'}`;
}
