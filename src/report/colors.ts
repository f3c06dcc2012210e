import { styleText } from 'node:util';

/** How parts of a text for a terminal stand out; where there are no colours, each gives the text as it is. */
export interface Colors extends Readonly<Record<(typeof STYLES)[number], (text: string) => string>> {
  readonly isColorSupported: boolean;
}

const STYLES = ['bold', 'dim', 'red', 'green', 'yellow', 'blue', 'cyan'] as const;

/** Whether there are colours is decided by the caller alone: it knows the stream that the text goes to. */
export function colorsOf(enabled: boolean): Colors {
  const paint = (style: (typeof STYLES)[number]) => (text: string): string =>
    (enabled ? styleText(style, text, { validateStream: false }) : text);
  return { ...(Object.fromEntries(STYLES.map((style) => [style, paint(style)])) as Omit<Colors, 'isColorSupported'>), isColorSupported: enabled };
}
