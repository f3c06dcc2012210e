import type { Rule } from '../src/rule/define-rule';
import { rule as acceptedFinding } from './accepted-finding';
import { rule as ambiguousClass } from './ambiguous-class';
import { rule as classKindMismatch } from './class-kind-mismatch';
import { rule as clientOnlyClass } from './client-only-class';
import { rule as clientOnlyProperty } from './client-only-property';
import { rule as collectionMismatch } from './collection-mismatch';
import { rule as linkMismatch } from './link-mismatch';
import { rule as nullableCollectionElement } from './nullable-collection-element';
import { rule as optionalRequiredMismatch } from './optional-required-mismatch';
import { rule as primaryKeyMismatch } from './primary-key-mismatch';
import { rule as requiredCollection } from './required-collection';
import { rule as sampledSchema } from './sampled-schema';
import { rule as serverOnlyRequiredProperty } from './server-only-required-property';
import { rule as serverTitle } from './server-title';
import { rule as typeMismatch } from './type-mismatch';
import { rule as undefinedRequiredProperty } from './undefined-required-property';
import { rule as unresolvedSchema } from './unresolved-schema';
import { rule as unsupportedServerType } from './unsupported-server-type';
import { rule as validObjectSchema } from './valid-object-schema';
import { rule as validRelationship } from './valid-relationship';
import { rule as validServerSchema } from './valid-server-schema';

/** The catalogue. Its order is the order of the documentation. */
export const rules: readonly Rule[] = [
  // compatibility
  clientOnlyClass,
  clientOnlyProperty,
  serverOnlyRequiredProperty,
  optionalRequiredMismatch,
  nullableCollectionElement,
  typeMismatch,
  collectionMismatch,
  linkMismatch,
  classKindMismatch,
  primaryKeyMismatch,
  // client
  validObjectSchema,
  unresolvedSchema,
  ambiguousClass,
  acceptedFinding,
  // server
  validServerSchema,
  undefinedRequiredProperty,
  requiredCollection,
  unsupportedServerType,
  serverTitle,
  validRelationship,
  sampledSchema,
];
