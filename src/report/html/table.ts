import { figure, rateWords } from '../statistics/words.ts';
import { html, type Markup } from './markup.ts';

/** Rows of a table at the most: what comes after them is said to be left out. */
export const MOST_ROWS = 250;

export interface Cell {
  readonly shown: Markup | string;
  /** What a column of figures is sorted by; undefined for text, and null for a figure that is not there: it stands last. */
  readonly value?: number | null;
}

export interface Column {
  readonly title: string;
  readonly isFigure?: boolean;
}

export interface Table {
  /** The id of the section that it stands in. */
  readonly of: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** What the rows are, in the plural: `rules`. */
  readonly things: string;
  /** Somebody may look for a row by its words. */
  readonly isSearched?: boolean;
}

/** Columns of figures. */
export function figures(...titles: readonly string[]): Column[] {
  return titles.map((title) => ({ title, isFigure: true }));
}

export function text(shown: Markup | string): Cell {
  return { shown };
}

export function number(value: number): Cell {
  return { shown: figure(value), value };
}

export function rate(value: number | undefined): Cell {
  return { shown: rateWords(value), value: value ?? null };
}

/** A name that leads to the findings that go with it, and perhaps what is to be known of it. */
export function leadingTo(by: 'rule' | 'worker' | 'child', name: string, about?: string): Cell {
  const link = html`<a href="#findings" data-by="${by}" data-name="${name}">${name}</a>`;
  return { shown: about === undefined ? link : html`${link} <span class="about">${about}</span>` };
}

/** A table that can be sorted and searched where the page's script runs, and is whole where it does not. */
export function table({ of, caption, columns, rows, things, isSearched }: Table): Markup {
  const shown = rows.slice(0, MOST_ROWS);
  const leftOut = rows.length - shown.length;
  return html`<div class="sheet">
<div class="scroll" role="region" aria-labelledby="${of}-caption" tabindex="0">
<table${isSearched ? html` data-things="${things}"` : undefined}>
<caption id="${of}-caption">${caption}</caption>
<thead><tr>${columns.map(({ title, isFigure }) => html`<th scope="col"${isFigure ? html` class="figure"` : undefined}>${title}</th>`)}</tr></thead>
<tbody>
${shown.map(
  (row) => html`<tr>${row.map((cell, i) => cellOf(cell, i === 0))}</tr>
`,
)}</tbody>
</table>
</div>
${leftOut > 0 ? html`<p class="left-out">The table shows ${figure(shown.length)} of ${figure(rows.length)} ${things}. The other ${figure(leftOut)} are in the csv report.</p>` : undefined}
</div>`;
}

function cellOf({ shown, value }: Cell, isHead: boolean): Markup {
  if (isHead) return html`<th scope="row">${shown}</th>`;
  if (value === undefined) return html`<td>${shown}</td>`;
  return html`<td class="figure" data-value="${value === null ? '' : value}">${shown}</td>`;
}
