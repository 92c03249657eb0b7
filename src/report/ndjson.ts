import { findingsOf, heading, orderedProblem, orderedSummary, toJson } from './json.ts';
import type { Report } from './report.ts';

/** One finding a line, then one line that has `summary`: with it the problems, for a run that failed has perhaps no finding. */
export const ndjson: Report = (result, context) => {
  const last = { summary: orderedSummary(result.summary), problems: result.problems.map(orderedProblem), ...heading(context) };
  return [...findingsOf(result, context), last].map((line) => `${toJson(line)}\n`).join('');
};
