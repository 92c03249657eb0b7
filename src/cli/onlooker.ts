import type { GatedFinding } from '../gate/gate.ts';
import type { RunEnd } from '../gate/summary.ts';

/** Who checks the same notes again and again, and shows more than the report. */
export interface Onlooker {
  onFinding(finding: GatedFinding): void;
  /** All is judged, and the report is about to be shown. */
  onReport(end: RunEnd): void;
}

/** Where the main job is a part of something. */
export interface Surroundings {
  /** Rows of the screen that are not the report's. */
  readonly rowsKept?: number;
  readonly onlooker?: Onlooker;
}
