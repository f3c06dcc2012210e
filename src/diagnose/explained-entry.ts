import type { Occurrence } from '../explain/explainer';
import type { Rule } from '../rule/define-rule';
import type { Finding } from '../rule/finding';

/**
 * How an error and the project at hand go together. `present`: its cause is in the files; `agrees`: the files agree now;
 * `unknown-class`, `unknown-property`: they do not hold what the error names; `not-checked`: the class could not be
 * compared; `candidates`: the message names no class, and these findings could be behind it.
 */
export type ProjectState = 'present' | 'agrees' | 'unknown-class' | 'unknown-property' | 'not-checked' | 'candidates';

/** What the project at hand says of an error. */
export interface ProjectView {
  readonly state: ProjectState;
  /** One sentence. */
  readonly message: string;
  /** What to do in this state. */
  readonly advice: readonly string[];
  readonly findings: readonly Finding[];
  /** What the client is held against: where no server stands behind the realm, the file on the device. */
  readonly against: 'server' | 'file';
  /** The types in the files, as an author would write them. */
  readonly client: string | null;
  readonly server: string | null;
}

/** What is said of an error where no finding is behind it. */
export type Outcome = Pick<ProjectView, 'state' | 'message' | 'advice'>;

/** An error, and what the project says of it; `null` where there is no project, or it has no part in the error. */
export interface ExplainedEntry {
  readonly occurrence: Occurrence;
  /** The ids of the rules that find the cause beforehand. */
  readonly rules: readonly string[];
  readonly project: ProjectView | null;
}

/** The ids of the rules that name one of some errors: they find beforehand what leads to it. */
export const rulesNaming = (errors: ReadonlySet<string>, rules: readonly Rule[]): readonly string[] =>
  rules
    .filter(({ messages }) => Object.values(messages).some((message) => message.errors?.some((error) => errors.has(error))))
    .map(({ id }) => id);
