import type { FileTree } from '../../tree/file-tree';
import { holdsScript } from '../../tree/script-blocks';
import { isOutside } from '../../tree/slashed';
import { passesTest, passingTest, wordsOf, type WordTest } from '../../tree/text';
import { createMemory, type ClientMemory } from './memory';

const SOURCE = /\.(?:[cm]?[jt]s|[jt]sx)$/;

/** Type declarations, minified bundles, tests, and the marks that editors and file systems leave beside a file (`.#Task.ts`, `._Task.ts`): what they declare is not what the app opens. */
const NOT_THE_APP = /(?:^|\/)\.[#_][^/]*$|\.d\.[cm]?ts$|\.min\.[cm]?js$|(?:^|\/)(?:__tests__|__mocks__|tests?|e2e|specs?)\/|\.(?:test|spec|stories)\.[cm]?[jt]sx?$/;

/** Whether a path is a source file of the app itself. */
export function isClientSource(file: string): boolean {
  return (SOURCE.test(file) || holdsScript(file)) && !NOT_THE_APP.test(file);
}

/** A static that only schemas of Realm are made of, in a class whose base may stand in another file. */
const STATIC = /\bstatic\s+(?:(?:override|readonly|get)\s+)*(?:schema|primaryKey|embedded|asymmetric)\b/;

/** Whether a text gives a class that extends another one a schema, as far as its words tell. */
const canExtend = (text: string): boolean => /\bextends\b/.test(text) && (STATIC.test(text) || /\.schema\s*=[^=]/.test(text));

/** A text that ends within the head of a class, before it says what the class extends. */
const CUT_OFF = /\bclass\s+[\w$]+(?:\s+extends(?:\s+Realm(?:\s*\.\s*\w*)?)?)?\s*$/;

/** Whether a text can declare a class, so that most files are never parsed. Realm's words are few and must be spelled out. */
export function canDeclare(text: string): boolean {
  return (/\bproperties\b/.test(text) && /\bprimaryKey\b|\bembedded\b|\basymmetric\b|realm/i.test(text)) || /\bextends[\s(]+(?:\w+\s*\.\s*)*(?:Realm)?Object\b|\bObjectSchema\b/.test(text) || canExtend(text) || (/realm/i.test(text) && CUT_OFF.test(text));
}

/** Whether a text can hand classes to a realm, or render a provider with a sync configuration. */
function canConfigure(text: string): boolean {
  return (/\bschema(?:s|Version)?\b/i.test(text) && /realm/i.test(text)) || /\bsync=\{/.test(text) || /\bcreateRealmContext\b|\bRealmProvider\b|\bRealm\s*(?:\.\s*open(?:Async)?\s*)?\(/.test(text);
}

/** Whether a text may change the properties of a schema after it was written; most that do change those of a GeoJSON feature or the like. */
export function canChange(text: string): boolean {
  return /\bproperties\s*(?:\.\s*[\w$]+|\[[^\]\n]*\])\s*=[^=>]|\b(?:delete|assign)\b[^\n]*\.\s*properties\b/.test(text);
}

/** Whether a text can declare, change or use a schema at all, by its words alone. */
export function canMatter(text: string): boolean {
  return canDeclare(text) || canConfigure(text) || canChange(text);
}

/** A file that should be read and is not, and why. */
export interface UnreadFile {
  readonly file: string;
  readonly reason: string;
}

export interface Candidates {
  readonly read: readonly { readonly file: string; readonly text: string }[];
  readonly unread: readonly UnreadFile[];
}

/** Long texts of long lines are what bundlers make: the same classes stand in the sources that they were made of. */
export const isBundle = (text: string): boolean => text.length > 200_000 && text.slice(0, 200_000).split('\n').length < 500;

/** Whether a text is one of the client's sources: `yes`, or `bundle` for one that bundlers made. */
export const MATTERS: WordTest = { name: 'matters', of: (text) => (!canMatter(text) ? '' : isBundle(text) ? 'bundle' : 'yes') };

/** The same of a JSON file, which only who names it takes for a source. */
export const PRINTED: WordTest = { name: 'printed', of: (text) => (isBundle(text) ? 'bundle' : 'yes') };

/** Whether a text can declare a class. */
export const DECLARES = passingTest('declares', canDeclare);

/** Whether a text, which is no bundle, matches an expression. */
export const MATCHES: WordTest = { name: 'matches', of: (text, expression) => (new RegExp(expression).test(text) && !isBundle(text) ? 'yes' : '') };

/**
 * Whether a source is a function that an App Services export carries, by the configuration beside it: it runs on the server.
 * `functions/name.js` since 2021, `functions/name/source.js` and the like of webhooks before (server-schema.md 1.1).
 */
function isServerFunction(tree: FileTree, file: string): boolean {
  const [folder] = /^(?:.*\/)?functions\/(?=.*\.js$)/.exec(file) ?? [];
  return (
    (folder !== undefined && tree.has(`${folder}config.json`)) ||
    (file.endsWith('/source.js') && tree.has(file.replace(/source\.js$/, 'config.json')))
  );
}

const sourcesOf = new WeakMap<readonly string[], readonly string[]>();

/** The source files of the app itself. They are the same for as long as the list of all files is. */
export function clientSources(tree: FileTree): readonly string[] {
  const all = tree.files();
  const found = sourcesOf.get(all) ?? all.filter((file) => isClientSource(file) && !isOutside(file) && !isServerFunction(tree, file));
  sourcesOf.set(all, found);
  return found;
}

/** The source files of a tree that a text test does not rule out, with their texts, and those that cannot be read. */
export function candidateFiles(
  tree: FileTree, files: readonly string[] = clientSources(tree), memory: ClientMemory = createMemory(),
): Candidates {
  const read: { file: string; text: string }[] = [];
  const unread: UnreadFile[] = [];
  tree.prefetch?.(files);
  for (const file of files) {
    const content = tree.read(file);
    if (!('text' in content)) {
      unread.push({ file, reason: content.unreadable });
      continue;
    }
    const known = memory.files.get(file);
    const matters = known?.matters ?? (file.endsWith('.json') ? wordsOf(content, PRINTED) : wordsOf(content, MATTERS));
    if (known?.matters === undefined) memory.files.set(file, { ...known, content, matters });
    if (matters === 'bundle') unread.push({ file, reason: 'it looks like the output of a bundler' });
    else if (matters !== '') read.push({ file, text: content.text });
  }
  return { read, unread };
}

/** A text as a regular expression that matches just it. */
const escaped = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');

const oneOf = (words: readonly string[]): string => [...new Set(words)].map(escaped).join('|');

/** Functions by their names, and the modules that hold them by the last part of their paths. */
export interface Callees {
  readonly names: readonly string[];
  readonly modules: readonly string[];
}

/** Those of some files whose text calls one of some functions, by its name and what it is called with, or imports from its module, with their texts. */
export function filesCalling({ names, modules }: Callees, tree: FileTree, files: readonly string[]): Candidates['read'] {
  const call = names.length === 0 ? [] : [`(?<![\\w$])(?:${oneOf(names)})\\s*(?:<[^()]{0,300}>)?\\(`, `<(?:${oneOf(names)})\\b`];
  const imports = modules.length === 0 ? [] : [`/(?:${oneOf(modules)})(?:\\.\\w+)?['"]`];
  const calls = [...call, ...imports].join('|');
  return files.flatMap((file) => {
    const content = tree.read(file);
    return 'text' in content && passesTest(content, MATCHES, calls) ? [{ file, text: content.text }] : [];
  });
}

/** Whether a source file beyond those that are read seems to declare a class of a name; asked only where a link leads nowhere. */
export function isDeclaredElsewhere(tree: FileTree, files: readonly string[], name: string): boolean {
  const read = new Set(files);
  const declares = new RegExp(`\\bclass\\s+${escaped(name)}\\b|\\bname['"]?\\s*[:=]\\s*['"\`]${escaped(name)}['"\`]`);
  return tree.files().some((file) => {
    if (read.has(file) || !isClientSource(file)) return false;
    const text = tree.read(file);
    return 'text' in text && declares.test(text.text);
  });
}
