import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';
import { PerForm } from '../words/word-forms.ts';
import { antecedent, type Mention } from './mentions.ts';
import type { Prose } from './note-text.ts';
import speechVerbs from './speech-verbs.yaml';

type VerbKind = 'told' | 'said' | 'asked';
const VERBS = new Map(
  Object.entries(speechVerbs as Readonly<Record<VerbKind, readonly string[]>>).flatMap(([kind, verbs]) =>
    verbs.map((verb) => [verb, kind as VerbKind] as const),
  ),
);
const KINDS = new PerForm((lower) => VERBS.get(lower));

/** Whether a word in small letters may tell of speech. */
export const isSpeechVerb = (lower: string): boolean => VERBS.has(lower);

/** Somebody's speech that the author tells of: a verb of saying outside quotation marks, and whose it is. */
export interface Speech {
  readonly kind: VerbKind;
  /** Index of the verb in the section's words. */
  readonly verb: number;
  /** Who speaks; a pronoun where the sentence has one, see `speakerOf`. Undefined where nobody is named ("it was reported that"). */
  readonly speaker: Mention | undefined;
  /** "was told by his nan", "I was informed": the speaker stands behind, or nowhere. */
  readonly passive: boolean;
}

/** Before a verb of saying these show that it is none: "the report", "a call", "to tell". */
const NO_VERB_AFTER = /^(?:a|an|the|this|that|these|those|my|your|his|their|its|our|of|no|any|each|every|first|second|last|next|new|some|two|three|more)$/;
/** "the school report", "phone talks", where "school reported" tells of speech. */
const NO_NOUN_AFTER = /^(?:phone|telephone|school)$/;
const NOUN_TOO = /^(?:answers|claims|comments|mentions|notes?|reports|requests|shares|states|talks|wants)$/;
const PASSIVE = /^(?:was|were|been|being|be|is|are|am|got)$/;
/** How many words may stand between a verb and its subject ("Dawn then very quietly told"). */
const FARTHEST_SUBJECT = 8;

/** What is told of speech in one sentence, in order. */
export function speechIn(prose: Prose, sentence: Sentence): Speech[] {
  const found: Speech[] = [];
  const mentions = prose.mentionsIn(sentence.start, sentence.end).filter((mention) => !prose.quoteAt(mention.start));
  const end = firstEndingAfter(prose.words, sentence.end);
  for (let verb = firstEndingAfter(prose.words, sentence.start); verb < end; verb++) {
    const word = prose.words[verb];
    const kind = word && KINDS.of(word);
    if (!word || kind === undefined || prose.quoteAt(word.start)) continue;
    const opens = (prose.words[verb - 1]?.end ?? 0) <= sentence.start;
    const before = opens ? '' : (prose.words[verb - 1]?.lower ?? '');
    if (NO_VERB_AFTER.test(before) || (NO_NOUN_AFTER.test(before) && NOUN_TOO.test(word.lower))) continue;
    const passive = PASSIVE.test(before === 'also' ? (prose.words[verb - 2]?.lower ?? '') : before);
    found.push({ kind, verb, passive, speaker: passive ? agentAfter(prose, mentions, verb) : subjectOf(mentions, verb) });
  }
  return found;
}

/** The one before a verb whose doing it is: no possessive, and near. */
function subjectOf(mentions: readonly Mention[], verb: number): Mention | undefined {
  const before = mentions.filter((mention) => mention.last < verb && verb - mention.last <= FARTHEST_SUBJECT && !mention.owning);
  const near = before.at(-1);
  if (near) return near;
  // "“…”, said Dawn."
  return mentions.find((mention) => mention.first === verb + 1 && !mention.owning && mention.kind !== 'pronoun');
}

/** "… was told by the school". */
function agentAfter(prose: Prose, mentions: readonly Mention[], verb: number): Mention | undefined {
  return mentions.find((mention) => {
    const by = prose.words.slice(Math.max(verb, mention.first - 3), mention.first).some(({ lower }) => lower === 'by' || lower === 'from');
    return !mention.owning && mention.first > verb && mention.first - verb <= FARTHEST_SUBJECT && by;
  });
}

/** Whom a mention means: itself, or for "he" and "she" the one before it. */
export function resolved(prose: Prose, mention: Mention): Mention {
  return mention.kind === 'pronoun' ? (antecedent(prose, mention) ?? mention) : mention;
}

/** Whether the mention is of the record's child: by name, as "the child", or by a pronoun that means them. */
export function isChild(prose: Prose, mention: Mention): boolean {
  const who = resolved(prose, mention);
  if (who.people.length > 0) return who.people.some(({ role }) => role === 'child') && !who.titled;
  return who.kind === 'kin' && who.relation === 'child' && who.name.length === 0;
}
