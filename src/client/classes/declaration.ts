import { ts } from 'ts-morph';
import type { Invalid, Unresolved } from '../../schema/client-schemas';
import type { Place } from '../../schema/model';
import { refused, stringOf, unresolvedValue, type ObjectValue, type Refused, type Unknown, type Value } from '../evaluate/value';
import { placeOf } from '../syntax/place';

/** A class that is declared, and the object that is its schema. */
export interface SchemaDeclaration {
  readonly kind: 'schema';
  readonly object: ObjectValue;
  readonly name: string;
  readonly place: Place;
}

/** A place in the source where a class is declared, or where one seems to be but cannot be read. */
export type Declaration =
  | SchemaDeclaration
  | { readonly kind: 'unresolved'; readonly name: string | null; readonly unknown: Unknown; readonly place: Place }
  | { readonly kind: 'refused'; readonly name: string | null; readonly refused: Refused; readonly place: Place };

/** The node to show for a class: the class, constant or assignment that holds the schema, up to its name. */
function holderPlace(object: ObjectValue): Place {
  const literal = object.node;
  if (ts.isClassLike(literal)) return placeOf(literal, literal.name ?? literal.getFirstToken() ?? literal);
  for (let node = literal; node.parent !== undefined; node = node.parent) {
    const holder = node.parent;
    if (ts.isPropertyDeclaration(holder) && ts.isClassLike(holder.parent)) {
      const owner = holder.parent;
      return holder.name.getText() === 'schema' ? placeOf(owner, owner.name ?? holder.name) : placeOf(holder, holder.name);
    }
    if (ts.isVariableDeclaration(holder))
      return placeOf(ts.isVariableStatement(holder.parent.parent) ? holder.parent.parent : holder, holder.name);
    if (ts.isBinaryExpression(holder) && holder.right === node) return placeOf(holder, holder.left);
    const isWrapper = ts.isExpression(holder) && !ts.isObjectLiteralExpression(holder) && !ts.isArrayLiteralExpression(holder);
    if (!isWrapper) break;
  }
  return placeOf(literal, object.entries.get('name')?.node ?? literal);
}

/** Reads one value as a declaration; `name` is what to call it where its own name is not known. */
export function declarationOf(value: Value, name: string | null, at: ts.Node): Declaration | undefined {
  if (value.kind === 'unknown') return { kind: 'unresolved', name, unknown: value, place: placeOf(at) };
  if (value.kind === 'refused') return { kind: 'refused', name, refused: value, place: placeOf(at) };
  if (value.kind !== 'object') return undefined;
  const nameEntry = value.entries.get('name');
  if (nameEntry?.value.kind === 'refused') return { kind: 'refused', name, refused: nameEntry.value, place: holderPlace(value) };
  const ownName = stringOf(nameEntry?.value);
  if (ownName) return { kind: 'schema', object: value, name: ownName, place: holderPlace(value) };
  const unknown = nameEntry?.value.kind === 'unknown' ? nameEntry.value : value.gaps[0];
  if (unknown !== undefined) return { kind: 'unresolved', name, unknown, place: holderPlace(value) };
  const named = nameEntry?.node ?? value.node;
  return {
    kind: 'refused',
    name,
    refused: refused(named, 'refused', 'its `name` must be a string that is not empty'),
    place: nameEntry === undefined ? holderPlace(value) : placeOf(named),
  };
}

/** What is reported of a declaration that could not be read. */
export function unresolvedDeclaration(declaration: Declaration): Unresolved[] {
  return declaration.kind === 'unresolved' ? [unresolvedValue(declaration.name, null, declaration.unknown, declaration.place)] : [];
}

/** What is reported of a declaration that never becomes a schema. */
export function refusedDeclaration(declaration: Declaration): Invalid[] {
  if (declaration.kind !== 'refused') return [];
  const { name, refused: { fault, reason }, place } = declaration;
  return [{ fault, class: name, property: null, message: reason, client: place }];
}
