import { pageUrl } from '../rule/page-url';
import type { Finding, Severity } from '../rule/finding';
import { alikeIn, type Alike } from './alike';
import { joinedSummary } from './joined-summary';
import { cell, code, plain, sentence } from './markdown';
import { notComparedNotes } from './not-compared-text';
import { subjectIn, type ReportedApp } from './reported-app';
import { shortened } from './shortened';
import { coverageText, countsText } from './summary-text';
import { rowsWithin, sizeOf } from './within';

/** Less than what GitHub takes for a comment, 65,536 characters; GitLab takes a million. In bytes, which are never fewer. */
const LIMIT = 65_000;

/** What part of it the table and the list of what to do may take at most; details take what is left. */
const [TABLE, TO_DO, NOTES] = [0.35 * LIMIT, 0.2 * LIMIT, 0.1 * LIMIT];

/** No text of one finding is longer: a name can have any length. */
const LONGEST = 2000;

const WORDS: Readonly<Record<Severity, string>> = { error: '**error**', warn: 'warning', info: 'note' };

/** Findings that are shown as one, and of which app they are. */
interface Row extends Alike {
  readonly app: ReportedApp;
}

const text = (words: string): string => sentence(shortened(words, LONGEST));
const name = (words: string): string => code(shortened(words, LONGEST));

const placesOf = ({ client, server, baseline }: Finding, { inRepository }: ReportedApp): string[] =>
  [client, server, baseline].flatMap((place) => (place === null ? [] : [name(`${inRepository(place.file)}:${place.line}`)]));

function subjectText({ first, others, app }: Row): string {
  const own = subjectIn(first);
  const whose = app.name === null ? '' : `${plain(app.name)}: `;
  const more = others.length === 0 ? '' : ` and ${others.length} classes more`;
  return `${whose}${own === null ? 'the project' : name(own)}${more}`;
}

function tableRow(row: Row, version: string): string {
  const { first, app } = row;
  const cells = [WORDS[first.severity], subjectText(row), `[${code(first.rule)}](${pageUrl(version, first.rule)})`, placesOf(first, app).join('<br>')];
  return `| ${cells.map(cell).join(' | ')} |`;
}

/** The witness is the document that breaks: what shows best what is wrong. */
function witnessText({ witness }: Finding): string[] {
  return witness === null || witness === undefined ? [] : [`Breaks with ${name(JSON.stringify(witness))}`];
}

function detailRow(row: Row): string {
  const { first, others, app } = row;
  const also = others.map((each) => `- ${name(subjectIn(each) ?? '')} at ${placesOf(each, app).join(', ')}`);
  const parts = [
    `**${first.severity}** ${subjectText(row)}, ${code(first.rule)}`,
    text(first.message),
    text(first.help),
    ...witnessText(first),
    ...(first.releases.length > 0 ? [`Breaks the releases ${first.releases.map(name).join(', ')}`] : []),
    ...(first.runtimeErrors.length > 0 ? [`Prevents ${first.runtimeErrors.map(code).join(', ')}`] : []),
    placesOf(first, app).join(', '),
    ...(also.length > 0 ? [`The same in\n\n${also.join('\n')}`] : []),
  ];
  return parts.filter((part) => part !== '').join('\n\n');
}

const folded = (title: string, content: string): string => (content === '' ? '' : `<details>\n<summary>${title}</summary>\n\n${content}\n\n</details>`);

const more = (what: string) => (left: number): string => `${left} more ${what} would make this too long: \`--format json\` and \`html\` have all of them.`;

/** One line for who reads no further. */
function verdict(apps: readonly ReportedApp[]): string {
  const summary = joinedSummary(apps.map(({ name: app, report }) => ({ name: app ?? '', summary: report.summary })));
  const said = summary.errors > 0 ? 'The schemas of both sides would break each other' : summary.classes.compared === 0 ? 'Nothing was compared' : 'Nothing breaks';
  return `**realm-schema: ${countsText(summary)}.** ${said}: ${coverageText(summary)}.`;
}

/** What to do, each step once. */
function stepsOf(rows: readonly Row[]): string[] {
  const wanted = rows.filter(({ first }) => first.severity !== 'info');
  return [...new Set(wanted.map(({ first }) => first.help))].map((help) => `- ${text(help)}`);
}

function notesOf(apps: readonly ReportedApp[]): string[] {
  return apps.flatMap(({ name: app, notes, report }) =>
    [...notes, ...notComparedNotes(report.notCompared)].map((note) => `- ${app === null ? '' : `${plain(app)}: `}${text(note)}`));
}

const HEAD = '| | what | rule | where |\n|---|---|---|---|';

/** `--format markdown`: a comment of a pull request. What it holds is cut at whole rows, so that every code host takes it. */
export function toMarkdown(apps: readonly ReportedApp[], version: string): string {
  const rows = apps.flatMap((app) => alikeIn(app.report.findings).map((alike): Row => ({ ...alike, app })));
  const table = rowsWithin(rows.map((row) => tableRow(row, version)), { room: TABLE, between: '\n', more: (left) => `\n${more('rows')(left)}` });
  const steps = rowsWithin(stepsOf(rows), { room: TO_DO, between: '\n', more: (left) => `\n${more('steps')(left)}` });
  const notes = rowsWithin(notesOf(apps), { room: NOTES, between: '\n', more: (left) => `\n${more('notes')(left)}` });
  const parts = [
    verdict(apps),
    ...(table === '' ? [] : [`${HEAD}\n${table}`]),
    ...(steps === '' ? [] : [`**What to do**\n\n${steps}`]),
  ];
  const last = folded('What was read, and what was not compared', notes);
  const room = LIMIT - sizeOf([...parts, last, folded('Details', '-')].join('\n\n')) - 10;
  const details = folded('Details', rowsWithin(rows.map(detailRow), { room, between: '\n\n---\n\n', more: more('details') }));
  return `${[...parts, details, last].filter((part) => part !== '').join('\n\n')}\n`;
}
