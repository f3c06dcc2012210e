import gte from 'semver/functions/gte';
import lt from 'semver/functions/lt';
import major from 'semver/functions/major';
import gtr from 'semver/ranges/gtr';

/** A fault of the SDK that lets sides diverge, or sync stop, whatever their schemas say (client-schema.md 5.1). */
export interface SdkFix {
  readonly what: string;
  /** The first version that has the fault, as far as it is known, and the first without it. */
  readonly since: string;
  readonly fixed: string;
  /** Whether it is there with flexible sync only, or also where nothing is synced. */
  readonly only?: 'flexible';
  readonly everywhere?: true;
}

const FIXES: readonly SdkFix[] = [
  { since: '10.0.0', fixed: '10.1.3', what: 'bad changesets that are uploaded (212)' },
  { since: '10.0.0', fixed: '10.7.0', what: 'a history that is damaged when an embedded object in a list is replaced ("Invalid prior_size")' },
  { since: '10.16.0', fixed: '10.18.0', what: 'uploads of damaged internal data, which end in a fatal error of the server' },
  { since: '10.19.0', fixed: '10.24.0', what: 'a first download that is applied in pieces', only: 'flexible' },
  { since: '10.5.0', fixed: '11.3.0', what: 'sets of `mixed` that differ between device and server' },
  { since: '10.11.0', fixed: '11.5.0', what: 'histories that diverge when something is written during the first download', only: 'flexible' },
  { since: '10.15.0', fixed: '11.7.0', what: 'lists whose order differs between devices ("Invalid prior_size")' },
  { since: '11.2.0', fixed: '11.10.2', what: 'files that are damaged after they were compacted', everywhere: true },
  { since: '10.12.0', fixed: '12.2.0', what: '"Bad server version" and a client reset when a subscription gets another query', only: 'flexible' },
  { since: '12.0.0', fixed: '12.3.0', what: 'callbacks of a client reset that are never called' },
  { since: '12.0.0', fixed: '12.3.1', what: 'an embedded object that stays when another one replaces it, and "cannot process AddColumn instruction for non-existent table"' },
  { since: '12.0.0', fixed: '12.4.0', what: 'an embedded object that cannot be set to `null`', everywhere: true },
  { since: '10.0.0', fixed: '12.7.0', what: 'histories that diverge when default values are `null`' },
  { since: '12.10.0', fixed: '12.13.0', what: 'histories that diverge when conflicts are resolved ("Invalid prior_size")' },
  { since: '12.0.0', fixed: '12.14.1', what: 'two sessions for one file after it was closed and opened again' },
  { since: '12.12.0', fixed: '12.14.2', what: 'lists that are emptied when they are set from themselves', everywhere: true },
  { since: '20.0.0', fixed: '20.2.0', what: 'lists that are emptied when they are set from themselves', everywhere: true },
];

/** The oldest version of each line that has all fixes of it (client-schema.md 5.2). */
const FLOORS: ReadonlyMap<number, string> = new Map([[10, '10.24.0'], [11, '11.10.2'], [12, '12.14.2'], [20, '20.2.0']]);

/** What an SDK lacks. */
export interface SdkLack {
  /** The oldest version of its line that has all fixes of the line. */
  readonly floor: string;
  /** The fixes that its line has; where it has none, those that only a later line does. */
  readonly fixes: readonly SdkFix[];
  readonly isOfLine: boolean;
}

/** The fixes that a version lacks, by what the realm is; `undefined` for a line that is not known, as before SDK 10. */
export function lackOf(version: string, world: { readonly synced: boolean; readonly flexible: boolean }): SdkLack | undefined {
  const line = major(version);
  const floor = FLOORS.get(line);
  if (floor === undefined) return undefined;
  const isMeant = ({ only, everywhere }: SdkFix): boolean =>
    everywhere === true || (world.synced && (only === undefined || world.flexible));
  const lacking = FIXES.filter((each) => isMeant(each) && gte(version, each.since) && lt(version, each.fixed));
  const ofLine = lacking.filter(({ fixed }) => major(fixed) === line);
  const isOfLine = ofLine.length > 0;
  return { floor, fixes: isOfLine ? ofLine : lacking, isOfLine };
}

/** Whether no version that a range allows is as new as another version. */
export function isBelow(range: string, version: string): boolean {
  return gtr(version, range);
}
