import { entryOf } from './catalogue';
import { explainCode } from './codes';
import { explainValidation } from './document-validation';
import { Explainer, type Occurrence, type Understood } from './explainer';
import type { Explanation } from './explanation';
import { normalise } from './normalise';
import { withSdkAdvice } from './sdks';
import { readingsOf, unquoted, withoutPrefix } from './readings';

const REFUSED = ['G1', 'G2'];

/** What an error of a validator says over several lines, where its message has been seen or its rules stand alone. */
function refusals(text: string, { occurrences }: Understood): readonly Explanation[] {
  const seen = occurrences.find(({ id }) => REFUSED.includes(id));
  if (seen === undefined && !/NotSatisfied|missingProperties/.test(text)) return [];
  const clean = unquoted(normalise(text));
  const id = seen?.id === 'G2' ? 'G2' : 'G1';
  const read = [text, clean, withoutPrefix(clean)].map((source) => explainValidation(id, source, seen?.input ?? text));
  return read.reduce((most, each) => (each.length > most.length ? each : most));
}

/** What a text means, line by line. */
function understand(text: string): Understood {
  const explainer = new Explainer(false);
  for (const line of text.split('\n')) explainer.line(line, true);
  const details = refusals(text, explainer.understood());
  if (details.length > 0) explainer.replace(REFUSED, details);
  return explainer.understood();
}

const isWrapper = ({ id }: Occurrence): boolean => entryOf(id).wrapper === true;

/** How much is told: of each case what it is about, what both sides say, and the situation. */
const factsOf = ({ occurrences }: Understood): number => occurrences
  .flatMap(({ class: name, property, clientSays, serverSays, within }) => [name, property, clientSays, serverSays, within])
  .filter((fact) => fact !== null).length;

/** Whether one understanding has every case of another that names something. */
const covers = (one: Understood, other: Understood): boolean =>
  other.occurrences.every((each) => (each.class === null && each.property === null) || one.occurrences.some(({ class: name, property }) =>
    (each.property === null || property === each.property) && (each.class === null || name === each.class)));

const known = ({ occurrences }: Understood): number => occurrences.reduce((sum, each) => sum + each.known, 0);

/**
 * Whether one way to read a text tells more than another, or as much with fewer entries, or as much from more of the text.
 * Joined lines can also lose something, so more facts are not enough.
 */
function tellsMore(one: Understood, other: Understood): boolean {
  const [causes, otherCauses] = [one, other].map(({ occurrences }) => occurrences.filter((each) => !isWrapper(each)).length);
  if (otherCauses === 0 && causes !== 0) return true;
  if (other.occurrences.length === 0) return one.occurrences.length > 0;
  if (one.occurrences.length === 0 || !covers(one, other)) return false;
  const [fewer, more] = [other.occurrences.length - one.occurrences.length, factsOf(one) - factsOf(other)];
  return more > 0 || (more === 0 && (fewer > 0 || (fewer === 0 && causes === otherCauses && known(one) > known(other))));
}

/**
 * Explains a text as somebody pasted it: a line, an error object, a stack trace, some lines of a log. Text decides
 * first; a number only where no text is known.
 */
export function explainText(pasted: string): Understood {
  const readings = readingsOf(pasted);
  const best = readings.map(understand).reduce((one, other) => (tellsMore(other, one) ? other : one));
  if (best.occurrences.length > 0) return { ...best, occurrences: best.occurrences.map((each) => withSdkAdvice(each, pasted)) };
  const numbers = new Explainer(false);
  numbers.add(explainCode(normalise(readings.at(-1) ?? ''), pasted, { pasted: true }), null);
  return numbers.understood();
}
