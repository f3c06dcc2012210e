/** The markers of a part of a hand-written page that is filled from the code. */
const BEGIN = '<!-- generated from the rule: begin -->';
const END = '<!-- generated from the rule: end -->';

/** Puts text between the markers of a page. Throws where the page does not have both, in order and once. */
export function withGeneratedBlock(page: string, file: string, block: string): string {
  const [before, inside, ...more] = page.split(BEGIN);
  const [, after, ...evenMore] = inside?.split(END) ?? [];
  if (before === undefined || after === undefined || more.length > 0 || evenMore.length > 0) {
    throw new Error(`${file} must hold the lines \`${BEGIN}\` and \`${END}\` once each, in this order.`);
  }
  return `${before}${BEGIN}\n${block.trim()}\n${END}${after}`;
}
