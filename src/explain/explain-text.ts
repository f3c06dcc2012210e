import { entryOf } from './catalogue';
import { explainCode } from './codes';
import { explainValidation } from './document-validation';
import { Explainer, type Understood } from './explainer';
import type { Explanation } from './explanation';
import { explainMessage } from './message';
import { normalise, timeOf } from './normalise';

const REFUSED = ['G1', 'G2'];

/** What an error of a validator says over several lines, where its message has been seen or its rules stand alone. */
function refusals(text: string, understood: Understood): ReturnType<typeof explainValidation> {
  const seen = understood.occurrences.find(({ id }) => REFUSED.includes(id));
  if (seen === undefined && !/NotSatisfied|missingProperties/.test(text)) return [];
  return explainValidation(seen?.id === 'G2' ? 'G2' : 'G1', text, seen?.input ?? text);
}

/** Marks of a quotation in a mail or a forum, in front of each line. */
const QUOTED = /^[^\S\n]*(?:>[^\S\n]?)+/gm;

/** Where a terminal, a forum or the printing of an object broke a message into lines. */
const JOINTS = /' ?\+ ?\n\s*'|\s*\n\s*/g;

/** A message of more lines than this was not broken by the width of a window. */
const MOST_LINES = 40;

/** Whether all that was found are different wrappers around a cause that is not told. */
const onlyWraps = ({ occurrences }: Understood): boolean => occurrences.length > 1 && occurrences.every(({ id }) => entryOf(id).wrapper === true);

const namesNothing = ({ occurrences }: Understood): boolean => occurrences.every((each) => each.class === null && each.property === null);

/** What a message means once its lines are joined, where that says more than the lines do one by one. */
function joined(text: string, understood: Understood): Explanation[] {
  const whole = normalise(text).replace(JOINTS, (joint) => (joint.startsWith("'") ? '' : ' '));
  const found = explainMessage(whole, text);
  if (understood.occurrences.length === 0) return found.length > 0 ? found : explainCode(whole, text, { short: true });
  if (onlyWraps(understood)) return found;
  return found.filter((each) => each.class !== null || each.property !== null);
}

/**
 * Explains a text as somebody pasted it: a line, an error object, a stack trace, some lines of a log. Text decides
 * first; a number only where no text is known.
 */
export function explainText(pasted: string): Understood {
  const text = pasted.replace(QUOTED, '');
  const lines = text.split(/\r?\n/);
  const explainer = new Explainer(false);
  for (const line of lines) explainer.line(line, true);
  const details = refusals(text, explainer.understood());
  if (details.length > 0) explainer.replace(REFUSED, details);
  const understood = explainer.understood();
  const isOne = lines.length > 1 && lines.length <= MOST_LINES && lines.filter((line) => timeOf(line) !== null).length < 2;
  const isBroken = understood.occurrences.length === 0 || (isOne && namesNothing(understood));
  const more = isBroken ? joined(text, understood) : [];
  if (more.length > 0) explainer.replace(understood.occurrences.map(({ id }) => id), more);
  return explainer.understood();
}
