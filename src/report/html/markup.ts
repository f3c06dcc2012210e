import { printable } from '../printable';

/** Text that is markup already. Everything else that gets into a page is escaped. */
export interface Markup {
  readonly markup: string;
}

type Part = Markup | string | number | false | null | undefined | readonly Part[];

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Text of a checked project as it stands in a page, in an attribute too: shown as it is, and doing nothing. */
export const escaped = (text: string): string => printable(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

function textOf(part: Part): string {
  if (part === false || part === null || part === undefined) return '';
  if (typeof part === 'string') return escaped(part);
  if (typeof part === 'number') return String(part);
  return 'markup' in part ? part.markup : part.map(textOf).join('');
}

/** A template of a page: what is put in is escaped, unless it comes from another template. */
export function html(template: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return { markup: template.map((text, index) => text + textOf(parts[index])).join('') };
}

/** Text that this package holds, such as the styles of the page. */
export const trusted = (markup: string): Markup => ({ markup });

/**
 * One of our sentences, with what stands in backticks as code. A name with a backtick in it ends its code too early: then all of
 * it is text.
 */
export function sentence(text: string): Markup {
  const parts = text.split('`');
  const isPaired = parts.length % 2 === 1 && parts.every((part, index) => index % 2 === 0 || part !== '');
  return isPaired ? html`${parts.map((part, index) => (index % 2 === 0 ? part : html`<code>${part}</code>`))}` : html`${text}`;
}

/** A name or a path, which may be broken between its words where there is no room for all of it. */
export function breakable(text: string): Markup {
  const words = printable(text).split(/(?<=[a-z0-9])(?=[A-Z])|(?<=[./_-])(?=[^./_-])/);
  return html`${words.map((word, at) => (at === 0 ? word : html`<wbr>${word}`))}`;
}

/** A value as JSON on lines of its own. */
export function json(value: unknown): Markup {
  const lines = (JSON.stringify(value, null, 2) ?? '').split('\n').map(escaped);
  return trusted(lines.join('\n'));
}
