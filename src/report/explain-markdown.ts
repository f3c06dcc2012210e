import type { ExplainedEntry } from '../diagnose/explained-entry';
import {
  aboveText, otherSideOf, sharedFindings, sidesOf, subjectOf, timesOf, type ExplainReport, type SharedFindings,
} from './explain-report';
import { code, plain, sentence } from './markdown';

function entryText(entry: ExplainedEntry, { own, above }: SharedFindings): string {
  const { occurrence, project } = entry;
  const [subject, times, sides] = [subjectOf(entry), timesOf(entry), sidesOf(entry)];
  const items = [...occurrence.advice, ...(project?.advice ?? [])].map((each) => `- ${sentence(each)}`);
  const findings = own.map(({ rule, severity, message, help, client, server }) => {
    const places = [client, server]
      .flatMap((place) => (place === null ? [] : [code(`${place.file}:${place.line}:${place.column}`)]))
      .join(', ');
    return `- **${severity}** ${code(rule)}${places === '' ? '' : ` at ${places}`}: ${sentence(message)} ${sentence(help)}`;
  });
  return [
    `## ${occurrence.id}: ${plain(occurrence.title)}`,
    `> ${code(occurrence.input.slice(0, 300))}`,
    ...(times === null ? [] : [plain(`${times}.`)]),
    ...(occurrence.schemaProblem ? [] : ['**This is not a schema problem.**']),
    ...(subject === null ? [] : [`${code(subject)}${sides.client === null ? '' : `, client: ${code(sides.client)}`}${sides.server === null ? '' : `, ${otherSideOf(entry)}: ${code(sides.server)}`}`]),
    sentence(occurrence.cause),
    ...(project === null ? [] : [`In this project: ${sentence(project.message)}`]),
    items.join('\n'),
    ...(findings.length > 0 ? [findings.join('\n')] : []),
    ...aboveText(above).map(sentence),
  ].join('\n\n');
}

/** `explain --format markdown`: for an issue or a chat. */
export function explainMarkdown({ entries, leftOut }: ExplainReport): string {
  const rest = leftOut === 0 ? [] : [`${leftOut} more messages of other kinds were left out.`];
  const shared = sharedFindings(entries);
  const texts = entries.map((entry, index) => entryText(entry, shared[index] ?? { own: [], above: [] }));
  return `${[...texts, ...rest].join('\n\n')}\n`;
}
