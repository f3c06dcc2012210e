import { isBundle, isClientSource } from '../../../client/modules/candidates';
import type { FileTree } from '../../../tree/file-tree';
import { passesTest, passingTest, type WordTest } from '../../../tree/text';

/** The keyword of a validator; no other format has it. */
const KEYWORD = /\$jsonSchema\b/;

/** Words of code that gives a collection a validator which stands elsewhere. */
const HANDS_ON = /\b(?:createCollection|collMod)\b/;

/** Options that stand elsewhere, whatever they say: `createCollection('tasks', taskOptions)`, `{ collMod: 'tasks', ...taskOptions }`. */
const OPTIONS_ELSEWHERE = /\bcreateCollection\s*(?:<[^()]*>)?\s*\([^(),]*,\s*[A-Za-z_$]|\bcollMod\b[^{}]*\.\.\./;

/** Whether a text says that validators stand in it, by its words alone. */
export const saysValidator = (text: string): boolean => KEYWORD.test(text) && !isBundle(text);

/** The same, asked of a file. */
export const SAYS_VALIDATOR = passingTest('says a validator', saysValidator);

/** Whether a file is code that may create collections. Tests and type declarations are as little a server as they are a client. */
export const isCode = (file: string): boolean => isClientSource(file) && !file.startsWith('../');

/** Whether a text may give a collection a validator, by its words alone. */
export const mayGiveValidator = (text: string): boolean =>
  saysValidator(text) || (HANDS_ON.test(text) && (/\bvalidat(?:or|ionLevel)\b/.test(text) || OPTIONS_ELSEWHERE.test(text)) && !isBundle(text));

/** The same, asked of a file. */
export const MAY_GIVE_VALIDATOR = passingTest('may give a validator', mayGiveValidator);

/** The files of code among some whose texts pass a test. */
export function codeFiles(tree: FileTree, files: readonly string[], test: WordTest): string[] {
  const code = files.filter(isCode);
  tree.prefetch?.(code);
  return code.filter((file) => {
    const read = tree.read(file);
    return 'text' in read && passesTest(read, test);
  });
}
