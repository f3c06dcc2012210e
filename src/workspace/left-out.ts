import path from 'node:path';
import { DECLARES, isClientSource } from '../client/modules/candidates';
import { readServer } from '../server/read-server';
import { diskTree, type FileTree } from '../tree/file-tree';
import { passesTest } from '../tree/text';

/** What is left out stays unread, so only an error that is there anyway looks into it. */
function withLeftOut(tree: FileTree): { readonly tree: FileTree; readonly ignored: readonly string[] } | undefined {
  const ignored = tree.ignored?.() ?? [];
  return ignored.length === 0
    ? undefined
    : { tree: diskTree(tree.root, { named: ignored.map((each) => each.replace(/\/$/, '')) }), ignored };
}

/** Says, with a space before it, that a server side is there and git ignores it; else it is empty. */
export function ignoredServer(tree: FileTree, below: string): string {
  const found = withLeftOut(tree);
  if (found === undefined) return '';
  const server = readServer(found.tree, below, {});
  const locations = 'locations' in server ? server.locations : [server.location];
  const hidden = locations.filter((each) => found.ignored.some((folder) => `${each}/`.startsWith(folder) || each === folder));
  return hidden.length === 0 ? '' : ` ${hidden.join(' and ')} ${hidden.length === 1 ? 'holds' : 'hold'} one, and is ignored by git or left out by \`exclude\`: name it with --server ${hidden[0] ?? ''}.`;
}

/** Says, with a space before it, that sources which declare classes are there and git ignores them; else it is empty. */
export function ignoredClient(tree: FileTree): string {
  const found = withLeftOut(tree);
  if (found === undefined) return '';
  const { tree: whole, ignored } = found;
  const hidden = whole.files().find((file) => {
    if (!isClientSource(file) || !ignored.some((each) => file === each || file.startsWith(each))) return false;
    const read = whole.read(file);
    return 'text' in read && passesTest(read, DECLARES);
  });
  return hidden === undefined ? '' : ` ${hidden} may declare some, and is ignored by git or left out by \`exclude\`: name it with --client ${path.posix.dirname(hidden) === '.' ? hidden : path.posix.dirname(hidden)}.`;
}
