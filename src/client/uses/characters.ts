import { ts } from 'ts-morph';
import type { Run, TextPart } from '../../schema/uses';

const ESCAPE = /^\\(?:u\{([\da-fA-F]+)\}|u([\da-fA-F]{4})|x([\da-fA-F]{2})|([0-7]{1,3})|(\r\n|[\s\S]))/;

const NAMED: Readonly<Record<string, string>> = {
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '\n': '',
  '\r': '',
  '\r\n': '',
  '\u2028': '',
  '\u2029': '',
};

/** Texts with more escapes than this nobody writes by hand. */
const MAX_RUNS = 10_000;

/** One character of the source that stands for another one, or for none. */
interface Step {
  readonly text: string;
  /** How many units of the source it takes. */
  readonly width: number;
}

function stepAt(source: string, at: number, isTemplate: boolean): Step | undefined {
  const character = source[at];
  if (isTemplate && character === '\r') return { text: '\n', width: source[at + 1] === '\n' ? 2 : 1 };
  if (isTemplate && character === '\n') return { text: '\n', width: 1 };
  if (character !== '\\') return undefined;
  const [whole, point, unit, byte, octal, other = ''] = ESCAPE.exec(source.slice(at, at + 14)) ?? [];
  if (whole === undefined) return undefined;
  const code = point ?? unit ?? byte;
  if (code !== undefined) return { text: String.fromCodePoint(Math.min(parseInt(code, 16), 0x10ffff)), width: whole.length };
  return { text: octal === undefined ? (NAMED[other] ?? other) : String.fromCharCode(parseInt(octal, 8)), width: whole.length };
}

/** The text of a literal, or of a part of a template, with the place of its characters. */
export function characters(node: ts.LiteralLikeNode): TextPart {
  const source = node.getSourceFile();
  const isTemplate = ts.isTemplateLiteralToken(node);
  const start = node.getStart(source) + 1;
  const end = node.end - (ts.isTemplateHead(node) || ts.isTemplateMiddle(node) ? 2 : 1);
  const runAt = (offset: number, at: number): Run => {
    const { line, character } = source.getLineAndCharacterOfPosition(at);
    return { offset, line: line + 1, column: character + 1 };
  };
  const runs: Run[] = [runAt(0, start)];
  const special = isTemplate ? /[\\\r\n]/g : /\\/g;
  let [offset, at] = [0, start];
  special.lastIndex = at;
  const next = (): RegExpExecArray | null => (runs.length > MAX_RUNS ? null : special.exec(source.text));
  for (let found = next(); found !== null && found.index < end; found = next()) {
    const step = stepAt(source.text, found.index, isTemplate);
    if (step === undefined) continue;
    offset += found.index - at;
    runs.push(runAt(offset, found.index));
    offset += step.text.length;
    at = found.index + step.width;
    runs.push(runAt(offset, at));
    special.lastIndex = at;
  }
  const length = offset + Math.max(0, end - at);
  // A literal that is not closed, or an escape that is none: the text is known, and only where it begins.
  if (length !== node.text.length || runs.length > MAX_RUNS) {
    const whole = [runAt(0, start), runAt(node.text.length, node.end)];
    return { text: node.text, runs: whole.map((run) => ({ ...run, fixed: true })) };
  }
  return { text: node.text, runs: [...runs, runAt(length, end)] };
}
