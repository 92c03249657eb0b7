import lists from './definitions.yaml';

const { kinds } = lists as { kinds: string[] };
const KIND = kinds.join('|');
/** The words that open an explanation, taken off before its letters are compared. */
const LEAD = /^(?:(?:i\.?\s?e\.?|that is(?: to say)?|which (?:is|means|stands for)|this (?:is|means)|meaning|means|stands for|stood for|(?:is )?short for|in full|full name|e\.g\.)[,:]?\s+)/i;
const ARTICLE = /^(?:an?|the|our|their|your|his|her|my|some|any|someone|somebody|people|when|where|how)\s/i;
/** What begins like an explanation and is none: "CIN (the same as last year)", "CP (which was reviewed in March)". */
const NOT_GLOSS = /^(?:(?:the|a|an|our|their)\s+(?:same|latter|former|above|below|first|second|third|last|next|latest|previous|one|ones|other|only|most|least|rate|number|total|average|new|old|current|week|day|morning|afternoon|evening|month|year|few|lot|bit)\b)/i;
/** "which supports families": a verb in the present that says what the thing does. */
const WHICH = /^which\s+(?!(?:is|was|has|does|his|this|its)\b)\p{Ll}{2,}s\s+\p{L}/u;
/** "MGM (mum's mother)". */
const KIN = /^(?:mum|mam|mother|dad|father|parent|child)['’]s\s\p{L}+$/iu;
/** "MARAC is where agencies meet", "DV is when someone hurts …". */
const WHERE = /^(?:where|when)\s+(?:we|you|people|agencies|services|professionals|police|adults?|children|parents?|someone|somebody|everyone|everybody|an?|the)\s+\p{L}/iu;
const RELATIVE = new RegExp(`^(?:an?|the|our|their)\\s+(?:[\\p{L}'’-]+\\s+){0,4}(?:${KIND})\\s*,?\\s+(?:that|which|who|where|when|for|we|to|of|about|with)\\b`, 'iu');

/** Where the words proper of an explanation begin, behind "i.e.", "that is", "short for"; `from` where nothing opens it. */
export function skipLead(text: string, from: number, to: number): number {
  const lead = LEAD.exec(text.slice(from, Math.min(to, from + 40)));
  return from + (lead?.[0].length ?? 0);
}

/** Whether the words in brackets behind an abbreviation explain it, though they do not bear its letters. */
export function isGloss(text: string, from: number, to: number): boolean {
  const words = text.slice(from, to);
  const start = skipLead(text, from, to) - from;
  const rest = words.slice(start);
  if (start > 0 && !/^e\.g/i.test(words)) return /^\p{L}.*\p{L}/su.test(rest);
  if (WHICH.test(rest) || KIN.test(rest)) return true;
  return ARTICLE.test(rest) && !NOT_GLOSS.test(rest) && /^\S+\s+\S+\s+\S/.test(rest);
}

/** The stricter test for running text: "CIN is the plan that …", "CP – a meeting where …". Not "DV means the
 * children are scared". */
export function saysWhatKind(text: string, from: number, to: number): boolean {
  const words = text.slice(from, Math.min(to, from + 120));
  return RELATIVE.test(words) || WHERE.test(words);
}
