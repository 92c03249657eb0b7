import type { Subjects } from '../grammar/subjects.ts';
import { goesOn, isParticiple } from '../grammar/verb-slot.ts';
import type { Prose } from '../index/note-text.ts';
import { type Speech, speechIn } from '../index/speech.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';
import { isOfPerson, isOwnClause, isUndone, type VoiceAt } from './voice-doer.ts';
import lists from './voice-said.yaml';

type ListName = 'talk' | 'about' | 'emptyObjects' | 'emptyVerbs' | 'noVoice' | 'othersThink' | 'askedFor' | 'answeredThings';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const TALK: ReadonlySet<string> = new Set(data.talk);
const ABOUT: ReadonlySet<string> = new Set(data.about);
export const EMPTY_OBJECTS: ReadonlySet<string> = new Set(data.emptyObjects);
const EMPTY_VERBS: ReadonlySet<string> = new Set(data.emptyVerbs);
const NO_VOICE: ReadonlySet<string> = new Set(data.noVoice);
const OTHERS_THINK: ReadonlySet<string> = new Set(data.othersThink);
const ASKED_FOR: ReadonlySet<string> = new Set(data.askedFor);
const ANSWERED_THINGS: ReadonlySet<string> = new Set(data.answeredThings);

export function isChildsSpeech({ subjects, prose, sentence, position, isAccount }: VoiceAt, { verb, passive }: Speech, speeches: readonly Speech[]): boolean {
  const { words } = prose;
  const lower = words[verb]?.lower ?? '';
  const first = firstEndingAfter(words, sentence.start);
  if (passive || NO_VOICE.has(lower) || isUndone(words, verb) || isParticiple(prose, verb, first)) return false;
  // Only an account leaves the speaker out.
  if (!isOfPerson(subjects, prose, verb, first) && !(isAccount && goesOn(prose, verb, first))) return false;
  if (!isOwnClause(subjects, prose, verb, first) || subjects.subjectAt(prose, verb, !isAnotherTelling(subjects, prose, position)) !== 'child') return false;
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

/** How far back it is looked for who was telling, in sentences. */
const FARTHEST_TELLER = 6;

/** Whether somebody else was telling last, and the child has not been named since: "The carer said … . She added …". */
function isAnotherTelling(subjects: Subjects, prose: Prose, position: number): boolean {
  for (let i = position - 1; i >= Math.max(0, position - FARTHEST_TELLER); i--) {
    const sentence = prose.sentences[i] as Sentence;
    if (speechIn(prose, sentence).some(({ verb, passive }) => !passive && subjects.subjectAt(prose, verb) === 'other')) return true;
    if (prose.mentionsIn(sentence.start, sentence.end).some((mention) => mention.kind === 'name' && subjects.whose(prose, mention) === 'child')) return false;
  }
  return false;
}

/** "According to Dawn". */
export function isAccordingToChild(subjects: Subjects, prose: Prose, i: number): boolean {
  const named = prose.mentions.find(({ first, kind, owning }) => first === i + 2 && kind === 'name' && !owning);
  return named !== undefined && subjects.whose(prose, named) === 'child';
}

const sentenceEnd = (prose: Prose, word: number): number => prose.sentenceAt(prose.words[word]?.start ?? 0)?.end ?? prose.text.length;

/** Told by somebody else than the child and the author: "Mum said that he loves school". */
export function isReported(subjects: Subjects, prose: Prose, speeches: readonly Speech[], word: number): boolean {
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
export function isThought(subjects: Subjects, prose: Prose, first: number, word: number): boolean {
  for (let i = first + 1; i < word; i++) {
    if (!OTHERS_THINK.has(prose.words[i]?.lower ?? '') || subjects.subjectAt(prose, i, true) !== 'other') continue;
    const next = prose.words[i + 1]?.lower ?? '';
    if (next === 'that' || prose.mentions.some((mention) => mention.first === i + 1)) return true;
  }
  return false;
}

/** "I asked Dawn how she was feeling", "She should be asked what she wants": no answer yet. */
export function isAsked(prose: Prose, speeches: readonly Speech[], word: number): boolean {
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

export function isChildsQuote(subjects: Subjects, prose: Prose, position: number, start: number, isGreen: boolean, speeches: readonly Speech[]): boolean {
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
  return subjects.topicAt(prose, position) === 'child';
}
