import path from 'node:path';
import { rule as acceptedFinding } from '../../rules/accepted-finding';
import { accept, acceptedFile, acceptedText, isDate, readAccepted } from '../check/accepted-file';
import { today } from '../disk/disk';
import { ConfigError, type AppConfig } from '../config/config';
import type { Finding } from '../rule/finding';
import type { FileTree } from '../tree/file-tree';
import { printable } from '../report/printable';
import { writeAtomically } from './write-file';

export interface AcceptFlags {
  readonly accept?: boolean;
  readonly reason?: string;
  readonly until?: string;
  readonly staged?: boolean;
}

/** Refuses flags that make no decision: an acceptance needs a reason, and a last day that is still to come. */
export function assertAcceptFlags({ accept: wanted, reason, until, staged }: AcceptFlags): void {
  if (wanted !== true) {
    if (reason !== undefined || until !== undefined) throw new ConfigError('`--reason` and `--until` belong to `--accept`.');
    return;
  }
  if (staged === true) throw new ConfigError('`--accept` and `--staged` do not go together: acceptances are written to the disk, for what is there.');
  if (reason === undefined || reason.trim() === '') throw new ConfigError('`--accept` needs a reason: say with `--reason "…"` why these findings are harmless.');
  if (until === undefined) return;
  if (!isDate(until)) throw new ConfigError(`\`--until ${until}\` is no date: write it as 2026-03-31.`);
  if (until < today()) throw new ConfigError(`\`--until ${until}\` has passed already.`);
}

/** Writes the findings that count into the file of accepted findings, and says which. Notes need no acceptance. */
export function acceptFindings(
  tree: FileTree,
  config: AppConfig,
  findings: readonly Finding[],
  { reason = '', until }: AcceptFlags,
): string {
  const chosen = findings.filter(({ severity, rule }) => severity !== 'info' && rule !== acceptedFinding.id);
  if (chosen.length === 0) return 'There is nothing to accept.\n';
  const file = acceptedFile(config);
  const known = readAccepted(tree, config);
  const text = acceptedText(accept(known, chosen, { app: config.name, reason: reason.trim(), until }));
  writeAtomically(path.join(config.folder, file), text, config.folder);
  return `Accepted ${chosen.length === 1 ? '1 finding' : `${chosen.length} findings`} in ${printable(file)}${until === undefined ? '' : `, until ${until}`}. Commit that file.\n`;
}
