import { isCollection, isPrimitive, type Property } from '../schema/model';
import type { Operation, ValueType } from './query-fault';
import { isLink, reportUnknown, resolvePath, type Target } from './resolve-path';
import { findProperty, type Scope } from './scope';
import type { Aggregate, Path, PathElement, PathValue } from './syntax-tree';

/** What a path or an aggregate gives: undefined parts are not known. */
export interface Operand {
  readonly type?: ValueType;
  /** Whether it gives several values for one object. */
  readonly several?: boolean;
  /** A list, set or dictionary of values that are no objects, as a whole. */
  readonly isPlainCollection?: true;
  /** `@type` of a property whose type is fixed: the same for every object. */
  readonly isFixed?: true;
  /** The property itself, where nothing is done with it. */
  readonly target?: Target;
}

const NUMBERS: ReadonlySet<string> = new Set(['int', 'float', 'double', 'decimal128', 'mixed']);

/** The type of one value of a property. Realm Core takes the values of a dictionary for `mixed` whatever they are. */
function typeOf(property: Property): ValueType | undefined {
  if (isLink(property)) return 'link';
  if (property.type === 'dictionary') return 'mixed';
  const type = isCollection(property.type) ? property.objectType : property.type;
  return isPrimitive(type) ? type : undefined;
}

/** What a path with its operation gives; faults of it are reported. */
export function operandOfPath(value: PathValue, scope: Scope): Operand {
  const target = resolvePath(value.path, scope);
  if (target === undefined) return {};
  if (target.of === 'backlinkCount') return value.operation?.name === 'type' ? {} : { type: 'int', several: false };
  const plain = value.operation === undefined ? ofTarget(target, target.of, scope) : ofOperation(value, target, target.of, scope);
  const isScalar = !isCollection(target.of.type) && !isLink(target.of);
  if (value.quantifier !== undefined && isScalar && target.rest.length === 0 && !target.several) {
    scope.report({ kind: 'noList', quantifier: value.quantifier, offset: value.path.offset, length: value.path.length });
    return {};
  }
  return plain;
}

function ofTarget(target: Target, property: Property, scope: Scope): Operand {
  const type = typeOf(property);
  const known = type === undefined ? {} : { type };
  const [first] = target.rest;
  if (first !== undefined) return within(first, target, property, scope) ? restOf(first, property) : {};
  if (isLink(property)) return { ...known, several: target.several, target };
  if (!isCollection(property.type)) return { ...known, several: target.several, target };
  return { ...known, several: true, isPlainCollection: true, target };
}

function restOf(first: PathElement, property: Property): Operand {
  const isKeys = first.kind === 'name' && first.name === '@keys';
  if (property.type === 'dictionary') return isKeys ? { type: 'string', several: true } : { type: 'mixed' };
  const type = typeOf(property);
  return type === undefined || type === 'mixed' ? {} : { type: first.kind === 'name' ? 'int' : type };
}

/** Whether something can stand after a property that is no link. */
function within(first: PathElement, target: Target, property: Property, { report }: Scope): boolean {
  const type = typeOf(property);
  if (type === undefined || (type === 'mixed' && property.type !== 'dictionary')) return true;
  const names = { class: target.class, property: target.property, offset: first.offset, length: first.length };
  if (first.kind === 'name') {
    const isLength = /^length$/i.test(first.name) && isCollection(property.type) && (type === 'string' || type === 'data');
    if (property.type === 'dictionary' || (isLength && target.rest.length === 1)) return true;
    report({ kind: 'nothingWithin', ...names });
    return false;
  }
  if (first.kind === 'argument' && isCollection(property.type) && property.type !== 'set') return true;
  const isAll = first.kind === 'index' && first.index === 'all';
  const fits: Readonly<Record<string, boolean>> = { list: first.kind === 'index', set: false, dictionary: isAll || first.kind === 'key' };
  if (fits[property.type] === true) return true;
  report({ kind: 'noIndex', ...names });
  return false;
}

function ofOperation({ operation }: PathValue, target: Target, property: Property, scope: Scope): Operand {
  const plain = ofTarget(target, property, scope);
  if (operation === undefined || plain.type === undefined) return {};
  if (operation.name === 'size') {
    if (plain.isPlainCollection || ['link', 'string', 'data', 'mixed'].includes(plain.type)) return { type: 'int' };
    reportOperation('size', plain.type, operation, scope);
    return {};
  }
  if (plain.type === 'mixed') return { type: '@type' };
  return plain.target === undefined || isCollection(property.type) ? {} : { type: '@type', isFixed: true };
}

function reportOperation(operation: Operation, type: ValueType, at: { offset: number; length: number }, { report }: Scope): void {
  report({ kind: 'operation', operation, type, offset: at.offset, length: at.length });
}

/** What an aggregate gives; faults of it are reported. */
export function operandOfAggregate({ path, operation, property }: Aggregate, scope: Scope): Operand {
  const target = resolvePath(path, scope);
  if (target === undefined || target.rest.length > 0) return {};
  const type = target.of === 'backlinkCount' ? 'int' : typeOf(target.of);
  if (type === undefined) return {};
  if (property === undefined) {
    if (target.of !== 'backlinkCount' && isCollection(target.of.type) && NUMBERS.has(type)) return aggregated(operation.name, type);
    reportOperation(operation.name, type, operation, scope);
    return {};
  }
  if (type !== 'link') {
    reportOperation(operation.name, type, operation, scope);
    return {};
  }
  const { schema } = target;
  if (schema === undefined) return {};
  const aim = findProperty(schema, property.name);
  if (aim === undefined) {
    reportUnknown(property, schema, scope);
    return {};
  }
  const of = isCollection(aim.type) ? undefined : typeOf(aim);
  if (of === undefined) return {};
  const takes = NUMBERS.has(of) || (of === 'date' && (operation.name === 'min' || operation.name === 'max'));
  if (takes) return aggregated(operation.name, of);
  reportOperation(operation.name, of, operation, scope);
  return {};
}

function aggregated(operation: Operation, type: ValueType): Operand {
  if (type === 'mixed') return {};
  return { type: operation === 'avg' && type !== 'decimal128' ? 'double' : type };
}

/** The class of the objects that a subquery goes through, where it is known. */
export function subqueryOf(path: Path, scope: Scope): Target | undefined {
  const target = resolvePath(path, scope);
  if (target === undefined || target.of === 'backlinkCount') return undefined;
  if ((target.of.type === 'list' && isLink(target.of)) || target.of.type === 'linkingObjects') return target;
  scope.report({ kind: 'subqueryOfNoList', class: target.class, property: target.property, offset: path.offset, length: path.length });
  return undefined;
}
