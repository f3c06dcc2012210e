import type { Summary } from './json';

/** The counts of one app of several. */
export interface NamedSummary {
  readonly name: string;
  readonly summary: Summary;
}

/** The counts of all apps together, and those of each with what only one can have. */
export function joinedSummary(apps: readonly NamedSummary[]): Summary {
  const sum = (of: (summary: Summary) => number): number => apps.reduce((total, { summary }) => total + of(summary), 0);
  return {
    errors: sum(({ errors }) => errors),
    warnings: sum(({ warnings }) => warnings),
    infos: sum(({ infos }) => infos),
    classes: {
      client: sum(({ classes }) => classes.client),
      server: sum(({ classes }) => classes.server),
      compared: sum(({ classes }) => classes.compared),
    },
    files: sum(({ files }) => files),
    durationMs: sum(({ durationMs }) => durationMs),
    apps: apps.map(({ name, summary }) => ({ app: name, ...summary })),
  };
}
