import type { Plan } from './header.ts';

/** As many names of columns as a notice lists. */
const MOST_NAMED = 30;

/** What is to be said, once a file, of columns that are mapped and missing, or present and unmapped. Names columns, never cells. */
export function columnNotices(plan: Plan, answers: { readonly asked: ReadonlySet<string>; readonly unmappedAnswers: number } | undefined): string[] {
  const unasked = answers
    ? plan.reads
        .filter(({ ways }) => !ways.some((way) => 'column' in way || answers.asked.has(way.answer)))
        .map(({ ways }) => ways.map((way) => ('answer' in way ? (plan.questions.get(way.answer) ?? '') : '')).join(' or '))
    : [];
  const missing = [...plan.missing, ...unasked];
  const notices: string[] = [];
  if (missing.length > 0) {
    notices.push(
      `the settings map ${named(missing)}, and the file ${answers ? 'has no such column or answer' : missing.length === 1 ? 'has no such column' : 'has no such columns'}; what needs ${missing.length === 1 ? 'it' : 'them'} is not checked`,
    );
  }
  if (plan.unmapped.length > 0) {
    notices.push(
      `${plan.unmapped.length === 1 ? 'a column is' : `${plan.unmapped.length} columns are`} not read: ${named(plan.unmapped)}. To have one read, name it in input.fields`,
    );
  }
  if (answers && answers.unmappedAnswers > 0) {
    const { unmappedAnswers } = answers;
    notices.push(`${unmappedAnswers} ${unmappedAnswers === 1 ? 'row answers a question' : 'rows answer questions'} that input.fields does not name; not read`);
  }
  return notices;
}

function named(columns: readonly string[]): string {
  const shown = columns.slice(0, MOST_NAMED).map((name) => (name.startsWith('number ') ? name : `“${name}”`));
  return columns.length > MOST_NAMED ? `${shown.join(', ')} and ${columns.length - MOST_NAMED} more` : shown.join(', ');
}
