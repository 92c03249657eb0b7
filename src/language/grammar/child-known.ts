import type { Mention } from '../index/mentions.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import type { Gender } from '../index/people.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import { isCapital } from '../words/letters.ts';
import type { Sentence } from '../words/sentences.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './child-known.yaml';
import { isNamed } from './mention-forms.ts';
import { roleOf, type Whose } from './whose.ts';

const data = lists as Readonly<Record<'unknownChild' | 'male' | 'female' | 'indefinite', readonly string[]>>;
const UNKNOWN_CHILD = new WordSet(data.unknownChild);
const MALE = new WordSet(data.male);
const FEMALE = new WordSet(data.female);
const INDEFINITE = new WordSet(data.indefinite);

/**
 * The child among those whom a note names: by their names, short forms and initial, by words for a child, and by "he" or
 * "she". Learns from the note whose name goes with which. Holds words of the record.
 */
export class ChildKnown {
  readonly #genders = new Map<string, Gender>();
  readonly #initial: string;
  readonly #firstNames: ReadonlySet<string>;
  /** Whether the form says that the child is "they". */
  readonly isThey: boolean;
  /** What the form or the text's pronouns tell of the child. */
  readonly gender: Gender | undefined;

  /** @param told The sections that tell of people. */
  constructor(text: NoteText, told: readonly Prose[]) {
    const { names, gender } = text.people.child;
    this.#initial = names[0]?.[0]?.[0] ?? '';
    this.#firstNames = new Set(names.map((name) => name[0] ?? '').filter(Boolean));
    this.isThey = /^\s*they/i.test(text.note.fields.child?.pronouns ?? '');
    for (const prose of told) this.#learnNames(prose);
    this.gender = gender ?? this.#learnChild(text.of('detailed', 'other'));
  }

  /** Who somebody named is. */
  roleOf(prose: Prose, mention: Mention): Whose {
    if (mention.people.length === 0 && mention.kind === 'name' && !mention.titled && mention.name.length === 1 && this.#isLikeChild(mention.name[0] ?? ''))
      return 'child';
    // A surname alone is of the family, and not of the child.
    if (
      mention.kind === 'name' &&
      mention.people.length > 0 &&
      this.#firstNames.size > 0 &&
      mention.people.some(({ role }) => role === 'child') &&
      !this.isFirstName(mention)
    )
      return 'other';
    const role = roleOf(prose, mention);
    return role === 'child' && mention.people.length === 0 && this.#isAnother(prose, mention.first) ? 'other' : role;
  }

  /** What is known of somebody named. */
  genderOf(prose: Prose, mention: Mention): Gender | undefined {
    if (this.roleOf(prose, mention) === 'child') return this.gender;
    return mention.gender ?? this.#genders.get(mention.name[0] ?? '');
  }

  /** Whether a mention has the child's first name. */
  isFirstName({ name }: Mention): boolean {
    return name.some((word) => this.#firstNames.has(word));
  }

  /** Whether "the young person", an initial or the name in small letters stands among these words. */
  isChildNamed(prose: Prose, from: number, to: number): boolean {
    for (let i = from; i < to; i++) if (this.isChildWord(prose, i)) return true;
    return false;
  }

  /** Whether one word stands for the child: the first name, an initial, "the young person". */
  isChildWord(prose: Prose, i: number): boolean {
    const word = prose.words[i];
    if (!word) return false;
    if (UNKNOWN_CHILD.includes(word) && !this.#isAnother(prose, i))
      return !/^(?:person|man|lady|woman)$/.test(word.lower) || prose.words[i - 1]?.lower === 'young';
    if (this.#firstNames.has(word.lower)) return true;
    return word.end - word.start === 1 && word.lower !== 'i' && word.lower === this.#initial && isCapital(prose.text, word.start) && word.lower !== 'a';
  }

  /** "callum said": whether a sentence opens with the name in small letters. @param before Whom the sentence names first. */
  isNamedSmall(prose: Prose, sentence: Sentence, before: Mention | undefined): boolean {
    const at = firstEndingAfter(prose.words, sentence.start);
    const opening = prose.words[at];
    return opening !== undefined && before?.first !== at && opening.end <= sentence.end && this.#firstNames.has(opening.lower);
  }

  /** "a young girl", "two lads", "the boy" in the record of a girl: a word for a child that is not this one. */
  #isAnother(prose: Prose, word: number): boolean {
    const lower = prose.words[word]?.lower ?? '';
    if (this.gender === 'f' ? MALE.has(lower) : this.gender === 'm' && FEMALE.has(lower)) return true;
    const from = Math.max(word - 2, firstEndingAfter(prose.words, prose.sentenceAt(prose.words[word]?.start ?? 0)?.start ?? 0));
    return prose.words.slice(from, word).some((before) => INDEFINITE.includes(before));
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
            const whose = this.roleOf(prose, mention);
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
