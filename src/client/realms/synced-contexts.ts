import { ts } from 'ts-morph';
import type { Evaluating, Evaluator } from '../evaluate/evaluation';
import type { ObjectValue, Value } from '../evaluate/value';
import type { SourceModule } from '../modules/parse';
import { bindingOf } from '../syntax/scope';
import { attributesOf, isElement } from './element-attributes';
import { syncOf, type Sync } from './realm-settings';

/** What the keys of a configuration say of sync; keys that are only known when the program runs leave it open. */
export function syncIn({ entries, gaps }: ObjectValue): Sync {
  const own = syncOf(entries.get('sync')?.value);
  return own.sync === 'local' && gaps.length > 0 && !entries.has('sync') ? { sync: 'unknown', mode: null } : own;
}

/**
 * The configurations that `createRealmContext` was given and whose provider is rendered with `sync` somewhere:
 * the provider's properties override those of its context (client-schema.md 1.3).
 */
export function findSyncedContexts({ source }: SourceModule, { evaluator }: Evaluating): ts.Node[] {
  const synced: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    if (isElement(node) && syncIn(attributesOf(node, evaluator)).sync !== 'local') {
      const provider = evaluateTag(node.tagName, evaluator);
      const call = provider?.kind === 'unknown' ? provider.node : undefined;
      if (call !== undefined && ts.isCallExpression(call) && call.expression.getText().endsWith('createRealmContext')) {
        const [config] = call.arguments;
        if (config !== undefined) synced.push(evaluator.evaluate(config).node, config);
      }
    }
    ts.forEachChild(node, visit);
  };
  if (/\bsync\b|\{\s*\.\.\./.test(source.text)) visit(source);
  return synced;
}

/** What the name of an element stands for; `undefined` where it is one of the language's own. */
export function evaluateTag(tag: ts.JsxTagNameExpression, evaluator: Evaluator): Value | undefined {
  if (ts.isIdentifier(tag)) return bindingOf(tag.text, tag) === undefined ? undefined : evaluator.named(tag.text, tag);
  return ts.isPropertyAccessExpression(tag) ? evaluator.evaluate(tag) : undefined;
}
