import { ts } from 'ts-morph';
import type { Evaluating, Evaluator } from '../evaluate/evaluation';
import type { ObjectValue, Value } from '../evaluate/value';
import type { SourceModule } from '../modules/parse';
import { bindingOf } from '../syntax/scope';
import { tellingNodes } from '../syntax/telling-nodes';
import { attributesOf, elementCreated, isElement, isRealmProvider } from './element-attributes';
import { isOpener, opensIn, valuesOf } from './handed-to-realm';
import { contextOf, isSetting, provided } from './provided';
import { LOCAL, syncOf, type Sync } from './realm-settings';

/** A configuration that was seen to open a realm, and what it opens it with: only what is seen proves that a realm is local. */
export interface Opened extends Sync {
  /** The object that is the configuration. */
  readonly node: ts.Node;
  /** What opens it: the argument of a call, or the element that is rendered. */
  readonly at: ts.Node;
  /** What a provider opens that is given other keys beside it; `undefined` where it is opened as it is written. */
  readonly whole: ObjectValue | undefined;
  /** Whether it surely gives no list of classes: the realm then has those of its file, whatever they are. */
  readonly listless: boolean;
}

/** Whether the attributes of an element hold nothing of a configuration, what is spread aside. */
const areNoSettings = ({ attributes }: ts.JsxOpeningLikeElement): boolean =>
  attributes.properties.every((each) => ts.isJsxSpreadAttribute(each) || !isSetting(each.name.getText()));

/** What the keys of a configuration say of sync; keys that are only known when the program runs leave it open. */
export function syncIn({ entries, gaps }: ObjectValue): Sync {
  const own = syncOf(entries.get('sync')?.value);
  return own.sync === 'local' && gaps.length > 0 && !entries.has('sync') ? { sync: 'unknown', mode: null } : own;
}

/**
 * What a rendered provider opens: the configuration that its context was given, and what is spread into it. Its properties
 * override those of its context (client-schema.md 1.3).
 */
function openedByProvider(
  provider: Value | undefined,
  spread: readonly ts.Expression[],
  attributes: ObjectValue,
  at: { readonly node: ts.Node; readonly isBare: boolean },
  evaluator: Evaluator,
): Opened[] {
  const config = contextOf(provider)?.arguments[0];
  const given = [...(config === undefined ? [] : [config]), ...spread];
  const whole = provided(provider, attributes, evaluator);
  const rest = { ...syncIn(whole), at: at.node, whole: at.isBare && given.length === 1 ? undefined : whole, listless: false };
  return given.flatMap((each) => [
    { node: evaluator.evaluate(each).node, ...rest },
    { node: each, ...rest },
  ]);
}

const isListless = ({ entries, gaps }: ObjectValue): boolean => !entries.has('schema') && gaps.length === 0;

/** Finds where configurations are opened: by a call that takes them as they are, or by a provider that is rendered. */
export function findOpened({ source }: SourceModule, { evaluator }: Evaluating): Opened[] {
  const found: Opened[] = [];
  const visit = (node: ts.Node): void => {
    const given = opensIn(node);
    const created = elementCreated(node, evaluator);
    if (given !== undefined) {
      const rest = { ...LOCAL, at: given, whole: undefined };
      const objects = valuesOf(given, evaluator).flatMap((each) => (each.kind === 'object' ? [each] : []));
      found.push(
        { node: given, ...rest, listless: false },
        ...objects.map((each) => ({ node: each.node, ...rest, listless: isListless(each) })),
      );
    } else if (isOpener(node)) {
      found.push({ node, ...LOCAL, at: node, whole: undefined, listless: true });
    } else if (created !== undefined) {
      const { component, attributes } = created;
      const isBare = attributes.gaps.length === 0 && ![...attributes.entries.keys()].some(isSetting);
      found.push(...openedByProvider(component, [], attributes, { node, isBare }, evaluator));
    } else if (isElement(node)) {
      const provider = evaluateTag(node.tagName, evaluator);
      if (isRealmProvider(node) || contextOf(provider) !== undefined) {
        const spread = node.attributes.properties.filter(ts.isJsxSpreadAttribute).map(({ expression }) => expression);
        const at = { node, isBare: areNoSettings(node) };
        found.push(...openedByProvider(provider, spread, attributesOf(node, evaluator), at, evaluator));
      }
    }
  };
  tellingNodes(source).forEach(visit);
  return found;
}

/** What the name of an element stands for; `undefined` where it is one of the language's own. */
export function evaluateTag(tag: ts.JsxTagNameExpression, evaluator: Evaluator): Value | undefined {
  if (ts.isIdentifier(tag)) return bindingOf(tag.text, tag) === undefined ? undefined : evaluator.named(tag.text, tag);
  return ts.isPropertyAccessExpression(tag) ? evaluator.evaluate(tag) : undefined;
}

/** What all who open a configuration make of it: synced where one of them does, and local only where all that were seen are. */
export function syncWhere(opened: readonly Sync[]): Sync {
  const [synced] = opened.filter(({ sync }) => sync === 'synced');
  if (synced !== undefined) return { sync: synced.sync, mode: synced.mode };
  return opened.length > 0 && opened.every(({ sync }) => sync === 'local') ? LOCAL : { sync: 'unknown', mode: null };
}

/** The names by which other modules may render the providers of the contexts that a module makes. */
export function providersOf({ source }: SourceModule): readonly string[] {
  const names: string[] = [];
  const visit = (node: ts.Node): void => {
    if (
      ts.isVariableDeclaration(node) &&
      node.initializer !== undefined &&
      ts.isCallExpression(node.initializer) &&
      node.initializer.expression.getText().endsWith('createRealmContext')
    ) {
      if (ts.isIdentifier(node.name)) names.push(node.name.text);
      else
        for (const element of node.name.elements)
          if (ts.isBindingElement(element) && ts.isIdentifier(element.name)) names.push(element.name.text);
    }
  };
  if (/\bcreateRealmContext\b/.test(source.text)) tellingNodes(source).forEach(visit);
  return names;
}
