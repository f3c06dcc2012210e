import { ts } from 'ts-morph';
import type { Edit } from './edit';
import { fieldText, quoted, quoteOf } from './literal';

/** What a name is written as, and what it is to be. */
interface Respelling {
  readonly from: string;
  readonly to: string;
}

/** Puts another name where one stands: as a key, as a string, or within the text of one, whose escapes are seen through. */
export function respelt(source: ts.SourceFile, start: number, end: number, { from, to }: Respelling): Edit[] | undefined {
  const node = tokenAround(source, start, end);
  const replace = (content: string): Edit[] => [{ offset: start, length: end - start, content }];
  if (node === undefined) return undefined;
  const isWhole = node.getStart() === start && node.end === end;
  if (ts.isIdentifier(node)) {
    if (!isWhole || node.text !== from) return undefined;
    if (ts.isShorthandPropertyAssignment(node.parent)) return replace(fieldText(to, from, node));
    return ts.isPropertyAssignment(node.parent) && node.parent.name === node ? replace(fieldText(to, '', node).replace(/: $/, '')) : undefined;
  }
  if (isWhole) return ts.isStringLiteralLike(node) && node.text === from ? replace(quoted(to, quoteOf(node))) : undefined;
  const quote = ts.isStringLiteral(node) ? quoteOf(node) : '`';
  return meaning(source.text.slice(start, end), quote) === from && !/[\\'"`$\r\n]/.test(to) ? replace(to) : undefined;
}

/** The name or text that holds a stretch of the source. */
function tokenAround(source: ts.SourceFile, start: number, end: number): ts.Identifier | ts.LiteralLikeNode | undefined {
  let node: ts.Node = source;
  for (;;) {
    const within = ts.forEachChild(node, (each) => (each.getStart() <= start && end <= each.end ? each : undefined));
    if (within === undefined) break;
    node = within;
  }
  return ts.isIdentifier(node) || ts.isStringLiteralLike(node) || ts.isTemplateLiteralToken(node) ? node : undefined;
}

/** What a part of a string stands for. */
function meaning(written: string, quote: string): string {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, `${quote}${written}${quote}`);
  scanner.scan();
  return scanner.getTokenValue();
}
