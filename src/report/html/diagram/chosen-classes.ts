import { gravest, type ClassView } from '../class-view';

/** More boxes than this make no picture that anybody reads. */
export const MOST_BOXES = 120;

const RANKS = { error: 0, warn: 1, info: 2 } as const;

/** How much a class matters to the picture: the graver its findings, the earlier it comes. */
function rankOf({ findings, standing }: ClassView): number {
  const worst = gravest(findings);
  if (worst !== null) return RANKS[worst];
  return standing === 'same' ? 4 : 3;
}

/** The classes that are drawn: all, or where there are too many those that need a look. They keep their order. */
export function chosenClasses(views: readonly ClassView[]): readonly ClassView[] {
  if (views.length <= MOST_BOXES) return views;
  const ranked = [...views].sort((a, b) => rankOf(a) - rankOf(b)).slice(0, MOST_BOXES);
  const chosen = new Set(ranked);
  return views.filter((view) => chosen.has(view));
}
