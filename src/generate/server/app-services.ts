import { primaryKeyOf } from '../../schema/model';
import type { JsonFile } from '../json-file';
import type { Storage, WrittenClass } from './written-class';

/** The entries of `relationships.json` (server-schema.md 4). */
function relationshipsOf({ links }: WrittenClass, storedOf: ReadonlyMap<string, WrittenClass>): object {
  return Object.fromEntries(links.flatMap(({ path, target, isList }) => {
    const to = storedOf.get(target.name);
    if (to === undefined) return [];
    const entry = {
      ref: `#/relationship/${to.service}/${to.database}/${to.collection}`,
      source_key: path,
      foreign_key: primaryKeyOf(target)?.mapTo ?? '_id',
      is_list: isList,
    };
    return [[path, entry]];
  }));
}

/** The files of an App Services export in the layout of 2021 (server-schema.md 1.2): two a collection, and how it syncs. */
export function exportFiles(written: readonly WrittenClass[], { service, database }: Storage): readonly JsonFile[] {
  const storedOf = new Map(written.map((each) => [each.schema.name, each]));
  const collections = written.flatMap((each): JsonFile[] => {
    const folder = `data_sources/${each.service}/${each.database}/${each.collection}`;
    return [
      { path: `${folder}/schema.json`, content: each.node, schemas: [[]] },
      { path: `${folder}/relationships.json`, content: relationshipsOf(each, storedOf), schemas: [] },
    ];
  });
  const asymmetric = written.filter(({ schema }) => schema.asymmetric).map(({ collection }) => collection);
  const sync = {
    type: 'flexible', state: 'enabled', development_mode_enabled: false, service_name: service, database_name: database,
    ...(asymmetric.length === 0 ? {} : { asymmetric_tables: asymmetric }),
  };
  return written.length === 0 ? [] : [...collections, { path: 'sync/config.json', content: sync, schemas: [] }];
}
