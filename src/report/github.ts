import type { Finding, Severity } from '../rule/finding';
import type { Place } from '../schema/model';
import type { Report } from './json';
import { summaryText } from './summary-text';
import { printable, printableLines } from './printable';

export interface GithubOptions {
  /** The path of a file from the root of the repository, which annotations need. */
  readonly inRepository: (file: string) => string;
  /** Sentences about what was not checked. */
  readonly notes: readonly string[];
}

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warn: 'warning', info: 'notice' };

/** The runner decodes these in the text of a command, and two more in its properties (actions/toolkit, `command.ts`). */
const escapeData = (text: string): string => printableLines(text).replaceAll('%', '%25').replaceAll('\n', '%0A');
const escapeProperty = (text: string): string => escapeData(printable(text)).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Columns only where the place is on one line: the runner drops them otherwise (actions/runner, `ActionCommandManager.cs`). */
function properties(place: Place | undefined, title: string, { inRepository }: GithubOptions): string {
  const where = place === undefined ? [] : [
    ['file', inRepository(place.file)],
    ['line', place.line],
    ...(place.line === place.endLine ? [['col', place.column]] : []),
    ['endLine', place.endLine],
    ...(place.line === place.endLine ? [['endColumn', place.endColumn]] : []),
  ];
  return [...where, ['title', title]].map(([name, value]) => `${name}=${escapeProperty(String(value))}`).join(',');
}

/**
 * The finding at its first place, and a notice at the other side: the pull request may have changed either file, and shows
 * what is said about the files in it. One finding stays one error.
 */
function commands({ severity, rule, message, help, client, server }: Finding, options: GithubOptions): string[] {
  const [first, other] = [client, server].filter((place) => place !== null);
  const text = escapeData(`${printable(message)}\nhelp: ${help}`);
  const annotation = `::${COMMANDS[severity]} ${properties(first, rule, options)}::${text}`;
  if (first === undefined || other === undefined) return [annotation];
  const elsewhere = escapeData(`${printable(message)}\nThis is the other side of ${options.inRepository(first.file)}:${first.line}.`);
  return [annotation, `::notice ${properties(other, rule, options)}::${elsewhere}`];
}

/** `--format github`: workflow commands that GitHub Actions shows as annotations, and the summary as plain lines of the log. */
export function toGithub(report: Report, options: GithubOptions): string {
  const lines = [...report.findings.flatMap((each) => commands(each, options)), ...options.notes.map(printable), summaryText(report)];
  return `${lines.join('\n')}\n`;
}
