import { emailAt } from '../copying/pasted-email.ts';
import { type Subjects, subjectsOf } from '../grammar/subjects.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { speechIn } from '../index/speech.ts';
import { isStubSentence } from '../index/stub.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import type { Word } from '../words/words.ts';
import { isInfant, maySpeak } from './child-age.ts';
import lists from './child-voice.yaml';
import { unmarkedWords } from './direct-speech.ts';
import { isDoneByChild, isOfPerson, type VoiceAt } from './voice-doer.ts';
import { isUnderLabel, isUnderOthersHeading, isVoiceLabel } from './voice-heading.ts';
import { EMPTY_OBJECTS, isAccordingToChild, isAsked, isChildsQuote, isChildsSpeech, isReported, isThought } from './voice-said.ts';
import { EMPTY, FEELING, isMostForChild, isOwned, isShown, isState } from './voice-shown.ts';

const data = lists as Readonly<Record<'nothing' | 'wordless' | 'setPhrases', readonly string[]>>;
const NOTHING = new Phrases(data.nothing);
const WORDLESS = new Phrases(data.wordless);
const SET_PHRASES = new Phrases(data.setPhrases);

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
const isInEmail = (prose: Prose, { start }: Sentence): boolean => emailAt(prose, start) !== undefined;

function isInSentence(at: VoiceAt): boolean {
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

/** More than a phrase that fills the box, and nothing that another tells. */
function saysSomething(prose: Prose, sentence: Sentence, subjects: Subjects): boolean {
  const words = prose.wordsIn(sentence.start, sentence.end);
  if (words.length < 3 || NOTHING.find(words) || isStubSentence(prose.text.slice(sentence.start, sentence.end))) return false;
  if (words.some(({ lower }) => EMPTY.has(lower)) && words.some(({ lower }) => EMPTY_OBJECTS.has(lower))) return false;
  return !speechIn(prose, sentence).some(({ verb, passive }) => passive || subjects.subjectAt(prose, verb) === 'other');
}
