import type { Rule } from '../src/engine/rule.ts';
import { unusedSuppression } from '../src/gate/unused-suppression.ts';
import { analysisIsTranscript } from './analysis-is-transcript/rule.ts';
import { chronologyEntry } from './chronology-entry/rule.ts';
import { contradictedChecklist } from './contradicted-checklist/rule.ts';
import { copiedSiblingText } from './copied-sibling-text/rule.ts';
import { derogatoryLanguage } from './derogatory-language/rule.ts';
import { entryDatedByWriting } from './entry-dated-by-writing/rule.ts';
import { factOpinionMixing } from './fact-opinion-mixing/rule.ts';
import { hardToRead } from './hard-to-read/rule.ts';
import { identityNotConsidered } from './identity-not-considered/rule.ts';
import { incompleteVisitChecklist } from './incomplete-visit-checklist/rule.ts';
import { jargon } from './jargon/rule.ts';
import { lateEntry } from './late-entry/rule.ts';
import { leftoverPlaceholder } from './leftover-placeholder/rule.ts';
import { longSentence } from './long-sentence/rule.ts';
import { misplacedContent } from './misplaced-content/rule.ts';
import { missingActions } from './missing-actions/rule.ts';
import { missingAnalysis } from './missing-analysis/rule.ts';
import { missingChildVoice } from './missing-child-voice/rule.ts';
import { missingContactDetail } from './missing-contact-detail/rule.ts';
import { missingEventMarker } from './missing-event-marker/rule.ts';
import { missingInterpreterDetails } from './missing-interpreter-details/rule.ts';
import { missingSeenMarker } from './missing-seen-marker/rule.ts';
import { missingThreeHeadings } from './missing-three-headings/rule.ts';
import { missingVisitDetail } from './missing-visit-detail/rule.ts';
import { oneSidedAnalysis } from './one-sided-analysis/rule.ts';
import { outOfOrderEntry } from './out-of-order-entry/rule.ts';
import { overlongNote } from './overlong-note/rule.ts';
import { pastedEmail } from './pasted-email/rule.ts';
import { reasonForContact } from './reason-for-contact/rule.ts';
import { repeatedOwnText } from './repeated-own-text/rule.ts';
import { runOnList } from './run-on-list/rule.ts';
import { safeguardingNotReported } from './safeguarding-not-reported/rule.ts';
import { unattributedInformation } from './unattributed-information/rule.ts';
import { unexplainedAbbreviation } from './unexplained-abbreviation/rule.ts';
import { unfinalisedEntry } from './unfinalised-entry/rule.ts';
import { unlistedPerson } from './unlisted-person/rule.ts';
import { unmarkedQuote } from './unmarked-quote/rule.ts';
import { unreasonedJudgement } from './unreasoned-judgement/rule.ts';
import { vagueAction } from './vague-action/rule.ts';
import { wrongChild } from './wrong-child/rule.ts';
import { wrongVisitType } from './wrong-visit-type/rule.ts';

/** The catalogue, in the order of the policy's concerns. */
export const rules: readonly Rule[] = [
  missingContactDetail,
  wrongVisitType,
  incompleteVisitChecklist,
  contradictedChecklist,
  unlistedPerson,
  reasonForContact,
  missingSeenMarker,
  missingEventMarker,
  chronologyEntry,
  missingInterpreterDetails,
  leftoverPlaceholder,
  missingThreeHeadings,
  missingAnalysis,
  analysisIsTranscript,
  missingActions,
  vagueAction,
  missingChildVoice,
  missingVisitDetail,
  oneSidedAnalysis,
  unmarkedQuote,
  misplacedContent,
  overlongNote,
  runOnList,
  lateEntry,
  unfinalisedEntry,
  safeguardingNotReported,
  entryDatedByWriting,
  outOfOrderEntry,
  identityNotConsidered,
  unexplainedAbbreviation,
  jargon,
  longSentence,
  hardToRead,
  derogatoryLanguage,
  factOpinionMixing,
  unreasonedJudgement,
  unattributedInformation,
  copiedSiblingText,
  repeatedOwnText,
  wrongChild,
  pastedEmail,
  unusedSuppression,
];
