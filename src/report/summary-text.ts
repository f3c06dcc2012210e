import type { Report, Summary } from './json';

export const plural = (count: number, one: string, many: string): string => `${count} ${count === 1 ? one : many}`;

/** How many findings there are of each severity. */
export function countsText({ errors, warnings, infos }: Summary): string {
  return [
    plural(errors, 'error', 'errors'),
    plural(warnings, 'warning', 'warnings'),
    ...(infos > 0 ? [plural(infos, 'note', 'notes')] : []),
  ].join(', ');
}

/** What was compared, and how long it took. */
export function coverageText({ classes, files, durationMs }: Summary): string {
  return `${plural(classes.compared, 'class', 'classes')} compared (client ${classes.client}, server ${classes.server}), ${plural(files, 'file', 'files')}, ${durationMs} ms`;
}

/** One line that says how it went. */
export function summaryText({ summary }: Report): string {
  return `${countsText(summary)}: ${coverageText(summary)}`;
}
