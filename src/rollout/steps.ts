import type { Target } from '../schema/targets';
import type { RolloutChange } from './change';
import { LISTED, SINGLE } from './nouns';
import { STAGES, type Stage } from './plans';
import { stageTexts, type Conditional } from './stage-texts';

/** One step of a roll-out, for a person to follow. */
export interface Step {
  /** From 1. */
  readonly order: number;
  readonly title: string;
  readonly do: readonly string[];
  /** How to see that it worked. */
  readonly verify: readonly string[];
  readonly why: string;
}

/** A change with what is done about it at each stage. */
export interface Staged {
  readonly change: RolloutChange;
  readonly stages: Partial<Record<Stage, readonly string[]>>;
}

const fillSingle = (template: string, change: RolloutChange): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => SINGLE[name]?.(change) ?? whole);

/** One sentence a template, with all the things that share it. */
function itemsAt(stage: Stage, all: readonly Staged[]): string[] {
  const byTemplate = new Map<string, RolloutChange[]>();
  for (const { change, stages } of all) {
    for (const template of stages[stage] ?? []) {
      const key = fillSingle(template, change);
      byTemplate.set(key, [...(byTemplate.get(key) ?? []), change]);
    }
  }
  return [...byTemplate].map(([template, changes]) => template.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const noun = LISTED[name];
    return noun === undefined ? whole : [...new Set(changes.map(noun))].join(', ');
  }));
}

function stagesOf(all: readonly Staged[], needed: readonly Stage[]): Stage[] {
  return STAGES.filter((stage) => needed.includes(stage) || all.some(({ stages }) => stages[stage] !== undefined));
}

/**
 * Merges what is done about each change into one list of steps, in the order in which a team goes through them.
 * `more` are sentences of single stages that are about no change of the list, and `needed` stages that are there whatever changed.
 */
export function stepsOf(
  all: readonly Staged[],
  target: Target,
  more: Partial<Record<Stage, readonly string[]>>,
  needed: readonly Stage[] = [],
): Step[] {
  const stages = stagesOf(all, needed);
  const numberOf = (stage: Stage): number => stages.indexOf(stage) + 1;
  const texts = stageTexts(target);
  const howOf = (how: readonly (string | Conditional)[]): string[] =>
    how.flatMap((each) =>
      typeof each === 'string' ? [each] : stages.includes(each.with) ? [each.text.replace('{step}', String(numberOf(each.with)))] : [],
    );
  return stages.map((stage) => {
    const { title, why, first = [], how, verify } = texts[stage];
    return { order: numberOf(stage), title, do: [...first, ...itemsAt(stage, all), ...(more[stage] ?? []), ...howOf(how)], verify, why };
  });
}
