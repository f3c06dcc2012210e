import type { ts } from 'ts-morph';
import { quoteOf } from './literal';

/** How lines of a text end. */
export const lineBreakOf = (text: string): string => (text.includes('\r\n') ? '\r\n' : '\n');

/** How far the line of a node is indented. */
export const indentOf = (node: ts.Node): string => {
  const { text } = node.getSourceFile();
  return /[ \t]*/.exec(text.slice(text.lastIndexOf('\n', node.getStart() - 1) + 1))?.[0] ?? '';
};

/** What the file indents with, and whether its statements end with a semicolon. */
export function layoutOf(text: string): { readonly unit: string; readonly semicolons: boolean } {
  const indents = [...text.matchAll(/^([ \t]+)\S/gm)].map(([, indent = '']) => indent);
  const smallest = indents.filter((each) => !each.includes('\t')).map(({ length }) => length).filter((length) => length > 1);
  const unit = indents.some((each) => each.startsWith('\t')) ? '\t' : ' '.repeat(Math.min(4, ...(smallest.length > 0 ? smallest : [2])));
  return { unit, semicolons: /;[ \t]*\r?$/m.test(text) || !/\n/.test(text.trim()) };
}

/** A text as the file is laid out, behind a stretch that is indented so far. */
export function laidOut(written: string, node: ts.Node, depth: string): string {
  const { text } = node.getSourceFile();
  const { unit, semicolons } = layoutOf(text);
  const quote = quoteOf(node.getSourceFile());
  const lines = written.trimEnd().split('\n').map((line) => {
    const [indent = ''] = /^ */.exec(line) ?? [];
    const own = semicolons ? line.slice(indent.length) : line.slice(indent.length).replace(/;$/, '');
    const quoted = quote === "'" || own.startsWith('//') ? own : own.replace(/'([^'"\\]*)'/g, '"$1"');
    return quoted === '' ? '' : `${depth}${unit.repeat(indent.length / 2)}${quoted}`;
  });
  return lines.join(lineBreakOf(text));
}
