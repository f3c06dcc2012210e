import { explainCode } from './codes';
import { explainValidation } from './document-validation';
import { Explainer, type Understood } from './explainer';
import { explainMessage } from './message';
import { normalise } from './normalise';

const REFUSED = ['G1', 'G2'];

/** What an error of a validator says over several lines, where its message has been seen or its rules stand alone. */
function refusals(text: string, understood: Understood): ReturnType<typeof explainValidation> {
  const seen = understood.occurrences.find(({ id }) => REFUSED.includes(id));
  if (seen === undefined && !/NotSatisfied|missingProperties/.test(text)) return [];
  return explainValidation(seen?.id === 'G2' ? 'G2' : 'G1', text, seen?.input ?? text);
}

/**
 * Explains a text as somebody pasted it: a line, an error object, a stack trace, some lines of a log. Text decides
 * first; a number only where no text is known.
 */
export function explainText(text: string): Understood {
  const explainer = new Explainer(false);
  for (const line of text.split(/\r?\n/)) explainer.line(line, true);
  const details = refusals(text, explainer.understood());
  if (details.length > 0) explainer.replace(REFUSED, details);
  if (explainer.understood().occurrences.length > 0) return explainer.understood();
  const whole = normalise(text).replace(/' ?\+ ?\n\s*'|\s*\n\s*/g, (joint) => (joint.startsWith("'") ? '' : ' '));
  const wrapped = explainMessage(whole, text);
  explainer.add(wrapped.length > 0 ? wrapped : explainCode(whole, text, { short: true }), null);
  return explainer.understood();
}
