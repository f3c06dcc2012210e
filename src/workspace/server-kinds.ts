import { isCode, SAYS_VALIDATOR } from '../server/mongodb/code/may-hold';
import { isYaml } from '../json/yaml-document';
import { looksLikeOpenApi } from '../server/openapi/looks-like';
import { passesTest, type ReadText } from '../tree/text';
import type { ValidatorTarget } from '../schema/targets';

/** A kind of server side that is no export, and how a file shows, by its name and its words alone, that it is of this kind. */
export interface ServerKind {
  readonly target: ValidatorTarget;
  /** What it is called in a list. */
  readonly called: string;
  /** The files that may be of this kind: no other is read. */
  readonly mayBe: (file: string) => boolean;
  readonly says: (file: string, read: ReadText, classes: () => ReadonlySet<string>) => boolean;
}

/** Files of tools, which name no class whatever they say. */
const OF_TOOLS = /(?:^|\/)(?:package|package-lock|npm-shrinkwrap|composer|manifest|app|[jt]sconfig[^/]*)\.json$/;

const isData = (file: string): boolean => file.endsWith('.json') && !OF_TOOLS.test(file);

/** Words of a JSON Schema of an object. */
const SCHEMA = /"(?:properties|allOf|\$defs|definitions)"\s*:/;

/** What a file of a schema says that it is about: its own name, and its title. */
function subjectsOf(file: string, text: string): readonly string[] {
  const name = file.slice(file.lastIndexOf('/') + 1).replace(/\.json$/i, '').replace(/[.-]schema$/i, '');
  return [name, ...[...text.matchAll(/"title"\s*:\s*"([^"]+)"/g)].map(([, title = '']) => title)];
}

/** The kinds, those with words of their own first. A new kind is a row here. */
export const SERVER_KINDS: readonly ServerKind[] = [
  {
    target: 'mongodb',
    called: 'validators of MongoDB',
    mayBe: (file) => isCode(file) || isData(file),
    says: (file, read) => (isCode(file) ? passesTest(read, SAYS_VALIDATOR) : /"\$jsonSchema"\s*:/.test(read.text)),
  },
  {
    target: 'openapi',
    called: 'an OpenAPI document',
    mayBe: (file) => isData(file) || isYaml(file),
    says: (file, { text }) => looksLikeOpenApi(file, text),
  },
  {
    target: 'json-schema',
    called: 'JSON Schema',
    mayBe: isData,
    says: (file, { text }, classes) =>
      SCHEMA.test(text) && !/"\$jsonSchema"|"bsonType"/.test(text) && !looksLikeOpenApi(file, text) && subjectsOf(file, text).some((name) => classes().has(name)),
  },
];
