import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { readClient } from '../client/read-client';
import { defaultConfig } from '../config/config';
import { addToSource, type Lacking } from '../generate/client/add-to-source';
import type { DeclaredClass } from '../generate/client/declared-class';
import { generateClient } from '../generate/client/generate-client';
import { createProject, sourceText } from '../generate/client/source-text';
import type { Form } from '../generate/client/style';
import type { LeftOut } from '../generate/left-out';
import type { ClientClass } from '../schema/client-schemas';
import { nameList } from '../schema/name-list';
import { appTree, readServerSide, WorkspaceError } from '../workspace/workspace';
import { resolveApp } from '../api/app-config';
import type { GenerateFlags } from './generate';
import { outputFolder, sayLeftOut, writeFiles, type Planned } from './generate-output';
import type { Surroundings } from './streams';

/** The classes that a folder declares already, by their stored names. Of plain types nothing is known but their names in the file. */
function existingClasses(folder: string, form: Form): ReadonlyMap<string, ClientClass> {
  if (form === 'types' || !existsSync(folder)) return new Map();
  return new Map(readClient(appTree(defaultConfig(folder)), { local: [] }).classes.map((each) => [each.name, each]));
}

/** What a file lacks of a class that may be there. */
function lackingOf(declared: DeclaredClass, there: ClientClass | undefined): Lacking {
  const known = new Set([...(there?.properties.values() ?? [])].map(({ mapTo }) => mapTo));
  const unread = there?.unread.properties ?? new Set<string>();
  const properties = declared.properties.filter(({ property: { mapTo } }) => !known.has(mapTo) && !unread.has(mapTo));
  return { declared, isThere: there !== undefined, properties };
}

const byHand = ({ schema }: DeclaredClass, { source: { file, line } }: ClientClass, lacking: Lacking): LeftOut => ({
  class: schema.name,
  property: null,
  reason: `${file}:${line} declares it in another form: add ${nameList(lacking.properties.map(({ name }) => `\`${name}\``))} by hand`,
  place: schema.source,
});

const textIn = (folder: string, file: string): string => readFileSync(path.join(folder, file), 'utf8');

/** Writes what the files of a folder lack: each class to the file that declares it, and a new one to a file of its own. */
function writeClasses(folder: string, classes: readonly DeclaredClass[], form: Form, surroundings: Surroundings): readonly LeftOut[] {
  const existing = existingClasses(folder, form);
  const project = createProject();
  const fileOf = ({ name, schema }: DeclaredClass): string => existing.get(schema.name)?.source.file ?? `${name}.ts`;
  const files = new Map(classes.map((each) => [each.name, fileOf(each)]));
  const leftOut: LeftOut[] = [];
  const planned = classes.flatMap((declared): Planned[] => {
    const [there, file] = [existing.get(declared.schema.name), fileOf(declared)];
    const lacking = lackingOf(declared, there);
    const isWhole = there !== undefined && lacking.properties.length === 0;
    const added = (text: string): string | undefined => (isWhole ? text : addToSource(text, file, lacking, form, project, files));
    if (there !== undefined && file !== `${declared.name}.ts` && added(textIn(folder, file)) === undefined) {
      leftOut.push(byHand(declared, there, lacking));
      return [];
    }
    return [{ path: file, text: () => sourceText([declared], form, project, files), added }];
  });
  writeFiles(folder, planned, surroundings);
  return leftOut;
}

/** `realm-schema generate client` and `generate types`: the classes that fit the server. Gives the exit status. */
export function runGenerateClasses(form: Form, flags: GenerateFlags, surroundings: Surroundings): number {
  const { cwd, out } = surroundings;
  const config = resolveApp(cwd, flags, ['server']);
  const folder = flags.output === undefined ? undefined : outputFolder(flags.output, cwd);
  const { classes, leftOut } = generateClient(readServerSide(appTree(config), config), form);
  sayLeftOut(leftOut, surroundings);
  if (classes.length === 0) throw new WorkspaceError('There is nothing to write: no class of the server can be declared in a client.');
  if (folder === undefined) out(sourceText(classes, form, createProject()));
  else sayLeftOut(writeClasses(folder, classes, form, surroundings), surroundings);
  return 0;
}
