import { firstEndingAfter } from '../words/in-order.ts';
import { isCapital, isSmall } from '../words/letters.ts';
import { isOrdinaryWord } from '../words/ordinary-words.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './direct-speech.yaml';
import { firstPersonWeight } from './own-person.ts';
import { isI, isModal, isOrder, type Said, SURE } from './said.ts';
import { isNarrating } from './said-span.ts';
import { thirdPersonAt } from './said-third.ts';
import type { SaidVerb } from './said-verbs.ts';

const data = lists as Readonly<
  Record<'reported' | 'reportedQuestion' | 'questions' | 'inverted' | 'asksFor' | 'notAhead' | 'joining' | 'talks' | 'saying' | 'replies', readonly string[]>
>;
const REPORTED = new WordSet(data.reported);
const REPORTED_QUESTION = new WordSet(data.reportedQuestion);
const QUESTIONS = new WordSet(data.questions);
const INVERTED = new WordSet(data.inverted);
const ASKS_FOR = new Phrases(data.asksFor);
const NOT_AHEAD = new WordSet(data.notAhead);
const JOINING = new WordSet(data.joining);
const TALKS = new WordSet(data.talks);
const SAYING = new WordSet(data.saying);
const REPLIES = new WordSet(data.replies);

/** Whether words behind a verb of saying are the child's own: a first person that cannot be the author. */
export function isDirect(said: Said, { isAsked, isNamed, isQuoting }: SaidVerb): boolean {
  if (isQuoting) return true;
  const { words } = said.prose;
  const opening = words[said.from]?.lower ?? '';
  // "Dawn: We sat at the table": her name is a label, and the author tells.
  const isLabel = isNamed === true && opening === 'we' && isNarrating(words[said.from + 1]?.lower ?? '');
  if (!isAsked && !isLabel && isSetOff(said)) return true;
  if (!isAsked && isReply(said)) return true;
  const weight = firstPersonWeight(said);
  // "shared that I want to be a footballer": so no author speaks of themselves either.
  if (opening === 'that' || opening === 'how') return !isAsked && weight >= SURE && isSureBehindThat(said);
  if (REPORTED.has(opening)) return false;
  if (isAsked && !isI(opening) && !isOrder(words, said.from, said.end))
    return !REPORTED_QUESTION.has(opening) && QUESTIONS.has(opening) && asksInOwnWords(said, weight);
  const second = words[said.from + 1]?.lower ?? '';
  if (!isAsked && QUESTIONS.has(opening) && !said.isLetter && second === 'you') return true;
  // "He whispered can we do it again": nobody turns a question round that they report.
  if (!isAsked && INVERTED.has(opening) && (second === 'i' || second === 'we')) return true;
  return weight >= SURE;
}

/** "said nobody, I do it on my own", "said sorry I'm late": a word of answer, and the one who answers. */
function isReply({ prose: { words, text }, from, end }: Said): boolean {
  const [reply, next] = [words[from], words[from + 1]];
  if (!reply || !next || from + 2 >= end || !REPLIES.includes(reply) || !isI(next.lower) || isNarrating(words[from + 2]?.lower ?? '')) return false;
  return next.lower === "i'm" || text.slice(reply.end, next.start).includes(',');
}

function isSureBehindThat(said: Said): boolean {
  const { words } = said.prose;
  const isPermission = isI(words[said.from + 1]?.lower ?? '') && isModal(words[said.from + 2]?.lower ?? '');
  return !isPermission && thirdPersonAt(said) === said.end && firstPersonWeight({ ...said, from: said.from + 1, isBehindThat: true }) >= SURE;
}

/** "asked will you take me away", "asked can I go and live with Nan". */
function asksInOwnWords(said: Said, weight: number): boolean {
  const { words } = said.prose;
  const { from, end } = said;
  const opening = words[from]?.lower ?? '';
  if (isI(words[from + 1]?.lower ?? '') && /^(?:when|why|what|where|who|how)$/.test(opening)) return false;
  const isPut = isI(words[from + 1]?.lower ?? '') || isI(words[from + 2]?.lower ?? '');
  if (thirdPersonAt(said) === end && isPut && ASKS_FOR.find(words, from, Math.min(end, from + 6))) return true;
  return weight >= SURE;
}

/** "She said: …", "She said, …", "She wrote Mornings are …": a mark or a capital begins what was said. */
function isSetOff({ prose, from }: Said): boolean {
  const { words, text } = prose;
  const word = words[from];
  if (!word || from === 0) return false;
  const gap = text.slice(words[from - 1]?.end ?? 0, word.start);
  if (gap.includes(':')) return true;
  // "As Dawn explained, I had met him."
  const opening = words[firstEndingAfter(words, prose.sentenceAt(word.start)?.start ?? 0)]?.lower ?? '';
  if (NOT_AHEAD.has(opening) || JOINING.includes(word) || REPORTED.includes(word) || SAYING.includes(word)) return false;
  if (/^\s*[,–—-]\s*$/.test(gap) && isI(word.lower)) return true;
  return (
    isCapital(text, word.start) &&
    !TALKS.includes(words[from - 1]) &&
    !isI(word.lower) &&
    !prose.mentions.some(({ start }) => start === word.start) &&
    isOrdinaryWord(word.lower) &&
    isSmall(text, word.start + 1)
  );
}
