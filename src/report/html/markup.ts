import { forHtml } from '../escape.ts';

/** HTML that may be written as it stands. Made by `html` and, of what is our own, by `trusted`; by nothing else. */
export class Markup {
  readonly text: string;

  constructor(text: string) {
    this.text = text;
  }
}

type Part = Markup | string | number | undefined | readonly Part[];

/** A piece of a page: what is put into it is text, and is escaped, unless it is markup itself. Nothing stands for undefined. */
export function html(pieces: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return new Markup(pieces.reduce((text, piece, i) => text + textOf(parts[i - 1]) + piece));
}

/** What never held a word from outside: the page's own style and script, and charts that escaped their words themselves. */
export function trusted(text: string): Markup {
  return new Markup(text);
}

function textOf(part: Part): string {
  if (part === undefined) return '';
  if (part instanceof Markup) return part.text;
  if (typeof part === 'object') return part.map(textOf).join('');
  return forHtml(String(part));
}
