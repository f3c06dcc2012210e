import type { CheckResult } from '../check/check';
import { applyRepairs } from '../fix/apply-repairs';
import type { FileTree } from '../tree/file-tree';
import { withTexts } from '../tree/file-tree';
import { newProblems } from './new-problems';
import { proposalsFor, type MendedSide, type Proposal } from './safe-repairs';
import { untouchable } from './untouchable';

/** A file that is left as it is, though something could be mended in it. */
export interface Left {
  readonly file: string;
  readonly reason: string;
}

/** What was mended of an app, in memory only. */
export interface Mending {
  /** The new texts by path, without a byte order mark. */
  readonly texts: ReadonlyMap<string, string>;
  readonly mended: readonly Proposal[];
  readonly left: readonly Left[];
  /** How many findings can be mended on this side, by a choice that is left to the author. */
  readonly undecided: number;
}

/** So often a check looks at what was mended, at most. */
const MOST = 20;

const keyOf = ({ finding, title }: Proposal): string => `${finding.fingerprint} ${title}`;

function byFile(proposals: readonly Proposal[]): ReadonlyMap<string, readonly Proposal[]> {
  const files = new Map<string, Proposal[]>();
  for (const each of proposals) {
    const known = files.get(each.place.file);
    if (known === undefined) files.set(each.place.file, [each]);
    else known.push(each);
  }
  return files;
}

/** The texts with repairs made in them. */
function applied(tree: FileTree, proposals: readonly Proposal[]): Pick<Mending, 'texts'> & { readonly made: readonly Proposal[] } {
  const done = [...byFile(proposals)].flatMap(([file, repairs]) => {
    const read = tree.read(file);
    return 'text' in read ? [{ file, ...applyRepairs(read.text, repairs) }] : [];
  });
  const changed = done.filter(({ made }) => made.length > 0);
  return { texts: new Map(changed.map(({ file, text }) => [file, text])), made: changed.flatMap(({ made }) => made) };
}

/**
 * Makes the safe repairs of one side until none is left. Each is held against a check of what came of it: one that leaves its
 * finding, or brings another, is not made. `look` checks the app as a tree has it; nothing is written.
 */
export function mend(tree: FileTree, side: MendedSide, look: (tree: FileTree) => CheckResult): Mending {
  const refused = new Set<string>();
  const left = new Map<string, string>();
  let [texts, mended]: [ReadonlyMap<string, string>, readonly Proposal[]] = [new Map(), []];
  let result = look(tree);
  const mayTouch = ({ place: { file } }: Proposal): boolean => {
    const read = tree.read(file);
    const reason = 'text' in read ? untouchable(tree.root, file, read.text) : undefined;
    if (reason !== undefined) left.set(file, reason);
    return 'text' in read && reason === undefined;
  };
  for (let round = 0; round < MOST; round += 1) {
    const { safe } = proposalsFor(result, side);
    const { texts: more, made } = applied(withTexts(tree, texts), safe.filter((each) => !refused.has(keyOf(each)) && mayTouch(each)));
    if (made.length === 0) break;
    const next = new Map([...texts, ...more]);
    const after = look(withTexts(tree, next));
    const wrong = newProblems(result, after, made);
    for (const each of wrong) refused.add(keyOf(each));
    if (wrong.length > 0) continue;
    [texts, mended, result] = [next, [...mended, ...made], after];
  }
  const { safe, undecided } = proposalsFor(result, side);
  return {
    texts,
    mended,
    left: [...left].map(([file, reason]) => ({ file, reason })),
    undecided: undecided + safe.filter(({ place }) => !left.has(place.file)).length,
  };
}
