import { ts } from 'ts-morph';
import type { Fault } from '../../schema/client-schemas';
import { MAX_SUPERCLASSES, tooManySuperclasses } from '../evaluate/class-members';
import type { Evaluating } from '../evaluate/evaluation';
import { refused, unknown, type ObjectValue } from '../evaluate/value';
import type { SdkVersion } from '../modules/sdk-version';
import { pluginSchema, whyNotTransformed } from '../plugin/plugin-class';
import type { PluginUse } from '../plugin/plugin-use';
import { hasModifier, isStatic, namesOf, staticMember, superclassOf } from '../syntax/class-syntax';
import { fileOf, placeOf } from '../syntax/place';
import { ancestryOf, extendsRealmObject, isOrWasToBeRealms, parentOf } from './ancestry';
import { declarationOf, type Declaration } from './declaration';

/** What reading a class takes beside its own text. */
export interface ClassReading extends Evaluating {
  readonly pluginUse: (file: string) => PluginUse;
  readonly sdk: (file: string) => SdkVersion | undefined;
}

function refusedClass(node: ts.ClassLikeDeclaration, fault: Fault, reason: string): Declaration {
  const [name = 'default'] = namesOf(node);
  return { kind: 'refused', name, refused: refused(node, fault, reason), place: placeOf(node, node.name ?? node.getFirstToken() ?? node) };
}

const noSchema = (node: ts.ClassLikeDeclaration, reason: string): Declaration => refusedClass(node, 'no-schema', reason);

/** Whether a class is written for the babel plugin: it has statics that only the plugin reads. */
function hasPluginStatics(node: ts.ClassLikeDeclaration): boolean {
  return node.members.some((member) => isStatic(member) && /^(?:primaryKey|embedded|asymmetric)$/.test(member.name?.getText() ?? ''));
}

const fieldNames = (node: ts.ClassLikeDeclaration): string[] =>
  node.members.flatMap((member) => (ts.isPropertyDeclaration(member) && !isStatic(member) ? [`\`${member.name.getText()}\``] : []));

/** A class that extends another of the project's classes, and has no schema of its own: it inherits the static. */
function heir(
  node: ts.ClassLikeDeclaration,
  parent: ts.ClassLikeDeclaration,
  reading: ClassReading,
  opened: boolean,
  seen: readonly ts.ClassLikeDeclaration[],
): Declaration | undefined {
  const fields = fieldNames(node);
  const isMeant = fields.length > 0 && (opened || hasPluginStatics(node));
  if (!opened && !isMeant) return undefined;
  const inherited = declarationOfClass(parent, reading, true, seen);
  const isPluginStyle = inherited?.kind === 'schema' && ts.isClassLike(inherited.object.node);
  if (isPluginStyle && isMeant) {
    return noSchema(
      node,
      `@realm/babel-plugin only transforms classes that extend \`Realm.Object\` themselves, so this class stands for \`${inherited.name}\`, without ${fields.join(', ')}`,
    );
  }
  return opened ? inherited : undefined;
}

/** Whether a class ends without its `}`, as where a file is cut off or a brace is lost. */
const isCutOff = ({ members, end }: ts.ClassLikeDeclaration): boolean => members.end === end;

/** A class of Realm whose end is missing, with what it may say of its schema; `undefined` where it is whole or not one of Realm. */
function cutOff(node: ts.ClassLikeDeclaration, { evaluator }: ClassReading): Declaration | undefined {
  if (!isCutOff(node) || !isOrWasToBeRealms(node, evaluator)) return undefined;
  const [name = null] = namesOf(node);
  const reason = 'the class is cut off, since its `}` is missing: what else it holds is not known';
  return {
    kind: 'unresolved',
    name,
    unknown: unknown(node, reason, 'syntax'),
    place: placeOf(node, node.name ?? node.getFirstToken() ?? node),
  };
}

/** What the plugin would make of a class, where nothing says that it is there to do so. */
function untransformed(built: ObjectValue, node: ts.ClassLikeDeclaration): ObjectValue {
  const doubt = refused(node.name ?? node, 'untransformed', 'it has no static `schema`, and nothing in the project names @realm/babel-plugin');
  return { ...built, ignored: [...(built.ignored ?? []), doubt] };
}

/** A class without a static `schema`: one that the babel plugin transforms, or one that has no schema at all. */
function withoutStatic(
  node: ts.ClassLikeDeclaration, reading: ClassReading, opened: boolean, seen: readonly ts.ClassLikeDeclaration[],
): Declaration | undefined {
  const cut = cutOff(node, reading);
  if (cut !== undefined) return cut;
  const parent = parentOf(node, reading.evaluator);
  const [asked = node] = seen;
  if (seen.length > MAX_SUPERCLASSES) return declarationOf(tooManySuperclasses(asked), namesOf(asked)[0] ?? null, asked.name ?? asked);
  if (parent !== undefined && parent !== 'unknown')
    return seen.includes(parent) ? undefined : heir(node, parent, reading, opened, [...seen, parent]);
  const use = reading.pluginUse(fileOf(node));
  const built = pluginSchema(node);
  if (built !== undefined) {
    const isBase = hasModifier(node, ts.SyntaxKind.AbstractKeyword) || (fieldNames(node).length === 0 && !hasPluginStatics(node));
    if (use !== 'unused' && (opened || !isBase))
      return declarationOf(use === 'unnamed' ? untransformed(built, node) : built, node.name?.text ?? null, node);
    return opened ? noSchema(node, 'it has no static `schema`, and nothing says that @realm/babel-plugin is in use') : undefined;
  }
  if (!extendsRealmObject(node)) {
    return opened && parent === undefined ? noSchema(node, 'it has no static `schema`') : undefined;
  }
  if (!opened && !(hasPluginStatics(node) && use !== 'unused')) return undefined;
  return noSchema(node, use === 'unused' ? 'it has no static `schema`' : `it has no static \`schema\`, and @realm/babel-plugin gives it none: ${whyNotTransformed(node) ?? ''}`);
}

/** Why the SDK does not take a class with a schema of its own, by what it extends (client-schema.md 1.2). */
function whyNotOpened(node: ts.ClassLikeDeclaration, { evaluator, sdk }: ClassReading): string | undefined {
  const major = sdk(fileOf(node))?.version.major ?? 0;
  if (major < 11) return undefined;
  const ancestry = ancestryOf(node, evaluator);
  if (ancestry === 'none') return 'a class that a realm is given must extend `Realm.Object`';
  if (ancestry !== 'indirect' || major > 11) return undefined;
  return `SDK 11 takes a class only where it extends \`Realm.Object\` itself, and this one extends \`${superclassOf(node)?.getText() ?? ''}\`: extend \`Realm.Object\`, or move to SDK 12`;
}

/**
 * Reads a class as a declaration. `opened` says that a realm is given this very class: then a class without a schema is a
 * fault; elsewhere it is merely a class.
 */
export function declarationOfClass(
  node: ts.ClassLikeDeclaration,
  reading: ClassReading,
  opened: boolean,
  seen: readonly ts.ClassLikeDeclaration[] = [node],
): Declaration | undefined {
  const found = staticMember(node, 'schema') ?? reading.evaluator.sources.assigned.get(node);
  if (found === undefined) return withoutStatic(node, reading, opened, seen);
  const isTypeOfHeirs =
    !opened && hasModifier(node, ts.SyntaxKind.AbstractKeyword) && ts.isPropertyDeclaration(found) && found.initializer === undefined;
  if (isTypeOfHeirs) return undefined;
  const refusal = opened ? whyNotOpened(node, reading) : undefined;
  if (refusal !== undefined) return refusedClass(node, 'refused', refusal);
  const schema = reading.evaluator.member({ kind: 'class', node }, 'schema', found);
  return declarationOf(schema, namesOf(node)[0] ?? null, found);
}
