/** So many wildcards in a name can be tried in every way in good time: a name has at most 255 characters. */
const IN_A_NAME = 3;
/** So many `**` of a path: each may begin at every folder of it. */
const OF_FOLDERS = 3;

/** Why such a pattern is not tried, and what to do, as the end of a sentence. */
export const COSTLY = `could take for ever on some names: write at most ${IN_A_NAME} wildcards in a name, at most ${OF_FOLDERS} \`**\`, and no repeated group with wildcards in it.`;

/** What repeats a part of a name: its content must be plain, or there are more ways to match a name than can be tried. */
const REPEATED = /[+*!]\((?![\w.|-]*\))|\)[+*{]/;

/** The wildcards of a name that stand for any number of characters. `**` counts once: within a name it is a `*`. */
const wildcardsIn = (name: string): number => [...name.matchAll(/[+*!]\(|\*+|\]\+/g)].length;

/**
 * Whether a pattern for files could take for ever: those who match patterns try every way to do it, and a project that is hostile
 * has the names for it. Nobody needs such a pattern to name files.
 */
export function isCostlyPattern(pattern: string): boolean {
  const names = pattern.split('/');
  const [folders, others] = [names.filter((name) => name === '**'), names.filter((name) => name !== '**')];
  return folders.length > OF_FOLDERS || REPEATED.test(pattern) || others.some((name) => wildcardsIn(name) > IN_A_NAME);
}
