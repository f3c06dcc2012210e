/** Asks a question at the terminal of the process; `undefined` where it is closed (Ctrl+D) or interrupted (Ctrl+C) before an answer. */
export async function askAtTerminal(question: string): Promise<string | undefined> {
  // Loaded here, since few commands ask.
  const { createInterface } = await import('node:readline/promises');
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const left = new Promise<undefined>((resolve) => {
    terminal.once('close', () => { resolve(undefined); });
  });
  try {
    return await Promise.race([terminal.question(question), left]);
  } finally {
    terminal.close();
  }
}
