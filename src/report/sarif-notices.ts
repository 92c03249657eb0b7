import type { RunEnd } from '../gate/summary.ts';
import { orderedNotChecked } from './json.ts';
import { staleSentence, thresholdSentence } from './measures.ts';
import type { Places } from './sarif-places.ts';

/** GitHub rejects a run of more results, and shows no more than these of one (docs.github.com, "SARIF results exceed limits"). */
export const MOST_ACCEPTED = 25_000;
export const MOST_SHOWN = 5_000;

/** Kinds of notices. */
export const NOTICES = {
  problem: notice(
    'input-problem',
    'InputProblem',
    'Something could not be read or judged.',
    'Mend what the notice names and run caselint again: until then part of the record has not been looked at.',
  ),
  notChecked: notice(
    'not-checked',
    'NotChecked',
    'A rule could not be checked, for want of fields in the export.',
    'Add the fields to the export, or map them in the settings. Without them the rule says nothing about these notes, for good or ill.',
  ),
  tooMany: notice(
    'too-many-results',
    'TooManyResults',
    'There are more results than the receiving side takes or shows.',
    'Use the json report, or split the run, to see all of them.',
  ),
  threshold: notice(
    'threshold-failed',
    'ThresholdFailed',
    'A threshold of the settings was not kept.',
    'Mend what the rule found, or, if the council has agreed to it, change the threshold under “gate” in the settings.',
  ),
  stale: notice(
    'stale-baseline',
    'StaleBaseline',
    'The baseline has entries whose fault is gone.',
    'Run caselint once more with --update-baseline, so that the same fault would be noticed if it came back.',
  ),
  input: notice(
    'input-notice',
    'InputNotice',
    'Something is to be known about how a file was read.',
    'Look whether it is as you meant it; if not, set input.fields, input.encoding or what else the notice names.',
  ),
} as const;

/** Braces are doubled and nothing looks like a link: a message's plain text has placeholders and links of its own (SARIF 2.1.0, 3.11.5 and 3.11.6). */
export function literal(message: string): string {
  return message.replace(/[{}]/g, '$&$&').replaceAll('](', '] (');
}

export function fileNotice(
  kind: keyof typeof NOTICES,
  level: 'error' | 'note',
  { file, line, column, noteId, message }: RunEnd['problems'][number],
  places: Places,
) {
  const location = places.roughly(file, line, column, noteId);
  const text = literal(/[.!?]$/.test(message) ? message : `${message}.`);
  return { descriptor: referenceTo(kind), level, message: { text }, ...(location ? { locations: [location] } : {}) };
}

/** A notice a rule that could not be checked everywhere. */
export function uncheckedNotices(notChecked: RunEnd['summary']['notChecked'], ruleIndex: ReadonlyMap<string, number>) {
  return orderedNotChecked(notChecked).map(([rule, { notes, missing }]) => ({
    descriptor: referenceTo('notChecked'),
    associatedRule: { id: rule, index: ruleIndex.get(rule) ?? -1 },
    level: 'warning',
    message: {
      text: `${literal(`“${rule}” could not be checked, or not whole, in ${notes} ${notes === 1 ? 'note' : 'notes'}: not in the export: ${missing.join(', ')}`)}.`,
    },
  }));
}

export function measureNotices({ baseline, gate }: RunEnd, ruleIndex: ReadonlyMap<string, number>) {
  const failed = (gate?.rows ?? []).filter(({ passed }) => !passed);
  const gone = baseline?.added === undefined ? Object.values(baseline?.stale ?? {}).reduce((sum, n) => sum + n, 0) : 0;
  return [
    ...failed.map((row) => ({
      descriptor: referenceTo('threshold'),
      ...(ruleIndex.has(row.name) ? { associatedRule: { id: row.name, index: ruleIndex.get(row.name) } } : {}),
      level: 'error',
      message: { text: literal(`The threshold of “${row.name}” was not kept: ${thresholdSentence(row)}.`) },
    })),
    ...(gone > 0 ? [{ descriptor: referenceTo('stale'), level: 'note', message: { text: literal(staleSentence(gone)) } }] : []),
  ];
}

export function crowdNotices(count: number) {
  if (count <= MOST_SHOWN) return [];
  const leftOut = count - MOST_ACCEPTED;
  const text = `This run has ${count} results, and GitHub shows ${MOST_SHOWN} of a run at most. They stand in order of gravity, the gravest first.`;
  const more = ` It rejects a report of more than ${MOST_ACCEPTED}, so the ${leftOut} least grave are left out here. The json report holds every finding.`;
  return [{ descriptor: referenceTo('tooMany'), level: 'warning', message: { text: leftOut > 0 ? text + more : text } }];
}

function notice(id: string, name: string, what: string, whatToDo: string) {
  return { id, name, shortDescription: { text: what }, fullDescription: { text: `${what} ${whatToDo}` }, help: { text: whatToDo } };
}

function referenceTo(kind: keyof typeof NOTICES) {
  return { id: NOTICES[kind].id, index: Object.keys(NOTICES).indexOf(kind) };
}
