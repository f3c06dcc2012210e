import { observe } from '../disk/observe';
import type { Told } from '../tree/taken-text';
import { decodeText, type WordTest } from '../tree/text';
import { openGit, type Git, type StagedEntry } from './git';
import { indexEntries } from './index-entries';

/** What an index lists. What a file holds is a question of its own; a link and a submodule are what they lead to. */
const listed = (entries: readonly StagedEntry[]): string =>
  entries.map(({ path, hash, kind, stage }) => [kind, stage, path, kind === 'file' ? '' : hash].join(' ')).join('\n');

/** Tells an observer what is listed in the index of a repository, `top` being its root. */
export const tellIndex = (top: string, entries: readonly StagedEntry[]): void => observe('index', top, () => listed(entries));

/**
 * Who tells an observer of what is taken of a staged file. What its words said stands in the question, with the blob that said it:
 * as long as that is staged nobody reads it again.
 */
export const toldOfStaged = (top: string, { path, hash }: StagedEntry): Told => ({
  whole: () => observe('staged', [top, path].join('\0'), () => hash),
  words: ({ name }, about, said) => observe('staged words', [top, path, hash, said, name, about].join('\0'), () => said),
});

/** So many files that changed are looked into for their words: where there are more, all is read anew sooner. */
const MOST_READ = 50;

/** The index of a repository as it is now, for asking again. */
export interface IndexNow {
  readonly list: () => void;
  readonly hashOf: (path: string) => string | undefined;
  /** What a test gives for a blob; `undefined` where too many were read already, or it is no text. */
  readonly wordsOf: (hash: string, test: WordTest, about: string) => string | undefined;
}

/** Reads the index that a commit would be made of. Throws `HistoryError` where git cannot. */
export function indexNow(top: string): IndexNow {
  const git = openGit(top);
  const entries = indexEntries(git, top);
  const hashes = new Map(entries.map(({ path, hash }) => [path, hash]));
  const texts = new Map<string, string | undefined>();
  function textOf(hash: string): string | undefined {
    if (!texts.has(hash) && texts.size < MOST_READ) texts.set(hash, textOfBlob(git, hash));
    return texts.get(hash);
  }
  return {
    list: () => tellIndex(top, entries),
    hashOf: (path) => hashes.get(path),
    wordsOf: (hash, test, about) => {
      const text = textOf(hash);
      return text === undefined ? undefined : test.of(text, about);
    },
  };
}

function textOfBlob(git: Git, hash: string): string | undefined {
  const content = git.read([hash]).get(hash);
  const read = content === undefined ? undefined : decodeText(content);
  return read !== undefined && 'text' in read ? read.text : undefined;
}
