import { createHash } from 'node:crypto';
import { html, type Markup, trusted } from './markup.ts';
import script from './page.browser.js?raw';
import style from './page.css?raw';

/** Nothing is loaded from anywhere, and nothing runs but the page's own script, by its hash. */
const POLICY = ["default-src 'none'", `style-src '${hashOf(style)}'`, `script-src '${hashOf(script)}'`, "base-uri 'none'", "form-action 'none'"].join('; ');

function hashOf(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

/** The page up to its first heading; the policy stands before all that it is to hold. */
export function opening(title: string, version: string): Markup {
  return html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="robots" content="noindex, nofollow">
<meta name="generator" content="caselint ${version}">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#main">Skip to the figures</a>
`;
}

export function closing(): Markup {
  return html`</main>
<script>${trusted(script)}</script>
</body>
</html>
`;
}
