/**
 * What a run can ask of the world around it: what is at a path, with links followed (`entry`) or not (`link`), whether anything
 * is (`there`), where it really is (`place`), what a folder holds, what a file holds (`file`) or a test of its words gives
 * (`words`), which files git tracks, what git says, a variable of the environment, and which day it is. Of an index for a commit:
 * which files are staged (`index`), and of one of them the content (`staged`) or what a test of its words gives (`staged words`).
 */
export type Asked = 'entry' | 'link' | 'there' | 'place' | 'folder' | 'file' | 'words' | 'tracked' | 'git' | 'variable' | 'today' | 'index' | 'staged' | 'staged words';

/** Is told of each question, and can have the answer as a text that is another one when the answer is. */
export type Observer = (asked: Asked, subject: string, answer: () => string | Uint8Array) => void;

let observer: Observer | undefined;

/** Tells of an answer. Who asks the world by another way is not told of, and what rests on it cannot be remembered. */
export function observe(asked: Asked, subject: string, answer: () => string | Uint8Array): void {
  observer?.(asked, subject, answer);
}

/** Runs something, and tells an observer of all that it asks. Only one run of a process can be observed at a time. */
export async function observed<T>(by: Observer, run: () => Promise<T>): Promise<T> {
  observer = by;
  try {
    return await run();
  } finally {
    observer = undefined;
  }
}
