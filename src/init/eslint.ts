import path from 'node:path';
import { withFlatEntries, type FlatAddition } from './flat-config';
import { jsonObject, withJsonValue } from './json-edit';
import { hasPackage, nearest, speaksOfUs, textOf, upward, type Project } from './project';
import type { Step } from './step';
import { withYamlEntry, yamlValue } from './yaml-entry';
import { exists } from '../disk/disk';

const PART = 'ESLint';
const FLAT = ['js', 'mjs', 'cjs', 'ts', 'mts', 'cts'].map((extension) => `eslint.config.${extension}`);
const LEGACY = ['.eslintrc.js', '.eslintrc.cjs', '.eslintrc.yaml', '.eslintrc.yml', '.eslintrc.json', '.eslintrc'];
const PARSER = '@typescript-eslint/parser';
const SOURCES = '**/*.{ts,tsx,mts,cts}';

const PARSER_ENTRY = `{ files: ['${SOURCES}'], languageOptions: { parser: typescriptParser } }`;

/** The configurations of ESLint itself, which bring no parser. */
const BARE = /^(?:eslint:.*|js\/.*)$/;

/** The configuration of the plugin whose levels are those of the target. */
const nameOf = ({ target }: Project): string => (target === 'app-services' ? 'recommended' : target);

/** ESLint reads TypeScript with a parser only, which the configuration mostly has: by name, or from what it extends. */
const lacksParser = ({ isTypeScript }: Project, text: string, extended: readonly string[]): boolean =>
  isTypeScript && !/typescript|tseslint|parser(?!Options)/i.test(text) && extended.every((each) => BARE.test(each));

/** Said where no parser can be written down, since none is installed. */
const noParser = (project: Project): Step[] => [{
  kind: 'advice',
  part: PART,
  message: `ESLint reads TypeScript with a parser only, and the project has none: install one (npm install --save-dev ${PARSER}), and then add`,
  lines: nearest(project, FLAT) === undefined
    ? [`"overrides": [{ "files": ["${SOURCES}"], "parser": "${PARSER}" }]`]
    : [`import typescriptParser from '${PARSER}';`, PARSER_ENTRY],
}];

const listed = (value: unknown): readonly string[] => [value ?? []].flat().filter((each): each is string => typeof each === 'string');

const extension = (project: Project): string => `plugin:realm-schema/${nameOf(project)}`;

/** An eslintrc in JSON: `at` is where its object stands. */
function withExtends(
  project: Project,
  text: string,
  at: readonly string[],
  value: Readonly<Record<string, unknown>>,
  parser: boolean,
): string {
  const { extends: before, overrides } = value;
  const extended = Array.isArray(before)
    ? withJsonValue(text, [...at, 'extends', before.length], extension(project))
    : withJsonValue(text, [...at, 'extends'], [...listed(before), extension(project)]);
  if (!parser) return extended;
  const override = { files: [SOURCES], parser: PARSER };
  return Array.isArray(overrides)
    ? withJsonValue(extended, [...at, 'overrides', overrides.length], override)
    : withJsonValue(extended, [...at, 'overrides'], [override]);
}

/** A line of YAML that names one configuration: the key, the name, and what is behind it. */
const ONE_NAME = /^(extends:[ \t]*)([^\s#][^#\r\n]*?)([ \t]*(?:#.*)?\r?)$/m;

/** The same in YAML. A single name becomes a list, in its line. */
function withYamlExtends(project: Project, text: string, value: Readonly<Record<string, unknown>>, parser: boolean): string | undefined {
  const { extends: before } = value;
  const extended = typeof before === 'string'
    ? text.replace(ONE_NAME, (_all, key: string, name: string, rest: string) => `${key}[${name}, "${extension(project)}"]${rest}`)
    : withYamlEntry(text, ['extends'], [extension(project)]);
  if (extended === undefined) return undefined;
  const { extends: now } = (yamlValue(extended) ?? {}) as { readonly extends?: unknown };
  if (!listed(now).includes(extension(project))) return undefined;
  return parser ? withYamlEntry(extended, ['overrides'], [{ files: [SOURCES], parser: PARSER }]) : extended;
}

/** The lines for an eslintrc that is a program, or is written in a way that they cannot be added to. */
const byHand = (project: Project, file: string): Step => ({
  kind: 'advice',
  part: PART,
  message: `${path.basename(file)} is not plain enough to be edited: add this to \`extends\` in it,`,
  lines: [`'${extension(project)}'`],
});

function legacyText(project: Project, file: string, text: string, parser: boolean): string | undefined {
  const value = path.basename(file) === 'package.json' ? jsonObject(text) : undefined;
  if (value !== undefined) return withExtends(project, text, ['eslintConfig'], value.eslintConfig as Readonly<Record<string, unknown>>, parser);
  const own = /\.(?:c?js|ya?ml)$/.test(file) ? undefined : jsonObject(text);
  if (own !== undefined) return withExtends(project, text, [], own, parser);
  const yaml = /\.c?js$/.test(file) ? undefined : yamlValue(text);
  return typeof yaml === 'object' && yaml !== null && !Array.isArray(yaml)
    ? withYamlExtends(project, text, yaml as Readonly<Record<string, unknown>>, parser)
    : undefined;
}

function extendedBy(file: string, text: string): readonly string[] {
  const json = jsonObject(text);
  const own = path.basename(file) === 'package.json' ? json?.eslintConfig : (json ?? yamlValue(text));
  return listed((own as { readonly extends?: unknown } | null | undefined)?.extends);
}

function legacySteps(project: Project, file: string, text: string): readonly Step[] {
  const own = path.basename(file) === 'package.json' ? JSON.stringify(jsonObject(text)?.eslintConfig) : text;
  if (speaksOfUs(own)) return [{ kind: 'there', part: PART, file }];
  const lacks = !/\.c?js$/.test(file) && lacksParser(project, own, extendedBy(file, text));
  const result = legacyText(project, file, text, lacks && hasPackage(project, PARSER));
  const written: Step = result === undefined ? byHand(project, file) : { kind: 'write', part: PART, file, before: text, text: result };
  return lacks && !hasPackage(project, PARSER) ? [written, ...noParser(project)] : [written];
}

/** The names of the modules that a flat configuration loads. */
const modulesOf = (text: string): readonly string[] => [...text.matchAll(/(?:from|require\()\s*['"]([^'"]+)['"]/g)].map(([, name = '']) => name);

const OF_ESLINT = /^(?:eslint\/config|@eslint\/js|globals)$/;

function flatSteps(project: Project, file: string, text: string): readonly Step[] {
  if (speaksOfUs(text)) return [{ kind: 'there', part: PART, file }];
  const lacks = lacksParser(project, text, modulesOf(text).filter((name) => !OF_ESLINT.test(name)));
  const withParser = lacks && hasPackage(project, PARSER);
  const addition: FlatAddition = {
    modules: [...(withParser ? [{ name: 'typescriptParser', specifier: PARSER }] : []), { name: 'realmSchema', specifier: 'eslint-plugin-realm-schema' }],
    entries: [
      ...(withParser ? [PARSER_ENTRY] : []),
      `realmSchema.configs['flat/${nameOf(project)}']`,
    ],
  };
  const result = withFlatEntries(file, text, addition);
  const written: Step = result !== undefined ? { kind: 'write', part: PART, file, before: text, text: result } : {
    kind: 'advice',
    part: PART,
    message: `${path.basename(file)} is not plain enough to be edited: load the plugin in it, and add an entry to its list,`,
    lines: ["import realmSchema from 'eslint-plugin-realm-schema';", ...addition.entries.slice(-1)],
  };
  return lacks && !withParser ? [written, ...noParser(project)] : [written];
}

/** The file that ESLint reads for a folder: the nearest flat one, else the nearest of the older kind. */
function configFile(project: Project): string | undefined {
  const inManifest = (folder: string): string[] => {
    const file = path.join(folder, 'package.json');
    return project.manifest?.file === file && project.manifest.content.eslintConfig !== undefined ? [file] : [];
  };
  return nearest(project, FLAT)
    ?? upward(project).flatMap((folder) => [...LEGACY.map((name) => path.join(folder, name)).filter(exists), ...inManifest(folder)])[0];
}

/** The lines for ESLint, in the kind of configuration that the project has. */
export function eslintSteps(project: Project): readonly Step[] {
  const file = configFile(project);
  const text = file === undefined ? undefined : textOf(file);
  if (file !== undefined && text !== undefined)
    return FLAT.includes(path.basename(file)) ? flatSteps(project, file, text) : legacySteps(project, file, text);
  return [{
    kind: 'advice',
    part: PART,
    message: 'There is no configuration of ESLint: the command needs none. To see findings in the editor, load the plugin in an eslint.config.mjs, with the parser that your sources need,',
    lines: ["import realmSchema from 'eslint-plugin-realm-schema';", `export default [realmSchema.configs['flat/${nameOf(project)}']];`],
  }];
}
