import { ts } from 'ts-morph';
import { memberAround } from '../syntax/expression-syntax';
import { bindingOf, propertyAssignments } from '../syntax/scope';
import { declaredName, type Declared } from './declared-name';
import { object, type Origin, type Tracing } from './origin';
import { originOfParameter } from './origin-of-parameter';
import { originOfType } from './origin-of-type';
import { sameOrigin } from './same-origin';

/** What a name stands for where it is used. */
export function originOfName(node: ts.Identifier, tracing: Tracing): Origin | undefined {
  const declared = declaredName(node.text, node, tracing.evaluator.sources.modules);
  return declared && originOfDeclared(node.text, declared, tracing);
}

function originOfDeclared(name: string, declared: Declared, tracing: Tracing): Origin | undefined {
  switch (declared.kind) {
    case 'variable': return ofVariable(declared.declaration, declared.reassigned, tracing);
    case 'destructured': return ofState(declared.element, tracing);
    case 'parameter': return originOfParameter(name, declared.node, tracing);
    case 'expression': return tracing.originOf(declared.expression);
    case 'loop': {
      const list = declared.list && tracing.originOf(declared.list);
      return list?.kind === 'results' && ts.isIdentifier(declared.declaration.name) ? object(list.of) : undefined;
    }
    default: return undefined;
  }
}

function ofVariable(declaration: ts.VariableDeclaration, reassigned: boolean, tracing: Tracing): Origin | undefined {
  if (declaration.type !== undefined) return originOfType(declaration.type, tracing);
  const { initializer, name } = declaration;
  if (!reassigned) return initializer && tracing.originOf(initializer);
  const given = assignedTo(declaration.getSourceFile(), name.getText()).filter(
    (each) => ts.isIdentifier(each.left) && isBoundTo(each.left, declaration),
  );
  return sameOrigin([...(initializer === undefined ? [] : [initializer]), ...given.map(({ right }) => right)], tracing);
}

function isBoundTo(name: ts.Identifier, declaration: ts.VariableDeclaration): boolean {
  const binding = bindingOf(name.text, name);
  return binding?.kind === 'variable' && binding.declaration === declaration;
}

const assigned = new WeakMap<ts.SourceFile, ReadonlyMap<string, readonly ts.BinaryExpression[]>>();

/** The assignments to names of a module. */
function assignedTo(source: ts.SourceFile, name: string): readonly ts.BinaryExpression[] {
  const known = assigned.get(source);
  if (known !== undefined) return known.get(name) ?? [];
  const found = new Map<string, ts.BinaryExpression[]>();
  const visit = (node: ts.Node): void => {
    if (ts.isBinaryExpression(node) && node.operatorToken.kind === ts.SyntaxKind.EqualsToken && ts.isIdentifier(node.left))
      found.set(node.left.text, [...(found.get(node.left.text) ?? []), node]);
    ts.forEachChild(node, visit);
  };
  visit(source);
  assigned.set(source, found);
  return found.get(name) ?? [];
}

/** `const [realm, setRealm] = useState<Realm | null>(null)` */
function ofState({ parent: pattern, dotDotDotToken, name }: ts.BindingElement, tracing: Tracing): Origin | undefined {
  const { parent: declaration } = pattern;
  if (!ts.isArrayBindingPattern(pattern) || pattern.elements[0] !== name.parent || dotDotDotToken !== undefined) return undefined;
  const call = ts.isVariableDeclaration(declaration) ? declaration.initializer : undefined;
  if (call === undefined || !ts.isCallExpression(call) || !/(?:^|\.)useState$/.test(call.expression.getText())) return undefined;
  const [type] = call.typeArguments ?? [];
  return type && originOfType(type, tracing);
}

/** `this.realm`: by the type of the field or parameter, or by all that is assigned to it in the class. */
export function originOfField(node: ts.PropertyAccessExpression, tracing: Tracing): Origin | undefined {
  const name = node.name.text;
  const around = memberAround(node);
  if (around === undefined) return undefined;
  const { holder, isStatic } = around;
  const field = fieldsOf(holder).find((each) => each.name.getText() === name);
  if (field?.type !== undefined) return originOfType(field.type, tracing);
  const given = propertyAssignments(holder.getSourceFile()).filter(
    (each) => each.name === name && each.target.kind === ts.SyntaxKind.ThisKeyword && memberAround(each.node)?.holder === holder,
  );
  const values = [...(field?.initializer === undefined ? [] : [field.initializer]), ...given.map(({ value }) => value)];
  return isStatic ? undefined : sameOrigin(values, tracing);
}

/** The fields of a class, and the parameters of its constructor that are fields. */
function fieldsOf(holder: ts.ClassLikeDeclaration): (ts.PropertyDeclaration | ts.ParameterDeclaration)[] {
  return holder.members.flatMap((member): (ts.PropertyDeclaration | ts.ParameterDeclaration)[] => {
    if (ts.isPropertyDeclaration(member)) return [member];
    if (!ts.isConstructorDeclaration(member)) return [];
    return member.parameters.filter((each) => ts.isParameterPropertyDeclaration(each, member));
  });
}
