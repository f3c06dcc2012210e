import type { ts } from 'ts-morph';
import { assignedTo } from './bindings';
import { readClassMember } from './class-members';
import type { Evaluation } from './evaluation';
import { itemOf } from './literals';
import { allExported, exported } from './module-values';
import { unknown, type Entry, type Value } from './value';

/** A member of a value: a key of an object, a static of a class, an export of a module. */
export function memberOf(value: Value, name: string, at: ts.Node, evaluation: Evaluation): Value {
  switch (value.kind) {
    case 'object': return value.entries.get(name)?.value ?? value.gaps[0] ?? unknown(at, `there is no \`${name}\` in this object`);
    case 'module': {
      const module = evaluation.sources.modules.load(value.file);
      return module === undefined ? unknown(at, `\`${value.file}\` cannot be read`) : exported(module, name, at, evaluation);
    }
    case 'class': return readClassMember(value.node, name, at, evaluation);
    case 'unknown': return value;
    case 'array': return itemOf(value, name, at);
    case 'function': return assignedTo(value.node, name, at, evaluation);
    default: return unknown(at, `\`.${name}\` of this is only known when the program runs`);
  }
}

/** The keys of an object or a module with what they stand for; `undefined` where there may be others. */
export function entriesOf(value: Value, evaluation: Evaluation): readonly Entry[] | undefined {
  if (value.kind === 'object') return value.gaps.length === 0 ? [...value.entries.values()] : undefined;
  const module = value.kind === 'module' ? evaluation.sources.modules.load(value.file) : undefined;
  return module && allExported(module, module.source, evaluation);
}

/** `Object.values`: what is not known of an object stands among its values. */
export function valuesOf(value: Value, node: ts.Node, evaluation: Evaluation): Value {
  if (value.kind === 'object')
    return { kind: 'array', items: [...[...value.entries.values()].map((entry) => entry.value), ...value.gaps], node };
  if (value.kind === 'array' || value.kind === 'unknown') return value;
  if (value.kind !== 'module') return unknown(node, '`Object.values` of this is only known when the program runs');
  return { kind: 'array', items: (entriesOf(value, evaluation) ?? []).map((entry) => entry.value), node };
}
