import { isOfReleases } from '../../rule/finding';
import { STANDINGS, type ClassView } from './class-view';
import { severityText } from './severity-text';

/** How both sides of a class stand to each other, and what is wrong with it. */
export function stateText({ standing, findings }: ClassView): string {
  const { text } = STANDINGS[standing];
  if (findings.length === 0) return text;
  return `${text}, ${severityText(findings)}${findings.every(isOfReleases) ? ' in releases' : ''}`;
}
