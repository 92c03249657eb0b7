import copiedSiblingText from './copied-sibling-text/README.md';
import factOpinionMixing from './fact-opinion-mixing/README.md';
import jargon from './jargon/README.md';
import lateEntry from './late-entry/README.md';
import missingThreeHeadings from './missing-three-headings/README.md';
import unexplainedAbbreviation from './unexplained-abbreviation/README.md';
import unusedSuppression from './unused-suppression/README.md';

/** Each rule's page, by the rule's name. Apart from the rules themselves, for only few runs show one. */
export const rulePages: ReadonlyMap<string, string> = new Map([
  ['copied-sibling-text', copiedSiblingText],
  ['fact-opinion-mixing', factOpinionMixing],
  ['jargon', jargon],
  ['late-entry', lateEntry],
  ['missing-three-headings', missingThreeHeadings],
  ['unexplained-abbreviation', unexplainedAbbreviation],
  ['unused-suppression', unusedSuppression],
]);
