import type { GatedFinding } from '../gate/gate.ts';
import type { GateRow, RunEnd } from '../gate/summary.ts';
import { byNote, countByRule, type Held } from './by-note.ts';
import { forMarkdown } from './escape.ts';
import { orderedNotChecked } from './json.ts';
import { baselineSentences, thresholdSentence, verdictOn } from './measures.ts';
import { LABELS, notChecked, nothingFound, problemPlace, quoted, readAndJudged } from './phrases.ts';
import type { Report } from './report.ts';

/**
 * An agenda for supervision: counts first, then child by child and note by note what to talk about, each with a box to
 * tick. Held until the end, for it groups by child. By worker it cannot be: a finding does not say who wrote the note.
 */
export const markdown: Report = () => {
  const held: Held[] = [];
  return {
    open: () => '# Case recording: points for supervision\n',
    finding(finding, excerpt) {
      if (!finding.suppressedBy) held.push({ finding, excerpt });
      return '';
    },
    *close(end) {
      yield counts(held, end);
      if (end.problems.length > 0) yield problems(end);
      if (end.gate) yield thresholds(end.gate.rows);
      for (const [childId, notes] of byChild(held)) {
        yield `\n## ${childId === undefined ? 'Notes that name no child' : `Child ${forMarkdown(childId)}`}\n`;
        for (const note of notes) yield noteText(note);
      }
      const unchecked = orderedNotChecked(end.summary.notChecked);
      if (unchecked.length > 0) yield `\n## Not checked\n\n${unchecked.map(([rule, entry]) => `- ${forMarkdown(notChecked(rule, entry))}\n`).join('')}`;
    },
  };
};

/** What was read, how much there is to mend, and which rules found it. */
function counts(held: readonly Held[], end: RunEnd): string {
  const { summary } = end;
  const { error, warning, info } = summary.findings;
  const lines = ['', forMarkdown(readAndJudged(summary))];
  if (error + warning + info > 0) {
    const rows = countByRule(held.map(({ finding }) => finding)).map(
      ({ rule, severity, findings, notes }) => `| ${LABELS[severity]} | ${findings} | ${notes} | ${forMarkdown(rule)} |`,
    );
    const suppressed = summary.suppressed > 0 ? ` ${summary.suppressed} suppressed, with a reason.` : '';
    lines.push('', `**${error} must be mended, ${warning} should be, ${info} to consider.**${suppressed}`);
    lines.push('', '| weight | findings | notes | rule |', '| --- | ---: | ---: | --- |', ...rows);
  } else if (summary.judged > 0) lines.push('', nothingFound(summary));
  for (const sentence of baselineSentences(end)) lines.push('', forMarkdown(sentence));
  return `${lines.join('\n')}\n`;
}

function thresholds(rows: readonly GateRow[]): string {
  const cells = rows.map((row) => `| ${verdictOn(row)} | ${forMarkdown(row.name)} | ${forMarkdown(thresholdSentence(row))} |\n`);
  return `\n## Thresholds\n\n| verdict | of | came to |\n| --- | --- | --- |\n${cells.join('')}`;
}

function problems({ problems }: RunEnd): string {
  const items = problems.map((problem) => {
    const place = problemPlace(problem);
    return `- [ ] ${place === '' ? '' : `${forMarkdown(place)}: `}${forMarkdown(problem.message)}\n`;
  });
  return `\n## Could not be read or judged\n\nThis list is not whole until these are mended.\n\n${items.join('')}`;
}

/** Notes by child, children in the order in which they come. */
function byChild(held: readonly Held[]): Map<string | undefined, [Held, ...Held[]][]> {
  const children = new Map<string | undefined, [Held, ...Held[]][]>();
  for (const note of byNote(held)) {
    const { childId } = note[0].finding.on;
    const notes = children.get(childId);
    if (notes) notes.push(note);
    else children.set(childId, [note]);
  }
  return children;
}

function noteText(note: readonly [Held, ...Held[]]): string {
  const { file, noteId } = note[0].finding.on;
  const isFiles = noteId.startsWith(`${file}#`);
  const title = isFiles ? forMarkdown(noteId) : `Note ${forMarkdown(noteId)} (${forMarkdown(file)})`;
  return `\n### ${title}\n\n${note.map(item).join('')}`;
}

function item({ finding, excerpt }: Held): string {
  const { line, column } = finding.position.start;
  const place = [`line ${line}:${column}`, finding.section].filter((part) => part !== undefined).join(', ');
  const clauses = finding.clauses.length > 0 ? `, policy ${finding.clauses.join(', ')}` : '';
  const text = `- [ ] **${LABELS[finding.severity]}**, ${forMarkdown(place)}: ${forMarkdown(finding.message)} (${forMarkdown(`${finding.rule}${clauses}`)})\n`;
  const words = quoted(excerpt);
  return text + (words === undefined ? '' : `  - ${forMarkdown(words)}\n`) + finding.related.map(otherPlace).join('');
}

function otherPlace({ on, position, message }: GatedFinding['related'][number]): string {
  return `  - ${forMarkdown(message)} Note ${forMarkdown(on.noteId)}, ${forMarkdown(on.file)}, line ${position.start.line}\n`;
}
