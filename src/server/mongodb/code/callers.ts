import path from 'node:path';
import { ts } from 'ts-morph';
import { isBundle } from '../../../client/modules/candidates';
import { fileOf } from '../../../client/syntax/place';
import type { FileTree } from '../../../tree/file-tree';
import { isCode } from './may-hold';
import { nameOfFunction } from './rounds';
import { isTakenBack } from './taken-back';

/** A function that hands on what it is given: files that call it say which collection gets which validator. */
interface Handing {
  readonly name: string;
  /** The class that it is a method of. */
  readonly holder?: string;
  readonly file: string;
}

/** Functions that no source of the project calls, but what runs migrations, or `new`. */
const CALLED_FROM_OUTSIDE = /^(?:up|down|constructor)$/;

/** Files that call functions are looked for this often: functions that call functions are few. */
const MAX_PASSES = 4;

const KEYS = new Set(['$jsonSchema', 'collMod', 'create']);

/** The names that parameters bring into a function. */
function namesIn(name: ts.BindingName): readonly string[] {
  if (ts.isIdentifier(name)) return [name.text];
  return name.elements.flatMap((each) => (ts.isBindingElement(each) ? namesIn(each.name) : []));
}

/** Whether one of some names stands in a node. */
function uses(node: ts.Node, names: ReadonlySet<string>): boolean {
  return (ts.isIdentifier(node) && names.has(node.text)) || (ts.forEachChild(node, (each) => uses(each, names) || undefined) ?? false);
}

/** What a place says of a collection and its validator, where it is a place that says something of them. */
function saidAt(node: ts.Node, known: ReadonlySet<string>): readonly ts.Node[] {
  if (ts.isObjectLiteralExpression(node))
    return node.properties.some(({ name }) => name !== undefined && KEYS.has(name.getText().replace(/['"]/g, ''))) ? [node] : [];
  if (!ts.isCallExpression(node)) return [];
  const { expression: callee } = node;
  const name = ts.isIdentifier(callee) ? callee.text : ts.isPropertyAccessExpression(callee) ? callee.name.text : '';
  return name === 'createCollection' || known.has(name) ? node.arguments : [];
}

/** The functions of a file whose parameters say which collection gets which validator. */
function handingIn(source: ts.SourceFile, known: ReadonlySet<string>): Handing[] {
  const found: Handing[] = [];
  const visit = (node: ts.Node): void => {
    const said = saidAt(node, known);
    for (let each = node; said.length > 0 && each.parent !== undefined; each = each.parent) {
      const { parent: fn } = each;
      if (!ts.isFunctionLike(fn)) continue;
      const names = new Set(fn.parameters.flatMap(({ name }) => namesIn(name)));
      const name = said.some((part) => uses(part, names)) ? nameOfFunction(fn) : undefined;
      if (name === undefined || CALLED_FROM_OUTSIDE.test(name) || isTakenBack(node)) continue;
      const holder = ts.isMethodDeclaration(fn) && ts.isClassLike(fn.parent) ? fn.parent.name?.text : undefined;
      found.push({ name, file: fileOf(node), ...(holder === undefined ? {} : { holder }) });
    }
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

const escaped = (text: string): string => text.replaceAll('$', '\\$');

/** Whether a text calls a function, by its words: under its name, or as a member of its class or of the module that holds it. */
function callsIn({ name, holder, file }: Handing): (text: string) => boolean {
  const called = `${escaped(name)}\\s*(?:<[^()]*>)?\\(`;
  if (holder !== undefined) return (text) => new RegExp(`\\b${escaped(holder)}\\s*\\.\\s*${called}`).test(text);
  const module = path.posix.basename(file).replace(/^index\..*$/, path.posix.basename(path.posix.dirname(file))).replace(/\.[^.]+$/, '');
  const [byName, asMember] = [new RegExp(`(?<![\\w$.])${called}`), new RegExp(`\\.\\s*${called}`)];
  return (text) => byName.test(text) || (asMember.test(text) && ['', '.js', '.ts'].some((end) => text.includes(`/${module}${end}'`) || text.includes(`/${module}${end}"`)));
}

/**
 * The sources of some files, and of all that call a function in them which hands on a collection or a validator, by the words of
 * their texts.
 */
export function withCallers(
  tree: FileTree, files: readonly string[], load: (file: string) => ts.SourceFile | undefined,
): readonly string[] {
  const found = new Set(files);
  const known = new Map<string, Handing>();
  let next = [...files];
  for (let pass = 0; pass < MAX_PASSES && next.length > 0; pass += 1) {
    const names = new Set([...known.values()].map(({ name }) => name));
    const sources = [...found].flatMap((file) => load(file) ?? []);
    const handing = sources.flatMap((source) => handingIn(source, names)).filter(({ name, holder }) => !known.has(`${holder}.${name}`));
    for (const each of handing) known.set(`${each.holder}.${each.name}`, each);
    const calls = handing.map(callsIn);
    next = handing.length === 0 ? [] : tree.files().filter((file) => {
      if (found.has(file) || !isCode(file)) return false;
      const read = tree.read(file);
      return 'text' in read && calls.some((isCalled) => isCalled(read.text)) && !isBundle(read.text);
    });
    for (const file of next) found.add(file);
  }
  return [...found];
}
