import type { ClassifiedChange } from '../rollout/rollout';
import type { Step } from '../rollout/steps';
import { CLASSIFICATIONS, groupsOf, lineOf, linesOf, placesOf, remarksOf, sideOf, summaryOf, type DiffReport, type Group } from './diff-report';
import { code, sentence } from './markdown';

/** What the user named is code; what we named are words. */
const named = (name: string): string => (name.includes(' ') ? sentence(name) : code(name));

/** A change with its places, which are code. */
function changeText(change: ClassifiedChange, report: DiffReport): string {
  const places = placesOf(change, report).map((place) =>
    place.replace(/: (.*?)( \(at .*)?$/, (_whole, at: string, rest = '') => ` ${code(at)}${rest}`),
  );
  return `- ${sentence(lineOf(change))} (${sideOf(change)}${places.length > 0 ? `; ${places.join(', ')}` : ''})`;
}

function groupText({ classification, reasons }: Group, report: DiffReport): string {
  const blocks = reasons.flatMap(({ reason, changes }) => [
    sentence(reason),
    changes.map((change) => changeText(change, report)).join('\n'),
  ]);
  return [`### ${sentence(CLASSIFICATIONS[classification].replace(/^./, (first) => first.toUpperCase()))}`, ...blocks].join('\n\n');
}

function stepText({ order, title, tasks, verify, why }: Step): string {
  const indent = ' '.repeat(`${order}. `.length);
  const boxes = (texts: readonly string[], within: string): string[] => texts.map((each) => `${within}- [ ] ${sentence(each)}`);
  const lines = [
    ...tasks.map(linesOf).flatMap(({ text, things }) => [...boxes([text], indent), ...boxes(things, `${indent}  `)]),
    ...boxes(
      verify.map((each) => `Verify: ${each}`),
      indent,
    ),
  ];
  return [`${order}. **${sentence(title)}.** ${sentence(why)}`, ...lines].join('\n');
}

/** `diff --format markdown`: for a pull request, with boxes to tick. */
export function diffMarkdown(report: DiffReport): string {
  const remarks = remarksOf(report).map(sentence);
  if (report.changes.length === 0) return `${[summaryOf(report), ...remarks].map((each, at) => (at === 0 ? sentence(each) : each)).join('\n\n')}\n`;
  const parts = [
    `## Schema changes from ${named(report.old)} to ${named(report.new)}`,
    sentence(summaryOf(report)),
    ...groupsOf(report).map((group) => groupText(group, report)),
    ...(report.steps.length > 0 ? ['## Roll-out', report.steps.map(stepText).join('\n')] : []),
    ...remarks,
  ];
  return `${parts.join('\n\n')}\n`;
}
