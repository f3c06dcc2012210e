import { hash } from 'node:crypto';
import { createRequire } from 'node:module';
import path from 'node:path';
import { entriesOf, entryOf, exists, linkOf, placeOf, readRegularFile, today } from '../disk/disk';
import type * as git from '../history/git';
import type * as toldIndex from '../history/told-index';
import { observe, observed, type Asked, type Observer } from '../disk/observe';
import { trackedFiles } from '../tree/git-index';
import { wordsOnDisk } from '../tree/read-file';
import { slashedFrom } from '../tree/slashed';
import type { WordTest } from '../tree/text';
import type * as words from './word-tests';

/** The tests of words, and git, are loaded where a run asked them. */
const load = createRequire(__filename);
const wordTest = (name: string): WordTest | undefined => (load('./word-tests') as typeof words).WORD_TESTS.get(name);

/** A question of a run, as it can be asked again wherever the project lies: paths are relative to where the run took place. */
export type Question = readonly [asked: Asked, subject: string];

/** How many parts of a subject are paths; the rest are arguments. */
const PATHS: Readonly<Record<Asked, number>> = {
  entry: 1, link: 1, there: 1, place: 1, folder: 1, file: 1, words: 1, tracked: 2, git: 1, variable: 0, today: 0, index: 1, staged: 1, 'staged words': 1,
};

/** The variables of the environment. */
export type Variables = Readonly<Record<string, string | undefined>>;

/** The paths of a subject, each as something else. */
function withPaths(asked: Asked, subject: string, change: (file: string) => string): string {
  // Nearly all questions are about one path, and there are thousands of them.
  if (!subject.includes('\0')) return PATHS[asked] > 0 ? change(subject) : subject;
  const parts = subject.split('\0');
  return parts.map((part, index) => (index < PATHS[asked] ? change(part) : part)).join('\0');
}

/** A question with its paths relative to a folder. */
export const portable = (folder: string, asked: Asked, subject: string): Question =>
  [asked, withPaths(asked, subject, (file) => slashedFrom(folder, file))];

/** An answer in few letters. Where something is is said relative to the folder too. */
export function digestOf(folder: string, asked: Asked, answer: string | Uint8Array): string {
  const said = asked === 'place' && typeof answer === 'string' ? slashedFrom(folder, answer) : answer;
  return hash('sha1', said, 'base64url');
}

/** What questions are asked of, beside the disk. An index is read once for all of them. */
interface World {
  readonly env: Variables;
  readonly indexAt: (top: string) => toldIndex.IndexNow;
}

function worldOf(env: Variables): World {
  const known = new Map<string, toldIndex.IndexNow>();
  return {
    env,
    indexAt: (top) => {
      const index = known.get(top) ?? (load('../history/told-index') as typeof toldIndex).indexNow(top);
      known.set(top, index);
      return index;
    },
  };
}

/** Asks the world by the same way as the run did. What it throws is an answer, and the observer has heard it. */
function ask(asked: Asked, subject: string, { env, indexAt }: World): void {
  switch (asked) {
    case 'entry': return void entryOf(subject);
    case 'link': return void linkOf(subject);
    case 'there': return void exists(subject);
    case 'place': return void placeOf(subject);
    case 'folder': return void entriesOf(subject);
    case 'file': return void readRegularFile(subject);
    case 'words': {
      const [file = '', name = '', about = ''] = subject.split('\0');
      const test = wordTest(name);
      return test && wordsOnDisk(file, test, about);
    }
    case 'index': return indexAt(subject).list();
    case 'staged': {
      const [top = '', file = ''] = subject.split('\0');
      return observe('staged', subject, () => indexAt(top).hashOf(file) ?? '! not staged');
    }
    case 'staged words': {
      const [top = '', file = '', before = '', said = '', name = '', about = ''] = subject.split('\0');
      const hash = indexAt(top).hashOf(file);
      const test = wordTest(name);
      const now = hash === before ? said : hash && test && indexAt(top).wordsOf(hash, test, about);
      return observe('staged words', subject, () => now ?? '! not known');
    }
    case 'today': return void today();
    case 'variable': return observe('variable', subject, () => env[subject] ?? '! unset');
    case 'git': return observe('git', subject, () => (load('../history/git') as typeof git).askAgain(subject));
    case 'tracked': {
      const [own = '', common = ''] = subject.split('\0');
      return void trackedFiles({ own, common });
    }
  }
}

/** Whether all of some questions are answered as they were: the run would do and say the same again. */
export async function areAnswered(
  folder: string, questions: readonly Question[], digests: readonly string[], env: Variables,
): Promise<boolean> {
  const world = worldOf(env);
  let digest: string | undefined;
  const listen: Observer = (asked, _subject, answer) => { digest = digestOf(folder, asked, answer()); };
  return observed(listen, () => Promise.resolve(questions.every(([asked, subject], index) => {
    digest = undefined;
    try {
      ask(asked, withPaths(asked, subject, (file) => path.resolve(folder, file)), world);
    } catch {
      // Heard already.
    }
    return digest === digests[index];
  })));
}
