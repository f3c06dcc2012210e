/** Whether a text holds an environment template, `%(%%environment.values.x)`, which is filled in when the app is deployed (server-schema.md 1.1). */
export function isTemplate(text: string): boolean {
  return text.includes('%(');
}

/** A text that is known before the app is deployed; `null` where there is none. */
export function literal(text: string | undefined): string | null {
  return text === undefined || text === '' || isTemplate(text) ? null : text;
}
