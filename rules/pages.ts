import analysisIsTranscript from './analysis-is-transcript/README.md';
import chronologyEntry from './chronology-entry/README.md';
import contradictedChecklist from './contradicted-checklist/README.md';
import copiedSiblingText from './copied-sibling-text/README.md';
import derogatoryLanguage from './derogatory-language/README.md';
import entryDatedByWriting from './entry-dated-by-writing/README.md';
import factOpinionMixing from './fact-opinion-mixing/README.md';
import hardToRead from './hard-to-read/README.md';
import identityNotConsidered from './identity-not-considered/README.md';
import incompleteVisitChecklist from './incomplete-visit-checklist/README.md';
import jargon from './jargon/README.md';
import lateEntry from './late-entry/README.md';
import leftoverPlaceholder from './leftover-placeholder/README.md';
import longSentence from './long-sentence/README.md';
import misplacedContent from './misplaced-content/README.md';
import missingActions from './missing-actions/README.md';
import missingAnalysis from './missing-analysis/README.md';
import missingChildVoice from './missing-child-voice/README.md';
import missingContactDetail from './missing-contact-detail/README.md';
import missingEventMarker from './missing-event-marker/README.md';
import missingInterpreterDetails from './missing-interpreter-details/README.md';
import missingSeenMarker from './missing-seen-marker/README.md';
import missingThreeHeadings from './missing-three-headings/README.md';
import missingVisitDetail from './missing-visit-detail/README.md';
import oneSidedAnalysis from './one-sided-analysis/README.md';
import outOfOrderEntry from './out-of-order-entry/README.md';
import overlongNote from './overlong-note/README.md';
import pastedEmail from './pasted-email/README.md';
import reasonForContact from './reason-for-contact/README.md';
import repeatedOwnText from './repeated-own-text/README.md';
import runOnList from './run-on-list/README.md';
import safeguardingNotReported from './safeguarding-not-reported/README.md';
import unattributedInformation from './unattributed-information/README.md';
import unexplainedAbbreviation from './unexplained-abbreviation/README.md';
import unfinalisedEntry from './unfinalised-entry/README.md';
import unlistedPerson from './unlisted-person/README.md';
import unmarkedQuote from './unmarked-quote/README.md';
import unreasonedJudgement from './unreasoned-judgement/README.md';
import unusedSuppression from './unused-suppression/README.md';
import vagueAction from './vague-action/README.md';
import wrongChild from './wrong-child/README.md';
import wrongVisitType from './wrong-visit-type/README.md';

/** Each rule's page, by the rule's name. Apart from the rules themselves, for only few runs show one. */
export const rulePages: ReadonlyMap<string, string> = new Map([
  ['analysis-is-transcript', analysisIsTranscript],
  ['chronology-entry', chronologyEntry],
  ['contradicted-checklist', contradictedChecklist],
  ['copied-sibling-text', copiedSiblingText],
  ['derogatory-language', derogatoryLanguage],
  ['entry-dated-by-writing', entryDatedByWriting],
  ['fact-opinion-mixing', factOpinionMixing],
  ['hard-to-read', hardToRead],
  ['identity-not-considered', identityNotConsidered],
  ['incomplete-visit-checklist', incompleteVisitChecklist],
  ['jargon', jargon],
  ['late-entry', lateEntry],
  ['leftover-placeholder', leftoverPlaceholder],
  ['long-sentence', longSentence],
  ['misplaced-content', misplacedContent],
  ['missing-actions', missingActions],
  ['missing-analysis', missingAnalysis],
  ['missing-child-voice', missingChildVoice],
  ['missing-contact-detail', missingContactDetail],
  ['missing-event-marker', missingEventMarker],
  ['missing-interpreter-details', missingInterpreterDetails],
  ['missing-seen-marker', missingSeenMarker],
  ['missing-three-headings', missingThreeHeadings],
  ['missing-visit-detail', missingVisitDetail],
  ['one-sided-analysis', oneSidedAnalysis],
  ['out-of-order-entry', outOfOrderEntry],
  ['overlong-note', overlongNote],
  ['pasted-email', pastedEmail],
  ['reason-for-contact', reasonForContact],
  ['repeated-own-text', repeatedOwnText],
  ['run-on-list', runOnList],
  ['safeguarding-not-reported', safeguardingNotReported],
  ['unattributed-information', unattributedInformation],
  ['unexplained-abbreviation', unexplainedAbbreviation],
  ['unfinalised-entry', unfinalisedEntry],
  ['unlisted-person', unlistedPerson],
  ['unmarked-quote', unmarkedQuote],
  ['unreasoned-judgement', unreasonedJudgement],
  ['unused-suppression', unusedSuppression],
  ['vague-action', vagueAction],
  ['wrong-child', wrongChild],
  ['wrong-visit-type', wrongVisitType],
]);
