import type { Step } from '../rollout/steps';
import { CLASSIFICATIONS, groupsOf, lineOf, placesOf, remarksOf, sideOf, summaryOf, type DiffReport, type Group } from './diff-report';
import { code, sentence } from './markdown';

function groupText({ classification, reason, changes }: Group, report: DiffReport): string {
  const items = changes.map((change) => `- ${sentence(lineOf(change))} (${sideOf(change)}${placesOf(change, report).map((place) => `, ${place.replace(/: (.*?)( \(at .*)?$/, (_whole, at: string, rest = '') => ` ${code(at)}${rest}`)}`).join('')})`);
  return [`### ${sentence(CLASSIFICATIONS[classification].replace(/^./, (first) => first.toUpperCase()))}`, sentence(reason), items.join('\n')].join('\n\n');
}

function stepText({ order, title, do: items, verify, why }: Step): string {
  const indent = ' '.repeat(`${order}. `.length);
  const lines = [...items, ...verify.map((each) => `Verify: ${each}`)].map((each) => `${indent}- [ ] ${sentence(each)}`);
  return [`${order}. **${sentence(title)}.** ${sentence(why)}`, ...lines].join('\n');
}

/** `diff --format markdown`: for a pull request, with boxes to tick. */
export function diffMarkdown(report: DiffReport): string {
  const remarks = remarksOf(report).map(sentence);
  if (report.changes.length === 0) return `${[summaryOf(report), ...remarks].map((each, at) => (at === 0 ? sentence(each) : each)).join('\n\n')}\n`;
  const parts = [
    `## Schema changes from ${code(report.old)} to ${code(report.new)}`,
    sentence(summaryOf(report)),
    ...groupsOf(report).map((group) => groupText(group, report)),
    ...(report.steps.length > 0 ? ['## Roll-out', report.steps.map(stepText).join('\n')] : []),
    ...remarks,
  ];
  return `${parts.join('\n\n')}\n`;
}
