import { contactKind } from '../../src/casenote/contact.ts';
import { clausesIn } from '../../src/language/grammar/clauses.ts';
import { antecedent, type Mention } from '../../src/language/index/mentions.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import { daysTold } from '../../src/language/time/dates-told.ts';
import { firstEndingAfter } from '../../src/language/words/in-order.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import lists from './interpreting.yaml';

const { languages, services, others, persons, never, own } = lists as Readonly<
  Record<'languages' | 'services' | 'others' | 'persons' | 'never' | 'own', readonly string[]>
>;
const LANGUAGE = languages.join('|');
const PERSON = [...others, ...persons].join('|');
/** Before the act alone: an interpreter who did not say much was there. */
const NOT = /^(?:not|never|no|nobody|none|neither)$|n't$/;
/** "She does not speak English, so an interpreter came": what stands before is of another clause. */
const OPENS_CLAUSE = /^(?:so|and|but|therefore|hence|because|as)$/;
const LANGUAGES = new WordSet([...languages, 'english']);
const NEVER = new WordSet(never);
/** The cheap question first: most notes hold none of these. */
const MAY_TELL =
  /[Ii]nterpret|[Tt]ranslat|[Ll]anguage ?(?:[Ll]ine|service|agency|desk)|\bsign(?:ed|ing|er)\b|\bspeaker\b|[- ]speaking\b|\b(?:in(?:to)?|speaks?|spoke|has|had|knows|knew|and) \p{Lu}/u;
/** Without one of these words no pattern about what is put into a language can match, and preparing those takes a draft some twenty milliseconds. */
const OF_LANGUAGES = new Set(['english', ...languages.flatMap((name) => name.split(' '))]);
const NOUN = new RegExp(`\\binterpreters?\\b|\\btranslators?\\b|\\b(?:${LANGUAGE}) speaker\\b|\\bsigner\\b|\\blanguage ?(?:line|service|agency|desk)\\b`, 'i');
/** "interpreted for us", "interpreting throughout", "Mrs Hrytsenko interpreted." Not "interpreted his silence as". */
const VERB =
  /\b(?:interpreted|interpreting|interprets|translated|translating|translates|(?:came|come|there|here|in|on hand|present|asked|agreed|able|stayed|joined) to (?:interpret|translate))\b(?=\s*(?:$|[.,;:!?)]|(?:for|from|to|into|throughout|between|what|everything|all|it|both|over|by|on|in|and|as (?:we|I|she|he|they))\b))/i;
const INTO = new RegExp(
  `\\b(?:put|puts|putting|turned|turning|passed|passing|brought|rendered|relayed|repeated|going|went)\\b[^.;]{0,60}?\\b(?:into|in to) (?:${LANGUAGE}|english)\\b` +
    `|\\b(?:say|said|saying|explain|explained|explaining|repeat|repeated) (?:it|this|that|everything|all|each|what)\\b[^.;]{0,30}\\bin (?:${LANGUAGE})\\b` +
    `|\\b(?:somebody|someone|lady|man|woman|colleague|worker)\\b[^.;]{0,40}\\b(?:on the phone|on speaker|by phone|by video)[^.;]{0,12}\\bin (?:${LANGUAGE})\\b`,
  'i',
);
/** What is put in other words: "it", "my questions". */
const WHAT =
  '(?:it|this|that|everything|all|each|what|things|both ways|(?:my|our|the|her|his|their|mum.s|dad.s) (?:words|questions|answers|answer|points|advice|explanation|plan|letter|form))';
const IN_LANGUAGE = new RegExp(
  `\\b(?:put|puts|putting|say|said|saying|relay|relayed|relaying|repeat|repeated|repeating|pass|passed|passing)\\b(?: on| back| over| across)? ${WHAT}\\b[^.;]{0,40}\\bin (?:${LANGUAGE})\\b` +
    `|\\b(?:speak|spoke|speaking|talk|talked|talking) for (?:us|me|her|him|them|both|mum|dad|mother|father|nan|the)\\b[^.;]{0,30}\\bin (?:${LANGUAGE}|english)\\b`,
  'i',
);
const MEANS = '(?:through|via|using|by way of|by means of|with (?:the )?(?:help|aid|assistance|support) (?:of|from)|helped by|assisted by)';
const OPENS_MEANS = new RegExp(`^${MEANS}\\b`, 'i');
/** "through a neighbour who speaks Dari", "with the help of a Polish-speaking colleague". */
const BY_MEANS_OF = new RegExp(
  `\\b${MEANS}\\b[^.;]{0,60}?` +
    `(?:\\b(?:who|and|,) (?:also )?(?:has|had|speaks?|spoke|knows|knew|is fluent in|was fluent in) (?:\\p{L}+ ){0,4}?(?:${LANGUAGE})\\b|\\b(?:${LANGUAGE})[- ]speaking\\b)` +
    `|\\b(?:${LANGUAGE})[- ]speaking (?:\\p{L}+ ){0,2}?(?:${PERSON})\\b[^.;]{0,50}\\b(?:helped|helping|assisted|assisting|explained|relayed|sat in|joined us|on the phone|passed on)\\b`,
  'iu',
);
const SIGNING = /\bsign(?:ing|ed) between\b|\bsigning for (?:us|me|her|him|them|mum|dad)\b/i;
const SERVICE = new RegExp(`\\b(?:${services.join('|')})\\b`, 'i');
const OTHER = new RegExp(`\\b(?:${others.join('|')})s?\\b`, 'i');
/** Between a name and the act: somebody else who is not named did it. */
const UNNAMED = new RegExp(`\\b(?:somebody|someone|one of|(?:an?|the|another|some) (?:[\\p{L}-]+ ){0,3}?(?:${PERSON}))\\b`, 'iu');
const OPENS_UNNAMED = /^(?:somebody|someone|(?:an? |the )?(?:lady|man|woman|person|colleague|worker))\b/i;
/** Before a name: of a place, or of what is owned. */
const PLACE_AFTER = /^(?:from|in|at|near|for|of)$/;
/** "The interpreter's name is Ana", "interpreter: Ana Lima", "an interpreter called Ana". */
const NAMED =
  /\b(?:[Ii]nterpreter|[Tt]ranslator)(?: (?:today|by phone|by video|on the (?:phone|line|screen|tablet)|on speaker))?[^\w.!?]{1,3}(?:was |is |called |named |\()?\W?(?:(?:Mr|Mrs|Ms|Miss|Dr)\.? )?\p{Lu}\p{Ll}+|(?:[Ii]nterpreter|[Tt]ranslator)(?:['’]s)? name\b/u;
/** How many words may stand between "interpreter" and the name. */
const NEAR = 4;
/** How near a word stands that makes an interpreter planned, offered or past. */
const BEFORE_ACT = 12;
const AFTER_ACT = 5;
/** … and between the one who interprets and the verb ("her brother-in-law Rachid Benali, who lives upstairs, interpreted"). */
const FARTHEST_SUBJECT = 9;
/** … and from a word for kin to the name behind it: "brother-in-law Rachid". */
const LONGEST_KIN = 3;
/** Professions by which a note in the third person speaks of its author, and the interpreter's own. */
const OWN = new WordSet(own);
/** "from LanguageBridge", "of Clear Voice": behind an interpreter, whom they work for. */
const EMPLOYER =
  /\b(?:[Ii]nterpreter|[Tt]ranslator)\b[^.;]{0,60}?\p{Lu}\p{Ll}+[^.;]{0,20}? (?:from|of|at|with) (?!(?:the )?\p{Lu}\p{Ll}+ (?:into|to|and)\b)(?:the )?\p{Lu}/u;
/** Beside the word "interpreter" these are those it was for. */
const PARENTS = new WordSet(['mother', 'father', 'parent', 'child', 'son', 'daughter']);

/** An interpreter at this contact, as the text tells it. */
export interface Interpreting {
  readonly prose: Prose;
  readonly sentence: Sentence;
  readonly named: boolean;
  /** Whether the text says where they were from, or what they are to the family or the council. */
  readonly sourced: boolean;
}

/** What a note tells of an interpreter at this contact; undefined where it tells of none. */
export function interpretingIn(text: NoteText): Interpreting | undefined {
  const found: Interpreting[] = [];
  const kind = contactKind(text.note);
  // Whoever interprets in a letter or an e-mail did so elsewhere.
  if (kind === 'written' || kind === 'record') return undefined;
  const event = text.note.fields.eventAt?.day;
  for (const prose of text.sections) {
    const { kind } = prose.section;
    if (kind === 'actions' || kind === 'needsToHappen' || kind === 'worries' || !MAY_TELL.test(prose.text)) continue;
    for (const sentence of prose.sentences) {
      const act = actIn(prose, sentence);
      if (act !== undefined && (act.isVerb || !isElsewhere(prose, sentence, act.at, event)))
        found.push({ prose, sentence, ...detailsOf(prose, sentence, act) });
    }
  }
  const [first] = found;
  return first && { ...first, named: found.some(({ named }) => named), sourced: found.some(({ sourced }) => sourced) };
}

/** Where in a sentence it is told, outside quotation marks; undefined where it is not. */
function actIn(prose: Prose, { start, end }: Sentence): { readonly at: number; readonly isVerb: boolean } | undefined {
  const words = prose.text.slice(start, end);
  if (!MAY_TELL.test(words)) return undefined;
  const noun = NOUN.exec(words);
  const inLanguage = () => INTO.exec(words) ?? IN_LANGUAGE.exec(words) ?? BY_MEANS_OF.exec(words);
  const namesLanguage = words.split(/[^a-z]+/i).some((word) => OF_LANGUAGES.has(word.toLowerCase()));
  const verb = VERB.exec(words) ?? (namesLanguage ? inLanguage() : null) ?? SIGNING.exec(words);
  const match = verb ?? noun;
  if (!match || prose.quoteAt(start + match.index)) return undefined;
  if (isUnreal(prose, start + match.index, Math.min(end, start + match.index + match[0].length), start, end)) return undefined;
  if (verb && !noun && !isByOther(verb[0]) && isAuthors(prose, start, start + verb.index)) return undefined;
  // "as an interpreter": somebody's trade.
  if (!verb && /\b(?:as|is|was|as well as|became|being)(?: an?| the)? (?:\p{L}+ )?$/iu.test(words.slice(0, match.index))) return undefined;
  return { at: start + match.index, isVerb: verb !== null };
}

/** "The school used an interpreter", "the meeting is on 22 March, with an interpreter": at another contact, or not yet. */
function isElsewhere(prose: Prose, sentence: Sentence, at: number, event: string | undefined): boolean {
  const isFuture = event !== undefined && daysTold(prose, event, sentence.start, sentence.end).some(({ from }) => from > 0);
  if (isFuture) return true;
  if (prose.mentionsIn(sentence.start, sentence.end).some(({ kind }) => kind === 'author')) return false;
  const clause = clausesIn(prose, sentence).find(({ subject, words }) => subject && subject.end <= at && (words.at(-1)?.end ?? 0) > at);
  return clause?.subject?.kind === 'profession' && !OWN.has(clause.subject.relation ?? '');
}

/** Planned, offered, declined or past: one of those words stands before it in its clause, or soon after it. */
function isUnreal(prose: Prose, from: number, to: number, start: number, end: number): boolean {
  const first = firstEndingAfter(prose.words, from);
  const last = firstEndingAfter(prose.words, to - 1);
  for (let i = first - 1; i >= 0 && i >= first - BEFORE_ACT; i--) {
    const word = prose.words[i];
    if (!word || word.start < start || OPENS_CLAUSE.test(word.lower)) break;
    if (NEVER.includes(word) || NOT.test(word.lower)) return true;
    if (/[,;:]/.test(prose.text.slice(word.end, prose.words[i + 1]?.start))) break;
  }
  for (let i = first; i <= last + AFTER_ACT; i++) {
    const word = prose.words[i];
    if (word && word.end <= end && NEVER.includes(word)) return true;
  }
  return false;
}

/** "We had somebody on the phone in Italian", "I told her through a neighbour who has Urdu": not the author's own doing. */
const isByOther = (words: string): boolean => OPENS_UNNAMED.test(words) || BY_MEANS_OF.test(words);

/** "I translated the letter": the author knows the language. */
function isAuthors(prose: Prose, from: number, at: number): boolean {
  return prose.mentionsIn(from, at).findLast((mention) => !mention.owning)?.kind === 'author';
}

function detailsOf(prose: Prose, sentence: Sentence, act: { readonly at: number; readonly isVerb: boolean }): Pick<Interpreting, 'named' | 'sourced'> {
  const { start, end } = sentence;
  const at = firstEndingAfter(prose.words, act.at);
  // "It was put into English for me": by nobody who is named.
  const isPassive = act.isVerb && /^(?:was|were|been|is|are|being)$/.test(prose.words[at - 1]?.lower ?? '');
  const isPerson = ({ owning, people, name }: Mention) => !owning && !people.some(({ role }) => role === 'author') && !name.some((word) => LANGUAGES.has(word));
  const isNear = (mention: Mention) =>
    act.isVerb ? at - mention.last <= FARTHEST_SUBJECT && isItsSubject(prose, mention, act.at, end) : isBeside(prose, mention, at);
  const near = isPassive
    ? []
    : prose
        .mentionsIn(start, end)
        .filter((mention) => isPerson(mention) && (isNear(mention) || mention.relation === 'interpreter') && !isOfOtherClause(prose, sentence, mention, act.at))
        .map((mention) => antecedent(prose, mention) ?? mention);
  // "I saw Dawn, with Mrs Khan interpreting": nobody else did; "her uncle Omar Khan interpreted" is one man.
  const adjacent = act.isVerb ? near.find(({ last, name }) => last === at - 1 && name.length > 0) : undefined;
  const who = adjacent ? near.filter(({ last }) => adjacent.first - last <= LONGEST_KIN) : near;
  // "Mr Khalil came from Word360. He interpreted": the sentences beside it go on about the same person.
  const index = firstEndingAfter(prose.sentences, start);
  const beside = [index - 1, index, index + 1].flatMap((i) => prose.sentences[i] ?? []).filter(({ block }) => block === sentence.block);
  const told = beside.map((other) => prose.text.slice(other.start, other.end)).join(' ');
  return {
    named: who.some(({ name }) => name.length > 0) || NAMED.test(told),
    sourced: SERVICE.test(told) || EMPLOYER.test(told) || OTHER.test(prose.text.slice(start, end)) || who.some((mention) => isRelated(mention, act.isVerb)),
  };
}

/** "Mrs Khan from next door put it into Urdu"; not "Mum", where "a neighbour" did, nor "Brno", where the caretaker is from. */
function isItsSubject({ text, words }: Prose, { first, start, end }: Mention, act: number, sentenceEnd: number): boolean {
  if (PLACE_AFTER.test(words[first - 1]?.lower ?? '')) return false;
  // "through her friend Hodan, who speaks Somali"
  if (start >= act) return BY_MEANS_OF.test(text.slice(act, sentenceEnd)) && !/[,;]/.test(text.slice(act, start));
  const between = text.slice(end, act);
  return /^(?:,| \()/.test(between) || !(UNNAMED.test(between) || OPENS_UNNAMED.test(text.slice(act)) || OPENS_MEANS.test(text.slice(act)));
}

/** "She has little English, so her cousin put it into Polish": whom a pronoun means did it only where the act is in their own clause. */
function isOfOtherClause(prose: Prose, sentence: Sentence, mention: Mention, act: number): boolean {
  if (mention.kind !== 'pronoun') return false;
  const clause = clausesIn(prose, sentence).findLast(({ subject }) => subject !== undefined && subject.end <= act);
  return clause !== undefined && clause.subject !== mention;
}

/** "the interpreter, Mr Aziz," and "Mr Aziz (Sorani interpreter)": set beside each other. */
function isBeside(prose: Prose, { first, last }: Mention, at: number): boolean {
  const [from, to] = first > at ? [at, first] : [last, at];
  return to - from <= NEAR && /[,(–-]/.test(prose.text.slice(prose.words[from]?.end ?? 0, prose.words[to]?.start ?? 0));
}

/** One of the family: by a kin word, or as somebody whom the form lists as such. */
function isRelated({ kind, relation, people }: Mention, isVerb: boolean): boolean {
  if (people.some(({ role, relation }) => role === 'child' || role === 'sibling' || relation !== undefined)) return true;
  return kind === 'kin' && (isVerb || !PARENTS.has(relation ?? ''));
}
