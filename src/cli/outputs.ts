import path from 'node:path';
import { Option, type Command } from 'commander';
import { ConfigError } from '../config/config-error';
import type { Surroundings } from './streams';
import { writeAllAtomically } from './write-file';

/** One report that is wanted: its format, and the file that it goes to; `null` is standard output. */
export interface Output<Format extends string = string> {
  readonly format: Format;
  readonly file: string | null;
}

/** What stands on the command line, in its order. */
type Given = { readonly format: string } | { readonly file: string };

const STANDARD = '-';

/** A file takes the format before it. Throws `ConfigError` where that leaves a file, or two formats for one place. */
function pairUp(given: readonly Given[]): readonly Output[] {
  const formats = given.flatMap((each) => ('format' in each ? [each.format] : []));
  const files = given.flatMap((each) => ('file' in each ? [each.file] : []));
  const [format = 'pretty'] = formats;
  const [file = STANDARD] = files;
  // One of each can be meant in one way only, whichever comes first.
  if (formats.length <= 1 && files.length <= 1) return [{ format, file: file === STANDARD ? null : file }];
  const pairs: Output[] = [];
  let open: string | undefined;
  for (const each of given) {
    if ('format' in each) {
      if (open !== undefined) pairs.push({ format: open, file: null });
      open = each.format;
    } else {
      if (open === undefined) throw new ConfigError(`\`--output ${each.file}\` has no format of its own: each file takes the \`--format\` before it, as in --format html --output report.html.`);
      pairs.push({ format: open, file: each.file === STANDARD ? null : each.file });
      open = undefined;
    }
  }
  return open === undefined ? pairs : [...pairs, { format: open, file: null }];
}

function assertApart(outputs: readonly Output[]): void {
  const [first, second] = outputs.filter(({ file }) => file === null);
  if (first !== undefined && second !== undefined) throw new ConfigError(`\`--format ${first.format}\` and \`--format ${second.format}\` would both go to standard output: give one of them a file, with --output behind it.`);
  const files = outputs.flatMap(({ file }) => (file === null ? [] : [path.normalize(file)]));
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new ConfigError(`\`--output ${twice}\` is given twice: the second report would replace the first.`);
  if (files.some((file) => file.trim() === '' || file === '.')) throw new ConfigError('--output names no file: its value is empty, as of a variable that is not set, or a folder.');
}

/** Adds `--format` and `--output`, each as often as reports are wanted, and gives what reads them once a line is parsed. */
export function withOutputs<Format extends string>(command: Command, formats: readonly Format[]): () => readonly Output<Format>[] {
  const given: Given[] = [];
  command
    .addOption(new Option('--format <name>', 'output format; several, where each has a file of its own').choices(formats).default('pretty'))
    .addOption(new Option('--output <file>', 'write to a file instead of standard output; it takes the format before it'))
    .on('option:format', (format: string) => given.push({ format }))
    .on('option:output', (file: string) => given.push({ file }));
  return () => {
    const outputs = pairUp(given);
    assertApart(outputs);
    return outputs as readonly Output<Format>[];
  };
}

/**
 * Writes a report in each format that is wanted. All are made first, and files are written before standard output: where one cannot
 * be made or written, none is. Throws `ConfigError` where a file cannot be written.
 */
export function writeOutputs<Format extends string>(
  outputs: readonly Output<Format>[], textOf: (format: Format, isFile: boolean) => string, { cwd, out }: Surroundings,
): void {
  const texts = outputs.map(({ format, file }) => ({ file, text: textOf(format, file !== null) }));
  writeAllAtomically(texts.flatMap(({ file, text }) => (file === null ? [] : [{ file: path.resolve(cwd, file), text }])));
  for (const { file, text } of texts) if (file === null) out(text);
}
