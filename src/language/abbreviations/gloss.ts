import lists from './definitions.yaml';

const { kinds, notKinds, judging, actors } = lists as Record<'kinds' | 'notKinds' | 'judging' | 'actors', string[]>;
/** The words that open an explanation, taken off before its letters are compared. */
const LEAD =
  /^(?:i\.?\s?e\.?|that is(?: to say)?|which (?:is|means|stands for)|this (?:is|means)|meaning|means|stands for|stood for|(?:is )?short for|in full|full name|e\.g\.)[,:]?\s+/i;
const ARTICLE = /^(?:an?|the|our|their|your|his|her|my|some|any|someone|somebody|people|when|where|how)\s/i;
/** What begins like an explanation and is none: "CIN (the same as last year)", "CP (which was reviewed in March)". */
const NOT_GLOSS = new RegExp(`^(?:an?|the|our|their)\\s+(?:${notKinds.join('|')})\\b`, 'i');
/** "which supports families": a verb in the present that says what the thing does. */
const WHICH = /^which\s+(?!(?:is|was|has|does|his|this|its)\b)\p{Ll}{2,}s\s+\p{L}/u;
/** "MGM (mum's mother)". */
const KIN = /^(?:mum|mam|mother|dad|father|parent|child)['’]s\s\p{L}+$/iu;
/** "MARAC is where agencies meet", "DV is when someone hurts …". */
const WHERE = new RegExp(`^(?:where|when)\\s+(?:${actors.join('|')}|an?|the)\\s+\\p{L}`, 'iu');
/** "the plan that …", "a blood test for …"; "a poor plan that …" judges and explains nothing. */
const DESCRIPTION = new RegExp(
  `^(?:an?|the|our|their)\\s+(?:(?!(?:${judging.join('|')})\\b)[\\p{L}'’-]+\\s+){0,4}(?:${kinds.join('|')})\\s*,?\\s+(?:that|which|who|where|when|for|we|to|of|about|with)\\b`,
  'iu',
);

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

/**
 * The stricter test for running text: "CIN is the plan that …", "CP – a meeting where …"; not "DV means the children are
 * scared".
 */
export function saysWhatKind(text: string, from: number, to: number): boolean {
  const words = text.slice(from, Math.min(to, from + 120));
  return DESCRIPTION.test(words) || WHERE.test(words);
}
