import type { FileTree } from '../tree/file-tree';
import { createMemory, type ClientMemory } from './memory';

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Type declarations, minified bundles and tests: what they declare is not what the app opens. */
const NOT_THE_APP = /\.d\.[cm]?ts$|\.min\.[cm]?js$|(?:^|\/)(?:__tests__|__mocks__|tests?|e2e|specs?)\/|\.(?:test|spec|stories)\.[cm]?[jt]sx?$/;

/** Whether a path is a source file of the app itself. */
export function isClientSource(file: string): boolean {
  return SOURCE.test(file) && !NOT_THE_APP.test(file);
}

/** Whether a text can declare a class, so that most files are never parsed. Realm's words are few and must be spelled out. */
export function canDeclare(text: string): boolean {
  return (/\bproperties\b/.test(text) && /\bprimaryKey\b|\bembedded\b|\basymmetric\b|realm/i.test(text)) || /\bextends[\s(]+(?:\w+\s*\.\s*)*(?:Realm)?Object\b|\bObjectSchema\b/.test(text);
}

/** Whether a text can hand classes to a realm, or render a provider with a sync configuration. */
export function canConfigure(text: string): boolean {
  return (/\bschemas?\b/i.test(text) && /realm/i.test(text)) || /\bsync=\{/.test(text) || /\bcreateRealmContext\b/.test(text);
}

/** The source files of a tree that a text test does not rule out, with their texts. */
export function candidateFiles(tree: FileTree, files: readonly string[] = tree.files().filter(isClientSource), memory: ClientMemory = createMemory()): { file: string; text: string }[] {
  tree.prefetch?.(files);
  return files.flatMap((file) => {
    const read = tree.read(file);
    if (!('text' in read)) return [];
    const known = memory.files.get(file);
    const isCandidate = known?.isCandidate ?? (canDeclare(read.text) || canConfigure(read.text));
    if (known?.isCandidate === undefined) memory.files.set(file, { ...known, text: read.text, isCandidate });
    return isCandidate ? [{ file, text: read.text }] : [];
  });
}

/** Whether a source file beyond those that are read seems to declare a class of a name; asked only where a link leads nowhere. */
export function isDeclaredElsewhere(tree: FileTree, files: readonly string[], name: string): boolean {
  const read = new Set(files);
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
  const declares = new RegExp(`\\bclass\\s+${escaped}\\b|\\bname['"]?\\s*[:=]\\s*['"\`]${escaped}['"\`]`);
  return tree.files().some((file) => {
    if (read.has(file) || !isClientSource(file)) return false;
    const text = tree.read(file);
    return 'text' in text && declares.test(text.text);
  });
}
