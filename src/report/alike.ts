import type { Finding } from '../rule/finding';

/** Findings that say the same of several classes, such as of a key that all of them have. The first stands for all. */
export interface Alike {
  readonly first: Finding;
  readonly others: readonly Finding[];
}

/** Fewer are shown one by one: each is worth its own lines then. */
const FEWEST = 3;

/** What a finding says, whichever class it is of. This decides how findings are shown, and nothing else. */
function saying({ rule, severity, class: name, property, message, help, breaks, releases }: Finding): string {
  const unnamed = (text: string): string => (name === null || name === '' ? text : text.split(name).join('\0'));
  return JSON.stringify([rule, severity, property, breaks, releases, unnamed(message), unnamed(help)]);
}

/** Puts findings that differ in the class only together, where the first of them stands. Of no class, each is its own. */
export function alikeIn(findings: readonly Finding[]): readonly Alike[] {
  const groups = new Map<string, Finding[]>();
  findings.forEach((each, index) => {
    const key = each.class === null ? String(index) : saying(each);
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [each]);
    else group.push(each);
  });
  const large = [...groups.values()].filter((group) => group.length >= FEWEST);
  const followers = new Set(large.flatMap((group) => group.slice(1)));
  const led = new Map(large.map(([first, ...others]) => [first, others] as const));
  return findings.filter((each) => !followers.has(each)).map((first) => ({ first, others: led.get(first) ?? [] }));
}
