import { ts } from 'ts-morph';
import type { Evaluation } from './evaluation';
import { exportsOf, type Export } from '../modules/exports';
import { enumObject } from './literals';
import type { Modules } from '../modules/modules';
import type { SourceModule } from '../modules/parse';
import { fileOf } from '../modules/place';
import { unknown, type Entry, type Value } from './value';

/** What the modules of the project give each other. */
export interface ModuleValues {
  imported: Evaluation['imported'];
  exported: Evaluation['exported'];
  /** Everything that a module exports, its `export *` included. */
  all(module: SourceModule, at: ts.Node): readonly Entry[];
}

/** The name of the module where it stands: what is wrong with it is wrong once, however many names are taken from it. */
function specifierOf(node: ts.Node): ts.Node {
  for (let each = node; each !== undefined; each = each.parent) {
    if ((ts.isImportDeclaration(each) || ts.isExportDeclaration(each)) && each.moduleSpecifier !== undefined) return each.moduleSpecifier;
    if (ts.isStatement(each)) return node;
  }
  return node;
}

/** The evaluation is taken when a value is asked for: it needs these values itself. */
export function createModuleValues(modules: Modules, evaluation: () => Evaluation): ModuleValues {
  /** All names that a module exports, its `export *` included, each module visited once. */
  function exportNames(module: SourceModule, seen = new Set<string>()): string[] {
    if (seen.has(module.file)) return [];
    seen.add(module.file);
    const { named: own, stars } = exportsOf(module.source);
    const others = stars.flatMap(({ specifier }) => {
      const target = modules.resolve(specifier, module.file);
      return target === undefined ? [] : exportNames(target, seen).filter((name) => name !== 'default');
    });
    return [...new Set([...own.keys(), ...others])];
  }

  function imported(specifier: string, name: string, node: ts.Node): Value {
    const module = modules.resolve(specifier, fileOf(node));
    if (module === undefined) return unknown(specifierOf(node), `\`${specifier}\` is not a file of this project`, /^[./]/.test(specifier) ? 'missing' : 'package');
    if (module.file.endsWith('.json')) {
      const [statement] = module.source.statements;
      if (statement === undefined || !ts.isExpressionStatement(statement)) return unknown(node, `\`${specifier}\` holds no JSON value`);
      const value = evaluation().evaluate(statement.expression);
      return name === 'default' || name === 'export=' || name === 'namespace*' ? value : evaluation().member(value, name, node);
    }
    return exported(module, name, node);
  }

  /** What a module exports under a name. `export=` is what `require` gives; `namespace*` is `import * as`. */
  function exported(module: SourceModule, name: string, at: ts.Node): Value {
    const { whole, named: own } = exportsOf(module.source);
    if (name === 'namespace*' || name === 'export=') {
      return whole === undefined ? { kind: 'module', file: module.file, node: at } : evaluation().evaluate(whole);
    }
    const direct = own.get(name);
    if (direct !== undefined) return fromExport(module, direct);
    if (whole !== undefined) return name === 'default' ? evaluation().evaluate(whole) : evaluation().member(evaluation().evaluate(whole), name, at);
    return starred(module, name, at, new Set()) ?? unknown(at, `\`${module.file}\` does not export \`${name}\``, 'export');
  }

  function fromExport(module: SourceModule, found: Export): Value {
    switch (found.kind) {
      case 'expression': return evaluation().evaluate(found.expression);
      case 'local': return evaluation().named(found.name, module.source);
      case 'declaration': return ts.isClassDeclaration(found.node)
        ? { kind: 'class', node: found.node }
        : ts.isEnumDeclaration(found.node) ? enumObject(found.node, evaluation()) : { kind: 'function', node: found.node };
      case 'from': return imported(found.specifier, typeof found.name === 'string' ? found.name : 'namespace*', found.node);
    }
  }

  function starred(module: SourceModule, name: string, at: ts.Node, seen: Set<string>): Value | undefined {
    if (seen.has(module.file)) return undefined;
    seen.add(module.file);
    for (const { specifier } of exportsOf(module.source).stars) {
      const target = modules.resolve(specifier, module.file);
      if (target === undefined) continue;
      const direct = exportsOf(target.source).named.get(name);
      const value = direct === undefined ? starred(target, name, at, seen) : fromExport(target, direct);
      if (value !== undefined) return value;
    }
    return undefined;
  }

  return { imported, exported, all: (module, at) => exportNames(module).map((key) => ({ key, value: exported(module, key, at), node: at })) };
}
