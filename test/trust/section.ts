/** A page with a section as it is now; it begins with its heading, and ends before the next of the same level. */
export function withSection(page: string, section: string): string {
  const [heading = ''] = section.split('\n', 1);
  const [before = '', after = ''] = page.split(`${heading}\n`);
  return `${before}${section}\n\n${after.slice(after.indexOf('## '))}`;
}
