import type { Observer } from '../disk/observe';
import { observed } from '../disk/observe';
import { areAnswered, digestOf, portable, type Question } from './answers';
import { put, take, touch, type Run, type Said, type Shelf } from './shelf';

/** Where a run speaks to. */
interface Voice {
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
}

/** What a run is told of its surroundings, with all that it says written down. */
interface Kept extends Voice {
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** Statuses of runs that did their job; what could not be done is tried again. */
const DONE: readonly number[] = [0, 1];

/** Says what the run that is kept said, if the world is as it was then. Gives its status; `undefined` where a new run is needed. */
export async function recall(shelf: Shelf, cwd: string, voice: Voice, env: NodeJS.ProcessEnv): Promise<number | undefined> {
  const run = take(shelf);
  if (run === undefined || !(await areAnswered(cwd, run.questions, run.digests, env))) return undefined;
  touch(shelf, new Date());
  for (const [to, text] of run.said) voice[to](text);
  return run.status;
}

/** What was asked so far; nothing any more where one question had two answers, as when a file was written meanwhile. */
function listenIn(cwd: string): { readonly observer: Observer; readonly asked: () => Pick<Run, 'questions' | 'digests'> | undefined } {
  const digests = new Map<string, string>();
  const questions: Question[] = [];
  let isTorn = false;
  return {
    observer: (asked, subject, answer) => {
      const key = `${asked}\0${subject}`;
      const digest = digestOf(cwd, asked, answer());
      const before = digests.get(key);
      if (before === undefined) {
        digests.set(key, digest);
        questions.push(portable(cwd, asked, subject));
      } else if (before !== digest) isTorn = true;
    },
    asked: () => (isTorn ? undefined : { questions, digests: [...digests.values()] }),
  };
}

/** The variables of the environment, each told to the observer when it is looked at. */
function watchedVariables(env: NodeJS.ProcessEnv, observer: Observer): Readonly<Record<string, string | undefined>> {
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
  shelf: Shelf, cwd: string, voice: Voice, env: NodeJS.ProcessEnv, run: (kept: Kept) => Promise<number>,
): Promise<{ readonly status: number; readonly lost?: string | undefined }> {
  const { observer, asked } = listenIn(cwd);
  const said: Said[] = [];
  const speaking = (to: 'out' | 'err') => (text: string): void => {
    said.push([to, text]);
    voice[to](text);
  };
  const kept = { out: speaking('out'), err: speaking('err'), env: watchedVariables(env, observer) };
  const status = await observed(observer, () => run(kept));
  const given = asked();
  if (given === undefined || !DONE.includes(status)) return { status };
  return { status, lost: put(shelf, { ...given, said, status }) };
}
