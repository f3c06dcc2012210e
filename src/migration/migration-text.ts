import { CodeBlockWriter } from 'ts-morph';
import type { RealmMigration } from '../compare/realm-migration';
import { isNeeded, writeBody, writeInterfaces } from './function-body';
import { planOf } from './plan';

/** How the SDK calls the function: `migration` before 11 (client-schema.md 4.1). */
export const functionNameFor = (sdk: number | null): 'onMigration' | 'migration' => (sdk !== null && sdk < 11 ? 'migration' : 'onMigration');

/** The first SDK that has `migrationOptions` (client-schema.md 4.1); 12.0 has them not. */
const HAS_OPTIONS = 12;

/** The version of the realm, and the function that carries over what Realm does not carry over by itself. */
export function migrationText(migration: RealmMigration): string {
  const { from, to, sdk } = migration;
  const writer = new CodeBlockWriter({ indentNumberOfSpaces: 2, useTabs: false, newLine: '\n' });
  const plan = planOf(migration, true);
  const isWritten = isNeeded(plan);
  if (isWritten) writer.writeLine("import Realm from 'realm';").blankLine();
  writer.writeLine(`/** It was ${from}, and rises with the schema. */`).writeLine(`export const schemaVersion = ${to};`);
  if (!isWritten) return `${writer.toString()}\n// Realm carries all values over by itself: no migration function is needed.\n`.replace(/\n{3,}/, '\n\n');
  writer.blankLine();
  if (plan.embeds && (sdk ?? HAS_OPTIONS) >= HAS_OPTIONS) {
    writer.writeLine('// DECIDE: an embedded object that nothing links to is deleted, and one that several link to is copied for each. SDK 12.1 and later can.');
    writer.writeLine('export const migrationOptions: Realm.MigrationOptions = { resolveEmbeddedConstraints: true };').blankLine();
  }
  writeInterfaces(writer, plan);
  writer.writeLine('/** Carries over what Realm does not carry over by itself. */');
  writer.write(`export function ${functionNameFor(sdk)}(oldRealm: Realm, newRealm: Realm): void `).block(() => {
    writer.writeLine(`if (oldRealm.schemaVersion >= ${to}) return;`);
    writeBody(writer, plan);
  });
  return `${writer.toString().trimEnd()}\n`;
}
