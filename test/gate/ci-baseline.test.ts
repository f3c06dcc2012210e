import { describe, expect, it } from 'vitest';
import { baselineRef } from '../../src/past/ci-baseline';

const COMMIT = '0f1e2d3c4b5a69788796a5b4c3d2e1f001122334';

describe('the baseline in CI', () => {
  it.each<[string, Record<string, string | undefined>, ReturnType<typeof baselineRef>]>([
    ['GitHub, pull request', { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: 'main' }, { ref: 'origin/main', variable: 'GITHUB_BASE_REF' }],
    ['GitHub, a branch with a slash', { GITHUB_BASE_REF: 'release/2.0' }, { ref: 'origin/release/2.0', variable: 'GITHUB_BASE_REF' }],
    ['GitHub, push', { GITHUB_ACTIONS: 'true', GITHUB_BASE_REF: '', GITHUB_REF_NAME: 'main' }, undefined],
    ['GitLab, merge request', { CI_MERGE_REQUEST_DIFF_BASE_SHA: COMMIT, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'main' }, { ref: COMMIT, variable: 'CI_MERGE_REQUEST_DIFF_BASE_SHA' }],
    ['GitLab, merge request without a commit', { CI_MERGE_REQUEST_TARGET_BRANCH_NAME: 'develop' }, { ref: 'origin/develop', variable: 'CI_MERGE_REQUEST_TARGET_BRANCH_NAME' }],
    ['GitLab, branch pipeline', { GITLAB_CI: 'true', CI_COMMIT_BRANCH: 'main' }, undefined],
    ['Bitbucket, pull request', { BITBUCKET_PR_DESTINATION_BRANCH: 'main' }, { ref: 'origin/main', variable: 'BITBUCKET_PR_DESTINATION_BRANCH' }],
    ['Bitbucket, branch', { BITBUCKET_BRANCH: 'main' }, undefined],
    ['no CI at all', {}, undefined],
    ['white space', { GITHUB_BASE_REF: ' \n' }, undefined],
  ])('%s', (_name, env, expected) => {
    expect(baselineRef(env)).toEqual(expected);
  });
});
