import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import { packageRoot } from './project';

interface Position {
  readonly line: number;
  readonly character: number;
}

export interface Range {
  readonly start: Position;
  readonly end: Position;
}

export interface Diagnostic {
  readonly range: Range;
  readonly code?: string;
  readonly message: string;
  readonly source?: string;
}

interface TextEdit {
  readonly range: Range;
  readonly newText: string;
}

export interface CodeAction {
  readonly title: string;
  readonly kind?: string;
  readonly command?: { readonly command: string; readonly arguments?: readonly unknown[] };
}

interface Message {
  readonly id?: number | string;
  readonly method?: string;
  readonly params?: unknown;
  readonly result?: unknown;
  readonly error?: { readonly message: string };
}

/** Takes the messages out of a stream of bytes, as the Language Server Protocol frames them. */
function createDecoder(onMessage: (message: Message) => void): (chunk: Buffer) => void {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    rest = Buffer.concat([rest, chunk]);
    for (;;) {
      const end = rest.indexOf('\r\n\r\n');
      const length = /Content-Length: (\d+)/i.exec(rest.subarray(0, Math.max(end, 0)).toString('ascii'))?.[1];
      if (end === -1 || length === undefined || rest.length < end + 4 + Number(length)) return;
      const body = rest.subarray(end + 4, end + 4 + Number(length)).toString('utf8');
      rest = rest.subarray(end + 4 + Number(length));
      onMessage(JSON.parse(body) as Message);
    }
  };
}

/** What Visual Studio Code sends for a folder whose owner configured nothing. */
const settings = (root: string): object => ({
  validate: 'on', packageManager: 'npm', useESLintClass: true, experimental: { useFlatConfig: false }, useFlatConfig: true,
  codeActionOnSave: { mode: 'all' }, format: false, quiet: false, onIgnoredFiles: 'off', options: {}, rulesCustomizations: [], run: 'onType',
  problems: { shortenToSingleLine: false }, nodePath: null, workingDirectory: { mode: 'location' },
  workspaceFolder: { uri: pathToFileURL(root).href, name: 'project' },
  codeAction: { disableRuleComment: { enable: false, location: 'separateLine' }, showDocumentation: { enable: false } },
});

/** An editor with one document open, talking to the language server that Visual Studio Code uses for ESLint. */
export interface Editor {
  open(file: string): Promise<readonly Diagnostic[]>;
  /** Replaces the text without saving it. */
  type(file: string, text: string): Promise<readonly Diagnostic[]>;
  actions(file: string, diagnostic: Diagnostic): Promise<readonly CodeAction[]>;
  /** Runs a code action and gives the text that it makes of the open one. */
  apply(file: string, action: CodeAction): Promise<string>;
}

function offsetIn(text: string, { line, character }: Position): number {
  return text.split('\n').slice(0, line).reduce((sum, each) => sum + each.length + 1, 0) + character;
}

function applyTextEdits(text: string, edits: readonly TextEdit[]): string {
  return [...edits].sort((a, b) => offsetIn(text, b.range.start) - offsetIn(text, a.range.start))
    .reduce((done, { range, newText }) => done.slice(0, offsetIn(text, range.start)) + newText + done.slice(offsetIn(text, range.end)), text);
}

/** Starts the language server in a project; it ends with the test. */
export async function startEditor(root: string): Promise<Editor> {
  const server = spawn(process.execPath, [path.join(packageRoot, 'node_modules/vscode-langservers-extracted/bin/vscode-eslint-language-server'), '--stdio'], { cwd: root, stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void server.kill());
  const answers = new Map<number | string, (message: Message) => void>();
  const diagnosed: { readonly uri: string; readonly take: (found: readonly Diagnostic[]) => void }[] = [];
  const texts = new Map<string, string>();
  let applied: readonly TextEdit[] = [];
  let next = 0;

  const send = (message: Message): void => {
    const body = JSON.stringify({ jsonrpc: '2.0', ...message });
    server.stdin.write(`Content-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`);
  };
  const request = <T>(method: string, params: unknown): Promise<T> => new Promise((resolve, reject) => {
    next += 1;
    answers.set(next, ({ result, error }) => (error === undefined ? resolve(result as T) : reject(new Error(error.message))));
    send({ id: next, method, params });
  });

  function answer({ id, method, params }: Message): unknown {
    if (method === 'workspace/configuration') return (params as { items: unknown[] }).items.map(() => settings(root));
    if (method !== 'workspace/applyEdit') return null;
    const { edit } = params as { edit: { changes?: Record<string, TextEdit[]>; documentChanges?: { edits: TextEdit[] }[] } };
    applied = [...Object.values(edit.changes ?? {}).flat(), ...(edit.documentChanges ?? []).flatMap(({ edits }) => edits)];
    return { applied: id !== undefined };
  }

  server.stdout.on('data', createDecoder((message) => {
    if (message.method === undefined) {
      answers.get(message.id ?? '')?.(message);
    } else if (message.method === 'textDocument/publishDiagnostics') {
      const { uri, diagnostics } = message.params as { uri: string; diagnostics: Diagnostic[] };
      const index = diagnosed.findIndex((each) => each.uri === uri);
      if (index !== -1) diagnosed.splice(index, 1)[0]?.take(diagnostics);
    } else if (message.id !== undefined) {
      send({ id: message.id, result: answer(message) });
    }
  }));

  const uriOf = (file: string): string => pathToFileURL(path.join(root, file)).href;
  const { capabilities } = await request<{ capabilities: { diagnosticProvider?: unknown } }>('initialize', {
    processId: process.pid,
    rootUri: pathToFileURL(root).href,
    workspaceFolders: [{ uri: pathToFileURL(root).href, name: 'project' }],
    capabilities: {
      workspace: { configuration: true, applyEdit: true, workspaceFolders: true, workspaceEdit: { documentChanges: true } },
      textDocument: { publishDiagnostics: {}, codeAction: { codeActionLiteralSupport: { codeActionKind: { valueSet: ['', 'quickfix'] } } } },
    },
  });
  send({ method: 'initialized', params: {} });

  /** The diagnostics after a message: newer servers are asked for them, older ones send them. */
  async function diagnosticsAfter(file: string, message: Message): Promise<readonly Diagnostic[]> {
    const uri = uriOf(file);
    if (capabilities.diagnosticProvider === undefined) {
      const found = new Promise<readonly Diagnostic[]>((take) => void diagnosed.push({ uri, take }));
      send(message);
      return found;
    }
    send(message);
    return (await request<{ items: Diagnostic[] }>('textDocument/diagnostic', { textDocument: { uri } })).items;
  }

  let version = 1;
  return {
    open(file) {
      const text = readFileSync(path.join(root, file), 'utf8');
      texts.set(file, text);
      return diagnosticsAfter(file, { method: 'textDocument/didOpen', params: { textDocument: { uri: uriOf(file), languageId: file.endsWith('.json') ? 'json' : 'typescript', version, text } } });
    },
    type(file, text) {
      version += 1;
      texts.set(file, text);
      return diagnosticsAfter(file, { method: 'textDocument/didChange', params: { textDocument: { uri: uriOf(file), version }, contentChanges: [{ text }] } });
    },
    actions: (file, diagnostic) => request('textDocument/codeAction', { textDocument: { uri: uriOf(file) }, range: diagnostic.range, context: { diagnostics: [diagnostic] } }),
    async apply(file, { command }) {
      applied = [];
      await request('workspace/executeCommand', { command: command?.command, arguments: command?.arguments });
      return applyTextEdits(texts.get(file) ?? '', applied);
    },
  };
}
