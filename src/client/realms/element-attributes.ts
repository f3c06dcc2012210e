import { ts } from 'ts-morph';
import { objectOf } from '../evaluate/compose';
import type { Evaluator } from '../evaluate/evaluation';
import { literal, unknown, type ObjectValue, type Value } from '../evaluate/value';

export const isElement = (node: ts.Node): node is ts.JsxOpeningLikeElement =>
  ts.isJsxOpeningElement(node) || ts.isJsxSelfClosingElement(node);

/** The attributes of an element, as the object that its component is given; later ones win over earlier ones, spreads included. */
export function attributesOf(node: ts.JsxOpeningLikeElement, evaluator: Evaluator): ObjectValue {
  return objectOf(node.attributes.properties.map((each) => {
    if (ts.isJsxAttribute(each)) return { key: each.name.getText(), value: valueOf(each, evaluator), node: each };
    const spread = evaluator.evaluate(each.expression);
    return spread.kind === 'object' || spread.kind === 'literal' ? spread : unknown(each, 'what is spread here is only known when the program runs');
  }), node);
}

/** What `React.createElement(Component, props)` renders. */
export function elementCreated(
  node: ts.Node,
  evaluator: Evaluator,
): { readonly component: Value; readonly attributes: ObjectValue } | undefined {
  if (!ts.isCallExpression(node) || !/(?:^|\.)createElement$/.test(node.expression.getText())) return undefined;
  const [component, given] = node.arguments;
  if (component === undefined) return undefined;
  const props = given === undefined ? undefined : evaluator.evaluate(given);
  const isNothing = props === undefined || props.kind === 'literal';
  const attributes: ObjectValue =
    props?.kind === 'object'
      ? props
      : {
          kind: 'object',
          entries: new Map(),
          gaps: isNothing ? [] : [unknown(node, 'what is given here is only known when the program runs')],
          node,
        };
  return { component: evaluator.evaluate(component), attributes };
}

function valueOf(attribute: ts.JsxAttribute, evaluator: Evaluator): Value {
  const { initializer } = attribute;
  if (initializer === undefined) return literal(attribute, true);
  if (ts.isStringLiteral(initializer)) return literal(initializer, initializer.text);
  const expression = expressionOf(attribute);
  return expression === undefined ? unknown(attribute, 'it has no value') : evaluator.evaluate(expression);
}

/** What stands between the braces of an attribute. */
export function expressionOf({ initializer }: ts.JsxAttribute): ts.Expression | undefined {
  return initializer !== undefined && ts.isJsxExpression(initializer) ? initializer.expression : undefined;
}

/** Whether an element is a provider of Realm by its name: `RealmProvider`, or one that a context was asked for. */
export const isRealmProvider = ({ tagName }: ts.JsxOpeningLikeElement): boolean => tagName.getText().endsWith('RealmProvider');
