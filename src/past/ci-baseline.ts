/** The revision that a change is to be compared with, and the variable of the CI service that named it. */
export interface CiBaseline {
  readonly ref: string;
  readonly variable: string;
}

/**
 * Where each service says what a pull request goes into. Branches are looked up at `origin`, since a CI job has no local
 * branch for them. GitLab's commit comes first: in a merge request from a fork, `origin` is the fork.
 */
const VARIABLES: readonly { readonly variable: string; readonly toRef: (value: string) => string }[] = [
  { variable: 'GITHUB_BASE_REF', toRef: (branch) => `origin/${branch}` },
  { variable: 'CI_MERGE_REQUEST_DIFF_BASE_SHA', toRef: (commit) => commit },
  { variable: 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME', toRef: (branch) => `origin/${branch}` },
  { variable: 'BITBUCKET_PR_DESTINATION_BRANCH', toRef: (branch) => `origin/${branch}` },
];

/**
 * The base of the pull request that a CI job runs for, from the environment of GitHub Actions, GitLab CI or Bitbucket
 * Pipelines. Undefined outside of them, and in jobs for a push: the variables are then absent or empty.
 */
export function baselineRef(env: Readonly<Record<string, string | undefined>>): CiBaseline | undefined {
  for (const { variable, toRef } of VARIABLES) {
    const value = env[variable]?.trim();
    if (value !== undefined && value !== '') return { ref: toRef(value), variable };
  }
  return undefined;
}
