import { existsSync } from 'node:fs';
import path from 'node:path';
import { applyPatch, parsePatch } from 'diff';
import fc from 'fast-check';
import { check, type CheckResult } from '../../src/check/check';
import { defaultConfig, readConfig, type AppConfig } from '../../src/config/config';
import type { Finding } from '../../src/rule/finding';
import { diskTree } from '../../src/tree/file-tree';
import { appTree } from '../../src/workspace/workspace';
import { command } from '../support/command';
import { appsWith } from '../support/random-app';
import { editsOf } from '../support/set-edits';

/** What can be mended without a choice, and now and then what cannot. */
const mendable = fc.array(editsOf(['add-property', 'add-property', 'optionality', 'optionality', 'remove-property', 'type', 'key-optionality']), { minLength: 1, maxLength: 8 });

/** Random apps in which much is to be mended. */
export const unmended = appsWith(mendable, mendable);

const WEIGHT = { error: 2, warn: 1, info: 0 } as const;

function checked(root: string): CheckResult {
  const file = path.join(root, 'realm-schema.config.json');
  const [config = defaultConfig(root)]: readonly AppConfig[] = existsSync(file) ? readConfig(file) : [];
  return check(appTree(config), config);
}

/** All texts of a project. */
function textsOf(root: string): ReadonlyMap<string, string> {
  const tree = diskTree(root);
  return new Map(tree.files().map((file) => {
    const read = tree.read(file);
    return [file, 'text' in read ? read.text : ''];
  }));
}

/** The texts as a patch leaves them. */
function patched(texts: ReadonlyMap<string, string>, patch: string): ReadonlyMap<string, string> {
  const changed = parsePatch(patch).flatMap((each): [string, string][] => {
    const file = each.oldFileName?.replace(/^a\//, '');
    return file === undefined ? [] : [[file, String(applyPatch(texts.get(file) ?? '', each))]];
  });
  return new Map([...texts, ...changed]);
}

/** Whether a finding was there before: itself, or what was graver of the same property. */
const wasThere = (finding: Finding, before: readonly Finding[]): boolean => before.some((each) =>
  each.fingerprint === finding.fingerprint
  || (each.class === finding.class && each.property === finding.property && WEIGHT[each.severity] > WEIGHT[finding.severity]));

const differing = (one: ReadonlyMap<string, string>, other: ReadonlyMap<string, string>): string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((file) => one.get(file) !== other.get(file));

/** What `--fix` of a side does that it must not: another thing than `--dry-run` says, something that a second run changes, or a new finding. */
export async function faultsOfFix(root: string, side: 'client' | 'server'): Promise<readonly string[]> {
  const fix = ['check', '--fix', '--side', side, '--no-cache'];
  const [before, texts] = [checked(root), textsOf(root)];
  const dry = await command(root, [...fix, '--dry-run']);
  const afterDry = textsOf(root);
  await command(root, fix);
  const [after, once] = [checked(root), textsOf(root)];
  await command(root, fix);
  const twice = textsOf(root);
  return [
    ...differing(texts, afterDry).map((file) => `--dry-run wrote ${file}`),
    ...differing(patched(texts, dry.out), once).map((file) => `--dry-run says otherwise of ${file}`),
    ...differing(once, twice).map((file) => `a second run changed ${file}`),
    ...after.findings.filter((each) => !wasThere(each, before.findings)).map((each) => `new: ${each.severity} ${each.rule} ${each.class ?? ''}.${each.property ?? ''}`),
  ];
}
