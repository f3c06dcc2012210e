import { expect, it } from 'vitest';
import { allowsNullOf, TARGETS, type Target } from '../../src/schema/targets';

it.each<[Target, string]>([
  ['app-services', '`["…", "null"]`'],
  ['mongodb', '`["…", "null"]`'],
  ['openapi', '`nullable: true` in OpenAPI 3.0, the type `null` from 3.1 on'],
  ['json-schema', '`["…", "null"]`'],
  ['local', '`["…", "null"]`'],
])('%s takes null by %s', (target, expected) => {
  expect(TARGETS).toContain(target);
  expect(allowsNullOf(target)).toBe(expected);
});
