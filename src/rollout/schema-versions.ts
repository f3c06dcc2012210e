import type { ClientConfiguration, ClientSchemas } from '../schema/client-schemas';

/** The highest version that a configuration with one of these classes had. */
function earlierVersion(configurations: readonly ClientConfiguration[], { classes }: ClientConfiguration): number {
  return Math.max(0, ...configurations.filter((each) => each.classes.some((name) => classes.includes(name))).map(({ schemaVersion }) => schemaVersion?.value ?? 0));
}

/** What has to be done about `schemaVersion` in every configuration of the later revision that lists a changed class. */
export function versionTexts(old: ClientSchemas | null, now: ClientSchemas | null, changed: ReadonlySet<string>): string[] {
  const affected = (now?.configurations ?? []).filter(({ synced, classes, complete }) => !synced && (!complete || classes.some((name) => changed.has(name))));
  return affected.map((each) => {
    const { file, line, column } = each.schemaVersion?.place ?? each.place;
    const at = `${file}:${line}:${column}`;
    const before = earlierVersion(old?.configurations ?? [], each);
    const after = each.schemaVersion === null ? 0 : each.schemaVersion.value;
    if (after === null) return `The version at ${at} is only known when the app runs: see that it is above the last released one.`;
    return after > before ? `At ${at} it was raised from ${before} to ${after} already.` : `At ${at} it is ${after} still: raise it to ${before + 1}.`;
  });
}
