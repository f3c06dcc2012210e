import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

const FACTS = path.join(__dirname, '../../docs/facts');

/** The anchors that the headings of a page have on GitHub, by heading. */
export function anchorsOf(page: string): ReadonlyMap<string, string> {
  const text = page.replace(/^```.*?^```/gms, '');
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => heading);
  return new Map(headings.map((heading) => [heading, heading.toLowerCase().replace(/[^\p{L}\p{N}\s_-]/gu, '').replace(/\s/g, '-')]));
}

/** The number that a heading begins with: `2`, `1.4.1`, `3a`. */
const numberOf = (heading: string): string | undefined => /^(\d+(?:\.\d+)*[a-z]?)\.? /.exec(heading)?.[1];

/** The numbers in the first column of a table that has `#` as its head. */
function rowsIn(part: string): string[] {
  return /^\| # \|/m.test(part) ? [...part.matchAll(/^\| (\d+) \|/gm)].map(([, row = '']) => row) : [];
}

/**
 * The anchors of a page's sections, by number. The rows of a table whose first column is called `#` are cited like sections of
 * their own (12.23 is row 23 in section 12), and lead to the section that they stand in.
 */
export function sectionsOf(page: string): ReadonlyMap<string, string> {
  const anchors = anchorsOf(page);
  const sections = new Map<string, string>();
  for (const part of page.split(/^(?=#+ )/m)) {
    const heading = /^#+ (.+)/.exec(part)?.[1] ?? '';
    const [number, anchor] = [numberOf(heading), anchors.get(heading)];
    if (number === undefined || anchor === undefined) continue;
    sections.set(number, anchor);
    for (const row of rowsIn(part)) sections.set(`${number}.${row}`, anchor);
  }
  return sections;
}

/** The sections of each page of facts, by file name. */
export function factPages(): ReadonlyMap<string, ReadonlyMap<string, string>> {
  const files = readdirSync(FACTS).filter((file) => file.endsWith('.md') && file !== 'README.md');
  return new Map(files.map((file) => [file, sectionsOf(readFileSync(path.join(FACTS, file), 'utf8'))]));
}
