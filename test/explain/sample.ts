import { PLACEHOLDER } from '../../src/explain/catalogue';

/** What stands for each placeholder in the samples; `class_` is what the sync log puts in front of classes. */
const SAMPLES: Readonly<Record<string, string>> = {
  C: 'class_Folder', D: 'Album', E: 'Photo', X: 'Person', Cs: 'Folder', p: 'children', q: 'owner', ps: 'children', T: 'object id', T1: 'object id', T2: 'string', K: '67108864', K1: '67108864', K2: '0', I: 'Update', n: '3', v: 'ObjectID("63ef")',
};

/** A wording as Realm prints it. */
export const sampleOf = (text: string): string => text.replace(PLACEHOLDER, (_, name: string) => SAMPLES[name] ?? SAMPLES[name.charAt(0)] ?? '');
