import type { Rule } from '../src/engine/rule.ts';
import { unusedSuppression } from '../src/gate/unused-suppression.ts';
import { copiedSiblingText } from './copied-sibling-text/rule.ts';
import { factOpinionMixing } from './fact-opinion-mixing/rule.ts';
import { jargon } from './jargon/rule.ts';
import { lateEntry } from './late-entry/rule.ts';
import { missingThreeHeadings } from './missing-three-headings/rule.ts';
import { unexplainedAbbreviation } from './unexplained-abbreviation/rule.ts';

/** The catalogue, in the order of the policy's concerns. */
export const rules: readonly Rule[] = [
  missingThreeHeadings,
  lateEntry,
  unexplainedAbbreviation,
  jargon,
  factOpinionMixing,
  copiedSiblingText,
  unusedSuppression,
];
