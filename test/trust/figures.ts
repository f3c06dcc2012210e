import fc from 'fast-check';
import { judge, type Verdict, type Way } from './pairs';
import { pairsOf, type Pair, type ServerKind } from './server-kind';

/** How often one way of the pairs was refused, and how often that was said. */
export interface WayFigures {
  readonly refused: number;
  /** Refused, and no finding about the property says anything: a silence that is wrong. */
  readonly silent: readonly Pair[];
  /** Refused, and only a finding about the other way says that the types differ. */
  readonly otherWay: number;
  /** Nothing is refused, for sure, and a finding says so, by its rule and message. */
  readonly extra: readonly string[];
}

/** What random pairs with a kind of server came to. */
export interface Figures {
  readonly name: string;
  readonly pairs: number;
  readonly named: number;
  readonly upload: WayFigures;
  readonly download: WayFigures;
  readonly proved: number;
  readonly disproved: readonly Pair[];
  /** Pairs with a witness of which a part can be left out. */
  readonly larger: readonly Pair[];
  /** Pairs with an error that says that nothing can be held which is sent, where something can. */
  readonly overstated: readonly Pair[];
  readonly unproved: readonly Pair[];
}

type Judged = Pair & { readonly verdict: Verdict };

function wayFigures(judged: readonly Judged[], way: 'upload' | 'download'): WayFigures {
  const other = way === 'upload' ? 'download' : 'upload';
  const of = ({ verdict }: Judged): Way => verdict[way];
  const refused = judged.filter((each) => of(each).isRefused);
  const unsaid = refused.filter((each) => of(each).rules.length === 0);
  const isSaidOtherwise = ({ verdict }: Judged): boolean => verdict[other].rules.length > 0;
  return {
    refused: refused.length,
    silent: unsaid.filter((each) => !isSaidOtherwise(each)).map(({ type, schema, required }) => ({ type, schema, required })),
    otherWay: unsaid.filter(isSaidOtherwise).length,
    extra: judged.filter((each) => !of(each).isRefused && !of(each).isOpen).flatMap((each) => of(each).rules),
  };
}

/** Judges so many random pairs, the same for the same seed. */
export function figuresOf(kind: ServerKind, count: number, seed: number): Figures {
  const judged = fc.sample(pairsOf(kind), { numRuns: count, seed }).map((pair): Judged => ({ ...pair, verdict: judge(pair, kind) }));
  const compared = judged.filter(({ verdict }) => !verdict.isNamed);
  const plain = ({ type, schema, required }: Judged): Pair => ({ type, schema, required });
  return {
    name: kind.name,
    pairs: count,
    named: count - compared.length,
    upload: wayFigures(compared, 'upload'),
    download: wayFigures(compared, 'download'),
    proved: judged.reduce((sum, { verdict }) => sum + verdict.proved.length, 0),
    disproved: judged.filter(({ verdict }) => verdict.disproved.length > 0).map(plain),
    larger: judged.filter(({ verdict }) => verdict.larger.length > 0).map(plain),
    overstated: judged.filter(({ verdict }) => verdict.overstated.length > 0).map(plain),
    unproved: judged.filter(({ verdict }) => verdict.unproved.length > 0).map(plain),
  };
}
