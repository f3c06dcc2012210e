import path from 'node:path';

const byNumber = new Intl.Collator('en', { numeric: true });

/** Files in the order in which migrations run: folder by folder, and in it by the number or the time with which the names begin. */
export function inMigrationOrder(files: readonly string[]): string[] {
  const parts = files.map((file) => ({ file, folder: path.posix.dirname(file), name: path.posix.basename(file) }));
  const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
  return parts
    .sort((a, b) => order(a.folder, b.folder) || byNumber.compare(a.name, b.name) || order(a.name, b.name))
    .map(({ file }) => file);
}
