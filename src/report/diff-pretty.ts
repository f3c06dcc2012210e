import type { Colors } from './colors';
import type { Step, Task } from '../rollout/steps';
import {
  CLASSIFICATIONS,
  groupsOf,
  lineOf,
  linesOf,
  placesOf,
  remarksOf,
  sideOf,
  signOf,
  summaryOf,
  type DiffReport,
  type Group,
} from './diff-report';
import { printable } from './printable';
import { wrap } from './wrap';

export interface DiffPrettyOptions {
  readonly colors: Colors;
  /** Columns of the terminal. */
  readonly width: number;
}

/** Text with a sign before its first line, and the other lines below that text. */
function item(text: string, sign: string, indent: string, width: number, paint: (text: string) => string = (plain) => plain): string {
  const inner = `${indent}${' '.repeat(sign.length + 1)}`;
  return `${indent}${paint(sign)} ${wrap(text, width, inner).slice(inner.length)}`;
}

function groupText({ classification, reasons }: Group, report: DiffReport, { colors, width }: DiffPrettyOptions): string {
  const paint =
    classification === 'safe'
      ? colors.green
      : classification === 'server-first' || classification === 'schema-version'
        ? colors.yellow
        : colors.red;
  const blocks = reasons.map(({ reason, changes }) => {
    const lines = changes.flatMap((change) => [
      item(`${lineOf(change)} (${sideOf(change)})`, signOf(change), '  ', width),
      ...placesOf(change, report).map((place) => colors.dim(`      ${printable(place)}`)),
    ]);
    return [...lines, wrap(reason, width, '  ')].join('\n');
  });
  return [paint(colors.bold(CLASSIFICATIONS[classification])), blocks.join('\n\n')].join('\n');
}

function taskText(task: Task, indent: string, width: number): string {
  const { text, things } = linesOf(task);
  return [item(text, '-', indent, width), ...things.map((each) => item(each, '-', `${indent}  `, width))].join('\n');
}

function stepText({ order, title, tasks, verify, why }: Step, { colors, width }: DiffPrettyOptions): string {
  const indent = '    ';
  return [
    colors.bold(`${String(order).padStart(2)}. ${printable(title)}`),
    wrap(why, width, indent),
    ...tasks.map((each) => taskText(each, indent, width)),
    ...verify.map((each) => item(each, 'verify:', indent, width, colors.dim)),
  ].join('\n');
}

/** `diff --format pretty`: for a person. */
export function diffPretty(report: DiffReport, options: DiffPrettyOptions): string {
  const { colors, width } = options;
  const remarks = remarksOf(report).map((each) => colors.dim(wrap(each, width, '')));
  const parts = [
    ...(report.changes.length > 0 ? [printable(`${report.old} → ${report.new} (${report.target})`)] : []),
    ...groupsOf(report).map((group) => groupText(group, report, options)),
    ...(report.steps.length > 0 ? [colors.bold('The roll-out, step by step'), ...report.steps.map((step) => stepText(step, options))] : []),
    [...remarks, wrap(summaryOf(report), width, '')].join('\n'),
  ];
  return `${parts.join('\n\n')}\n`;
}
