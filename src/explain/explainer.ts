import { explainCode } from './codes';
import { explainValidation } from './document-validation';
import { entryOf } from './catalogue';
import { under, type Explanation, type Heading } from './explanation';
import { explainMessage } from './message';
import { normalise, timeOf } from './normalise';

/** One cause, and how often it was met. Times are texts as the log wrote them. */
export interface Occurrence extends Explanation {
  readonly count: number;
  readonly firstTime: string | null;
  readonly lastTime: string | null;
}

/** What was understood of an input. */
export interface Understood {
  /** Those that name a case first, in the order of the input; then those that only wrap others. */
  readonly occurrences: readonly Occurrence[];
  /** How many messages were left out since there were too many different ones. */
  readonly leftOut: number;
}

/** So many different causes are kept apart; a log with more holds something else. */
const MAX_OCCURRENCES = 1000;
const MAX_CACHED = 500;

const keyOf = ({ id, class: name, property, clientSays, serverSays, within, candidates }: Explanation): string =>
  [id, name, property, clientSays, serverSays, within, candidates.join()].join('\u0000');

const isAside = ({ id }: Explanation): boolean => entryOf(id).listed === 'aside';

/** Whether an explanation does not only accompany others, or there are no others. */
const isNoAside = (each: Explanation, _: number, all: readonly Explanation[]): boolean => !isAside(each) || all.every(isAside);

/** Whether an explanation says no more than that something is wrong. */
const saysLittle = ({ id, candidates }: Explanation): boolean => candidates.length > 0 || entryOf(id).wrapper === true;

/** Whether an explanation has more than a number, or no text of the same input says what the number means. */
const isNoMereNumber = ({ candidates }: Explanation, _: number, all: readonly Explanation[]): boolean =>
  !all.some((other) => other.candidates.length === 0 && candidates.includes(other.id));

const isSamePlace = (a: Explanation, b: Explanation): boolean => a.id === b.id && a.class === b.class && a.property === b.property;

/** Whether no other explanation of the same error names a class, or a heading, where this one has none. */
const namesMost = (each: Explanation, _: number, all: readonly Explanation[]): boolean =>
  (each.class !== null || each.property !== null || !all.some((other) => other.id === each.id && other.class !== null))
  && (each.within !== null || !all.some((other) => isSamePlace(other, each) && other.within !== null));

const isListed = ({ id }: Explanation): boolean => entryOf(id).listed !== undefined;

/** What the lines that follow an explanation stand under. */
function headingOf({ id, class: name, within }: Explanation): Heading | undefined {
  if (entryOf(id).heading === true) return { id, class: name };
  return within === null ? undefined : { id: within, class: null };
}

/** The details of error 121 are in the object that follows the message. */
function withDetails(found: readonly Explanation[], line: string, text: string): Explanation[] {
  return found.flatMap((each) => {
    const { id, input } = each;
    if (id !== 'G1' && id !== 'G2') return [each];
    const details = [line, text].map((source) => explainValidation(id, source, input)).find((details) => details.length > 0);
    return details ?? [each];
  });
}

/** An explanation as it is counted. */
interface Tally {
  readonly explanation: Explanation;
  count: number;
  firstTime: string | null;
  lastTime: string | null;
}

/** Takes line after line and gathers what they mean. Holds no more than the causes that it found. */
export class Explainer {
  readonly #tallies = new Map<string, Tally>();
  /** The keys of those that were counted: most lines of a log are explained by the cache, so they come again. */
  readonly #keys = new WeakMap<Explanation, string>();
  readonly #cache = new Map<string, readonly Explanation[]>();
  #leftOut = 0;
  /** How many lines began with a time: from two on, the input is a log. */
  #timed = 0;
  #heading: Heading | undefined;

  /** `log` is true where the input is known to be a log, and not a single message over several lines. */
  constructor(readonly log: boolean) {}

  /** Explains one line. `follows` is true where it comes right after the one before. */
  line(line: string, follows: boolean): void {
    const time = timeOf(line);
    if (time !== null) this.#timed += 1;
    const found = this.#explain(line, time);
    if (found.length === 0 && !follows) this.#heading = undefined;
    this.add(this.#continue(found, follows), time);
  }

  /** Counts explanations. */
  add(found: readonly Explanation[], time: string | null): void {
    for (const each of found) {
      const key = this.#keyOf(each);
      const tally = this.#tallies.get(key);
      if (tally !== undefined) {
        tally.count += 1;
        tally.firstTime ??= time;
        tally.lastTime = time ?? tally.lastTime;
      } else if (this.#tallies.size < MAX_OCCURRENCES) {
        this.#tallies.set(key, { explanation: each, count: 1, firstTime: time, lastTime: time });
      } else this.#leftOut += 1;
    }
  }

  #keyOf(each: Explanation): string {
    const known = this.#keys.get(each);
    if (known !== undefined) return known;
    const key = keyOf(each);
    this.#keys.set(each, key);
    return key;
  }

  /** Replaces what was found of an id, now that more is known. */
  replace(ids: readonly string[], found: readonly Explanation[]): void {
    for (const [key, { explanation }] of this.#tallies) if (ids.includes(explanation.id)) this.#tallies.delete(key);
    this.add(found, null);
  }

  /**
   * What was found so far. What only wraps a cause is left away in a single message, and in some lines of a log where it
   * breaks as the cause does.
   */
  understood(): Understood {
    const all = [...this.#tallies.values()]
      .map(({ explanation, ...counted }): Occurrence => ({ ...explanation, ...counted }))
      .filter(isNoMereNumber)
      .filter((each, index, others) => this.log || isNoAside(each, index, others));
    const causes = all.filter((each) => !saysLittle(each));
    const wrappers = all.filter(saysLittle);
    if (this.log || causes.length === 0) return { occurrences: [...causes, ...wrappers], leftOut: this.#leftOut };
    if (this.#timed <= 1) return { occurrences: causes.filter(namesMost), leftOut: this.#leftOut };
    const others = wrappers.filter((each) => !causes.some(({ breaks }) => breaks.some((way) => each.breaks.includes(way))));
    return { occurrences: [...causes, ...others], leftOut: this.#leftOut };
  }

  /** The lines of a log repeat, but for their times: each message is worked out once. */
  #explain(line: string, time: string | null): readonly Explanation[] {
    const message = time === null ? line : line.slice(line.indexOf(time) + time.length);
    const known = this.#cache.get(message);
    if (known !== undefined) return known;
    const text = normalise(line);
    const found = explainMessage(text, line);
    const explained = found.length > 0 ? withDetails(found, line, text) : explainCode(text, line, { pasted: false });
    if (this.#cache.size >= MAX_CACHED) this.#cache.clear();
    this.#cache.set(message, explained);
    return explained;
  }

  /** Joins the lines of a list of changes with their heading, which itself is dropped. */
  #continue(found: readonly Explanation[], follows: boolean): readonly Explanation[] {
    const [first] = found;
    const heading = follows ? this.#heading : undefined;
    if (first === undefined || isAside(first)) return found;
    if (isListed(first) && first.within === null && heading !== undefined) {
      this.#drop(heading.id);
      return found.map((each) => (isListed(each) ? under(each, heading) : each));
    }
    this.#heading = headingOf(first);
    return found;
  }

  /** Takes back one count of a heading that turned out to have lines. */
  #drop(heading: string): void {
    for (const [key, tally] of this.#tallies) {
      if (tally.explanation.id !== heading || tally.explanation.within !== null) continue;
      if (tally.count > 1) tally.count -= 1;
      else this.#tallies.delete(key);
      return;
    }
  }
}
