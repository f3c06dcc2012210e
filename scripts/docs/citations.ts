/** A section of a page of facts that a text names: `realm-core.md 2`. */
export interface Citation {
  readonly file: string;
  readonly section: string;
}

const SECTION = String.raw`\d+(?:\.\d+)*(?:[a-z]\b)?`;
const EACH = new RegExp(SECTION, 'g');
const CITATION = new RegExp(String.raw`\b([\w-]+\.md) (${SECTION}(?:(?:, | and | to )${SECTION})*)`, 'g');

/** The citations in a text. One file can be cited with several sections: `realm-core.md 0 and 2`, `server-schema.md 1.4 to 1.6, 6.4`. */
export function citationsIn(text: string): Citation[] {
  return [...text.matchAll(CITATION)].flatMap(([, file = '', sections = '']) => {
    return (sections.match(EACH) ?? []).map((section) => ({ file, section }));
  });
}

/** The text with a link for each section that it cites. `link` gives the target of a section, and throws where there is none. */
export function withLinks(text: string, link: (citation: Citation) => string): string {
  return text.replace(CITATION, (_, file: string, sections: string) => {
    const linked = sections.replace(EACH, (section) => `[${section}](${link({ file, section })})`);
    return `${file} ${linked}`;
  });
}
