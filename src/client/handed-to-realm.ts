import { ts } from 'ts-morph';

const isRealmName = (node: ts.Node): boolean => /^(?:Realm|realm)\b|\.Realm$/.test(node.getText());

/** Whether an object is handed to Realm, directly or as a typed configuration; a key `schema` alone proves nothing. */
export function isHandedToRealm(node: ts.ObjectLiteralExpression): boolean {
  const holder = node.parent;
  if (ts.isCallExpression(holder) || ts.isNewExpression(holder)) {
    return isRealmName(holder.expression) || /(?:^|\.)createRealmContext$/.test(holder.expression.getText());
  }
  return ts.isVariableDeclaration(holder) && /\bConfiguration(?:WithSync|WithoutSync)?\b/.test(holder.type?.getText() ?? '');
}
