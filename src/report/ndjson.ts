import { heading, orderedProblem, orderedSummary, plainFinding, toJson } from './json.ts';
import { plainMeasures } from './measures.ts';
import type { Report } from './report.ts';

/** One finding a line, then one line that has `summary`: with it the problems, for a run that failed has perhaps no finding. */
export const ndjson: Report = (context) => ({
  open: () => '',
  finding: (finding, excerpt) => (finding.suppressedBy ? '' : `${toJson(plainFinding(finding, excerpt))}\n`),
  *close(end) {
    const { problems, summary } = end;
    yield `${toJson({ summary: orderedSummary(summary), problems: problems.map(orderedProblem), ...plainMeasures(end), ...heading(context) })}\n`;
  },
});
