import { script, scriptHash, style, styleHash } from './assets.generated';
import { MARKERS } from './diagram/draw';
import { html, trusted, type Markup } from './markup';

/** A part of a page that its navigation leads to. */
export interface PagePart {
  readonly id: string;
  readonly title: string;
}

/** Nothing but the styles and the script of the page itself is ever loaded or run. */
const POLICY = `default-src 'none'; script-src '${scriptHash}'; style-src '${styleHash}'; img-src data:; base-uri 'none'; form-action 'none'`;

/** The whole page as a text: one file, which needs no other and no network. */
export function document(title: string, parts: readonly PagePart[], body: Markup, version: string): string {
  const links = parts.map((part) => html`<li><a href="#${part.id}">${part.title}</a></li>`);
  const { markup } = html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="generator" content="eslint-plugin-realm-schema ${version}">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the report</a>
<nav aria-label="Parts of the report"><ul>${links}</ul><button type="button" class="theme" hidden>Dark</button></nav>
<main id="main" tabindex="-1">
${body}
</main>
<footer><p>Made by <code>realm-schema</code> ${version}. This page loads nothing from anywhere.</p></footer>
${MARKERS}
<script>${trusted(script)}</script>
</body>
</html>
`;
  return markup;
}
