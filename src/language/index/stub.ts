import { findWords } from '../words/words.ts';
import type { Prose } from './note-text.ts';
import lists from './stub.yaml';

/**
 * Words that fill a box and say nothing: "n/a", "see above", "none", "TBC", "discussed in supervision", the form's own
 * prompts. Each fits a whole sentence, in lower case without its closing stop.
 */
const STUB_SENTENCES: readonly RegExp[] = [
  /^(?:n\/?\s?a|n\.a|nil|none|nothing|no|yes|ok|okay|fine|ditto|blank|same|unknown|not known|not applicable|not recorded|not relevant|unsure|nfa|x+|-+|\.+|\?+|tick|done)$/,
  /^(?:none|nil|nothing|no one|nothing new|nothing further|nothing else|no change|no changes|no update|no updates|not applicable|n\/?a)(?: (?:to (?:add|note|report|record|say|mention|update)|identified|noted|known|recorded|reported|today|at present|at the moment|at this time|at this stage|at this visit|currently|this time|this visit|since last (?:time|visit)|from (?:this|the) visit|really|applicable))*$/,
  /^(?:there (?:are|is|were|was) )?(?:no|nothing|not any) (?:new |current |further |major |significant |immediate |particular |real |specific |other |known )?(?:worries|worry|concerns?|strengths?|issues|risks?|actions?|positives?|information|info|details?|comments?|entry|entries|text)(?: (?:identified|noted|raised|recorded|reported|known|seen|found|needed|required|provided|available|given|entered|today|at present|at the moment|at this time|at this stage|at this visit|currently|this time|from this visit))*$/,
  /^(?:please )?(?:cf|as per|as in|as for|as at|as with|same as|as last)\b(?:[^,;:.]*)$/,
  // "See Dawn at school" is an action; what is referred to is a text.
  /^(?:please )?(?:see|refer to|read|check|look at)\b[^,;:.]*\b(?:above|below|overleaf|previous|previously|earlier|last|detailed|details?|analysis|notes?|plans?|chronology|reports?|assessments?|minutes|records?|files?|documents?|docs?|attach\w*|letters?|e-?mails?|forms?|sections?|entry|entries|summary|statement|logs?|log book|genogram|actions|worries|working|supervision|other|sheet|map|timeline|paperwork|lcs|ics|mosaic|wisdom|system|body|reason|headings?|contact|this|that|it|here|there|same|sw|sister's|brother's|sibling's)\b[^,;:.]*$/,
  /^(?:as|same as|see|ditto) (?:above|below|before|previous|previously|overleaf|last time|last visit)(?: (?:note|entry|visit|section|please))*$/,
  /^(?:all )?(?:already )?(?:discussed|covered|noted|recorded|detailed|addressed|outlined|captured|documented|shared|explored|set out|stated|mentioned|described|contained|included|written) (?:in|at|with|above|below|earlier|elsewhere|under|on|during|within)\b[^,;:]{0,60}$/,
  /^(?:nfa|no further action) (?:required|needed|necessary|taken|at this (?:time|stage|point)|for now|at present|from (?:me|this|this visit|us)|today|by me|currently)$/,
  /^(?:tbc|tba|tbd|pending|awaiting|to follow|under review|on hold|noted|reviewed|actioned|completed|all (?:done|completed|noted|actioned|up to date)|up to date|standard|usual|not yet|watch this space|no comment)(?: (?:in|with|by|at|after|from|following|when|once|on|until|for|as)\b[^,;:]{0,40})?$/,
  /^(?:continue|carry on|ongoing)(?: as (?:is|before|now|usual|planned|normal|agreed))?$/,
  /^(?:as|per) (?:discussed|agreed|planned|usual|normal|always|is|recorded|advised|detailed|listed|outlined|set out|stated|noted|written|per|already)\b[^,;:]{0,50}$/,
  /^(?:all )?(?:the )?(?:actions? |these |they |it )?(?:are |is )?(?:all )?(?:on|in) (?:the |my |his |her |our |a )?(?:\w+ )?(?:plan|system|diary|minutes|lcs|ics|mosaic|file|email|e-mail|chronology|wisdom|notes|analysis|calendar)\b[^,;:]{0,30}$/,
  /^(?:actions?|next steps|update|more|rest|details|list|minutes)(?: list)? (?:is |are |will be |will |to be |to )+(?:follow|added|agreed|confirmed|completed|updated|written up|sent|circulated|recorded|set)\b[^,;:]{0,40}$/,
  /^(?:none|nil|nothing|not any|no|no (?:new |further |other |outstanding |additional |specific )?(?:actions?|tasks?|steps?|follow[- ]up|plans?|changes?))(?: (?:required|needed|necessary|arising|outstanding|yet|agreed|set|planned|due|identified|noted|recorded|at all|for (?:me|us|now|anyone|today|this visit|the moment)|from (?:me|us|today|this|my side|the visit|this visit|this contact|this session|the session|this meeting)|today|at this (?:time|stage|point|visit|session)|at present|at the moment|currently|this time|that (?:i|we) (?:can think of|know of|am aware of|are aware of)|to (?:add|take|record|report|note)|to take forward|as yet|really|apart from the above|other than (?:the )?above|new|further))*$/,
  /^n\/?\.?a\.? ?(?:[-–—,(]|\s)(?: ?[\w']+){1,4}\)?$/,
  /^(?:tbc|tba|tbd|t\.b\.c|tbconfirmed|pending|outstanding|awaited|awaiting|in progress|ongoing|to follow|more to follow|to come|wip|draft|later)$/,
  /^(?:i |we |sw |worker |this |this section |section |analysis |details |detail )?(?:is |are |am |will |to |shall |need to |needs to |yet to |must )+(?:be )?(?:complete|completed|add|added|update|updated|confirm|confirmed|fill|filled|follow|discuss|discussed|agree|agreed|write|written|do|done|decided|reviewed|finish|finished|inserted|considered|return|come back)\b[^.;:]{0,60}$/,
  /^(?:information|info|detail|details|data|content|text)(?: (?:is|are|was))? (?:not |un)(?:available|provided|recorded|known|given|entered|held)$/,
  /^(?:insert|enter|add|type|write|detail|describe|give|list|explain|state|note|record)\b[^.]{0,25}\b(?:here|details?|detail of|what|text|below|information|working well|worried about|needs to happen)\b[^.]{0,60}$/,
  /^(?:\[[^\]]*\]|<[^>]*>|_+|…+)$/,
  /^(?:cp|cin|care|child protection|child in need|safety|the|last|previous|her|his|their|child's)\b[^.,;:]{0,25}\b(?:plan|chronology|assessment|report|minutes|entry|visit|notes?)(?: (?:refers|applies|above|below))?$/,
];

const FILLER = new Set((lists as { readonly filler: readonly string[] }).filler);
/** More words than this say something, however plain. */
const LONGEST_FILLER = 8;
const LONGEST = 90;

/** Whether a sentence says nothing of substance. `sentence` without markup. */
export function isStubSentence(sentence: string): boolean {
  const text = sentence
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/^[\s\-–—•*+\d.)(:]+(?=\S)/, (lead) => (lead.trim().length === sentence.trim().length ? lead.trim() : ''))
    .replace(/[\s.!:;,]+(?:[-–—]+\s*)?$/, '')
    .trim();
  if (!/[\p{L}\p{N}]/u.test(text)) return true;
  if (text.length > LONGEST) return false;
  // A reason makes substance of the barest "none": "none, because …".
  if (/\b(?:because|as he|as she|as they|since the|since he|since she|since they|so that|but)\b|[:;]\s*\S{3}/.test(text) && !/^(?:see|as per|refer)/.test(text))
    return false;
  const words = findWords(text);
  if (words.length > 1 && words.length <= LONGEST_FILLER && words.every(({ lower }) => FILLER.has(lower))) return true;
  if (STUB_SENTENCES.some((pattern) => pattern.test(text))) return true;
  // "As per plan, none new, n/a".
  const parts = text.split(/,\s*|\s[-–—]\s/);
  return parts.length > 1 && parts.every((part) => STUB_SENTENCES.some((pattern) => pattern.test(part)));
}

/** Whether there is nothing of substance in a section: nothing at all, or stubs alone. */
export function isStub(prose: Prose, isHeading: (text: string) => boolean = () => false): boolean {
  return prose.sentences.every((sentence) => {
    const text = prose.text.slice(sentence.start, sentence.end);
    return isStubSentence(text) || isHeading(text);
  });
}
