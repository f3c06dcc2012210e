import { stripComments } from 'jsonc-parser';
import type { Files } from './app';

/** A fenced block of a page. */
export interface Block {
  readonly language: string;
  /** The file that the block stands for; empty where it stands for none. */
  readonly file: string;
  /** All that stands behind the fence. */
  readonly info: string;
  readonly text: string;
  /** The headings above it, the outermost first. */
  readonly headings: readonly string[];
}

/** The fenced blocks of a Markdown page, with the headings that they stand under. */
export function blocksOf(page: string): Block[] {
  const blocks: Block[] = [];
  let headings: string[] = [];
  let open: { info: string; lines: string[] } | undefined;
  for (const line of page.split('\n')) {
    const fence = /^```(.*)$/.exec(line);
    const heading = /^(#+) (.+)$/.exec(line);
    if (fence !== null && open === undefined) {
      open = { info: fence[1] ?? '', lines: [] };
    } else if (fence !== null && open !== undefined) {
      const [language = '', file = ''] = open.info.split(' ');
      blocks.push({ language, file, info: open.info, text: `${open.lines.join('\n')}\n`, headings });
      open = undefined;
    } else if (open !== undefined) {
      open.lines.push(line);
    } else if (heading !== null) {
      const [, marks = '', title = ''] = heading;
      headings = [...headings.slice(0, marks.length - 1), title];
    }
  }
  return blocks;
}

/** The blocks below a heading that stand for files, as the files of one app. Comments in JSON are for the reader only. */
export function appBelow(blocks: readonly Block[], heading: string): Files {
  const own = blocks.filter(({ headings, file }) => headings.includes(heading) && file !== '');
  return Object.fromEntries(own.map(({ file, text }) => [file, file.endsWith('.json') ? stripComments(text) : text]));
}
