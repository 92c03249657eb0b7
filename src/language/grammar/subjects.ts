import type { Mention } from '../index/mentions.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import type { Gender } from '../index/people.ts';
import { speechIn } from '../index/speech.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { isCapital } from '../words/letters.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import { isLetter } from './letter.ts';
import lists from './subjects.yaml';
import { roleOf, type Whose } from './whose.ts';

export type { Whose };

const data = lists as Readonly<
  Record<
    'aboutWhom' | 'between' | 'authorOpens' | 'listeners' | 'unknownChild' | 'male' | 'female' | 'indefinite' | 'subordinating' | 'things' | 'bodies',
    readonly string[]
  >
>;
const ABOUT_WHOM = new WordSet(data.aboutWhom);
const BETWEEN = new WordSet(data.between);
const AUTHOR_OPENS = new WordSet(data.authorOpens);
const LISTENERS = new WordSet(data.listeners);
const UNKNOWN_CHILD = new WordSet(data.unknownChild);
const SUBORDINATING = new WordSet(data.subordinating);
const THINGS = new WordSet(data.things);
const MALE = new WordSet(data.male);
const FEMALE = new WordSet(data.female);
const BODIES = new WordSet(data.bodies);
const INDEFINITE = new WordSet(data.indefinite);

const OBJECT = /^(?:him|her|me|us|them|himself|herself|themselves|myself|ourselves)$/;
/** How many words may stand between a verb and its subject ("Tobias put on his jumper the wrong way round and was laughing"). */
const FARTHEST_SUBJECT = 16;

interface State {
  /** Whom "she" and "he" mean, and whom a line without a subject goes on about. */
  readonly f: Whose | undefined;
  readonly m: Whose | undefined;
  /** Whether those two are known to be a woman, a man. */
  readonly sureF: boolean;
  readonly sureM: boolean;
  readonly topic: Whose | undefined;
}

const heldSubjects = new WeakMap<NoteText, Subjects>();

/** Whose doing the verbs of a note tell of, as far as its text shows. */
export function subjectsOf(text: NoteText): Subjects {
  const known = heldSubjects.get(text);
  if (known) return known;
  const subjects = new Subjects(text);
  heldSubjects.set(text, subjects);
  return subjects;
}

/**
 * Whose doing a verb tells of, over pronouns and over lines that leave the subject out ("Said he is fed up."): the account
 * goes on about the one it spoke of last. Holds words of the record.
 */
export class Subjects {
  readonly #genders = new Map<string, Gender>();
  readonly #states = new WeakMap<Prose, readonly State[]>();
  readonly #initial: string;
  readonly #firstNames: ReadonlySet<string>;
  readonly #isThey: boolean;
  /** Whether the note is a letter to the child, who is "you" in it. */
  readonly isLetter: boolean;
  /** What the form or the text's pronouns tell of the child. */
  readonly childGender: Gender | undefined;

  constructor(text: NoteText) {
    const told = text.of('reason', 'detailed', 'analysis');
    this.#initial = text.people.child.names[0]?.[0]?.[0] ?? '';
    this.#firstNames = new Set(text.people.child.names.map((name) => name[0] ?? '').filter(Boolean));
    this.#isThey = /^\s*they/i.test(text.note.fields.child?.pronouns ?? '');
    this.isLetter = told.some(isLetter);
    for (const prose of told) this.#learnNames(prose);
    this.childGender = text.people.child.gender ?? this.#learnChild(text.of('detailed', 'other'));
  }

  /** The one who does what the word at this index tells; undefined where the text does not show it. @param word Index into the section's words. @param lenient Takes "she" for the child also where somebody of unknown sex came in between. */
  subjectAt(prose: Prose, word: number, lenient = false): Whose | undefined {
    const start = prose.words[word]?.start ?? 0;
    const position = firstEndingAfter(prose.sentences, start);
    const sentence = prose.sentences[position];
    if (!sentence) return undefined;
    const before = prose
      .mentionsIn(sentence.start, start)
      .filter((mention) => !mention.owning && mention.last < word && !OBJECT.test(prose.words[mention.last]?.lower ?? '') && !prose.quoteAt(mention.start));
    const near = subjectAmong(prose, before, word);
    const from = Math.max(near ? near.last + 1 : firstEndingAfter(prose.words, sentence.start), word - FARTHEST_SUBJECT);
    if (this.isLetter) for (let i = word - 1; i >= from; i--) if (prose.words[i]?.lower === 'you') return 'child';
    // "the young person said", "yp said", "D said": no name that the form knows.
    for (let i = word - 1; i >= Math.max(from, word - 4); i--) if (this.#isChildWord(prose, i)) return 'child';
    if (near && word - near.last <= FARTHEST_SUBJECT) return this.#whose(prose, position, near, lenient);
    const behind = prose.mentionsIn(start, sentence.end).find((mention) => mention.first === word + 1);
    if (behind && !behind.owning && behind.kind !== 'author' && near === undefined && !opensAt(prose, sentence, word))
      return this.#whose(prose, position, behind);
    // "It tells me …": a thing shows it.
    if (near !== undefined || THINGS.includes(prose.words[word - 1])) return undefined;
    // "Told her I would ring": a line of the author's own.
    if (opensAt(prose, sentence, word) && AUTHOR_OPENS.includes(prose.words[word]) && !this.#isToAuthor(prose, sentence)) return 'author';
    return this.stateAt(prose, position).topic;
  }

  #roleOf(prose: Prose, mention: Mention): Whose {
    if (mention.people.length === 0 && mention.kind === 'name' && !mention.titled && mention.name.length === 1 && this.#isLikeChild(mention.name[0] ?? ''))
      return 'child';
    // A surname alone is of the family, and not of the child.
    if (
      mention.kind === 'name' &&
      mention.people.length > 0 &&
      this.#firstNames.size > 0 &&
      mention.people.some(({ role }) => role === 'child') &&
      !this.#isFirstName(mention)
    )
      return 'other';
    const role = roleOf(prose, mention);
    return role === 'child' && mention.people.length === 0 && this.#isAnother(prose, mention.first) ? 'other' : role;
  }

  /** "a young girl", "two lads", "the boy" in the record of a girl: a word for a child that is not this one. */
  #isAnother(prose: Prose, word: number): boolean {
    const lower = prose.words[word]?.lower ?? '';
    if (this.childGender === 'f' ? MALE.has(lower) : this.childGender === 'm' && FEMALE.has(lower)) return true;
    const from = Math.max(word - 2, firstEndingAfter(prose.words, prose.sentenceAt(prose.words[word]?.start ?? 0)?.start ?? 0));
    return prose.words.slice(from, word).some((before) => INDEFINITE.includes(before));
  }

  #isFirstName({ name }: Mention): boolean {
    return name.some((word) => this.#firstNames.has(word));
  }

  /** Another spelling of the child's name, or a short form: "Teagan" for Tegan, "Cal" for Callum. */
  #isLikeChild(name: string): boolean {
    for (const own of this.#firstNames) {
      const [short, long] = own.length < name.length ? [own, name] : [name, own];
      if (
        short.length >= 3 &&
        (long.startsWith(short) || (short.length >= 4 && long.length - short.length <= 1 && own.slice(0, 2) === name.slice(0, 2) && own.at(-1) === name.at(-1)))
      )
        return true;
    }
    return false;
  }

  /** Whether "the young person", an initial or the name in small letters stands among these words. */
  isChildNamed(prose: Prose, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.#isChildWord(prose, i)) return true;
    return false;
  }

  #isChildWord(prose: Prose, i: number): boolean {
    const word = prose.words[i];
    if (!word) return false;
    if (UNKNOWN_CHILD.includes(word) && !this.#isAnother(prose, i))
      return !/^(?:person|man|lady|woman)$/.test(word.lower) || prose.words[i - 1]?.lower === 'young';
    if (this.#firstNames.has(word.lower)) return true;
    return word.end - word.start === 1 && word.lower !== 'i' && word.lower === this.#initial && isCapital(prose.text, word.start) && word.lower !== 'a';
  }

  /** Who somebody spoken of is. */
  whose(prose: Prose, mention: Mention): Whose | undefined {
    return this.#whose(prose, firstEndingAfter(prose.sentences, mention.start), mention);
  }

  /** Whom the sentences up to this one (its index, exclusive) have been about. */
  stateAt(prose: Prose, position: number): State {
    let states = this.#states.get(prose);
    if (!states) {
      // A record is about its child, until it names somebody else.
      const all: State[] = [this.#opening()];
      this.#states.set(prose, all);
      for (let i = 0; i < prose.sentences.length; i++) all.push(this.#after(prose, i, all[i] as State));
      states = all;
    }
    return states[position] as State;
  }

  #whose(prose: Prose, position: number, mention: Mention, lenient = false): Whose | undefined {
    if (mention.kind === 'several') return this.#isThey ? 'child' : 'several';
    if (mention.kind === 'author') return 'author';
    if (mention.kind !== 'pronoun') return this.#roleOf(prose, mention);
    const sentence = prose.sentences[position];
    if (sentence && this.#namesChildBehind(prose, sentence, mention)) return 'other';
    const before = sentence
      ? prose
          .mentionsIn(sentence.start, mention.start)
          .filter(
            (other) =>
              isNamed(other) &&
              !isAdverb(prose, other) &&
              !other.owning &&
              !prose.quoteAt(other.start) &&
              !isObject(prose, other) &&
              this.#fits(prose, other, mention.gender),
          )
      : [];
    if (before[0]) return this.#roleOf(prose, before[0]);
    const state = this.#states.get(prose)?.[position] ?? this.stateAt(prose, position);
    const slot = mention.gender === 'f' ? state.f : state.m;
    const isSure = mention.gender === 'f' ? state.sureF : state.sureM;
    if (lenient && !isSure && this.childGender === mention.gender) return 'child';
    if (slot !== undefined) return slot;
    return this.childGender !== undefined && this.childGender === mention.gender ? 'child' : undefined;
  }

  /** "He said that Marcel is late": he is not Marcel. */
  #namesChildBehind(prose: Prose, sentence: Sentence, pronoun: Mention): boolean {
    if (!/^s?he$/.test(prose.words[pronoun.first]?.lower ?? '')) return false;
    if (SUBORDINATING.includes(prose.words[firstEndingAfter(prose.words, sentence.start)])) return false;
    const named = prose.mentionsIn(pronoun.end, sentence.end).find((mention) => mention.kind === 'name' && this.#isFirstName(mention));
    if (!named || named.titled || prose.quoteAt(named.start)) return false;
    return !/[,;:()]|[–—]|\b(?:and|but|or|when|while|as|because|so|before|after|until|where|called)\b/.test(prose.text.slice(pronoun.end, named.start));
  }

  #fits(prose: Prose, mention: Mention, gender: Gender | undefined): boolean {
    const own = this.#genderOf(prose, mention);
    return own === undefined || own === gender;
  }

  #genderOf(prose: Prose, mention: Mention): Gender | undefined {
    if (this.#roleOf(prose, mention) === 'child') return this.childGender;
    return mention.gender ?? this.#genders.get(mention.name[0] ?? '');
  }

  #after(prose: Prose, position: number, state: State): State {
    const sentence = prose.sentences[position] as Sentence;
    const mentions = inOrderOfRank(prose, sentence, this.#toldOf(prose, sentence));
    const first = mentions[0] ?? this.#ownerAt(prose, sentence);
    // "callum said": a name in small letters is no mention.
    if (first?.kind !== 'name' && this.#isNamedSmall(prose, sentence, first)) return { ...this.#opening(), topic: 'child' };
    if (!first) return state;
    let { f, m, topic, sureF, sureM } = state;
    const opening = prose.words[firstEndingAfter(prose.words, sentence.start)]?.lower ?? '';
    // "Asked if I would tell her mum": a line of the one whom the account is about goes on about them.
    if (AUTHOR_OPENS.has(opening) && this.#isToAuthor(prose, sentence)) return state;
    // "I am Lowen's reviewing officer."
    if (first.kind === 'author' && /^(?:am|was)$/.test(prose.words[first.last + 1]?.lower ?? '') && mentions.every((mention) => mention.name.length === 0))
      return state;
    const isAuthors = first.kind === 'author' || AUTHOR_OPENS.has(opening);
    // "Cleaned and dressed by me, Aled present": the author does nothing there.
    if (first.kind === 'author' && OBJECT.test(prose.words[first.last]?.lower ?? '')) return state;
    const about = isAuthors ? mentions.find((mention) => mention.kind !== 'author' && mention.kind !== 'several') : first;
    const whoseIs = about && about.kind !== 'several' ? this.#whose(prose, position, about) : undefined;
    const fill = (mention: Mention, whose: Whose | undefined) => {
      if (isBody(mention)) return;
      const gender = mention.kind === 'pronoun' ? mention.gender : this.#genderOf(prose, mention);
      // Capitals that nobody knows may be a place: they do not take the child's place.
      const isSure =
        (mention === about && (isAuthors || mention.start === sentence.start)) || mention.kind === 'kin' || mention.people.length > 0 || mention.titled;
      if (gender !== 'm' && (isSure || f !== 'child')) {
        f = whose;
        sureF = gender === 'f';
      }
      if (gender !== 'f' && (isSure || m !== 'child')) {
        m = whose;
        sureM = gender === 'm';
      }
    };
    for (const mention of mentions.toReversed())
      if (isNamed(mention) && !isApposed(prose, mention) && !isPlural(prose, mention)) fill(mention, this.#roleOf(prose, mention));
    if (about && whoseIs !== undefined) fill(about, whoseIs);
    if (whoseIs !== undefined && !first.owning) topic = whoseIs;
    return { f, m, topic, sureF, sureM };
  }

  #opening(): State {
    return { f: this.childGender === 'm' ? undefined : 'child', m: this.childGender === 'f' ? undefined : 'child', topic: 'child', sureF: false, sureM: false };
  }

  #isNamedSmall(prose: Prose, sentence: Sentence, before: Mention | undefined): boolean {
    const at = firstEndingAfter(prose.words, sentence.start);
    const opening = prose.words[at];
    return opening !== undefined && before?.first !== at && opening.end <= sentence.end && this.#firstNames.has(opening.lower);
  }

  /** "Jade's script is ready. She …": whose thing the sentence opens with. */
  #ownerAt(prose: Prose, sentence: Sentence): Mention | undefined {
    const first = prose.mentionsIn(sentence.start, sentence.end)[0];
    return first?.owning && first.start === sentence.start && isNamed(first) ? first : undefined;
  }

  /** Those whom a sentence tells of: not those in what somebody else says in it, and not the ones who are only spoken about. */
  #toldOf(prose: Prose, sentence: Sentence): readonly Mention[] {
    const mentions = prose.mentionsIn(sentence.start, sentence.end);
    if (mentions.length === 0) return mentions;
    const said =
      speechIn(prose, sentence).find(({ passive, speaker }) => !passive && speaker !== undefined && speaker.kind !== 'author')?.verb ??
      Number.POSITIVE_INFINITY;
    return mentions.filter(
      (mention) => !mention.owning && mention.first < said + 2 && !prose.quoteAt(mention.start) && !isObject(prose, mention) && !isAdverb(prose, mention),
    );
  }

  /** "Told me …", "Asked staff …". */
  #isToAuthor(prose: Prose, sentence: Sentence): boolean {
    const at = firstEndingAfter(prose.words, sentence.start);
    const next = prose.words[at + 1]?.lower ?? '';
    return (
      LISTENERS.has(next) || (next === 'the' && LISTENERS.includes(prose.words[at + 2])) || /^(?:if|whether|for|why|when|what|was|can|could|to|i)$/.test(next)
    );
  }

  /** "Mother (Leanne)", "mum Kelly": a name's gender. */
  #learnNames(prose: Prose): void {
    let kin: Mention | undefined;
    for (const mention of prose.mentions) {
      if (mention.kind === 'kin' && mention.gender) {
        for (const name of mention.name) this.#genders.set(name, mention.gender);
      } else if (mention.kind === 'name' && kin?.gender && mention.name[0] && /^(?:,? ?\(|, ?)$/.test(prose.text.slice(kin.end, mention.start))) {
        if (!this.#genders.has(mention.name[0])) this.#genders.set(mention.name[0], kin.gender);
      }
      kin = mention.kind === 'kin' && mention.name.length === 0 && !mention.owning ? mention : undefined;
    }
  }

  /** Sentences that name the child alone tell by their pronouns. */
  #learnChild(all: readonly Prose[]): Gender | undefined {
    let f = 0;
    let m = 0;
    for (const prose of all) {
      let isChilds = false;
      for (const sentence of prose.sentences) {
        let named: Whose | undefined;
        for (const mention of prose.mentionsIn(sentence.start, sentence.end)) {
          if (prose.quoteAt(mention.start)) continue;
          if (isNamed(mention)) {
            const whose = this.#roleOf(prose, mention);
            named = named === undefined || named === whose ? whose : 'several';
            isChilds = named === 'child';
          } else if (mention.kind === 'pronoun' && isChilds) {
            const weight = named === 'child' ? 2 : 1;
            if (mention.gender === 'f') f += weight;
            else m += weight;
          }
        }
      }
    }
    return f > m * 2 ? 'f' : m > f * 2 ? 'm' : undefined;
  }
}

/**
 * The nearest that can be the subject of a verb: not one that is only spoken about, and not the listener in "Dawn showed her
 * teacher a bruise and said".
 */
function subjectAmong(prose: Prose, before: readonly Mention[], word: number): Mention | undefined {
  const at = before.findLastIndex((mention) => !isObject(prose, mention) || mention.kind === 'author');
  const near = before[at];
  const leading = near && prose.words[word - 1]?.lower === 'and' ? (prose.words[near.first - 1]?.lower ?? '') : '';
  // "I explained it to Dawn and answered her questions", "I saw Dawn and asked".
  if (/^(?:to|with|for)$/.test(leading) || AUTHOR_OPENS.has(leading)) return before.slice(0, at).findLast((mention) => !isObject(prose, mention)) ?? near;
  if (!near || near.name.length > 0 || (near.kind !== 'kin' && near.kind !== 'profession') || prose.words[word - 1]?.lower !== 'and') return near;
  const owner = prose.words[near.first - 1]?.lower ?? '';
  const lead = prose.words[near.first - 2]?.lower ?? '';
  if (!/^(?:her|his|their)$/.test(owner) || /^(?:and|but|when|while|that|so|then|as|if|because)$/.test(lead)) return near;
  return before.slice(0, at).findLast((mention) => !isObject(prose, mention)) ?? near;
}

/** "When Kelly went out I spoke to Maisie": what the sentence is about comes before what it opens with. */
function inOrderOfRank(prose: Prose, sentence: Sentence, mentions: readonly Mention[]): readonly Mention[] {
  const opening = firstEndingAfter(prose.words, sentence.start);
  if (mentions.length < 2 || !SUBORDINATING.includes(prose.words[opening])) return mentions;
  const comma = prose.text.slice(sentence.start, sentence.end).indexOf(',');
  const main = mentions.findIndex(
    ({ first, start, kind }, i) =>
      i > 0 && first > opening && (comma !== -1 ? start > sentence.start + comma : kind === 'author' && mentions[i - 1]?.kind !== 'author'),
  );
  return main <= 0 ? mentions : [...mentions.slice(main), ...mentions.slice(0, main)];
}

/** "both his parents": no "he" and no "she". */
function isPlural(prose: Prose, { kind, last }: Mention): boolean {
  return kind === 'kin' && /(?:[^s']s|children)$/.test(prose.words[last]?.lower ?? '');
}

/** "Mrs Greenaway, his solicitor": the one who is named already. */
function isApposed(prose: Prose, mention: Mention): boolean {
  const before = prose.mentions[firstEndingAfter(prose.mentions, mention.start) - 1];
  const near = before?.owning && before.kind === 'pronoun' ? prose.mentions[firstEndingAfter(prose.mentions, before.start) - 1] : before;
  return (
    near !== undefined &&
    isNamed(near) &&
    mention.kind !== 'name' &&
    /^,? (?:his|her|their|the|a)? ?(?:[a-z]+ )?$/.test(prose.text.slice(near.end, mention.start))
  );
}

/** "We began with school. He …": no "he" and no "she". */
function isBody({ relation, name }: Mention): boolean {
  return relation !== undefined && name.length === 0 && BODIES.has(relation);
}

function isNamed({ kind }: Mention): boolean {
  return kind === 'name' || kind === 'kin' || kind === 'profession';
}

/** "Secondly, he …": no name, whatever its capital. */
function isAdverb(prose: Prose, { kind, people, end, name }: Mention): boolean {
  return kind === 'name' && people.length === 0 && prose.text[end] === ',' && (name[0] ?? '').endsWith('ly');
}

/** Only spoken of, behind "about", "of" or the like. */
function isObject(prose: Prose, mention: Mention): boolean {
  let at = mention.first - 1;
  while (at >= 0 && BETWEEN.includes(prose.words[at]) && mention.first - at < 4) at--;
  const before = prose.words[at];
  return before !== undefined && ABOUT_WHOM.includes(before) && /^[^.;:!?\n]*$/.test(prose.text.slice(before.end, mention.start));
}

function opensAt(prose: Prose, sentence: Sentence, word: number): boolean {
  return firstEndingAfter(prose.words, sentence.start) === word;
}
