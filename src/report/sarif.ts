import type { GatedFinding } from '../gate/gate.ts';
import type { RunEnd } from '../gate/summary.ts';
import { Gravest } from './gravest.ts';
import { indented, toJson } from './json.ts';
import { HOMEPAGE, type Report, type ReportContext } from './report.ts';
import { crowdNotices, fileNotice, literal, MOST_ACCEPTED, MOST_SHOWN, measureNotices, NOTICES, uncheckedNotices } from './sarif-notices.ts';
import { type Location, Places } from './sarif-places.ts';
import { descriptorOf, LEVELS, supportedTaxonomies, taxonomy } from './sarif-rules.ts';

const EXIT_CODES = { 0: 'nothing at or above the threshold', 1: 'findings at or above the threshold', 2: 'the job could not be done whole' } as const;

interface Result {
  readonly ruleId: string;
  readonly ruleIndex: number;
  readonly level: (typeof LEVELS)[keyof typeof LEVELS];
  readonly message: { readonly text: string };
  readonly locations: readonly Location[];
  readonly relatedLocations?: readonly Location[];
  /** Only where a key is set: a plain hash of a short sentence can be guessed. */
  readonly partialFingerprints?: Readonly<Record<string, string>>;
  /** On all results of a run or on none; so is `suppressions`. */
  readonly baselineState?: 'new' | 'unchanged';
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
    listsKnown: true,
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
    ...(finding.fingerprint === undefined ? {} : { partialFingerprints: fingerprintsOf(finding.fingerprint) }),
    ...(finding.baselineState === undefined ? {} : { baselineState: finding.baselineState }),
    ...(hasSuppressions ? { suppressions: finding.suppressedBy ? [suppressionOf(finding.suppressedBy, context)] : [] } : {}),
  });
  // Every place has to be named before the bases of the paths are complete, and they stand above the results.
  for (const { on, related } of kept) for (const place of [on, ...related.map((other) => other.on)]) places.name(place.file);
  const execution = [...problems.map((problem) => fileNotice('problem', 'error', problem, places)), ...measureNotices(end, ruleIndex), ...crowdNotices(count)];
  const read = end.notices.map((one) => fileNotice('input', 'note', one, places));
  const unchecked = uncheckedNotices(summary.notChecked, ruleIndex);

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

function linksTo({ on, related }: GatedFinding): string {
  const links = related.map((place, i) => `[the other ${place.on.childId === on.childId ? 'place' : 'record'}](${i + 1})`);
  const [last, ...before] = links.reverse();
  return last === undefined ? '' : ` See ${before.length > 0 ? `${before.reverse().join(', ')} and ${last}` : last}.`;
}

/** The second name is the one by which GitHub knows an alert again; without it the upload puts a plain hash of the line there. */
function fingerprintsOf(fingerprint: string) {
  return { 'caselint/v1': fingerprint, primaryLocationLineHash: fingerprint };
}
