import { formatPatch, structuredPatch } from 'diff';

/** A text before and after, with its path as seen from where the patch is to be applied. */
export interface ChangedText {
  readonly file: string;
  readonly before: string;
  readonly after: string;
}

/** How many lines git shows around a change. */
const CONTEXT = 3;

/** Changes as a patch that `git apply` takes, at the root of the repository. Line ends are kept as they are. */
export function toPatch(changes: readonly ChangedText[]): string {
  return changes
    .map(({ file, before, after }) => ({
      ...structuredPatch(`a/${file}`, `b/${file}`, before, after, undefined, undefined, { context: CONTEXT }),
      isGit: true,
    }))
    .map((patch) => formatPatch(patch))
    .join('');
}
