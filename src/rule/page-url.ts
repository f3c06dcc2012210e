/** Where the page of a rule can be read on the web: the published package holds the pages of its own version. */
export function pageUrl(version: string, id: string): string {
  return `https://unpkg.com/eslint-plugin-realm-schema@${version}/docs/rules/${id}.md`;
}
