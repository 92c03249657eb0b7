import { pastedEmails } from '../copying/pasted-email.ts';
import { type Subjects, subjectsOf } from '../grammar/subjects.ts';
import { goesOn, isInVerbSlot, isParticiple, relativeBefore, thingBefore, type VerbForm } from '../grammar/verb-slot.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { type Speech, speechIn } from '../index/speech.ts';
import { isStubSentence } from '../index/stub.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { verbForms } from '../words/lexicon.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import type { Word } from '../words/words.ts';
import { isInfant, maySpeak } from './child-age.ts';
import lists from './child-voice.yaml';
import { unmarkedWords } from './direct-speech.ts';
import { isUnderLabel, isUnderOthersHeading, isVoiceLabel } from './voice-heading.ts';

type ListName =
  | 'talk'
  | 'about'
  | 'emptyObjects'
  | 'emptyVerbs'
  | 'noVoice'
  | 'feeling'
  | 'states'
  | 'infantStates'
  | 'being'
  | 'shows'
  | 'infant'
  | 'seems'
  | 'notDone'
  | 'seenTo'
  | 'owned'
  | 'ownedShows'
  | 'empty'
  | 'answeredThings'
  | 'bodyStates'
  | 'superlatives'
  | 'nothing'
  | 'wordless'
  | 'childWords'
  | 'past'
  | 'setPhrases'
  | 'othersThink'
  | 'askedFor'
  | 'feltPens'
  | 'missedThings'
  | 'signedThings'
  | 'degrees'
  | 'afterState'
  | 'onBody'
  | 'accounts';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const setOf = (name: ListName): ReadonlySet<string> => new Set(data[name]);
const formsOf = (name: ListName): ReadonlySet<string> => new Set(data[name].flatMap((verb) => [verb, ...verbForms(verb)]));
const TALK = setOf('talk');
const ABOUT = setOf('about');
const EMPTY_OBJECTS = setOf('emptyObjects');
const EMPTY_VERBS = setOf('emptyVerbs');
const NO_VOICE = setOf('noVoice');
const FEELING = formsOf('feeling');
const STATES = setOf('states');
const INFANT_STATES = setOf('infantStates');
const BEING = setOf('being');
const SHOWS = formsOf('shows');
const INFANT = formsOf('infant');
const BASES: ReadonlySet<string> = new Set([...data.feeling, ...data.shows, ...data.infant]);
const SEEMS = setOf('seems');
const NOT_DONE = setOf('notDone');
const SEEN_TO = setOf('seenTo');
const OWNED = setOf('owned');
const OWNED_SHOWS = setOf('ownedShows');
const ANSWERED_THINGS = setOf('answeredThings');
const BODY_STATES = setOf('bodyStates');
const SUPERLATIVES = setOf('superlatives');
const EMPTY = setOf('empty');
const NOTHING = new Phrases(data.nothing);
const WORDLESS = new Phrases(data.wordless);
const CHILD_WORDS = setOf('childWords');
const PAST = setOf('past');
const SET_PHRASES = new Phrases(data.setPhrases);
const OTHERS_THINK = setOf('othersThink');
const ASKED_FOR = setOf('askedFor');
const FELT_PENS = setOf('feltPens');
const MISSED_THINGS = setOf('missedThings');
const SIGNED_THINGS = setOf('signedThings');
const DEGREES = setOf('degrees');
const AFTER_STATE = setOf('afterState');
const ON_BODY = setOf('onBody');
const ACCOUNTS = setOf('accounts');

/**
 * Whether a note tells anything of its child's own: what they said, felt, wished, drew or showed; of a baby or a child
 * without words, what they did. What adults say of the child is nothing of the child's own, nor are phrases such as
 * "wishes and feelings were explored".
 */
export function tellsChildVoice(text: NoteText): boolean {
  const subjects = subjectsOf(text);
  const told = text.of('reason', 'detailed', 'other', 'analysis', 'workingWell', 'worries', 'needsToHappen');
  const byDeeds = (isInfant(text) ?? true) || told.some((prose) => WORDLESS.find(prose.words) !== undefined);
  for (const prose of told) {
    const isAccount = prose.section.kind === 'detailed' || prose.section.kind === 'other' || prose.section.kind === 'reason';
    const isLabelled = isVoiceLabel(text, prose.section.heading);
    for (const [position, sentence] of prose.sentences.entries()) {
      if (sentence.block.kind === 'heading' || isInEmail(prose, sentence) || (isAccount && isUnderOthersHeading(subjects, prose, sentence))) continue;
      if (isInSentence({ text, subjects, prose, sentence, position, byDeeds, isAccount })) return true;
      if ((isLabelled || (isAccount && isUnderLabel(text, prose, sentence, position))) && saysSomething(prose, sentence, subjects)) return true;
    }
  }
  return unmarkedWords(text).length > 0;
}

/** What another wrote to the author is no account of the child. */
const isInEmail = (prose: Prose, { start }: Sentence): boolean => pastedEmails(prose).some((email) => email.start <= start && start < email.end);

interface At {
  readonly text: NoteText;
  readonly subjects: Subjects;
  readonly prose: Prose;
  readonly sentence: Sentence;
  readonly position: number;
  readonly byDeeds: boolean;
  /** What happened, and not what is made of it. */
  readonly isAccount: boolean;
}

function isInSentence(at: At): boolean {
  const { prose, sentence, subjects, position } = at;
  const isSpeaking = maySpeak(at.text);
  const speeches = speechIn(prose, sentence);
  if (isSpeaking && speeches.some((speech) => isChildsSpeech(at, speech, speeches))) return true;
  for (const quote of prose.quotes) {
    if (!isSpeaking || quote.start < sentence.start || quote.start >= sentence.end || prose.section.kind === 'reason') continue;
    if (isChildsQuote(subjects, prose, position, quote.start, quote.mark === 'green', speeches)) return true;
  }
  if (!at.isAccount) return false;
  const first = firstEndingAfter(prose.words, sentence.start);
  const end = firstEndingAfter(prose.words, sentence.end);
  for (let i = first; i < end; i++) {
    const { start, lower } = prose.words[i] as Word;
    // Reason for contact tells what the contact is for: there only a wish counts.
    if (lower === 'according' && isAccordingToChild(subjects, prose, i)) return true;
    const isVoice =
      prose.section.kind === 'reason'
        ? FEELING.has(lower) && isShown(at, i, first, end) && isOfPerson(subjects, prose, i, first)
        : isShown(at, i, first, end) ||
          isState(at, i, first) ||
          isOwned(at, i, end) ||
          isMostForChild(at, i) ||
          (SET_PHRASES.endAt(prose.words, i, end) !== undefined && isDoneByChild(subjects, prose, i, first));
    if (isVoice && !prose.quoteAt(start) && !isReported(subjects, prose, speeches, i) && !isThought(subjects, prose, first, i) && !isAsked(prose, speeches, i))
      return true;
  }
  return false;
}

function isChildsSpeech({ subjects, prose, sentence, isAccount }: At, { verb, passive }: Speech, speeches: readonly Speech[]): boolean {
  const { words } = prose;
  const lower = words[verb]?.lower ?? '';
  const first = firstEndingAfter(words, sentence.start);
  if (passive || NO_VOICE.has(lower) || isUndone(words, verb) || isParticiple(prose, verb, first)) return false;
  // Only an account leaves the speaker out.
  if (!isOfPerson(subjects, prose, verb, first) && !(isAccount && goesOn(prose, verb, first))) return false;
  if (!isOwnClause(subjects, prose, verb, first) || subjects.subjectAt(prose, verb, true) !== 'child') return false;
  if (isReported(subjects, prose, speeches, verb)) return false;
  const end = Math.min(firstEndingAfter(words, sentence.end), verb + 8);
  const behind = words.slice(verb + 1, end);
  if (
    /^shar(?:es|ed|ing)$/.test(lower) &&
    /^(?:with|a|the|his|her|their)$/.test(behind[0]?.lower ?? '') &&
    behind[1]?.lower !== 'me' &&
    behind[1]?.lower !== 'us' &&
    !behind.some((word) => word.lower === 'that')
  )
    return false;
  // "Answered the door", "answered my questions".
  if (lower.startsWith('answer') && behind.slice(0, 3).some((word) => ANSWERED_THINGS.has(word.lower))) return false;
  if (TALK.has(lower)) return behind.slice(0, 5).some((word) => ABOUT.has(word.lower));
  const opening = behind.slice(0, 5).findIndex((word) => EMPTY_OBJECTS.has(word.lower));
  if (EMPTY_VERBS.has(lower) && opening !== -1)
    return behind.slice(0, opening).some((word) => word.lower === 'that') || /^:/.test(prose.text.slice(behind[opening]?.end ?? 0));
  return behind.length > 0 || words[verb + 1] === undefined || verb > first + 1;
}

/** "According to Dawn". */
function isAccordingToChild(subjects: Subjects, prose: Prose, i: number): boolean {
  const named = prose.mentions.find(({ first, kind, owning }) => first === i + 2 && kind === 'name' && !owning);
  return named !== undefined && subjects.whose(prose, named) === 'child';
}

const sentenceEnd = (prose: Prose, word: number): number => prose.sentenceAt(prose.words[word]?.start ?? 0)?.end ?? prose.text.length;

/** Told by somebody else than the child and the author: "Mum said that he loves school". */
function isReported(subjects: Subjects, prose: Prose, speeches: readonly Speech[], word: number): boolean {
  return speeches.some(({ verb, passive, kind, speaker }) => {
    if (kind === 'asked') return false;
    // "Dawn is sleeping through, Mum says."
    if (verb > word)
      return (
        !passive &&
        speaker !== undefined &&
        /^\s*[.!]?\s*$/.test(prose.text.slice(prose.words[verb]?.end ?? 0, sentenceEnd(prose, verb))) &&
        /,\s*$/.test(prose.text.slice(0, speaker.start).slice(-3)) &&
        subjects.subjectAt(prose, verb, true) === 'other'
      );
    if (verb === word) return false;
    if (passive) return kind === 'said';
    const whose = subjects.subjectAt(prose, verb, true);
    return (whose === 'other' || whose === 'several') && !/[;\n]/.test(prose.text.slice(prose.words[verb]?.end ?? 0, prose.words[word]?.start ?? 0));
  });
}

/** "Mum feels that Dawn is happier". */
function isThought(subjects: Subjects, prose: Prose, first: number, word: number): boolean {
  for (let i = first + 1; i < word; i++) {
    if (!OTHERS_THINK.has(prose.words[i]?.lower ?? '') || subjects.subjectAt(prose, i, true) !== 'other') continue;
    const next = prose.words[i + 1]?.lower ?? '';
    if (next === 'that' || prose.mentions.some((mention) => mention.first === i + 1)) return true;
  }
  return false;
}

/** "I asked Dawn how she was feeling", "She should be asked what she wants": no answer yet. */
function isAsked(prose: Prose, speeches: readonly Speech[], word: number): boolean {
  const { words } = prose;
  const first = firstEndingAfter(words, prose.sentenceAt(words[word]?.start ?? 0)?.start ?? 0);
  for (let i = word - 1; i >= Math.max(first, word - 6); i--) {
    if (/[,;:.]/.test(prose.text.slice(words[i]?.end ?? 0, words[i + 1]?.start ?? 0)) || words[i]?.lower === 'and') return false;
    if (!ASKED_FOR.has(words[i]?.lower ?? '')) continue;
    return (
      words.slice(Math.max(first, i - 4), i).some(({ lower }) => lower === 'ask' || lower === 'asked') && !speeches.some(({ verb }) => verb > i && verb < word)
    );
  }
  return false;
}

function isChildsQuote(subjects: Subjects, prose: Prose, position: number, start: number, isGreen: boolean, speeches: readonly Speech[]): boolean {
  if (isGreen) return true;
  const named = prose.mentions.findLast((mention) => mention.end <= start);
  if (named && !named.owning && /^:?\s*$/.test(prose.text.slice(named.end, start))) return subjects.whose(prose, named) === 'child';
  const near = speeches.filter(({ passive }) => !passive);
  const before = near.findLast(({ verb }) => (prose.words[verb]?.start ?? 0) < start) ?? near[0];
  if (before?.kind === 'asked' && subjects.subjectAt(prose, before.verb) === 'author') {
    // "Asked Dawn about school: “boring”": the answer.
    const asked = prose.mentionsIn(prose.words[before.verb]?.end ?? start, start).find(({ owning }) => !owning);
    return asked !== undefined && subjects.whose(prose, asked) === 'child';
  }
  if (before) return subjects.subjectAt(prose, before.verb, true) === 'child';
  return subjects.stateAt(prose, position).topic === 'child';
}

const MODAL = /^(?:should|will|would|could|can|may|might|must|if)$/;

/** "to draw", "should come". */
function isUndone(words: readonly Word[], at: number): boolean {
  const before = words[at - 1]?.lower ?? '';
  // "would not say": a refusal tells.
  for (let i = before === 'not' ? -1 : at - 2; i >= Math.max(0, at - 3); i--)
    if (MODAL.test(words[i]?.lower ?? '') && !/^(?:like|love|prefer|rather)$/.test(words[at]?.lower ?? '')) return true;
  return (
    NOT_DONE.has(before) &&
    !(before === 'to' && SEEN_TO.has(words[at - 2]?.lower ?? '')) &&
    !(before === 'would' && /^(?:like|love|prefer|rather)$/.test(words[at]?.lower ?? ''))
  );
}

/** Behind "missed": what was missed stands before it, "the one she missed was in May". */
const NOT_MISSED = /^(?:was|were|is|are|has|had|because|due|on|in|at|from|since|last|this|out|by|and|but|or)$/;

/** "felt tips", "missed two lessons", "signed the form": nothing felt, nothing shown. */
function isOtherSense({ words }: Prose, i: number): boolean {
  const { lower } = words[i] as Word;
  const next = words[i + 1]?.lower ?? '';
  if (lower === 'felt') return FELT_PENS.has(next);
  if (/^miss(?:es|ed|ing)?$/.test(lower))
    return MISSED_THINGS.has(next) || /^(?:went|go|goes|gone|reported)$/.test(words[i - 1]?.lower ?? '') || next === '' || NOT_MISSED.test(next);
  return /^sign(?:s|ed|ing)?$/.test(lower) && SIGNED_THINGS.has(next);
}

function isShown({ subjects, prose, byDeeds }: At, i: number, first: number, end: number): boolean {
  const { words } = prose;
  const { lower } = words[i] as Word;
  const isFeeling = FEELING.has(lower);
  if (!isFeeling && !SHOWS.has(lower) && !(byDeeds && INFANT.has(lower))) return false;
  if (isUndone(words, i) || !(subjects.isLetter || isInVerbSlot(prose, i, first, formOf(lower)))) return false;
  const next = words[i + 1]?.lower ?? '';
  if (isOtherSense(prose, i)) return false;
  if (lower.startsWith('look') && (SEEMS.has(next) || (!byDeeds && !/^(?:at|away|down|up|forward|over)$/.test(next)))) return false;
  const before = words[i - 1]?.lower ?? '';
  // A noun: "her play", "the look"; a passive: "was held by".
  if (/^(?:the|a|an|his|her|their|my|your|this|that|some|no|of|in|on|for|with|at|from)$/.test(before)) return false;
  if (/^(?:was|were|is|been|being)$/.test(before) && /(?:ed|en|t|d)$/.test(lower) && !lower.endsWith('ing') && next !== 'to') return false;
  if (isFeeling && lower === 'like' && !/^(?:would|does|doesn't|not|did|didn't|i'd|don't|you)$/.test(before)) return false;
  if (lower === 'need' || lower === 'needs' || lower === 'needed') return false;
  if (i >= end || (i === first && /^(?:show|hand|sign|light|point|name|count|offer|follow|stop|play|watch|look|feed|score|rate|picture)$/.test(lower)))
    return false;
  return isDoneByChild(subjects, prose, i, first);
}

/** Who does it stands before the verb, or the line opens with the verb: "Followed my keys with her eyes." */
function isDoneByChild(subjects: Subjects, prose: Prose, i: number, first: number): boolean {
  const { words } = prose;
  const { lower } = words[i] as Word;
  if (words[i + 1]?.lower === 'by') return false;
  const isOpening = i === first || (i <= first + 2 && /ly$|^(?:then|also|very|just)$/.test(words[first]?.lower ?? ''));
  // Without a subject a base form is a noun: "Skip is full".
  if (!(isOpening || isOfPerson(subjects, prose, i, first)) || (isOpening && !/(?:ed|ing|s)$/.test(lower) && !PAST.has(lower))) return false;
  // "Brought Arlo to his aunt": he is the one brought.
  const behind = prose.mentions.find((mention) => mention.first === i + 1 && !mention.owning);
  if (isOpening && behind && subjects.whose(prose, behind) === 'child') return false;
  return isOwnClause(subjects, prose, i, first) && subjects.subjectAt(prose, i, true) === 'child';
}

/** Somebody is named before the verb in its sentence. */
function isOfPerson(subjects: Subjects, prose: Prose, i: number, first: number): boolean {
  const { words } = prose;
  return (
    prose.mentionsIn(words[first]?.start ?? 0, words[i]?.start ?? 0).some(({ owning }) => !owning) ||
    subjects.isLetter ||
    hasChildWord(words, first, i) ||
    subjects.isChildNamed(prose, first, i)
  );
}

/** Neither a thing's nor another's: not "the door opened", not "somebody who wanted him". */
function isOwnClause(subjects: Subjects, prose: Prose, i: number, first: number): boolean {
  const who = relativeBefore(prose, i, first);
  if (who !== undefined) {
    const named = prose.mentions.findLast((mention) => mention.last === who - 1);
    return named ? subjects.whose(prose, named) === 'child' : subjects.isChildNamed(prose, who - 1, who);
  }
  const thing = thingBefore(prose, i, first);
  return thing === undefined || hasChildWord(prose.words, thing, i) || subjects.isChildNamed(prose, thing, i);
}

/** As which form of its verb a word of the lists is written; "bit" is a noun as often. */
function formOf(lower: string): VerbForm {
  if (PAST.has(lower)) return lower === 'bit' ? 'present' : 'past';
  if (BASES.has(lower) && !/(?:ed|ing)$/.test(lower)) return 'base';
  return lower.endsWith('ing') ? 'ing' : lower.endsWith('s') ? 'present' : 'past';
}

const hasChildWord = (words: readonly Word[], first: number, end: number): boolean => words.slice(first, end).some(({ lower }) => CHILD_WORDS.has(lower));

function isState({ subjects, prose, byDeeds }: At, i: number, first: number): boolean {
  const { words } = prose;
  const { lower } = words[i] as Word;
  if (!STATES.has(lower) && !(byDeeds && INFANT_STATES.has(lower))) return false;
  const before = words[i - 1]?.lower ?? '';
  const isNamedBefore = prose.mentions.some((mention) => mention.last === i - 1 && !mention.owning);
  if (i !== first && !BEING.has(before) && !/ly$/.test(before) && !isNamedBefore && !STATES.has(before)) return false;
  // "Flat visit", "a cross hangs": no state of anybody's.
  if (i === first && !isAlone(prose, i)) return false;
  if (DEGREES.has(before) && !words.slice(Math.max(first, i - 5), i).some((word) => BEING.has(word.lower) && !DEGREES.has(word.lower))) return false;
  return isNamedBefore || i === first ? subjects.subjectAt(prose, i, true) === 'child' : isDoneByChild(subjects, prose, i, first);
}

/** Nothing follows that the word could belong to: "Happy with that", "Quiet." */
function isAlone({ words, text }: Prose, i: number): boolean {
  const [word, next] = [words[i] as Word, words[i + 1]];
  return next === undefined || AFTER_STATE.has(next.lower) || next.lower.endsWith('ly') || /[,.;:!\n–—-]/.test(text.slice(word.end, next.start));
}

/** "Her wish is to …", "his face lit up"; not "her wishes were explored". */
function isOwned({ subjects, prose }: At, i: number, end: number): boolean {
  const { words } = prose;
  const { lower } = words[i] as Word;
  const isShow = OWNED_SHOWS.has(lower);
  if (!isShow && !OWNED.has(lower)) return false;
  const owner = prose.mentions.find((mention) => mention.owning && mention.last < i && mention.last >= i - 2);
  const isTheirs = owner ? subjects.whose(prose, owner) === 'child' : subjects.isLetter && words[i - 1]?.lower === 'your';
  if (!isTheirs) return false;
  if (isShow) return i + 1 < end && !words.slice(i + 1, i + 4).some((word) => BODY_STATES.has(word.lower)) && !isTouched(subjects, prose, owner?.first ?? i, i);
  // "In Dawn's opinion the rules are too strict."
  if (ACCOUNTS.has(lower) && owner && words[owner.first - 1]?.lower === 'in') return true;
  let at = i + 1;
  while (at < end && (words[at]?.lower === 'and' || OWNED.has(words[at]?.lower ?? ''))) at++;
  const verb = words[at]?.lower ?? '';
  if (!/^(?:is|are|was|were|shows|showed|has|had|included|include|says|said)$/.test(verb)) return false;
  const behind = words.slice(at + 1, Math.min(end, at + 5));
  return behind.length > 0 && !behind.some((word) => EMPTY.has(word.lower));
}

/** "For Dawn the worst thing is the nights." */
function isMostForChild({ subjects, prose, sentence }: At, i: number): boolean {
  if (!SUPERLATIVES.has(prose.words[i]?.lower ?? '') || !/^(?:thing|things|part|bit|day|days|time|times|moment|place)$/.test(prose.words[i + 1]?.lower ?? ''))
    return false;
  return prose
    .mentionsIn(sentence.start, sentence.end)
    .some((mention) => prose.words[mention.first - 1]?.lower === 'for' && !mention.owning && subjects.whose(prose, mention) === 'child');
}

/** "She put her hand on Dawn's head", "a mark on his arm": what is done to the child's body, or seen on it. */
function isTouched(subjects: Subjects, prose: Prose, owner: number, i: number): boolean {
  return ON_BODY.has(prose.words[owner - 1]?.lower ?? '') && subjects.subjectAt(prose, i, true) !== 'child';
}

/** More than a phrase that fills the box, and nothing that another tells. */
function saysSomething(prose: Prose, sentence: Sentence, subjects: Subjects): boolean {
  const words = prose.wordsIn(sentence.start, sentence.end);
  if (words.length < 3 || NOTHING.find(words) || isStubSentence(prose.text.slice(sentence.start, sentence.end))) return false;
  if (words.some(({ lower }) => EMPTY.has(lower)) && words.some(({ lower }) => EMPTY_OBJECTS.has(lower))) return false;
  return !speechIn(prose, sentence).some(({ verb, passive }) => passive || subjects.subjectAt(prose, verb) === 'other');
}
