import { ts } from 'ts-morph';
import type { Modules } from '../modules/modules';
import { exportsOf } from '../syntax/exports';
import { fileOf } from '../syntax/place';
import { bindingOf, type Binding } from '../syntax/scope';

/** What a name is declared as, imports of the project followed: `package` is what another package exports under `name`. */
export type Declared =
  | Exclude<Binding, { kind: 'import' }>
  | { readonly kind: 'expression'; readonly expression: ts.Expression }
  | { readonly kind: 'package'; readonly specifier: string; readonly name: string };

export function declaredName(name: string, at: ts.Node, modules: Modules, seen: ReadonlySet<string> = new Set()): Declared | undefined {
  const binding = bindingOf(name, at);
  if (binding?.kind !== 'import') return binding;
  if (binding.specifier === undefined) return undefined;
  return exportedName(binding.specifier, typeof binding.imported === 'string' ? binding.imported : '*', fileOf(at), modules, seen);
}

function exportedName(specifier: string, name: string, from: string, modules: Modules, seen: ReadonlySet<string>): Declared | undefined {
  const module = modules.resolve(specifier, from);
  if (module === undefined) return { kind: 'package', specifier, name };
  const step = `${module.file}\0${name}`;
  if (seen.has(step) || name === '*') return undefined;
  const next = new Set([...seen, step]);
  const { named, stars, whole } = exportsOf(module.source);
  const found = named.get(name);
  switch (found?.kind) {
    case 'expression': return { kind: 'expression', expression: found.expression };
    case 'local': return declaredName(found.name, module.source, modules, next);
    case 'declaration': return asDeclared(found.node);
    case 'from':
      return found.specifier === undefined || typeof found.name !== 'string'
        ? undefined
        : exportedName(found.specifier, found.name, module.file, modules, next);
    case undefined: {
      if (whole !== undefined) return name === 'default' || name === 'export=' ? { kind: 'expression', expression: whole } : undefined;
      for (const star of stars) {
        const declared = exportedName(star, name, module.file, modules, next);
        if (declared !== undefined && declared.kind !== 'package') return declared;
      }
      return undefined;
    }
  }
}

function asDeclared(node: ts.Declaration): Declared | undefined {
  if (ts.isClassDeclaration(node)) return { kind: 'class', declaration: node };
  return ts.isFunctionDeclaration(node) ? { kind: 'function', declaration: node } : undefined;
}
