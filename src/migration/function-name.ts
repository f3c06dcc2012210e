const pascal = (name: string): string => name.replace(/[^\p{ID_Continue}$]/gu, '_');

/** The name of a function for a class, told apart from those for others whose names cannot stand in code as they are. */
export function functionName(verb: string, name: string, all: readonly string[]): string {
  const own = pascal(name);
  const same = all.filter((each) => pascal(each) === own);
  return `${verb}${own}${same.length < 2 ? '' : same.indexOf(name)}`;
}
