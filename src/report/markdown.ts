/** Text that Markdown takes as it is. */
export const plain = (text: string): string => text.replace(/[\\*_<>[\]|#]/g, String.raw`\$&`);

/** Code, whatever backticks it holds. */
export function code(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  const fence = line.includes('`') ? '``' : '`';
  return fence === '`' ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}

/** Our own sentences already hold code in backticks; what stands between is escaped. */
export const sentence = (text: string): string => text.split('`').map((part, index) => (index % 2 === 0 ? plain(part) : part)).join('`');
