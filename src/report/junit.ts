import type { GatedFinding } from '../gate/gate.ts';
import { isFailing, type RunEnd } from '../gate/summary.ts';
import { orderedNotChecked } from './json.ts';
import { JunitSuite, type Outcome } from './junit-suite.ts';
import { baselineSentences, thresholdSentence } from './measures.ts';
import { count, LABELS, notChecked, noteName, problemPlace, quoted, readAndJudged } from './phrases.ts';
import type { Report } from './report.ts';

/** A suite says above its cases how many there are, so it is held until then: a larger file gets several. */
const MOST_CASES = 1_000;

/** A note whose findings are coming in. */
interface OpenNote {
  readonly on: GatedFinding['on'];
  readonly acrossNotes: boolean;
  /** What the findings say, by whether they make the run fail. */
  readonly failing: { readonly finding: GatedFinding; readonly text: string }[];
  readonly other: string[];
}

/**
 * JUnit XML, for Jenkins, GitLab and Azure DevOps: a suite a file, a case a note that has findings. A finding at or above
 * `--fail-on` is a failure unless a threshold judges its rule, the lesser ones are the case's output; problems are errors, rules not checked are skipped.
 * One failure a case, for GitLab garbles several; no two cases of one name, for it drops the second.
 */
export const junit: Report = ({ failOn, maxWarnings, governed }) => {
  const suiteNames = new Map<string, number>();
  let suite: JunitSuite | undefined;
  let suiteOf = '';
  let note: OpenNote | undefined;

  const endSuite = (): string => {
    const text = suite?.toXml() ?? '';
    suite = undefined;
    return text;
  };
  const endNote = (): string => {
    if (!note) return '';
    const { on, acrossNotes, failing, other } = note;
    const name = acrossNotes ? `${on.file}, compared with other notes` : on.file;
    const before = suite && (suiteOf !== name || suite.size >= MOST_CASES) ? endSuite() : '';
    if (!suite) {
      const part = (suiteNames.get(name) ?? 0) + 1;
      suiteNames.set(name, part);
      suite = new JunitSuite(part === 1 ? name : `${name}, part ${part}`);
      suiteOf = name;
    }
    suite.add(noteName(on) || on.noteId, { ...failureOf(failing), output: other });
    note = undefined;
    return before;
  };

  return {
    open: () => '<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="caselint">\n',
    finding(finding, excerpt) {
      if (finding.suppressedBy) return '';
      const isSame = note?.on.ordinal === finding.on.ordinal && note.acrossNotes === finding.acrossNotes;
      const ended = isSame ? '' : endNote();
      note ??= { on: finding.on, acrossNotes: finding.acrossNotes, failing: [], other: [] };
      const text = textOf(finding, quoted(excerpt));
      if (isFailing(finding.severity, failOn) && !governed.has(finding.rule)) note.failing.push({ finding, text });
      else note.other.push(text);
      return ended;
    },
    *close(end) {
      yield endNote() + endSuite();
      yield closingSuite(end, maxWarnings).toXml();
      yield '</testsuites>\n';
    },
  };
};

function failureOf(failing: OpenNote['failing']): Outcome {
  const [first] = failing;
  if (!first) return {};
  const gravest = failing.find(({ finding }) => finding.severity === 'error') ?? failing.find(({ finding }) => finding.severity === 'warning') ?? first;
  const message = failing.length === 1 ? first.finding.message : `${count(failing.length, 'finding')}. The first: ${first.finding.message}`;
  return { failure: { type: gravest.finding.severity, message, text: failing.map(({ text }) => text).join('\n') } };
}

/** What is true of the whole run. It always has a case: Jenkins takes a report without one for a failure. */
function closingSuite(end: RunEnd, maxWarnings: number | undefined): JunitSuite {
  const { problems, summary, gate } = end;
  const suite = new JunitSuite('caselint');
  for (const problem of problems) {
    const place = problemPlace(problem);
    suite.add(`could not be read or judged: ${place || 'the run'}`, {
      error: { type: 'problem', message: problem.message, text: place === '' ? problem.message : `${place}: ${problem.message}` },
    });
  }
  for (const [rule, entry] of orderedNotChecked(summary.notChecked)) suite.add(`not checked everywhere: ${rule}`, { skipped: notChecked(rule, entry) });
  const { warning } = summary.findings;
  if (maxWarnings !== undefined) {
    const message = `There are ${count(warning, 'warning')}, and --max-warnings allows ${maxWarnings}.`;
    suite.add('as few warnings as allowed', warning > maxWarnings ? { failure: { type: 'warning', message, text: message } } : {});
  }
  for (const row of gate?.rows ?? []) {
    const message = `${row.name}: ${thresholdSentence(row)}.`;
    suite.add(`threshold: ${row.name}, ${row.limit}`, row.passed ? { output: [message] } : { failure: { type: 'threshold', message, text: message } });
  }
  suite.add('notes read and judged', { output: [readAndJudged(summary), ...baselineSentences(end)] });
  return suite;
}

function textOf({ severity, position, section, message, rule, clauses, related }: GatedFinding, words: string | undefined): string {
  const { line, column } = position.start;
  const place = [`line ${line}:${column}`, section].filter((part) => part !== undefined).join(', ');
  const policy = clauses.length > 0 ? `, policy ${clauses.join(', ')}` : '';
  const others = related.map(({ on, position: at, message: what }) => `  ${what} Note ${on.noteId}, ${on.file}, line ${at.start.line}`);
  return [`${LABELS[severity]}, ${place}: ${message} (${rule}${policy})`, ...(words === undefined ? [] : [`  ${words}`]), ...others].join('\n');
}
