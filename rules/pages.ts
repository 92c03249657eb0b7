import analysisIsTranscript from './analysis-is-transcript/README.md';
import contradictedChecklist from './contradicted-checklist/README.md';
import copiedSiblingText from './copied-sibling-text/README.md';
import derogatoryLanguage from './derogatory-language/README.md';
import factOpinionMixing from './fact-opinion-mixing/README.md';
import hardToRead from './hard-to-read/README.md';
import jargon from './jargon/README.md';
import lateEntry from './late-entry/README.md';
import longSentence from './long-sentence/README.md';
import misplacedContent from './misplaced-content/README.md';
import missingAnalysis from './missing-analysis/README.md';
import missingEventMarker from './missing-event-marker/README.md';
import missingSeenMarker from './missing-seen-marker/README.md';
import missingThreeHeadings from './missing-three-headings/README.md';
import oneSidedAnalysis from './one-sided-analysis/README.md';
import pastedEmail from './pasted-email/README.md';
import reasonForContact from './reason-for-contact/README.md';
import repeatedOwnText from './repeated-own-text/README.md';
import unexplainedAbbreviation from './unexplained-abbreviation/README.md';
import unlistedPerson from './unlisted-person/README.md';
import unusedSuppression from './unused-suppression/README.md';
import wrongChild from './wrong-child/README.md';

/** Each rule's page, by the rule's name. Apart from the rules themselves, for only few runs show one. */
export const rulePages: ReadonlyMap<string, string> = new Map([
  ['analysis-is-transcript', analysisIsTranscript],
  ['contradicted-checklist', contradictedChecklist],
  ['copied-sibling-text', copiedSiblingText],
  ['derogatory-language', derogatoryLanguage],
  ['fact-opinion-mixing', factOpinionMixing],
  ['hard-to-read', hardToRead],
  ['jargon', jargon],
  ['late-entry', lateEntry],
  ['long-sentence', longSentence],
  ['misplaced-content', misplacedContent],
  ['missing-analysis', missingAnalysis],
  ['missing-event-marker', missingEventMarker],
  ['missing-seen-marker', missingSeenMarker],
  ['missing-three-headings', missingThreeHeadings],
  ['one-sided-analysis', oneSidedAnalysis],
  ['pasted-email', pastedEmail],
  ['reason-for-contact', reasonForContact],
  ['repeated-own-text', repeatedOwnText],
  ['unexplained-abbreviation', unexplainedAbbreviation],
  ['unlisted-person', unlistedPerson],
  ['unused-suppression', unusedSuppression],
  ['wrong-child', wrongChild],
]);
