import { html, type Markup } from './markup.ts';

/** A part of the page: what it is about, a chart and its table. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly intro: Markup | string;
  readonly chart?: Markup | undefined;
  /** What the colours of the chart stand for: each by the name of its paint. */
  readonly legend?: Readonly<Record<string, string>> | undefined;
  readonly table?: Markup;
}

export function sectionMarkup({ id, title, intro, chart, legend, table }: Section): Markup {
  const figure = chart && html`<figure>${legend && legendMarkup(legend)}${chart}</figure>`;
  return html`<section id="${id}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
<p class="intro">${intro}</p>
<div${figure && html` class="pair"`}>
${figure}
${table}
</div>
</section>
`;
}

function legendMarkup(legend: Readonly<Record<string, string>>): Markup {
  return html`<ul class="legend">${Object.entries(legend).map(([paint, meaning]) => html`<li><span class="swatch ${paint}"></span>${meaning}</li>`)}</ul>`;
}

/** Where to find what. */
export function contents(sections: readonly Pick<Section, 'id' | 'title'>[]): Markup {
  return html`<nav aria-label="On this page"><ul>${sections.map(({ id, title }) => html`<li><a href="#${id}">${title}</a></li>`)}</ul></nav>
`;
}
