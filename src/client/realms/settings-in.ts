import { ts } from 'ts-morph';
import type { Setting, Settings, SettingValue } from '../../schema/settings';
import type { Entry, ObjectValue } from '../evaluate/value';
import { isTransparent } from '../syntax/expression-syntax';
import { placeOf } from '../syntax/place';
import { bindingOf } from '../syntax/scope';
import { expressionOf } from './element-attributes';

/** A configuration holds objects in objects, `sync.clientReset` at the deepest: what lies deeper is none of its settings. */
const MAX_DEPTH = 4;

/** All keys of a configuration, or of the attributes of a provider, with their places. */
export function settingsIn({ entries, gaps }: ObjectValue, depth = 1): Settings {
  const keys = new Map<string, Setting>();
  for (const entry of entries.values()) {
    const value = settingValue(entry, depth);
    if (value !== undefined) keys.set(entry.key, { value, place: placeOf(entry.node) });
  }
  return { keys, complete: gaps.length === 0 };
}

function settingValue({ value, node }: Entry, depth: number): SettingValue | undefined {
  switch (value.kind) {
    case 'literal':
      return value.value === undefined ? undefined : { kind: 'literal', value: value.value };
    case 'object':
      return depth < MAX_DEPTH ? { kind: 'object', settings: settingsIn(value, depth + 1) } : { kind: 'unknown' };
    case 'array':
      return { kind: 'list' };
    case 'function':
      return { kind: 'function' };
    case 'unknown': {
      const written = writtenIn(node) ?? value.node;
      const mode = resetMode(written) ?? resetMode(value.node);
      return mode === undefined ? unknownIn(written, value.node) : { kind: 'literal', value: mode };
    }
    default:
      return { kind: 'unknown' };
  }
}

/** The expression that stands under a key. */
function writtenIn(node: ts.Node): ts.Expression | undefined {
  if (ts.isPropertyAssignment(node)) return node.initializer;
  return ts.isJsxAttribute(node) ? expressionOf(node) : undefined;
}

/** `Realm.ClientResetMode.Manual`: the names of the SDK's modes are their values, with a capital. */
function resetMode(written: ts.Node): string | undefined {
  const node = bare(written);
  if (!ts.isPropertyAccessExpression(node) || !/(?:^|\.)ClientResetMode$/.test(node.expression.getText())) return undefined;
  const { name: { text } } = node;
  return `${text.charAt(0).toLowerCase()}${text.slice(1)}`;
}

/** What an expression makes that only the running program knows: `reached` is what it leads to, as from a name to its value. */
function unknownIn(written: ts.Node, reached: ts.Node): SettingValue {
  if ([written, reached].some(isConditional) || mayBeLeftOut(written)) return { kind: 'conditional' };
  const made = [written, reached].map(bare).find(ts.isNewExpression);
  return made === undefined ? { kind: 'unknown' } : { kind: 'instance', of: /[\w$]*$/.exec(made.expression.getText())?.[0] ?? '' };
}

function isConditional(node: ts.Node): boolean {
  const expression = bare(node);
  const isChoice =
    ts.isBinaryExpression(expression) &&
    [ts.SyntaxKind.BarBarToken, ts.SyntaxKind.AmpersandAmpersandToken, ts.SyntaxKind.QuestionQuestionToken].includes(
      expression.operatorToken.kind,
    );
  return isChoice || ts.isConditionalExpression(expression) || ts.isOptionalChain(expression);
}

/** `key?: ArrayBuffer`: a parameter that may be nothing. */
function mayBeLeftOut(written: ts.Node): boolean {
  const name = bare(written);
  const binding = ts.isIdentifier(name) ? bindingOf(name.text, name) : undefined;
  if (binding?.kind !== 'parameter') return false;
  const { node } = binding;
  return ts.isParameter(node) && (node.questionToken !== undefined || /\b(?:undefined|null)\b/.test(node.type?.getText() ?? ''));
}

const bare = (node: ts.Node): ts.Node => (ts.isExpression(node) && isTransparent(node) ? bare(node.expression) : node);
