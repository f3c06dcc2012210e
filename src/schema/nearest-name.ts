import { editDistance } from './edit-distance';

/** The one name that is nearest to another; undefined where none is near, or several are. */
export function nearestName(name: string, names: Iterable<string>): { readonly nearest?: string } {
  const limit = Math.max(1, Math.floor(name.length / 4));
  let best = limit + 1;
  let nearest: string | undefined;
  for (const each of new Set(names)) {
    const distance = each.toLowerCase() === name.toLowerCase() ? 0 : editDistance(name, each, limit);
    if (distance > best) continue;
    nearest = distance < best ? each : undefined;
    best = distance;
  }
  return nearest !== undefined && name.length > 1 ? { nearest } : {};
}
