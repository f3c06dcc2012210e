import type { NewRule } from './rule-files';

const camelCase = (id: string): string => id.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Adds an import in its alphabetical place. */
function withImport(index: string, { id }: NewRule): string {
  const line = `import { rule as ${camelCase(id)} } from './${id}';`;
  const lines = index.split('\n');
  const isLater = (each: string): boolean => (/^import \{ rule as \w+ \} from '\.\/([\w-]+)';$/.exec(each)?.[1] ?? '') > id;
  const later = lines.findIndex(isLater);
  const at = later === -1 ? lines.findLastIndex((each) => each.startsWith('import ')) + 1 : later;
  return [...lines.slice(0, at), line, ...lines.slice(at)].join('\n');
}

/** Adds the rule as the last of its group; a group that has no rules yet comes last. */
function withEntry(index: string, { id, group }: NewRule): string {
  const lines = index.split('\n');
  const end = lines.lastIndexOf('];');
  const heading = lines.indexOf(`  // ${group}`);
  if (heading === -1) return [...lines.slice(0, end), `  // ${group}`, `  ${camelCase(id)},`, ...lines.slice(end)].join('\n');
  const length = lines.slice(heading + 1, end).findIndex((each) => each.startsWith('  // '));
  const at = length === -1 ? end : heading + 1 + length;
  return [...lines.slice(0, at), `  ${camelCase(id)},`, ...lines.slice(at)].join('\n');
}

/** The catalogue with one more rule in it. */
export function withRule(index: string, rule: NewRule): string {
  return withEntry(withImport(index, rule), rule);
}
