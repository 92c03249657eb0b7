import type { RunEnd } from '../../gate/summary.ts';
import { count, readAndJudged } from '../phrases.ts';
import type { Statistics } from '../statistics/statistics.ts';
import { LATE } from '../statistics/timeliness.ts';
import { figure, spanWords } from '../statistics/words.ts';
import { html, type Markup } from './markup.ts';

interface Tile {
  readonly value: number;
  readonly words: string;
  readonly paint?: 'must' | 'should' | 'consider';
}

/** The heading, what was read, fair use, and the figures that are looked at first. */
export function headline(title: string, statistics: Statistics, { summary }: RunEnd, mayQuote: boolean): Markup {
  const span = statistics.span();
  const all = statistics.all();
  const late = statistics.rules().find(({ rule }) => rule === LATE)?.notes ?? 0;
  const { error, warning, info } = summary.findings;
  const named = (groups: readonly { readonly name: string | undefined }[]) => groups.filter(({ name }) => name !== undefined).length;
  const tiles: readonly Tile[] = [
    { value: summary.judged, words: 'notes judged' },
    { value: all.worst.fine, words: 'notes with nothing to mend' },
    { value: error, words: 'points that must be mended', paint: 'must' },
    { value: warning, words: 'that should be mended', paint: 'should' },
    { value: info, words: 'to consider', paint: 'consider' },
    { value: late, words: 'notes written up late' },
    { value: named(statistics.workers()), words: 'workers' },
    { value: named(statistics.children()), words: 'children' },
  ];
  return html`<header>
<h1>${title}</h1>
<p class="lead">${span === undefined ? undefined : html`Contacts of ${spanWords(span)}. `}${readAndJudged(summary)}${summary.suppressed > 0 ? ` ${count(summary.suppressed, 'point')} suppressed, with a reason, and not counted below.` : ''}</p>
</header>
<aside aria-label="Fair use">
<p><strong>This page measures records, not people.</strong> It shows where notes could be clearer, and where a team may need time, training or a better form. It says nothing of how well a child was cared for, and is no ground for judging anybody’s work without reading the notes and asking them. Caselint errs both ways.</p>
<p>It names workers and children’s ids${mayQuote ? ' and quotes their records' : ''}: keep it where the records are kept, and no longer.</p>
</aside>
<main id="main">
<dl class="tiles">
${tiles.map(
  ({ value, words, paint }) => html`<div${paint === undefined ? undefined : html` class="${paint}"`}><dt>${words}</dt><dd>${figure(value)}</dd></div>
`,
)}</dl>
`;
}
