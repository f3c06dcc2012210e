import { parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.ChildNode | DefaultTreeAdapterTypes.Document;
export type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => 'tagName' in node;
const childrenOf = (node: Node): readonly Node[] => ('childNodes' in node ? node.childNodes : []);

/** All elements of a page as a browser would read it, in their order. */
export function elementsOf(page: string): readonly Element[] {
  const below = (node: Node): Element[] => [...(isElement(node) ? [node] : []), ...childrenOf(node).flatMap(below)];
  return below(parse(page));
}

/** The value of an attribute, with an empty text where there is none. */
export const attribute = ({ attrs }: Element, name: string): string => attrs.find((each) => each.name === name)?.value ?? '';

/** The text of an element and all that is in it, with one blank for each stretch of blanks. */
export function textOf(element: Element): string {
  const text = (node: Node): string => ('value' in node ? node.value : childrenOf(node).map(text).join(''));
  return text(element).replace(/\s+/g, ' ').trim();
}

/** The elements of a tag, or of a class where it begins with a dot. */
export const select = (elements: readonly Element[], what: string): readonly Element[] =>
  elements.filter((each) => (what.startsWith('.') ? attribute(each, 'class').split(' ').includes(what.slice(1)) : each.tagName === what));

/** The rows of all tables of an element: the texts of their cells. */
export function rowsOf(element: Element): readonly string[] {
  const rows = (node: Node): Element[] => (isElement(node) && node.tagName === 'tr' ? [node] : childrenOf(node).flatMap(rows));
  return rows(element).map((row) => row.childNodes.filter(isElement).map(textOf).join(' | '));
}
