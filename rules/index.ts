import type { Rule } from '../src/rule/define-rule';
import { rule as acceptedFinding } from './accepted-finding';
import { rule as addedRequiredProperty } from './added-required-property';
import { rule as ambiguousClass } from './ambiguous-class';
import { rule as asymmetricClass } from './asymmetric-class';
import { rule as changedClassKind } from './changed-class-kind';
import { rule as changedCollection } from './changed-collection';
import { rule as changedLink } from './changed-link';
import { rule as changedOptionality } from './changed-optionality';
import { rule as changedPartitionKey } from './changed-partition-key';
import { rule as changedPrimaryKey } from './changed-primary-key';
import { rule as changedType } from './changed-type';
import { rule as classKindMismatch } from './class-kind-mismatch';
import { rule as clientOnlyClass } from './client-only-class';
import { rule as clientOnlyProperty } from './client-only-property';
import { rule as clientResetHandler } from './client-reset-handler';
import { rule as collectionMismatch } from './collection-mismatch';
import { rule as configuredName } from './configured-name';
import { rule as declaredField } from './declared-field';
import { rule as developmentMode } from './development-mode';
import { rule as droppedCollection } from './dropped-collection';
import { rule as linkMismatch } from './link-mismatch';
import { rule as nullableCollectionElement } from './nullable-collection-element';
import { rule as optionalRequiredMismatch } from './optional-required-mismatch';
import { rule as partitionKey } from './partition-key';
import { rule as partitionValue } from './partition-value';
import { rule as primaryKeyMismatch } from './primary-key-mismatch';
import { rule as queryInterpolation } from './query-interpolation';
import { rule as queryProperty } from './query-property';
import { rule as queryType } from './query-type';
import { rule as queryableField } from './queryable-field';
import { rule as realmConfiguration } from './realm-configuration';
import { rule as removedClass } from './removed-class';
import { rule as removedProperty } from './removed-property';
import { rule as removedQueryableField } from './removed-queryable-field';
import { rule as renamedClass } from './renamed-class';
import { rule as renamedProperty } from './renamed-property';
import { rule as requiredCollection } from './required-collection';
import { rule as sampledSchema } from './sampled-schema';
import { rule as schemaVersion } from './schema-version';
import { rule as sdkVersion } from './sdk-version';
import { rule as serverOnlyRequiredProperty } from './server-only-required-property';
import { rule as serverTitle } from './server-title';
import { rule as subscriptionQuery } from './subscription-query';
import { rule as syncPermissions } from './sync-permissions';
import { rule as syncErrorHandler } from './sync-error-handler';
import { rule as typeMismatch } from './type-mismatch';
import { rule as undefinedRequiredProperty } from './undefined-required-property';
import { rule as unknownClass } from './unknown-class';
import { rule as unresolvedSchema } from './unresolved-schema';
import { rule as unsupportedServerType } from './unsupported-server-type';
import { rule as unusedClass } from './unused-class';
import { rule as validObjectSchema } from './valid-object-schema';
import { rule as validRelationship } from './valid-relationship';
import { rule as validServerSchema } from './valid-server-schema';
import { rule as writtenProperty } from './written-property';

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
  // destructive
  removedClass,
  removedProperty,
  renamedClass,
  renamedProperty,
  changedType,
  changedCollection,
  changedLink,
  changedOptionality,
  changedPrimaryKey,
  changedClassKind,
  addedRequiredProperty,
  removedQueryableField,
  changedPartitionKey,
  schemaVersion,
  // client
  validObjectSchema,
  unresolvedSchema,
  ambiguousClass,
  acceptedFinding,
  unusedClass,
  realmConfiguration,
  unknownClass,
  writtenProperty,
  configuredName,
  queryProperty,
  queryType,
  queryInterpolation,
  declaredField,
  // server
  validServerSchema,
  undefinedRequiredProperty,
  requiredCollection,
  unsupportedServerType,
  serverTitle,
  validRelationship,
  sampledSchema,
  partitionKey,
  queryableField,
  syncPermissions,
  developmentMode,
  sdkVersion,
  subscriptionQuery,
  asymmetricClass,
  // sync
  syncErrorHandler,
  clientResetHandler,
  partitionValue,
  droppedCollection,
];
