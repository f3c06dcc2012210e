/** An object of the store, as `git cat-file --batch` gives it. */
export interface GitObject {
  readonly hash: string;
  readonly type: string;
  readonly content: Buffer;
}

/** What one folder holds at some commit; folders in it are trees of their own. */
export interface Tree {
  readonly hash: string;
  readonly items: readonly TreeItem[];
}

/** One name in a folder. A submodule is the commit that it stands at. */
export interface TreeItem {
  readonly name: string;
  readonly kind: 'file' | 'link' | 'folder' | 'commit';
  readonly hash: string;
}

/** Takes the answers of `git cat-file --batch` apart: a head line, the content by its length in bytes, a line feed. Of what is missing there is the head alone. */
export function parseBatch(output: Buffer): (GitObject | undefined)[] {
  const found: (GitObject | undefined)[] = [];
  for (let at = 0; at < output.length;) {
    const end = output.indexOf(0x0a, at);
    const [hash = '', type = '', size] = output.toString('latin1', at, end).split(' ');
    at = end + 1;
    found.push(size === undefined ? undefined : { hash, type, content: output.subarray(at, at + Number(size)) });
    at += size === undefined ? 0 : Number(size) + 1;
  }
  return found;
}

const KINDS: Readonly<Record<string, TreeItem['kind']>> = { '40000': 'folder', '120000': 'link', '160000': 'commit' };

/** Takes a tree apart: for each name the mode, a space, the name, a zero and the hash in bytes. `undefined` where it is none. */
export function treeOf({ hash, type, content }: GitObject): Tree | undefined {
  if (type !== 'tree') return undefined;
  const items: TreeItem[] = [];
  const size = hash.length / 2;
  for (let at = 0; at < content.length;) {
    const space = content.indexOf(0x20, at);
    const end = content.indexOf(0, space);
    const mode = content.toString('latin1', at, space);
    at = end + 1 + size;
    items.push({ name: content.toString('utf8', space + 1, end), kind: KINDS[mode] ?? 'file', hash: content.toString('hex', end + 1, at) });
  }
  return { hash, items };
}
