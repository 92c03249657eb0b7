import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import type { Gender } from '../index/people.ts';
import { speechIn } from '../index/speech.ts';
import { firstEndingAfter } from '../words/in-order.ts';
import type { Sentence } from '../words/sentences.ts';
import type { ChildKnown } from './child-known.ts';
import { inOrderOfRank, isAdverb, isApposed, isBody, isBoundApart, isNamed, isObject, isPlural, opensSubordinate } from './mention-forms.ts';
import { isAuthorsOpening, isToAuthor, OBJECT } from './shorthand-opening.ts';
import type { Whose } from './whose.ts';

interface State {
  /** Whom "she" and "he" mean, and whom a line without a subject goes on about. */
  readonly f: Whose | undefined;
  readonly m: Whose | undefined;
  /** Whether those two are known to be a woman, a man. */
  readonly sureF: boolean;
  readonly sureM: boolean;
  readonly topic: Whose | undefined;
}

/** Whom the account speaks of as it goes on from sentence to sentence: whom a pronoun means, and whom a line without a subject is about. */
export class Meant {
  readonly #child: ChildKnown;
  readonly #states = new WeakMap<Prose, readonly State[]>();

  constructor(child: ChildKnown) {
    this.#child = child;
  }

  /** Who somebody spoken of is. @param position Of the sentence, in the section. @param lenient Takes "she" for the child also where somebody of unknown sex came in between. */
  whose(prose: Prose, position: number, mention: Mention, lenient = false): Whose | undefined {
    if (mention.kind === 'several') return this.#child.isThey ? 'child' : 'several';
    if (mention.kind === 'author') return 'author';
    if (mention.kind !== 'pronoun') return this.#child.roleOf(prose, mention);
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
    if (before[0]) return this.#child.roleOf(prose, before[0]);
    const state = this.#states.get(prose)?.[position] ?? this.stateAt(prose, position);
    const slot = mention.gender === 'f' ? state.f : state.m;
    const isSure = mention.gender === 'f' ? state.sureF : state.sureM;
    if (lenient && !isSure && this.#child.gender === mention.gender) return 'child';
    if (slot !== undefined) return slot;
    return this.#child.gender !== undefined && this.#child.gender === mention.gender ? 'child' : undefined;
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

  #after(prose: Prose, position: number, state: State): State {
    const sentence = prose.sentences[position] as Sentence;
    const mentions = inOrderOfRank(prose, sentence, this.#toldOf(prose, sentence));
    const first = mentions[0] ?? this.#ownerAt(prose, sentence);
    // "callum said": a name in small letters is no mention.
    if (first?.kind !== 'name' && this.#child.isNamedSmall(prose, sentence, first)) return { ...this.#opening(), topic: 'child' };
    if (!first) return state;
    let { f, m, topic, sureF, sureM } = state;
    const opensAsAuthors = isAuthorsOpening(prose, firstEndingAfter(prose.words, sentence.start));
    // "Asked if I would tell her mum": a line of the one whom the account is about goes on about them.
    if (opensAsAuthors && isToAuthor(prose, sentence)) return state;
    // "I am Lowen's reviewing officer."
    if (first.kind === 'author' && /^(?:am|was)$/.test(prose.words[first.last + 1]?.lower ?? '') && mentions.every((mention) => mention.name.length === 0))
      return state;
    const isAuthors = first.kind === 'author' || opensAsAuthors;
    // "Cleaned and dressed by me, Aled present": the author does nothing there.
    if (first.kind === 'author' && OBJECT.test(prose.words[first.last]?.lower ?? '')) return state;
    const about = isAuthors ? mentions.find((mention) => mention.kind !== 'author' && mention.kind !== 'several') : first;
    const whoseIs = about && about.kind !== 'several' ? this.whose(prose, position, about) : undefined;
    const fill = (mention: Mention, whose: Whose | undefined) => {
      if (isBody(mention)) return;
      const gender = mention.kind === 'pronoun' ? mention.gender : this.#child.genderOf(prose, mention);
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
      if (isNamed(mention) && !isApposed(prose, mention) && !isPlural(prose, mention)) fill(mention, this.#child.roleOf(prose, mention));
    if (about && whoseIs !== undefined) fill(about, whoseIs);
    if (whoseIs !== undefined && !first.owning) topic = whoseIs;
    return { f, m, topic, sureF, sureM };
  }

  #opening(): State {
    return {
      f: this.#child.gender === 'm' ? undefined : 'child',
      m: this.#child.gender === 'f' ? undefined : 'child',
      topic: 'child',
      sureF: false,
      sureM: false,
    };
  }

  #fits(prose: Prose, mention: Mention, gender: Gender | undefined): boolean {
    const own = this.#child.genderOf(prose, mention);
    return own === undefined || own === gender;
  }

  /** "He said that Marcel is late": he is not Marcel. */
  #namesChildBehind(prose: Prose, sentence: Sentence, pronoun: Mention): boolean {
    if (!/^s?he$/.test(prose.words[pronoun.first]?.lower ?? '')) return false;
    if (opensSubordinate(prose, sentence)) return false;
    const named = prose.mentionsIn(pronoun.end, sentence.end).find((mention) => mention.kind === 'name' && this.#child.isFirstName(mention));
    if (!named || named.titled || prose.quoteAt(named.start)) return false;
    return isBoundApart(prose, pronoun, named);
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
}
