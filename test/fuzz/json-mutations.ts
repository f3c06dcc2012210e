import fc from 'fast-check';

/** A change of one value of a JSON text. `at` counts the values of the text, and goes round. */
interface ValueEdit {
  readonly kind: 'value' | 'drop' | 'twice' | 'rename' | 'nest' | 'copy';
  readonly at: number;
  readonly from: number;
  readonly value: unknown;
  readonly key: string;
}

/** A JSON text as a tree in which a key can stand twice. */
type Tree = { readonly entries: readonly (readonly [string, Tree])[] } | { readonly items: readonly Tree[] } | { readonly value: unknown };

function treeOf(value: unknown): Tree {
  if (Array.isArray(value)) return { items: value.map(treeOf) };
  if (typeof value === 'object' && value !== null) return { entries: Object.entries(value).map(([key, each]) => [key, treeOf(each)] as const) };
  return { value };
}

function textOf(tree: Tree): string {
  if ('items' in tree) return `[${tree.items.map(textOf).join(', ')}]`;
  if ('entries' in tree) return `{${tree.entries.map(([key, each]) => `\n${JSON.stringify(key)}: ${textOf(each)}`).join(',')}}`;
  return JSON.stringify(tree.value) ?? 'null';
}

function* within(tree: Tree): Generator<Tree> {
  yield tree;
  const below = 'items' in tree ? tree.items : 'entries' in tree ? tree.entries.map(([, each]) => each) : [];
  for (const each of below) yield* within(each);
}

/** The tree with every place where `old` stands given to `change`; nothing in its place where that gives nothing. */
function changed(tree: Tree, old: Tree, change: (key: string, value: Tree) => readonly (readonly [string, Tree])[]): Tree {
  const entry = (key: string, value: Tree): readonly (readonly [string, Tree])[] => (value === old ? change(key, value) : [[key, changed(value, old, change)]]);
  if ('items' in tree) return { items: tree.items.flatMap((each) => entry('', each).map(([, value]) => value)) };
  return 'entries' in tree ? { entries: tree.entries.flatMap(([key, value]) => entry(key, value)) } : tree;
}

function edited(tree: Tree, { kind, at, from, value, key }: ValueEdit): Tree {
  const all = [...within(tree)];
  const [old, other] = [all[at % all.length] ?? tree, all[from % all.length] ?? tree];
  const change = (name: string, each: Tree): readonly (readonly [string, Tree])[] => ({
    value: [[name, treeOf(value)] as const],
    drop: [],
    twice: [[name, each] as const, [name, treeOf(value)] as const],
    rename: [[key, each] as const],
    nest: [[name, { entries: [[key, each] as const] }] as const],
    copy: [[name, other] as const],
  })[kind];
  return old === tree ? change('', tree)[0]?.[1] ?? tree : changed(tree, old, change);
}

/** Seeds of JSON with some of their values and keys changed for others, among them words of the format. */
export function mutatedJson(seeds: readonly unknown[], words: readonly string[]): fc.Arbitrary<string> {
  const word = fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...words) }, fc.constantFrom('', ' ', '__proto__', 'a\nb', '\u001b[31m', 'x'.repeat(300)), fc.string({ maxLength: 4 }));
  const value = fc.oneof({ weight: 3, arbitrary: word }, fc.constantFrom<unknown>(null, true, false, 0, -1, 1.5, Number.MAX_VALUE, [], {}, [null], [[]], { '': 0 }), fc.array(word, { maxLength: 3 }), fc.dictionary(word, word, { maxKeys: 3 }));
  const edit = fc.record({ kind: fc.constantFrom<ValueEdit['kind']>('value', 'value', 'drop', 'twice', 'rename', 'nest', 'copy'), at: fc.nat(10_000), from: fc.nat(10_000), value, key: word });
  return fc.tuple(fc.constantFrom(...seeds), fc.array(edit, { minLength: 1, maxLength: 5 })).map(([seed, edits]) => textOf(edits.reduce(edited, treeOf(seed))));
}
