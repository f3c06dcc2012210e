import { colorsOf } from '../../src/report/colors';
import { main } from '../../src/cli/realm-schema';
import { summaryOf } from '../../src/cli/streams';
import type { Finding } from '../../src/rule/finding';
import { changeLine } from './app';

/** How a command ended and what it said. */
export interface Outcome {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** Runs a command line inside of this process. */
export async function command(cwd: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  let [out, err] = ['', ''];
  const status = await main(args, { cwd, out: (text) => { out += text; }, err: (text) => { err += text; }, colors: colorsOf(false), width: 100, env, summarize: summaryOf(env) });
  return { status, out, err };
}

/** The findings of `check` with these flags, one line each, with their three places. */
export async function found(cwd: string, ...flags: readonly string[]): Promise<string[]> {
  const { out } = await command(cwd, ['check', '--format', 'json', ...flags]);
  return (JSON.parse(out) as { findings: Finding[] }).findings.map(changeLine);
}
