import type { RuleState } from '../../config/resolve.ts';
import type { Severity } from '../../engine/rule.ts';
import type { GatedFinding } from '../../gate/gate.ts';
import type { Excerpt } from '../../input/excerpt.ts';
import { CLAUSES } from '../clauses.ts';
import { LABELS, noteName } from '../phrases.ts';
import { figure } from '../statistics/words.ts';
import { html, type Markup } from './markup.ts';

/** Findings that the page lists at the most, the gravest first: more would make it slow to open. */
export const MOST_FINDINGS = 2000;

/** A finding with what the page says beside it. */
export type Listed = GatedFinding & { readonly excerpt?: Excerpt | undefined; readonly worker?: string | undefined };

/** The section, as the page's contents name it. */
export const FINDINGS = { id: 'findings', title: 'What was found' };

const PAINTS: Readonly<Record<Severity, string>> = { error: 'must', warning: 'should', info: 'consider' };
const TITLES = new Map(CLAUSES.map(({ id, title }) => [id, title]));

/** Every finding, to be opened one by one; and what to choose by, for the page's script to bring to life. */
export function* findingsSection(findings: readonly Listed[], count: number, rules: readonly RuleState[]): Generator<Markup> {
  const leftOut = count - findings.length;
  yield html`<section id="${FINDINGS.id}" aria-labelledby="findings-title">
<h2 id="findings-title">${FINDINGS.title}</h2>
<p class="intro">${count === 0 ? 'Nothing to mend was found by the rules that could be checked.' : 'Open a line to read what is wrong, which clause asks for it and what to write instead.'} ${leftOut > 0 ? html`<strong>The gravest ${figure(findings.length)} of ${figure(count)} are listed.</strong> The other ${figure(leftOut)} are counted above, and are in the csv and json reports.` : undefined}</p>
`;
  if (findings.length > 0) {
    yield choices(findings);
    yield html`<p class="printed">Printed are those that were opened on the screen.</p>
<ol class="findings">
`;
    const flags = new Map(rules.map(({ rule }) => [rule.name, rule.summary]));
    for (const finding of findings) yield item(finding, flags.get(finding.rule));
    yield html`</ol>
`;
  }
  yield html`</section>
`;
}

function choices(findings: readonly Listed[]): Markup {
  const namesOf = (nameOf: (finding: Listed) => string | undefined) =>
    [...new Set(findings.map(nameOf))].filter((name) => name !== undefined).sort((a, b) => (a < b ? -1 : 1));
  const options = (names: readonly string[]) => names.map((name) => html`<option value="${name}">${name}</option>`);
  return html`<form class="choices" hidden>
<label>Weight <select name="weight"><option value="">all</option>${Object.values(LABELS).map((name) => html`<option value="${name}">${name}</option>`)}</select></label>
<label>Rule <select name="rule"><option value="">all</option>${options(namesOf(({ rule }) => rule))}</select></label>
<label>Worker <select name="worker"><option value="">all</option>${options(namesOf(({ worker }) => worker))}</select></label>
<label>Child, note or file <input type="search" name="words" autocomplete="off" spellcheck="false"></label>
<button type="button" name="all">Show all</button>
<button type="button" name="open">Open those shown</button>
<p role="status"></p>
</form>
`;
}

function item(finding: Listed, flags: string | undefined): Markup {
  const { rule, severity, on, section, position, message, clauses, suggestions, related, excerpt, worker } = finding;
  const { line, column } = position.start;
  const name = noteName(on);
  return html`<li data-weight="${LABELS[severity]}" data-rule="${rule}"${worker === undefined ? undefined : html` data-worker="${worker}"`}${on.childId === undefined ? undefined : html` data-child="${on.childId}"`}>
<details><summary><span class="weight ${PAINTS[severity]}">${LABELS[severity]}</span> <span class="rule">${rule}</span> <span class="place">${name === '' ? on.file : name}</span>${worker === undefined ? undefined : html` <span class="worker">${worker}</span>`}</summary>
<div class="body">
<p class="message">${message}</p>
${excerpt === undefined || excerpt.marked.trim() === '' ? undefined : html`<blockquote>${excerpt.before}<mark>${excerpt.marked}</mark>${excerpt.after}</blockquote>`}
${suggestions.length > 0 ? html`<ul>${suggestions.map(({ message: advice, replacement }) => html`<li>${advice} <q>${replacement}</q></li>`)}</ul>` : undefined}
${related.length > 0 ? html`<ul>${related.map(({ on: other, position: at, message: about }) => html`<li>${about} Note ${other.noteId}, ${other.file}, line ${at.start.line}</li>`)}</ul>` : undefined}
<dl>
${clauses.map((id) => html`<div><dt>Clause ${id}</dt><dd>${TITLES.get(id)}</dd></div>`)}
${flags === undefined ? undefined : html`<div><dt>The rule</dt><dd>${flags}</dd></div>`}
<div><dt>Where</dt><dd>${on.file}, line ${line}:${column}${section === undefined ? undefined : `, ${section}`}</dd></div>
</dl>
</div>
</details>
</li>
`;
}
