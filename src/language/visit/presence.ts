import { contactKind } from '../../casenote/contact.ts';
import { type Clause, clausesIn } from '../grammar/clauses.ts';
import type { Mention } from '../index/mentions.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { resolved } from '../index/speech.ts';
import { isHardlyName } from '../people/first-names.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { Phrases } from '../words/phrases.ts';
import type { Sentence } from '../words/sentences.ts';
import type { Word } from '../words/words.ts';
import { isElsewhere, isHere, isOfOtherTime, type Scene } from './here-and-now.ts';
import { peopleMetIn } from './people-met.ts';
import lists from './presence.yaml';
import { isOwnService, isSomebody } from './somebody.ts';
import { beingBehind, type Evidence, evidenceIn, isDoing } from './there-told.ts';
import { isAwayFromHome } from './visit-place.ts';

const data = lists as Readonly<Record<'roll' | 'whileThere' | 'framed' | 'unwitnessed' | 'unreached' | 'unreal', readonly string[]>>;
const ROLL = new Phrases(data.roll);
const WHILE_THERE = new Phrases(data.whileThere);
const FRAMED = new Phrases(data.framed);
const UNWITNESSED = new Phrases(data.unwitnessed);
const UNREACHED = new Phrases(data.unreached);
const UNREAL = new Set(data.unreal);

/** Somebody whom a note tells to have been present at this contact. Holds words of the record. */
export interface Presence {
  readonly prose: Prose;
  readonly sentence: Sentence;
  /** Who: the first mention, and what else the sentence calls them ("The health visitor", "Mrs Oyelaran"). */
  readonly mention: Mention;
  readonly also: readonly Mention[];
  readonly evidence: Evidence;
}

const held = new WeakMap<NoteText, readonly Presence[]>();

/**
 * Who was present, seen or spoken to at this contact by what its text tells, outside quotations, in the order of the text;
 * somebody may come more than once. People only talked about, telephoned, elsewhere, or there another day, are not in it.
 */
export function presentIn(text: NoteText): readonly Presence[] {
  const known = held.get(text);
  if (known) return known;
  const kind = contactKind(text.note);
  const isMeeting = kind === 'meeting';
  const scene = { isMeeting, isAway: isMeeting || kind === 'visitElsewhere' || isAwayFromHome(text) };
  const found = text.of('reason', 'detailed', 'other').flatMap((prose) => prose.sentences.flatMap((sentence) => inSentence(prose, sentence, scene)));
  held.set(text, found);
  return found;
}

type Found = Pick<Presence, 'mention' | 'also' | 'evidence'>;

function inSentence(prose: Prose, sentence: Sentence, scene: Scene): Presence[] {
  if (sentence.block.kind === 'heading') return [];
  // A sentence of author and child alone, or of nobody, tells of no one else.
  if (!prose.mentionsIn(sentence.start, sentence.end).some((mention) => isSomebody(prose, mention))) return [];
  const words = prose.wordsIn(sentence.start, sentence.end);
  const teller = scene.isMeeting ? leadIn(prose, sentence) : undefined;
  const found = isRoll(prose, words)
    ? rolled(prose, sentence)
    : told(prose, sentence, words, scene).filter(({ mention, evidence }) => !teller || mention === teller || evidence === 'spoke');
  return found
    .filter(({ mention }, i) => found.findIndex((other) => other.mention === mention) === i && !isThing(mention, sentence))
    .map((one) => ({ prose, sentence, ...one }));
}

/** "Syringes in a tub by the sink": things that open a line with a capital. */
function isThing({ kind, start, people, name: [name, second], titled }: Mention, sentence: Sentence): boolean {
  if (kind !== 'name' || start !== sentence.start || people.length > 0 || titled || second !== undefined) return false;
  return name !== undefined && isHardlyName(name);
}

/** "Present: Mum, Gary." */
function rolled(prose: Prose, { start, end }: Sentence): Found[] {
  return prose
    .mentionsIn(start, end)
    .filter((mention) => {
      // "Mr Dunmore (head of year)" is one.
      const isSecond = mention.kind !== 'name' && prose.text[mention.start - 1] === '(';
      return isSomebody(prose, mention) && !isSecond && !prose.quoteAt(mention.start);
    })
    .map((mention) => ({ mention, also: [], evidence: 'listed' }));
}

/** "- Sergeant Vale: Dad was at the gate.": who tells a meeting what its line goes on to say, of what was elsewhere. */
function leadIn(prose: Prose, { block }: Sentence): Mention | undefined {
  const colon = prose.text.indexOf(':', block.start);
  if (colon === -1 || colon >= block.end) return undefined;
  const first = firstEndingAfter(prose.words, block.start);
  return prose.mentionsIn(block.start, colon).find((mention) => mention.first === first && mention.end === colon && isSomebody(prose, mention));
}

function isRoll(prose: Prose, words: readonly Word[]): boolean {
  const end = ROLL.endAt(words, 0);
  if (end === undefined) return false;
  const last = words[end - 1];
  const next = words[end];
  const gap = last ? prose.text.slice(last.end, next?.start ?? last.end) : '';
  return /^\s?[:=–-]/.test(gap) || next?.lower === 'were' || next?.lower === 'was';
}

function told(prose: Prose, sentence: Sentence, words: readonly Word[], scene: Scene): Found[] {
  if (UNWITNESSED.find(words) || UNREACHED.find(words)) return [];
  const framed = FRAMED.find(words);
  const frame = (framed && words[framed.end - 1]?.end) ?? Number.POSITIVE_INFINITY;
  const behind = framed ? undefined : beingBehind(prose, sentence, words);
  const behindEnd = behind ? words.findIndex(({ start }) => start >= behind.end) : -1;
  const isBehind =
    behind && isSomebody(prose, behind) && isHere(words, 0, behindEnd === -1 ? words.length : behindEnd) && !isElsewhere(words, words.length, scene);
  const found: Found[] = isBehind ? [{ mention: behind, also: [], evidence: 'there' }] : [];
  const isWhileThere = WHILE_THERE.find(words) !== undefined;
  const clauses = clausesIn(prose, sentence);
  for (const clause of clauses) {
    const { subject, reported } = clause;
    if (UNREAL.has(clause.opener) || (subject ?? clause.words[0] ?? sentence).start > frame) continue;
    const beyond = beyondAside(prose, sentence, clause);
    if (beyond) found.push(...subjectThere(prose, beyond, scene, isWhileThere));
    found.push(...subjectThere(prose, clause, scene, isWhileThere), ...pronounMet(prose, sentence, clause, clauses, scene));
    const isAuthors = subject ? subject.kind === 'author' || subject.people.some(({ role }) => role === 'author') : !isToldToChild(clause);
    if ((isAuthors || !reported) && !isBeforeContact(prose, subject))
      found.push(...peopleMetIn(prose, sentence, clause, isAuthors).map(({ mention, also }) => ({ mention, also, evidence: 'met' }) as const));
  }
  return found;
}

/** The one a clause is told of, where it shows that they were there. @param isWhileThere The author was by, as the sentence says. */
function subjectThere(prose: Prose, clause: Clause, scene: Scene, isWhileThere: boolean): Found[] {
  const { subject, also, words, opener, reported } = clause;
  // "Your brother's social worker, Kemi": by her name no author.
  if (!subject || !(isSomebody(prose, subject) || also.some((other) => isSomebody(prose, other))) || isOwnService(prose, subject)) return [];
  const isBeside = isBesideAuthor(prose, subject) && isHere(words, 0, 1);
  const evidence = isBeside ? 'met' : (evidenceIn(clause, scene) ?? (isWhileThere && isDoing(words, scene) ? 'there' : undefined));
  if (!evidence || (evidence !== 'met' && (reported || opener === 'because' || opener === 'that'))) return [];
  return [{ mention: subject, also, evidence }];
}

/** "I'd spoken to the guardian at court": before the contact. */
function isBeforeContact({ text }: Prose, subject: Mention | undefined): boolean {
  return subject?.kind === 'author' && /['’]d$/.test(text.slice(subject.start, subject.end));
}

/** "You got the train and met a friend there", of a letter to the child: their doing, and not the author's. */
function isToldToChild({ words }: Clause): boolean {
  return words[0]?.lower === 'you' || (words[1]?.lower === 'you' && !/^(?:with|to|for|of|saw|met)$/.test(words[0]?.lower ?? ''));
}

const ASIDE = /^, (?:who|whom|whose)\b[^,;:.()]*, /;

/** "The woman, who said that she is her aunt, was ironing": what is told behind the aside. */
function beyondAside(prose: Prose, { end }: Sentence, clause: Clause): Clause | undefined {
  const { subject, also } = clause;
  if (!subject) return undefined;
  const from = (also.at(-1) ?? subject).end;
  const aside = ASIDE.exec(prose.text.slice(from, end));
  return aside ? { ...clause, words: prose.wordsIn(from + aside[0].length, end) } : undefined;
}

/** "She then turned to me", of one named before. */
function pronounMet(prose: Prose, sentence: Sentence, clause: Clause, clauses: readonly Clause[], scene: Scene): Found[] {
  const { subject, words } = clause;
  if (subject?.kind !== 'pronoun' || (words.length <= 2 && isOfOtherTime(prose, sentence))) return [];
  const who = resolved(prose, subject);
  const isSubject = clauses.some((other) => other.subject === who);
  return isSubject && isSomebody(prose, who) && evidenceIn(clause, scene) === 'met' ? [{ mention: who, also: [], evidence: 'met' }] : [];
}

/** "Mrs Kettle and I": they did it together. */
function isBesideAuthor(prose: Prose, { start, end }: Mention): boolean {
  return /^ and (?:I|myself|me)\b/.test(prose.text.slice(end, end + 12)) || /\b(?:I|me|myself) and $/.test(prose.text.slice(Math.max(0, start - 12), start));
}
