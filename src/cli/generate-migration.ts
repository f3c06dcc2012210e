import { realmMigration, type RealmMigration } from '../compare/realm-migration';
import { realmChanges } from '../compare/realms';
import { clientChanges } from '../compare/side-changes';
import { ConfigError } from '../config/config';
import { migrationText } from '../migration/migration-text';
import { openRevision, type Revision } from '../history/revision';
import { readBaseline } from '../past/baseline';
import { openEarlier } from '../past/earlier';
import { namesOf } from '../past/revision-names';
import type { ClientSchemas } from '../schema/client-schemas';
import { nameList } from '../schema/name-list';
import { scopeOf } from '../workspace/scope';
import { appTree, WorkspaceError } from '../workspace/workspace';
import { resolveApp } from '../api/app-config';
import type { GenerateFlags } from './generate';
import { outputFolder, writeFiles } from './generate-output';
import type { Surroundings } from './streams';

/** The client of a revision. Throws `WorkspaceError` where it has none. */
function clientOf(revision: Revision, config: Parameters<typeof readBaseline>[1]): ClientSchemas {
  const { baseline } = readBaseline(revision, config);
  if (baseline.client === null) throw new WorkspaceError(`${baseline.name} declares no class: there is nothing to migrate.`);
  return baseline.client;
}

/** The realm whose file changed, with its versions; where no configuration is known, all classes and no version. */
function migrationBetween(before: ClientSchemas, now: ClientSchemas): RealmMigration {
  const realms = realmChanges(before, now, clientChanges(before, now), 'local')
    .flatMap(({ configuration, earlier, changes }) => (earlier === null || changes.length === 0 ? [] : [{ configuration, earlier }]));
  const [first, ...others] = realms;
  if (others.length > 0)
    throw new ConfigError(`Several local realms changed: ${nameList(realms.map(({ configuration: { place } }) => `${place.file}:${place.line}`))}. Name the files of one with --client.`);
  const versions = [first?.earlier.schemaVersion?.value ?? 0, first?.configuration.schemaVersion?.value ?? 0] as const;
  return realmMigration(before, now, first ?? null, { from: versions[0], to: Math.max(versions[0] + 1, versions[1]) });
}

/** `realm-schema generate migration OLD [NEW]`: the migration of a local realm. Gives the exit status. */
export function runGenerateMigration(
  old: string | undefined, now: string | undefined, flags: GenerateFlags, surroundings: Surroundings,
): number {
  const { cwd, out } = surroundings;
  const config = { ...resolveApp(cwd, flags, ['client']), target: 'local' as const };
  const names = namesOf(old, now, config, surroundings);
  const later: Revision =
    names.now === undefined
      ? { name: 'the working tree', tree: appTree(config) }
      : openRevision(names.now, config.folder, cwd, scopeOf(config));
  const earlier = names.now === undefined
    ? openEarlier({ name: names.old, from: names.from }, config, { since: names.since })
    : openRevision(names.old, config.folder, names.from, scopeOf(config), { since: names.since });
  const text = migrationText(migrationBetween(clientOf(earlier, config), clientOf(later, config)));
  if (flags.output === undefined) out(text);
  else writeFiles(outputFolder(flags.output, cwd), [{ path: 'migration.ts', text: () => text, added: (there) => (there === text ? there : undefined) }], surroundings);
  return 0;
}
