import type { PastedEmail } from '../../src/language/copying/pasted-email.ts';
import type { Mention } from '../../src/language/index/mentions.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { kinOf, type People, withoutPossessive } from '../../src/language/index/people.ts';
import { firstEndingAfter } from '../../src/language/words/in-order.ts';
import { isCapital } from '../../src/language/words/letters.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import type { Word } from '../../src/language/words/words.ts';
import lists from './irrelevant.yaml';

type ListName = 'familyAfter' | 'ownedAfter' | 'childBefore' | 'caseWords' | 'roleWords' | 'turns' | 'adultCase' | 'contactWords' | 'places' | 'theirWorker';
const data = lists as unknown as Readonly<Record<ListName, readonly string[]>>;
const FAMILY_AFTER = new WordSet(data.familyAfter);
const OWNED_AFTER = new WordSet(data.ownedAfter);
const CHILD_BEFORE = new WordSet(data.childBefore);
const CASE_WORDS = new WordSet(data.caseWords);
const ROLE_WORDS = new WordSet(data.roleWords);
const TURNS = new Phrases(data.turns);
const THEIR_WORKER = new Phrases(data.theirWorker);
const PLACES = new WordSet(data.places);
const CONTACT_WORDS = new WordSet(data.contactWords);
const ADULT_CASE = new WordSet(data.adultCase);

/** How near to a name what tells of it stands, in words. */
const NEAR = 3;
/** The sentence after a full name goes on about them. */
const BEGINS_WITH_THEM = /^(?:he|she|his|her|they|their)\b/i;

/**
 * Names in a pasted e-mail of children or families who are none of the record's: unknown to the form, nobody who wrote or
 * got the message, no professional, and told of as services tell of children and families. Each name once.
 */
export function otherPeople(prose: Prose, people: People, email: PastedEmail): Mention[] {
  const surnames = new Set(people.child.names.flatMap((name) => (name.length > 1 ? name.slice(-1) : [])));
  const told = new Set<string>();
  const mentions = prose.mentionsIn(email.body.start, email.body.end);
  const own = relativesIn(prose, mentions);
  const found: Mention[] = [];
  for (const mention of mentions) {
    if (mention.start < email.body.start || mention.end > email.body.end) continue;
    const { name } = mention;
    if (name.length === 0 || (mention.kind !== 'name' && !isOthersKin(prose, mention))) continue;
    if (mention.people.length > 0 || name.some((word) => told.has(word) || email.writers.has(word) || surnames.has(word) || own.has(word))) continue;
    if (name.some((word) => people.role(word) !== undefined && !mention.titled)) continue;
    if (PLACES.has(name.at(-1) ?? '') || !isOfOtherFamily(prose, mention)) continue;
    for (const word of name) told.add(word);
    found.push(mention);
  }
  return found;
}

/** Names that the message gives to relatives of the child: "his uncle Dave". */
function relativesIn(prose: Prose, mentions: readonly Mention[]): Set<string> {
  return new Set(mentions.filter((mention) => mention.kind === 'kin' && !isOthersKin(prose, mention)).flatMap(({ name }) => name));
}

/** "another child, Kit", "the boy Tyler": no word for a relative of the record's child. */
function isOthersKin(prose: Prose, { kind, first, relation }: Mention): boolean {
  if (kind === 'profession') return relation !== undefined && CHILD_BEFORE.has(relation.split(' ').at(-1) ?? '');
  return kind === 'kin' && CHILD_BEFORE.includes(prose.words[first]);
}

function isOfOtherFamily(prose: Prose, mention: Mention): boolean {
  const { words } = prose;
  const sentence = prose.sentenceAt(mention.start);
  if (!sentence) return false;
  const [from, to] = [firstEndingAfter(words, sentence.start), firstEndingAfter(words, sentence.end)];
  const lower = (i: number) => (i >= from && i < to ? withoutPossessive(words[i]?.lower ?? '') : '');
  const near = (set: WordSet, first: number, end: number) => {
    for (let i = first; i < end; i++) if (set.has(lower(i))) return true;
    return false;
  };
  const { first, last, titled } = mention;
  const isWork = near(ROLE_WORDS, first - NEAR, first) || near(ROLE_WORDS, last + 1, last + NEAR) || near(CONTACT_WORDS, from, first);
  if (mention.kind !== 'name') return true;
  if (hasFamilyAfter(prose, mention, lower(last + 1))) return true;
  // "Zain's social worker", "Mrs Coyle, whose boys are in care".
  if (!titled && mention.owning && OWNED_AFTER.has(lower(last + 1))) return true;
  if (lower(last + 1) === 'whose' && FAMILY_AFTER.has(lower(last + 2))) return true;
  // "The Nolans are moving".
  if (lower(first - 1) === 'the' && /s$/.test(mention.name.at(-1) ?? '') && /^(?:are|were|have|had)$/.test(lower(last + 1))) return true;
  // "Mia Dobbs, who you also have".
  if (lower(last + 1) === 'who' && lower(last + 2) === 'you') return true;
  if (isWork) return false;
  const turn = TURNS.find(words, from, first);
  if (turn !== undefined) return titled ? near(ADULT_CASE, from, to) : true;
  if (titled) return false;
  if (near(CHILD_BEFORE, first - NEAR, first) || isInitial(prose, words[last + 1])) return true;
  // "…, with Corey Blandford", "Kayden has been excluded": what services know of children.
  if (/^(?:by|from)$/.test(lower(first - 1)) && !/^(?:apart|away|different)$/.test(lower(first - 2))) return false;
  if (tellsOfCase(prose, from, to) || isBesideChild(prose, mention) || THEIR_WORKER.find(words, last + 1, to)) return true;
  const next = mention.name.length > 1 ? prose.sentences[firstEndingAfter(prose.sentences, sentence.end)] : undefined;
  return (
    next !== undefined &&
    BEGINS_WITH_THEM.test(prose.text.slice(next.start, next.start + 6)) &&
    prose.wordsIn(next.start, next.end).some((word) => CASE_WORDS.includes(word))
  );
}

const isRecordsChild = ({ people }: Mention): boolean => people.some(({ role }) => role === 'child');

/** What services know of children, and not "Dawn's class". */
function tellsOfCase({ words, mentions }: Prose, from: number, to: number): boolean {
  for (let i = from; i < to; i++)
    if (
      CASE_WORDS.has(withoutPossessive(words[i]?.lower ?? '')) &&
      !mentions.some((mention) => mention.owning && mention.last === i - 1 && isRecordsChild(mention))
    )
      return true;
  return false;
}

/** "the minutes for Dawn and for Yusuf Malik". */
function isBesideChild({ text, mentions }: Prose, { start, name }: Mention): boolean {
  const before = mentions[firstEndingAfter(mentions, start) - 1];
  if (name.length < 2 || !before || before.owning || !isRecordsChild(before)) return false;
  return /^,? and (?:for |of |about |on )?$/.test(text.slice(before.end, start)) && /\b(?:for|of|about|on|re) $/.test(text.slice(0, before.start).slice(-7));
}

/** "the Rahmani twins", "Donna Sykes' lads", "Corey's mum". */
function hasFamilyAfter(prose: Prose, { last, owning, titled }: Mention, next: string): boolean {
  const word = prose.words[last + 1];
  const gap = word ? prose.text.slice(prose.words[last]?.end ?? 0, word.start) : '';
  if (!FAMILY_AFTER.has(next) || !/^['’]? $/.test(gap)) return false;
  return owning || !titled || kinOf(next) === undefined || gap.length > 1;
}

/** "Brooke M": a name cut short so as not to tell whose it is. */
function isInitial(prose: Prose, next: Word | undefined): boolean {
  return next !== undefined && next.end - next.start === 1 && isCapital(prose.text, next.start) && next.lower !== 'i' && next.lower !== 'a';
}
