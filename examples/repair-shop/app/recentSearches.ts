import Realm from 'realm';
import { RecentSearch } from './models/RecentSearch';

export function openRecentSearches(): Promise<Realm> {
  return Realm.open({ path: 'recent-searches.realm', schema: [RecentSearch], schemaVersion: 1 });
}
