import type { NoteCard } from '../casenote/card.ts';
import type { FailOn } from '../config/fail-on.ts';
import type { RuleState } from '../config/resolve.ts';
import type { GatedFinding } from '../gate/gate.ts';
import type { RunEnd } from '../gate/summary.ts';
import type { Excerpt } from '../input/excerpt.ts';
import type { Setup } from './manifest.ts';

export const HOMEPAGE = 'https://github.com/caselint/caselint';

/** One format. Reads and writes nothing by itself: it is told of a run as it goes, and gives back the text to write. */
export type Report = (context: ReportContext) => ReportWriter;

/**
 * One report of one run. Everything that it gives back, joined in order, is the report, its last line ended. A writer for
 * programs holds no more findings than it has a stated bound for; a writer for people may hold what it groups.
 */
export interface ReportWriter {
  /** Findings that stand in the baseline come too, marked as such; else they are kept from it. */
  readonly listsKnown?: true;
  /** The text before the first finding. */
  open(): string;
  /** The next note that was judged, before its findings: the first is the note of ordinal 0. A report without it is told of none. */
  note?(card: NoteCard): void;
  /**
   * The next finding, in the order of the contract, the suppressed ones among them.
   * @param excerpt The words that it is about. Given only where the report may quote the record.
   */
  finding(finding: GatedFinding, excerpt?: Excerpt): string;
  /** The rest, in pieces: the whole of it may be larger than one string can be. */
  close(end: RunEnd): Generator<string>;
}

/** What a report needs to know before the run begins. */
export interface ReportContext {
  /** The version of caselint. */
  readonly version: string;
  /** The whole catalogue, in its order, with the level of each rule: `settings.rulesFor('')`. */
  readonly rules: readonly RuleState[];
  /** Where the rules' pages are published, by the settings; undefined: the project's own. */
  readonly helpBase: string | undefined;
  /** The rules' pages (README.md), by name. A rule may lack one. */
  readonly help: ReadonlyMap<string, string>;
  /** From which severity on a finding makes the run fail. */
  readonly failOn: FailOn;
  /** Rules that a threshold judges in place of `failOn`. */
  readonly governed: ReadonlySet<string>;
  /** More warnings than these make the run fail too. */
  readonly maxWarnings: number | undefined;
  /** The report may quote the record (`--include-text`): excerpts come with the findings, and reasons may be shown. */
  readonly mayQuote: boolean;
  /** Given where the report is to end with a manifest: the migration preset. */
  readonly setup?: Setup;
}

/** The address of a rule's page. */
export function helpAddress(rule: string, helpBase: string | undefined): string {
  return helpBase === undefined ? `${HOMEPAGE}/blob/main/rules/${rule}/README.md` : helpBase + rule;
}
