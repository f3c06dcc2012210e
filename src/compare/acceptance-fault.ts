import type { Place } from '../schema/model';

/** What is wrong with something by which a project accepts a finding: an entry in its file, or a comment in a source. */
export type AcceptanceFault = { readonly place: Place } & (
  | { readonly kind: 'unused-entry'; readonly rule: string; readonly class: string | null; readonly property: string | null }
  | { readonly kind: 'unused-comment'; readonly rule: string }
  | { readonly kind: 'comment-without-reason'; readonly rules: readonly string[] }
  | { readonly kind: 'comment-without-rule' }
  | { readonly kind: 'comment-with-unknown-rule'; readonly rule: string; readonly nearest: string }
);
