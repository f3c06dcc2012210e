/** How many cases of a law are tried: a few in each run of the tests, as many as `npm run trust` asks for. */
export function casesOf(few: number): number {
  const { TRUST_CASES } = process.env;
  return TRUST_CASES === undefined ? few : Number(TRUST_CASES);
}
