import { ts } from 'ts-morph';
import type { Modules } from '../modules/modules';
import type { SourceModule } from '../modules/parse';
import { exportsOf, type Export } from '../syntax/exports';
import { fileOf } from '../syntax/place';
import { specifierOf } from '../syntax/scope';
import type { Evaluation } from './evaluation';
import { enumObject } from './literals';
import { unknown, type Entry, type Unknown, type Value } from './value';

/** The name of the module where it stands, or else what lacks it: that is wrong once, however many names are taken from it. */
function namingPart(node: ts.Node): ts.Node {
  for (let each = node; each !== undefined; each = each.parent) {
    const specifier = ts.isImportDeclaration(each) || ts.isExportDeclaration(each) ? each.moduleSpecifier : undefined;
    if (specifier !== undefined) return specifierOf(specifier) === undefined ? each : specifier;
    if (ts.isStatement(each)) return node;
  }
  return node;
}

/** All names that a module exports, its `export *` included, each module visited once. */
function exportNames(module: SourceModule, modules: Modules, seen = new Set<string>()): string[] {
  if (seen.has(module.file)) return [];
  seen.add(module.file);
  const { named: own, stars } = exportsOf(module.source);
  const others = stars.flatMap((specifier) => {
    const target = modules.resolve(specifier, module.file);
    return target === undefined ? [] : exportNames(target, modules, seen).filter((name) => name !== 'default');
  });
  return [...new Set([...own.keys(), ...others])];
}

/** What is imported from a module that is not there, and why it is not. */
function notFound(specifier: string, node: ts.Node, { sources }: Evaluation): Unknown {
  const other = sources.modules.inOtherCase(specifier, fileOf(node));
  const reason = other === undefined
    ? `\`${specifier}\` is not a file of this project`
    : `\`${specifier}\` differs from \`${other}\` in case: a file system that tells the two apart, as on Linux and most build servers, has no such file`;
  return unknown(namingPart(node), reason, other !== undefined || /^[./]/.test(specifier) ? 'missing' : 'package');
}

/** What an import brings. `export=` is what `require` gives; `namespace*` is `import * as`. */
export function imported(specifier: string | undefined, name: string, node: ts.Node, evaluation: Evaluation): Value {
  if (specifier === undefined) return unknown(namingPart(node), 'the module that this comes from is not named', 'syntax');
  const module = evaluation.sources.modules.resolve(specifier, fileOf(node));
  if (module === undefined) return notFound(specifier, node, evaluation);
  if (module.file.endsWith('.json')) {
    const [statement] = module.source.statements;
    if (statement === undefined || !ts.isExpressionStatement(statement)) return unknown(node, `\`${specifier}\` holds no JSON value`);
    const value = evaluation.evaluate(statement.expression);
    return name === 'default' || name === 'export=' || name === 'namespace*' ? value : evaluation.member(value, name, node);
  }
  return exported(module, name, node, evaluation);
}

/** What a module exports under a name. */
export function exported(module: SourceModule, name: string, at: ts.Node, evaluation: Evaluation): Value {
  const { whole, named: own } = exportsOf(module.source);
  if (name === 'namespace*' || name === 'export=') {
    return whole === undefined ? { kind: 'module', file: module.file, node: at } : evaluation.evaluate(whole);
  }
  const direct = own.get(name);
  if (direct !== undefined) return evaluation.follow(direct, at, () => fromExport(module, direct, evaluation));
  if (whole !== undefined) return name === 'default' ? evaluation.evaluate(whole) : evaluation.member(evaluation.evaluate(whole), name, at);
  return starred(module, name, evaluation, new Set()) ?? unknown(at, `\`${module.file}\` does not export \`${name}\``, 'export');
}

function fromExport(module: SourceModule, found: Export, evaluation: Evaluation): Value {
  switch (found.kind) {
    case 'expression': return evaluation.evaluate(found.expression);
    case 'local': return evaluation.named(found.name, module.source);
    case 'declaration': return ts.isClassDeclaration(found.node)
      ? { kind: 'class', node: found.node }
      : ts.isEnumDeclaration(found.node) ? enumObject(found.node, evaluation) : { kind: 'function', node: found.node };
    case 'from': return imported(found.specifier, typeof found.name === 'string' ? found.name : 'namespace*', found.node, evaluation);
  }
}

function starred(module: SourceModule, name: string, evaluation: Evaluation, seen: Set<string>): Value | undefined {
  if (seen.has(module.file)) return undefined;
  seen.add(module.file);
  for (const specifier of exportsOf(module.source).stars) {
    const target = evaluation.sources.modules.resolve(specifier, module.file);
    if (target === undefined) continue;
    const direct = exportsOf(target.source).named.get(name);
    const value = direct === undefined ? starred(target, name, evaluation, seen) : fromExport(target, direct, evaluation);
    if (value !== undefined) return value;
  }
  return undefined;
}

/** Everything that a module exports, its `export *` included. */
export function allExported(module: SourceModule, at: ts.Node, evaluation: Evaluation): readonly Entry[] {
  return exportNames(module, evaluation.sources.modules).map((key) => ({ key, value: exported(module, key, at, evaluation), node: at }));
}
