import type { Place } from './model';
import type { Cause } from './server-schemas';

/** Something that is not compared, and why. */
interface Left {
  readonly reason: string;
  readonly server: Place | null;
  readonly cause?: Cause | undefined;
}

/** All that is not compared for one reason at one place. */
interface OfOneCause<T> {
  readonly reason: string;
  readonly server: Place | null;
  readonly all: readonly T[];
}

const keyOf = (reason: string, { file, line, column }: Place): string => `${file}\n${line}\n${column}\n${reason}`;

/** Puts together what refers to one thing, and that thing itself, so that its fault is said once. Everything else is by itself. */
export function byCause<T extends Left>(entries: readonly T[]): readonly OfOneCause<T>[] {
  const causes = new Set(entries.flatMap(({ cause }) => (cause === undefined ? [] : keyOf(cause.reason, cause.server))));
  const groups = new Map<unknown, OfOneCause<T>>();
  for (const entry of entries) {
    const { reason, server } = entry.cause ?? entry;
    const key = server === null ? '' : keyOf(reason, server);
    const group = causes.has(key) ? key : entry;
    groups.set(group, { reason, server, all: [...(groups.get(group)?.all ?? []), entry] });
  }
  return [...groups.values()];
}
