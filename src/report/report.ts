import type { RuleState } from '../config/resolve.ts';
import type { GatedFinding } from '../gate/gate.ts';
import type { RunResult } from '../gate/summary.ts';

export const HOMEPAGE = 'https://github.com/caselint/caselint';

/** One format: what a run came to, as the text of a report, its last line ended. Reads and writes nothing by itself. */
export type Report = (result: RunResult, context: ReportContext) => string;

/** What a report needs to know beside the result. */
export interface ReportContext {
  /** The version of caselint. */
  readonly version: string;
  /** The whole catalogue, in its order, with the level of each rule: `settings.rulesFor('')`. */
  readonly rules: readonly RuleState[];
  /** Where the rules' pages are published, by the settings; undefined: the project's own. */
  readonly helpBase: string | undefined;
  /** The rules' pages (README.md), by name. A rule may lack one. */
  readonly help: ReadonlyMap<string, string>;
  /** What the command ends with. */
  readonly exitCode: 0 | 1 | 2;
  /** The words that a finding is about. Given only where the report may quote the record (`--include-text`). */
  readonly excerpt?: (finding: GatedFinding) => string | undefined;
}

/** The address of a rule's page. */
export function helpAddress(rule: string, helpBase: string | undefined): string {
  return helpBase === undefined ? `${HOMEPAGE}/blob/main/rules/${rule}/README.md` : helpBase + rule;
}
