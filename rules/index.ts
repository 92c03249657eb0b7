import type { Rule } from '../src/engine/rule.ts';
import { unusedSuppression } from '../src/gate/unused-suppression.ts';
import { missingThreeHeadings } from './missing-three-headings/rule.ts';

/** The catalogue, in the order of the policy's concerns. */
export const rules: readonly Rule[] = [missingThreeHeadings, unusedSuppression];
