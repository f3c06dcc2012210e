/** The working directory of the process; `undefined` where somebody deleted it since the shell went there. */
export function workingDirectory(): string | undefined {
  try {
    return process.cwd();
  } catch {
    return undefined;
  }
}
