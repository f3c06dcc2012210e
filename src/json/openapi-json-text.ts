import { COMPONENTS, LARGE, LEADS_OUT, TOP } from './openapi-parts';

/** A member of an object, by the offsets of its value. */
interface Member {
  readonly key: string;
  readonly from: number;
  readonly to: number;
}

const QUOTE = 0x22;

const isOpening = (code: number): boolean => code === 0x7b || code === 0x5b;

const isClosing = (code: number): boolean => code === 0x7d || code === 0x5d;

/** The offset behind a string. */
function endOfString(text: string, from: number): number {
  for (let at = text.indexOf('"', from + 1); at !== -1; at = text.indexOf('"', at + 1)) {
    let before = at;
    while (text.charAt(before - 1) === '\\') before -= 1;
    if ((at - before) % 2 === 0) return at + 1;
  }
  return text.length;
}

/** The offset behind a value. */
function endOfValue(text: string, from: number): number {
  let depth = 0;
  for (let at = from; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === QUOTE) at = endOfString(text, at) - 1;
    else if (isOpening(code)) depth += 1;
    else if (isClosing(code) && (depth -= 1) < 0) return at;
    const isEnd = depth === 0 && (code === QUOTE || isClosing(code));
    if (isEnd) return at + 1;
    if (depth === 0 && code === 0x2c) return at;
  }
  return text.length;
}

/** The members of the object at an offset of a text that is JSON. */
function membersAt(text: string, from: number): Member[] {
  const found: Member[] = [];
  for (let at = from + 1; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (isClosing(code)) break;
    if (code !== QUOTE) continue;
    const end = endOfString(text, at);
    const value = text.indexOf(':', end) + 1;
    const to = endOfValue(text, value);
    found.push({ key: text.slice(at + 1, end - 1), from: value + text.slice(value, value + 100).search(/\S|$/), to });
    at = to - 1;
  }
  return found;
}

const isObject = (text: string, { from }: Member): boolean => text.charAt(from) === '{';

/** An object as long as what it stands for, so that all that follows keeps its offset. */
const blank = (length: number): string => `{"":"${' '.repeat(length - 7)}"}`;

/** Whether a text is JSON, so that nothing that is wrong with it is left out. */
function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/**
 * A large OpenAPI document in JSON without its paths and examples, which are most of it and no schemas: an object of the same
 * length is in their place. `undefined` where the text is small or none of these, or where a schema refers to what would be left out.
 */
export function withoutPaths(text: string): string | undefined {
  if (text.length < LARGE || !/^\s*\{/.test(text) || !/"(?:openapi|swagger)"\s*:/.test(text) || !isJson(text)) return undefined;
  const top = membersAt(text, text.indexOf('{'));
  if (!top.some(({ key }) => key === 'openapi' || key === 'swagger')) return undefined;
  const parts = top.filter((each) => each.key === 'components' && isObject(text, each)).flatMap(({ from }) => membersAt(text, from));
  const left = [...top.filter(({ key }) => TOP.has(key)), ...parts.filter(({ key }) => COMPONENTS.has(key))]
    .filter((each) => isObject(text, each) && each.to - each.from > 10)
    .sort((one, other) => one.from - other.from);
  let at = 0;
  const kept: string[] = [];
  for (const { from, to } of left) {
    kept.push(text.slice(at, from), blank(to - from));
    at = to;
  }
  const shorter = [...kept, text.slice(at)].join('');
  return LEADS_OUT.test(shorter) ? undefined : shorter;
}
