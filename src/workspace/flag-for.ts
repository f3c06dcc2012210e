/** The flag that names a path, as it is typed in a shell. */
export function flagFor(side: 'client' | 'server', folder: string): string {
  const shown = folder === '' ? '.' : folder;
  return `--${side} ${/^[\w./@+-]+$/.test(shown) ? shown : `'${shown.replaceAll("'", "'\\''")}'`}`;
}
