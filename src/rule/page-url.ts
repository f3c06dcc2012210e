/** The published package on the web, which holds the pages of its own version. */
const PACKAGE = 'https://unpkg.com/eslint-plugin-realm-schema';

/** Where the documentation of a version begins. */
export function packageUrl(version: string): string {
  return `${PACKAGE}@${version}/README.md`;
}

/** Where the page of a rule can be read. */
export function pageUrl(version: string, id: string): string {
  return `${PACKAGE}@${version}/docs/rules/${id}.md`;
}
