import path from 'node:path';
import { observed, type Asked, type Observer } from '../disk/observe';
import { areAnswered, digestOf, portable, type Variables } from './answers';
import { put, take, touch, type Run, type Said, type Shelf } from './shelf';

/** Where a run speaks to. */
interface Voice {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
  readonly summarize?: ((text: string) => string | undefined) | undefined;
}

/** What a run is told of its surroundings, with all that it says written down. */
interface Kept extends Voice {
  readonly env: Variables;
}

/** Statuses of runs that did their job; what could not be done is tried again. */
const DONE: readonly number[] = [0, 1];

/** Says what the run that is kept said, if the world is as it was then. Gives its status; `undefined` where a new run is needed. */
export async function recall(shelf: Shelf, cwd: string, voice: Voice, env: Variables): Promise<number | undefined> {
  const run = take(shelf);
  if (run === undefined || !(await areAnswered(cwd, run.questions, run.digests, env))) return undefined;
  touch(shelf, new Date());
  for (const [to, text] of run.said) voice[to]?.(text);
  return run.status;
}

/** A question of a run and its answer. */
interface Answered {
  readonly asked: Asked;
  readonly subject: string;
  readonly digest: string;
}

/** Questions that the listing of the folder answers too, unless a link leads elsewhere. */
const LISTED: readonly Asked[] = ['entry', 'link', 'there'];

/** What a file as a whole answers too, of how many parts of the subject it is, and the question of the whole. */
const OF_WHOLE: Readonly<Partial<Record<Asked, readonly [parts: number, whole: Asked]>>> = { words: [1, 'file'], 'staged words': [2, 'staged'] };

/**
 * Leaves out what follows from the rest: of most files it is asked whether they are links, and their folder is listed anyway; and of
 * those that are read whole their words were asked first.
 */
function needed(answered: readonly Answered[], links: ReadonlySet<string>): readonly Answered[] {
  const folders = new Set(answered.filter(({ asked }) => asked === 'folder').map(({ subject }) => path.resolve(subject)));
  const wholes = new Set(answered.map(({ asked, subject }) => `${asked}\0${subject}`));
  const isOfWhole = ({ asked, subject }: Answered): boolean => {
    const of = OF_WHOLE[asked];
    return of !== undefined && wholes.has([of[1], ...subject.split('\0').slice(0, of[0])].join('\0'));
  };
  const isListed = ({ asked, subject }: Answered): boolean =>
    LISTED.includes(asked) && !links.has(subject) && folders.has(path.dirname(subject));
  return answered.filter((each) => !isListed(each) && !isOfWhole(each));
}

/** What was asked so far; nothing any more where one question had two answers, as when a file was written meanwhile. */
function listenIn(cwd: string): { readonly observer: Observer; readonly asked: () => Pick<Run, 'questions' | 'digests'> | undefined } {
  const known = new Map<string, Answered>();
  const links = new Set<string>();
  let isTorn = false;
  return {
    observer: (asked, subject, answer) => {
      const given = answer();
      const digest = digestOf(cwd, asked, given);
      const key = `${asked}\0${subject}`;
      const before = known.get(key);
      if (before === undefined) known.set(key, { asked, subject, digest });
      else if (before.digest !== digest) isTorn = true;
      if (asked === 'folder' && typeof given === 'string')
        for (const line of given.split('\n')) if (line.startsWith('link ')) links.add(path.join(subject, line.slice('link '.length)));
    },
    asked: () => {
      if (isTorn) return undefined;
      const kept = needed([...known.values()], links);
      return { questions: kept.map(({ asked, subject }) => portable(cwd, asked, subject)), digests: kept.map(({ digest }) => digest) };
    },
  };
}

/** The variables of the environment, each told to the observer when it is looked at. */
function watchedVariables(env: Variables, observer: Observer): Variables {
  return new Proxy(env, {
    get: (variables, name) => {
      if (typeof name === 'symbol') return undefined;
      const value = variables[name];
      observer('variable', name, () => value ?? '! unset');
      return value;
    },
  });
}

/** Runs something and keeps it on the shelf. Gives its status, and why it could not be kept, where it should have been. */
export async function remember(
  shelf: Shelf, cwd: string, voice: Voice, env: Variables, run: (kept: Kept) => Promise<number>,
): Promise<{ readonly status: number; readonly lost?: string | undefined }> {
  const { observer, asked } = listenIn(cwd);
  const said: Said[] = [];
  const speaking = (to: 'out' | 'err') => (text: string): void => {
    said.push([to, text]);
    voice[to](text);
  };
  const { summarize } = voice;
  const summarizing = (text: string): string | undefined => {
    said.push(['summarize', text]);
    return summarize?.(text);
  };
  const kept = { out: speaking('out'), err: speaking('err'), summarize: summarize && summarizing, env: watchedVariables(env, observer) };
  const status = await observed(observer, () => run(kept));
  const given = asked();
  if (given === undefined || !DONE.includes(status)) return { status };
  return { status, lost: put(shelf, { ...given, said, status }) };
}
