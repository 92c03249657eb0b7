import type { GatedFinding } from '../gate/gate.ts';
import type { RunEnd } from '../gate/summary.ts';
import { Gravest } from './gravest.ts';
import { indented, orderedNotChecked, toJson } from './json.ts';
import { HOMEPAGE, type Report, type ReportContext } from './report.ts';
import { type Location, Places } from './sarif-places.ts';
import { descriptorOf, LEVELS, supportedTaxonomies, taxonomy } from './sarif-rules.ts';

/** GitHub rejects a run of more results, and shows no more than these of one (docs.github.com, "SARIF results exceed limits"). */
const MOST_ACCEPTED = 25_000;
const MOST_SHOWN = 5_000;

const EXIT_CODES = { 0: 'nothing at or above the threshold', 1: 'findings at or above the threshold', 2: 'the job could not be done whole' } as const;

/** Kinds of notices. */
const NOTICES = {
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
  input: notice(
    'input-notice',
    'InputNotice',
    'Something is to be known about how a file was read.',
    'Look whether it is as you meant it; if not, set input.fields, input.encoding or what else the notice names.',
  ),
} as const;

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: (typeof LEVELS)[keyof typeof LEVELS];
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  /** Only where a key is set: a plain hash of a short sentence can be guessed. */
  readonly partialFingerprints?: Readonly<Record<string, string>>;
  /** On all results of a run or on none. */
  readonly suppressions?: readonly { readonly kind: 'inSource'; readonly status: 'accepted'; readonly justification?: string }[];
}

/**
 * SARIF 2.1.0, for what collects the findings of many tools. Holds no text of the record and no path from outside the
 * working folder. Which results are the gravest is known at the end alone, so as many are held as GitHub takes, no more.
 */
export const sarif: Report = (context) => {
  const gravest = new Gravest(MOST_ACCEPTED);
  const found = new Set<string>();
  return {
    open: () => '',
    finding(finding) {
      gravest.add(finding);
      found.add(finding.rule);
      return '';
    },
    *close(end) {
      const kept = gravest.count > MOST_SHOWN ? gravest.gravestFirst() : gravest.inOrder();
      yield* logOf(kept, gravest.count, found, end, context);
    },
  };
};

function* logOf(kept: readonly GatedFinding[], count: number, found: ReadonlySet<string>, end: RunEnd, context: ReportContext): Generator<string> {
  const { problems, summary, exitCode } = end;
  const rules = context.rules.filter(({ rule, level }) => level !== 'off' || found.has(rule.name) || Object.hasOwn(summary.notChecked, rule.name));
  const ruleIndex = new Map(rules.map(({ rule }, i) => [rule.name, i]));
  const places = new Places();
  const hasSuppressions = kept.some((finding) => finding.suppressedBy);
  const resultOf = (finding: GatedFinding): Result => ({
    ruleId: finding.rule,
    ruleIndex: ruleIndex.get(finding.rule) ?? -1,
    level: LEVELS[finding.severity],
    message: { text: literal(finding.message) + linksTo(finding) },
    locations: [places.location(finding.on, finding.position, finding.section)],
    ...(finding.related.length > 0 ? { relatedLocations: finding.related.map((place, i) => relatedLocation(place, i + 1, places)) } : {}),
    ...(hasSuppressions ? { suppressions: finding.suppressedBy ? [suppressionOf(finding.suppressedBy, context)] : [] } : {}),
  });
  // Every place has to be named before the bases of the paths are complete, and they stand above the results.
  for (const { on, related } of kept) for (const place of [on, ...related.map((other) => other.on)]) places.name(place.file);
  const execution = [...problems.map((problem) => fileNotice('problem', 'error', problem, places)), ...crowdNotices(count)];
  const read = end.notices.map((one) => fileNotice('input', 'note', one, places));
  const unchecked = orderedNotChecked(summary.notChecked).map(([rule, { notes, missing }]) => ({
    descriptor: referenceTo('notChecked'),
    associatedRule: { id: rule, index: ruleIndex.get(rule) ?? -1 },
    level: 'warning',
    message: {
      text: `${literal(`“${rule}” could not be checked, or not whole, in ${notes} ${notes === 1 ? 'note' : 'notes'}: not in the export: ${missing.join(', ')}`)}.`,
    },
  }));

  const run = {
    tool: {
      driver: {
        name: 'caselint',
        version: context.version,
        semanticVersion: context.version,
        language: 'en-GB',
        informationUri: HOMEPAGE,
        rules: rules.map((state) => descriptorOf(state, context)),
        notifications: Object.values(NOTICES),
        supportedTaxonomies,
      },
    },
    automationDetails: { id: 'caselint/' },
    language: 'en-GB',
    columnKind: 'utf16CodeUnits',
    newlineSequences: ['\r\n', '\n', '\r'],
    originalUriBaseIds: places.bases(),
    invocations: [
      {
        executionSuccessful: exitCode !== 2,
        exitCode,
        exitCodeDescription: EXIT_CODES[exitCode],
        toolExecutionNotifications: execution,
        toolConfigurationNotifications: [...read, ...unchecked],
      },
    ],
    taxonomies: [taxonomy],
    results: [],
  };
  const around = `${toJson({ $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] }, 2)}\n`;
  // The results are the last of it: they go between the brackets, one after the other.
  const to = around.lastIndexOf('[]') + 1;
  yield around.slice(0, to);
  for (const [i, finding] of kept.entries()) yield `${i > 0 ? ',' : ''}\n${indented(toJson(resultOf(finding), 2), 8)}`;
  yield `${kept.length > 0 ? '\n      ' : ''}${around.slice(to)}`;
}

function relatedLocation({ on, position, message }: GatedFinding['related'][number], id: number, places: Places): Location {
  return { id, ...places.location(on, position, undefined), message: { text: literal(message) } };
}

function suppressionOf({ reason }: { readonly reason: string }, { mayQuote }: ReportContext) {
  // The reason is the author's own text: it is shown where text may be shown at all.
  return { kind: 'inSource', status: 'accepted', ...(mayQuote && reason ? { justification: reason } : {}) } as const;
}

/** Braces are doubled and nothing looks like a link: a message's plain text has placeholders and links of its own (SARIF 2.1.0, 3.11.5 and 3.11.6). */
function literal(message: string): string {
  return message.replace(/[{}]/g, '$&$&').replaceAll('](', '] (');
}

function linksTo({ on, related }: GatedFinding): string {
  const links = related.map((place, i) => `[the other ${place.on.childId === on.childId ? 'place' : 'record'}](${i + 1})`);
  const [last, ...before] = links.reverse();
  return last === undefined ? '' : ` See ${before.length > 0 ? `${before.reverse().join(', ')} and ${last}` : last}.`;
}

function fileNotice(kind: keyof typeof NOTICES, level: 'error' | 'note', { file, line, column, noteId, message }: RunEnd['problems'][number], places: Places) {
  const location = places.roughly(file, line, column, noteId);
  const text = literal(/[.!?]$/.test(message) ? message : `${message}.`);
  return { descriptor: referenceTo(kind), level, message: { text }, ...(location ? { locations: [location] } : {}) };
}

function crowdNotices(count: number) {
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
