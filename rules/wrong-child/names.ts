import { contactKind, isInPerson } from '../../src/casenote/contact.ts';
import { isHardlyName } from '../../src/language/first-names.ts';
import { firstEndingAfter } from '../../src/language/in-order.ts';
import type { Mention } from '../../src/language/mentions.ts';
import type { NoteText, Prose } from '../../src/language/note-text.ts';
import { pastedEmails } from '../../src/language/pasted-email.ts';
import { type Person, relationOf } from '../../src/language/people.ts';
import { Phrases } from '../../src/language/phrases.ts';
import lists from './child-words.yaml';
import { isNearSpelling } from './spelling.ts';

type ListName =
  | 'childOwns'
  | 'childLife'
  | 'authorActs'
  | 'metActs'
  | 'between'
  | 'introduces'
  | 'there'
  | 'answers'
  | 'reporting'
  | 'acts'
  | 'noActs'
  | 'alone';
const data = lists as unknown as Readonly<Record<ListName, readonly string[]>>;
const CHILD_OWNS = new Set(data.childOwns);
const CHILD_LIFE = new Set(data.childLife);
const AUTHOR_ACTS = new Phrases(data.authorActs);
const MET_ACTS = new Phrases(data.metActs);
const BETWEEN = new Set(data.between);
const INTRODUCES = new Set(data.introduces);
const THERE = new Phrases(data.there);
const ANSWERS = new Set(data.answers);
const ACTS = new Set(data.acts);
const NO_ACTS = new Set(data.noActs);
const ALONE = new Phrases(data.alone);
const REPORTING = new Set(data.reporting);

/** A name that stands where the record's child is meant. */
export interface Misnaming {
  readonly prose: Prose;
  readonly mention: Mention;
  /** The child's own name spelt in another way; a brother's or sister's; a name that nobody of the form bears. */
  readonly kind: 'spelling' | 'sibling' | 'other';
}

interface Place {
  readonly prose: Prose;
  readonly mention: Mention;
  readonly isOwn: boolean;
}

/** A name that stands oftener than this is somebody's. */
const MOST_PLACES = 2;
const APPOSITION = /^(?:\s*\(|,? (?:who|whose|aged|which|is (?:his|her|their|the|a|an|my) )|, (?:his|her|their|the|a|an|my|our|\d|\p{Lu}\p{L}+['’]s|age))/u;
const AROUND = /\b(?:in|at|near|via|from|by|and|or|the|a|an|both|like|&|with) $/i;
const ELSEWHERE = /\b(?:in|at|near|via|from|by|with|and|of|or|the|a|an|on|to|for|both|like|&)$/;

export function misnamings(text: NoteText): Misnaming[] {
  const { people } = text;
  const { child } = people;
  if (child.names.length === 0) return [];
  const places = placesOf(text);
  const found: Misnaming[] = [];
  for (const [name, all] of places) {
    const own = all.filter(({ isOwn }) => isOwn);
    if (own.length === 0) continue;
    for (const place of own) if (hasOtherSurname(place.mention, child)) found.push({ ...place, kind: 'spelling' });
    const { mention } = own[0] as Place;
    const known = mention.people;
    if (known.some(({ role }) => role === 'child')) continue;
    const sibling = known.length === 1 && known[0]?.role === 'sibling' ? known[0] : undefined;
    if (sibling)
      for (const place of own)
        if (isForChild(text, place, sibling, own) || isOnlyInAnalysis(text, place, sibling, all)) found.push({ ...place, kind: 'sibling' });
    if (known.length > 0 || people.role(name) !== undefined || all.some((place) => introducesSomebody(place, child))) continue;
    const isSpelling = child.names.some((names) => names[0] !== undefined && isNearSpelling(name, names[0]));
    for (const place of own) {
      if (
        isSpelling
          ? !namesChild(place) && isSingle(place.mention, child)
          : all.length <= MOST_PLACES && new Set(all.map(({ prose }) => prose)).size === 1 && isChildsPlace(text, place) && !isHardlyName(name)
      ) {
        found.push({ ...place, kind: isSpelling ? 'spelling' : 'other' });
      }
    }
  }
  return found;
}

/** Where each first name stands. A name in a quotation or a pasted e-mail is not the author's. */
function placesOf(text: NoteText): Map<string, Place[]> {
  const places = new Map<string, Place[]>();
  for (const prose of text.sections) {
    for (const mention of prose.mentions) {
      const name = mention.name[0];
      if (name === undefined) continue;
      const isOwn = mention.kind === 'name' && !mention.titled && !prose.quoteAt(mention.start) && !isInEmail(prose, mention);
      const known = places.get(name);
      const place = { prose, mention, isOwn };
      if (known) known.push(place);
      else places.set(name, [place]);
    }
  }
  return places;
}

function isInEmail(prose: Prose, { start }: Mention): boolean {
  return pastedEmails(prose).some((email) => email.head !== undefined && email.start <= start && start < email.end);
}

/** The child's first name, and nearly the child's surname. */
function hasOtherSurname({ name, people }: Mention, child: Person): boolean {
  if (people.length > 0 || name.length !== 2) return false;
  return child.names.some((names) => names.length > 1 && names[0] === name[0] && isNearSpelling(name[1] ?? '', names.at(-1) ?? ''));
}

/** With no surname, or with the child's. */
function isSingle({ name }: Mention, child: Person): boolean {
  return name.length === 1 || child.names.some((names) => name.slice(1).every((word) => names.includes(word)));
}

/** Whether a name's place says who somebody else is: "his friend Mason", "Joy, who is two", "a boy called Kit", "Kayden Sharpe". */
function introducesSomebody({ prose, mention, isOwn }: Place, child: Person): boolean {
  if (!isOwn) return !isInEmail(prose, mention) || mention.kind !== 'name';
  if (mention.name.length > 1) return !isSingle(mention, child);
  const { words, text } = prose;
  for (let i = mention.first - 1; i >= Math.max(0, mention.first - 3); i--) {
    const word = words[i];
    if (!word || /[.;!?\n]/.test(text.slice(word.end, words[i + 1]?.start))) break;
    if (INTRODUCES.has(word.lower) || relationOf(word.lower) !== undefined) return true;
  }
  const previous = prose.mentionsIn(Math.max(0, mention.start - 30), mention.start).at(-1);
  if (previous && (previous.kind === 'kin' || previous.kind === 'profession') && /^,? $/.test(text.slice(previous.end, mention.start))) return true;
  return !mention.owning && APPOSITION.test(text.slice(mention.end, mention.end + 24));
}

/** Whether the sentence has the child by name too: who else is named there is somebody else. */
function namesChild({ prose, mention }: Place): boolean {
  const sentence = prose.sentenceAt(mention.start);
  return (
    sentence !== undefined &&
    prose
      .mentionsIn(sentence.start, sentence.end)
      .some((other) => other !== mention && other.kind === 'name' && other.people.some(({ role }) => role === 'child'))
  );
}

/** Whether a name that nobody bears stands where a note can only mean its child. */
function isChildsPlace(text: NoteText, place: Place): boolean {
  const { prose, mention } = place;
  const sentence = prose.sentenceAt(mention.start);
  if (!sentence || mention.name.length > 1 || namesChild(place) || isPetName(text.people.child, mention)) return false;
  if (isVocative(prose, mention) || isSeenMarker(place)) return true;
  const before = prose.mentionsIn(sentence.start, mention.start).filter(({ start }) => !prose.quoteAt(start));
  const { gender } = text.people.child;
  // "He said Rafi hit him": a pronoun of the child's beside the name.
  if (before.some((other) => other.kind === 'pronoun' && (gender === undefined || other.gender === gender))) return false;
  if (mention.owning) return CHILD_OWNS.has(prose.words[mention.last + 1]?.lower ?? '') && before.every(({ kind }) => kind !== 'name');
  const to = firstEndingAfter(prose.words, sentence.end);
  const after = prose.mentionsIn(mention.end, sentence.end).filter((other) => other.kind === 'pronoun' && !prose.quoteAt(other.start));
  if (gender && after.some((other) => other.gender !== gender)) return false;
  const agrees = after.length > 0;
  const tells = prose.words.slice(mention.last + 1, to).some(({ lower }) => CHILD_LIFE.has(lower));
  if (isAsked(prose, mention)) return mayMeetChild(text) && (agrees || tells);
  if (
    tells &&
    agrees &&
    sentence.start < mention.start &&
    before.some((other) => other.kind !== 'author' && !other.owning) &&
    !AROUND.test(prose.text.slice(Math.max(0, mention.start - 8), mention.start))
  )
    return true;
  if (!isSubject(prose, mention)) return false;
  if (before.every(({ kind, owning }) => kind === 'author' || owning)) {
    if (ANALYSIS.has(prose.section.kind)) return tells && agrees && sentence.start < mention.start;
    const isScene = isMet(prose, mention, to) || isAct(prose, mention, to);
    return (
      mayMeetChild(text) &&
      isScene &&
      (tells || agrees || isFirstHand(prose, mention, to)) &&
      (tells || hasAuthor(prose, mention.end, sentence.end) || isMet(prose, mention, to))
    );
  }
  return tells && agrees && isReported(prose, mention);
}

const ANALYSIS: ReadonlySet<string> = new Set(['analysis', 'workingWell', 'worries', 'needsToHappen']);

/** "Toby" for Tobias: whoever begins as the child does may be the child under a pet name. */
function isPetName(child: Person, { name }: Mention): boolean {
  const begins = name[0]?.slice(0, 3) ?? '';
  return child.names.some((names) => names.some((own) => own.startsWith(begins)));
}

/** A verb follows, as far as can be told: a small letter and no preposition. */
function isSubject(prose: Prose, { start, end }: Mention): boolean {
  const { text } = prose;
  return (
    /^ \p{Ll}/u.test(text.slice(end, end + 2)) &&
    !/^ (?:and|or|to|in|on|at|from|of|for|with|by|but) /.test(text.slice(end, end + 6)) &&
    !ELSEWHERE.test(
      text
        .slice(Math.max(0, start - 8), start)
        .trimEnd()
        .toLowerCase(),
    )
  );
}

/** "They asked if Elsie …", "School say that Jayden …". */
function isReported(prose: Prose, { first }: Mention): boolean {
  const before = prose.words.slice(Math.max(0, first - 3), first).map(({ lower }) => lower);
  return before.some((word) => REPORTING.has(word));
}

/** "your bed, Micah, with the space quilt": a letter to the child. */
function isVocative(prose: Prose, { start, end }: Mention): boolean {
  const { text } = prose;
  const sentence = prose.sentenceAt(start);
  return (
    sentence !== undefined &&
    (/,\s$/.test(text.slice(Math.max(0, start - 2), start)) || sentence.start === start) &&
    /^[,.!?]/.test(text.slice(end, end + 1)) &&
    prose.wordsIn(sentence.start, sentence.end).some(({ lower }) => lower === 'you' || lower === 'your')
  );
}

/** "I asked Millie", "I then sat with Emre". */
function isAsked(prose: Prose, mention: Mention): boolean {
  const start = AUTHOR_ACTS.startBefore(prose.words, mention.first, 3);
  if (start === undefined) return false;
  const sentence = prose.sentenceAt(mention.start);
  const first = firstEndingAfter(prose.words, sentence?.start ?? 0);
  // A shorthand note leaves out who asked.
  if (start === first) return true;
  for (let i = start - 1; i >= Math.max(first, start - 3); i--) if (/^(?:i|we)$/.test(prose.words[i]?.lower ?? '')) return true;
  return false;
}

/** "Ruby told me", "Caleb then told me". */
function isMet(prose: Prose, mention: Mention, to: number): boolean {
  return actAfter(prose, mention, to) !== undefined;
}

function isFirstHand(prose: Prose, mention: Mention, to: number): boolean {
  const act = actAfter(prose, mention, to);
  return act !== undefined && prose.words.slice(act[0], act[1]).some(({ lower }) => /^(?:me|us|my|i)$/.test(lower));
}

/** What somebody does there and then, right after the name: "Ruby climbed"; not "Ruby lives". */
function isAct(prose: Prose, mention: Mention, to: number): boolean {
  let at = mention.last + 1;
  while (at < to && BETWEEN.has(prose.words[at]?.lower ?? '')) at++;
  const word = prose.words[at];
  return word !== undefined && at < to && !prose.quoteAt(word.start) && (ACTS.has(word.lower) || (word.lower.endsWith('ed') && !NO_ACTS.has(word.lower)));
}

function hasAuthor(prose: Prose, start: number, end: number): boolean {
  return prose.mentionsIn(start, end).some((mention) => mention.kind === 'author' && !prose.quoteAt(mention.start));
}

function actAfter(prose: Prose, mention: Mention, to: number): [number, number] | undefined {
  let at = mention.last + 1;
  while (at < to && BETWEEN.has(prose.words[at]?.lower ?? '')) at++;
  const end = MET_ACTS.endAt(prose.words, at, to);
  return end === undefined || prose.quoteAt(prose.words[at]?.start ?? 0) ? undefined : [at, end];
}

/** "Emre seen alone." where Reason for contact says nothing of the child. */
function isSeenMarker({ prose, mention }: Place): boolean {
  if (prose.section.kind !== 'reason' || !/^ (?:was )?seen\b/.test(prose.text.slice(mention.end, mention.end + 10))) return false;
  return (
    !/^child seen/im.test(prose.text) &&
    prose.mentions.every(
      (other) =>
        other.kind !== 'name' ||
        other.people.every(({ role }) => role !== 'child') ||
        !/^ (?:was |were )?seen\b/.test(prose.text.slice(other.end, other.end + 11)),
    )
  );
}

/** Whether the worker may have met the child at this contact. */
function mayMeetChild({ note, people }: NoteText): boolean {
  const { row } = people.child;
  const kind = contactKind(note);
  return kind === 'call' || ((kind === undefined || isInPerson(kind)) && (row ? row.seen !== false && row.atContact !== false : !note.fields.present));
}

/** Whether a brother or sister who was not there is told of as the one who was met, or is answered for by the child. */
function isForChild(text: NoteText, place: Place, sibling: Person, own: readonly Place[]): boolean {
  const { prose, mention } = place;
  const sentence = prose.sentenceAt(mention.start);
  if (!sentence || mention.owning || (namesChild(place) && !isMet(prose, mention, prose.words.length))) return false;
  const { gender } = text.people.child;
  if (sibling.gender && gender && sibling.gender !== gender && isAsked(prose, mention) && isAnswered(prose, mention, sentence.end, gender)) return true;
  if (sibling.row?.alone !== true && text.people.child.row?.alone === true && isAlone(prose, mention, sentence.end)) return true;
  if (sibling.row && (sibling.row.seen || sibling.row.atContact || sibling.row.interviewed)) return false;
  // Where the form has no table, only work with one child alone tells that a brother or sister was not there.
  const isListed = text.people.child.row !== undefined || (!text.note.fields.present && contactKind(text.note) === 'directWork');
  if (!isListed || !mayMeetChild(text) || !isInPerson(contactKind(text.note))) return false;
  if (isSeenMarker(place)) return true;
  if (own.some((other) => other !== place && isThere(other)) || APPOSITION.test(prose.text.slice(mention.end, mention.end + 24))) return false;
  const to = firstEndingAfter(prose.words, sentence.end);
  const before = prose.mentionsIn(sentence.start, mention.start);
  if (!before.every(({ kind, owning }) => kind === 'author' || owning)) return false;
  return (
    isAsked(prose, mention) ||
    isMet(prose, mention, to) ||
    (isAct(prose, mention, to) &&
      (hasAuthor(prose, mention.end, sentence.end) || prose.wordsIn(mention.end, sentence.end).some(({ lower }) => CHILD_LIFE.has(lower))))
  );
}

/** A brother or sister who is spoken of nowhere but in the analysis, and there as the child would be. */
function isOnlyInAnalysis(text: NoteText, place: Place, sibling: Person, all: readonly Place[]): boolean {
  const { prose, mention } = place;
  const { gender } = text.people.child;
  if (!ANALYSIS.has(prose.section.kind) || sibling.row || namesChild(place) || all.some((other) => other.prose !== prose)) return false;
  if (sibling.gender !== undefined && sibling.gender !== gender) return false;
  const sentence = prose.sentenceAt(mention.start);
  if (!sentence || APPOSITION.test(prose.text.slice(mention.end, mention.end + 24))) return false;
  const pronouns = prose.mentionsIn(sentence.start, sentence.end).filter(({ kind }) => kind === 'pronoun');
  if (gender && pronouns.some((other) => other.gender !== gender)) return false;
  if (mention.owning) return CHILD_OWNS.has(prose.words[mention.last + 1]?.lower ?? '');
  return pronouns.length > 0 && isSubject(prose, mention) && prose.wordsIn(mention.end, sentence.end).some(({ lower }) => CHILD_LIFE.has(lower));
}

/** "I asked Millie … and he said". */
function isAnswered(prose: Prose, mention: Mention, end: number, gender: string): boolean {
  return prose
    .mentionsIn(mention.end, end)
    .some(
      (other) =>
        other.kind === 'pronoun' &&
        other.gender === gender &&
        !other.owning &&
        prose.words[other.first - 1]?.lower === 'and' &&
        ANSWERS.has(prose.words[other.last + 1]?.lower ?? ''),
    );
}

/** "I saw Emre alone", "Emre was seen by himself": the form has that tick for the record's child alone. */
function isAlone(prose: Prose, mention: Mention, end: number): boolean {
  const after = prose.text.slice(mention.end, Math.min(end, mention.end + 60));
  return (
    (isAsked(prose, mention) || /^ (?:was |also )*(?:seen|spoken to)\b/.test(after)) &&
    ALONE.find(prose.wordsIn(mention.end, Math.min(end, mention.end + 60))) !== undefined
  );
}

function isThere({ prose, mention }: Place): boolean {
  const sentence = prose.sentenceAt(mention.start);
  if (!sentence || mention.owning || isSeenPhrase(prose, mention)) return false;
  const from = mention.last + 1;
  return THERE.find(prose.words, from, Math.min(from + 6, firstEndingAfter(prose.words, sentence.end))) !== undefined;
}

function isSeenPhrase(prose: Prose, { end }: Mention): boolean {
  return /^ (?:was )?(?:not )?seen\b/.test(prose.text.slice(end, end + 14)) || /\bnot (?:been )?seen\b/.test(prose.text.slice(end, end + 60));
}
