import type { RunEnd } from '../../gate/summary.ts';
import { orderedNotChecked } from '../json.ts';
import { listOf, problemPlace } from '../phrases.ts';
import { figure } from '../statistics/words.ts';
import { html } from './markup.ts';
import type { Section } from './section.ts';
import { number, table, text } from './table.ts';

/** What could not be read or judged: the page is not whole without it, so it stands at the top. */
export function problemsSection({ problems }: RunEnd): Section | undefined {
  if (problems.length === 0) return undefined;
  return {
    id: 'problems',
    title: 'Could not be read or judged',
    intro: html`<strong>This page is not whole until these are mended</strong> (${figure(problems.length)}). Most are mended in the export or in its mapping; then run caselint again.`,
    table: table({
      of: 'problems',
      things: 'problems',
      isSearched: true,
      caption: 'What could not be read or judged',
      columns: [{ title: 'Where' }, { title: 'Why' }],
      rows: problems.map((problem) => [text(problemPlace(problem)), text(problem.message)]),
    }),
  };
}

/** Which rules could not be checked, on how many notes and for want of what: none of them is a pass. */
export function notCheckedSection({ summary }: RunEnd): Section {
  const rows = orderedNotChecked(summary.notChecked);
  if (rows.length === 0) return { id: 'unchecked', title: 'Not checked', intro: 'Every rule that is on could be checked on every note that was judged.' };
  return {
    id: 'unchecked',
    title: 'Not checked',
    intro:
      'Where a note lacks what a rule needs, the rule was not checked on it. That is no pass. Ask whoever makes the export for the fields that are missing.',
    table: table({
      of: 'unchecked',
      things: 'rules',
      isSearched: true,
      caption: 'Rules that could not be checked on some notes',
      columns: [{ title: 'Rule' }, { title: 'Notes', isFigure: true }, { title: 'For want of' }],
      rows: rows.map(([rule, { notes, missing }]) => [text(rule), number(notes), text(listOf(missing))]),
    }),
  };
}
