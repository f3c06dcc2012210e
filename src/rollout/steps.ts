import type { Target } from '../schema/targets';
import type { RolloutChange } from './change';
import { LISTED, SINGLE } from './nouns';
import { STAGES, type Stage } from './plans';
import { stageTexts, type Conditional } from './stage-texts';

/** One sentence of what is to be done: around the things that it is done to, where it lists these. */
export interface Task {
  readonly lead: string;
  readonly things: readonly string[];
  readonly rest: string;
}

/** One step of a roll-out, for a person to follow. */
export interface Step {
  /** From 1. */
  readonly order: number;
  readonly title: string;
  readonly do: readonly string[];
  /** The same as `do`, with what a sentence lists apart. */
  readonly tasks: readonly Task[];
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

const sentence = (text: string): Task => ({ lead: text, things: [], rest: '' });

const textOf = ({ lead, things, rest }: Task): string => `${lead}${things.join(', ')}${rest}`;

/** A template with the things that share it: it lists them once. */
function taskOf(template: string, changes: readonly RolloutChange[]): Task {
  const [whole, lead = '', name = '', rest = ''] = /^([^]*?)\{(\w+)\}([^]*)$/.exec(template) ?? [];
  const noun = LISTED[name];
  return whole === undefined || noun === undefined ? sentence(template) : { lead, things: [...new Set(changes.map(noun))], rest };
}

/** One sentence a template, with all the things that share it. */
function tasksAt(stage: Stage, all: readonly Staged[]): Task[] {
  const byTemplate = new Map<string, RolloutChange[]>();
  for (const { change, stages } of all) {
    for (const template of stages[stage] ?? []) {
      const key = fillSingle(template, change);
      byTemplate.set(key, [...(byTemplate.get(key) ?? []), change]);
    }
  }
  return [...byTemplate].map(([template, changes]) => taskOf(template, changes));
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
    const tasks = [...first.map(sentence), ...tasksAt(stage, all), ...[...(more[stage] ?? []), ...howOf(how)].map(sentence)];
    return { order: numberOf(stage), title, do: tasks.map(textOf), tasks, verify, why };
  });
}
