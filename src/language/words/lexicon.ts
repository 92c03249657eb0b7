import { PerForm } from './word-forms.ts';
import type { Word } from './words.ts';

/** A term as a rule's list gives it: phrases in the notation of `expandTerm`, and what the rule wants back. */
export interface Term<T> {
  readonly phrases: readonly string[];
  readonly entry: T;
}

export interface Hit<T> {
  readonly entry: T;
  /** Indices into the words; the end is exclusive. */
  readonly first: number;
  readonly end: number;
}

/** An entry and the list that it is of. */
interface Listed {
  readonly list: number;
  readonly entry: unknown;
}

interface Node {
  next: Map<string, Node> | undefined;
  readonly lists: Listed[];
  /** Phrases that go on from here, as long as few words were looked for. */
  waiting: Tail[] | undefined;
  asked: number;
}

/** What of a phrase is still to come: words, and then parts in the notation. */
interface Tail {
  readonly id: number;
  readonly words: readonly string[];
  readonly parts: readonly string[];
}

const SPACE = 0x20;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const OR = 0x7c;
const APOSTROPHE = 0x27;
/** Letters by which phrases are put into drawers. */
const DRAWER_LETTERS = 4;
/** How many drawers there are at the most, a power of two. */
const PLACES = 1 << 14;
const NONE = -1;
/** Spreads numbers over the upper bits (2³² by the golden ratio). */
const SPREAD = 0x9e3779b1;
/** After so many words that were new to a node, its phrases are written out, so that nothing is looked through again and again. */
const PATIENCE = 8;

/**
 * All word lists of all rules in one trie over words: the text is walked once, however many lists there are. The trie
 * grows with the words that texts have, one behind the other: lists are long, and a draft meets few of their words.
 */
export class Lexicon {
  /** Lists that were added and not filed yet: a run that matches nothing files nothing. */
  #added: Iterable<Term<unknown>>[] = [];
  /**
   * What was filed last in each drawer, what was filed before each, and which phrase that is: lists are linked, for a drawer
   * of its own for each of thousands of words takes a start longer than a note. Drawers may share a place.
   */
  #drawers = new Int32Array(0);
  #before = new Int32Array(0);
  #phraseAt = new Int32Array(0);
  #filed = 0;
  readonly #phrases: string[] = [];
  /** What each phrase is of. */
  readonly #listed: Listed[] = [];
  #lists = 0;
  /** The node of a first word; undefined where no phrase begins with it. */
  readonly #openings = new PerForm((lower) => this.#opening(lower));

  /** Adds a list and returns its number; before the first match. The terms are asked for then. */
  add<T>(terms: Iterable<Term<T>>): number {
    this.#added.push(terms);
    return this.#lists++;
  }

  /** Every list's longest match at every word, in order; matches of one list do not overlap. */
  match(text: string, words: readonly Word[]): Hit<unknown>[][] {
    const hits: Hit<unknown>[][] = Array.from({ length: this.#lists }, () => []);
    const until = new Int32Array(this.#lists);
    for (let first = 0; first < words.length; first++) {
      let node = this.#openings.of(words[first] as Word);
      if (!node) continue;
      let end = first + 1;
      for (;;) {
        // A longer match of a list takes the place of the shorter one that begins at the same word.
        for (const { list, entry } of node.lists) {
          const found = hits[list];
          if (found?.at(-1)?.first === first) found.pop();
          else if (first < (until[list] ?? 0)) continue;
          found?.push({ entry, first, end });
          until[list] = end;
        }
        const word = words[end];
        const last = words[end - 1];
        if (!word || !last || !(node.next || node.waiting) || !joins(text, last.end, word.start)) break;
        const deeper: Node | undefined = node.next?.get(word.lower) ?? (node.waiting && this.#deeper(node, node.waiting, word.lower));
        if (!deeper) break;
        node = deeper;
        end++;
      }
    }
    return hits;
  }

  #fileAll(): void {
    if (this.#filed === 0) {
      this.#drawers = new Int32Array(PLACES).fill(NONE);
      this.#before = new Int32Array(PLACES);
      this.#phraseAt = new Int32Array(PLACES);
    }
    for (const [list, terms] of this.#added.entries()) {
      for (const { phrases, entry } of terms) {
        const listed = { list, entry };
        for (const phrase of phrases) {
          this.#file(phrase, this.#phrases.push(phrase) - 1);
          this.#listed.push(listed);
        }
      }
    }
    this.#added = [];
  }

  /** Puts a phrase into the drawer of each word that it may begin with. */
  #file(phrase: string, id: number): void {
    let from = 0;
    while (phrase.charCodeAt(from) === SPACE) from++;
    let last = NONE;
    for (let i = from; i <= phrase.length; i++) {
      const code = phrase.charCodeAt(i);
      const isOver = i === phrase.length || code === SPACE;
      if (!isOver && code !== OR) continue;
      const place = drawerOfChoice(phrase, from, i);
      if (place !== last) this.#put(place, id);
      if (isOver) return;
      last = place;
      from = i + 1;
    }
  }

  #put(place: number, id: number): void {
    if (this.#filed === this.#before.length) {
      this.#before = twiceAsLong(this.#before);
      this.#phraseAt = twiceAsLong(this.#phraseAt);
    }
    this.#before[this.#filed] = this.#drawers[place] ?? NONE;
    this.#phraseAt[this.#filed] = id;
    this.#drawers[place] = this.#filed++;
  }

  /** Numbers of the phrases that may begin with a word, in their order. */
  #mayBegin(first: string): number[] {
    const ids: number[] = [];
    for (const place of drawersOfWord(first)) {
      for (let at = this.#drawers[place] ?? NONE; at !== NONE; at = this.#before[at] ?? NONE) ids.push(this.#phraseAt[at] ?? 0);
    }
    return ids.sort((a, b) => a - b);
  }

  /** The node of a first word; undefined where no phrase begins with it. */
  #opening(first: string): Node | undefined {
    if (this.#added.length > 0) this.#fileAll();
    const top = newNode();
    for (const id of this.#mayBegin(first)) {
      const phrase = this.#phrases[id] ?? '';
      if (mayOpen(phrase, first)) this.#goOn(top, { id, words: [], parts: partsOf(phrase) }, (word) => word === first);
    }
    return top.next?.get(first);
  }

  /** The node of a word that nobody looked for behind this one yet. */
  #deeper(node: Node, waiting: readonly Tail[], word: string): Node | undefined {
    const isAll = ++node.asked > PATIENCE;
    const known = new Set(isAll ? node.next?.keys() : undefined);
    for (const tail of waiting) this.#goOn(node, tail, isAll ? (next) => !known.has(next) : (next) => next === word);
    if (isAll) node.waiting = undefined;
    return node.next?.get(word);
  }

  /** Takes a phrase one word on, for those words of its choices that are wanted. */
  #goOn(node: Node, { id, words, parts }: Tail, isWanted: (word: string) => boolean): void {
    const [word, ...later] = words;
    const choices = word === undefined ? choicesOf(parts[0] ?? '') : [[word, ...later]];
    const rest = word === undefined ? parts.slice(1) : parts;
    for (const [next = '', ...others] of choices) {
      if (!isWanted(next)) continue;
      const deeper = nodeBehind(node, next);
      if (others.length + rest.length > 0) {
        deeper.waiting ??= [];
        deeper.waiting.push({ id, words: others, parts: rest });
      } else admit(deeper.lists, this.#listed[id] as Listed);
    }
  }
}

const newNode = (): Node => ({ next: undefined, lists: [], waiting: undefined, asked: 0 });

function nodeBehind(node: Node, word: string): Node {
  node.next ??= new Map();
  const known = node.next.get(word);
  if (known) return known;
  const made = newNode();
  node.next.set(word, made);
  return made;
}

/** The first phrase of a list holds. */
function admit(lists: Listed[], listed: Listed): void {
  if (!lists.some(({ list }) => list === listed.list)) lists.push(listed);
}

function twiceAsLong(numbers: Int32Array): Int32Array<ArrayBuffer> {
  const longer = new Int32Array(numbers.length * 2);
  longer.set(numbers);
  return longer;
}

/** The drawer of one choice of a phrase's first word: its first letters as far as all its forms share them, or all of a short word that has but one. */
function drawerOfChoice(phrase: string, from: number, to: number): number {
  let end = from;
  while (end < to && !isHyphen(phrase.charCodeAt(end))) end++;
  const hasForms = end === to && phrase.charCodeAt(to - 2) === SLASH;
  // "policy/n" makes policies, "engage/v" engaging: the last letter may go.
  const shared = hasForms ? end - from - 3 : end - from;
  return drawer(phrase, from, Math.min(shared, DRAWER_LETTERS), !hasForms && shared <= DRAWER_LETTERS);
}

/** The drawers in which phrases lie that may begin with a word. */
function drawersOfWord(word: string): ReadonlySet<number> {
  const places = new Set<number>();
  for (let letters = 0; letters <= Math.min(word.length, DRAWER_LETTERS); letters++) places.add(drawer(word, 0, letters, false));
  if (word.length <= DRAWER_LETTERS) places.add(drawer(word, 0, word.length, true));
  return places;
}

/** Five bits a letter: some share one, for the drawers only need to be small. @param isWhole Whether these letters are all of the word. */
function drawer(text: string, from: number, letters: number, isWhole: boolean): number {
  let key = isWhole ? 1 : 0;
  for (let i = 0; i < letters; i++) key = key * 32 + letterAt(text, from + i);
  return Math.imul(key * 8 + letters, SPREAD) >>> 18;
}

function isHyphen(code: number): boolean {
  return code === HYPHEN || code === 0x2010 || code === 0x2011;
}

function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  // The same for a capital and its small letter, and for both apostrophes.
  if (code === 0x2019) return APOSTROPHE & 0x1f;
  return (code > 0x7f ? text.charAt(at).toLowerCase().charCodeAt(0) : code) & 0x1f;
}

/** A cheap look before a phrase's forms are written out. */
function mayOpen(phrase: string, first: string): boolean {
  if (phrase.startsWith(first) && (phrase.length === first.length || phrase.charCodeAt(first.length) === SPACE)) return true;
  return hasForms(phrase) && choicesOf(partsOf(phrase)[0] ?? '').some(([word]) => word === first);
}

/** Whether a phrase's first word stands for others than itself, or is not in small letters. */
function hasForms(phrase: string): boolean {
  for (let i = 0; i < phrase.length; i++) {
    const code = phrase.charCodeAt(i);
    if (code === SPACE) return i === 0;
    // "a|b", "engage/v", "half-term", "ADHD", "o’clock".
    if (code === OR || code === SLASH || code === HYPHEN || code < 0x27 || code > 0x7a || (code >= 0x41 && code <= 0x5a)) return true;
  }
  return false;
}

/** White space, a line's end or a hyphen between two words of one term; nothing else. */
function joins(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const isSpace = code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0;
    // "professionals' meeting": the word ends before its apostrophe.
    if (i === from && (code === APOSTROPHE || code === 0x2019) && to - from > 1) continue;
    if (!isSpace && !isHyphen(code)) return false;
    if (code === 10 && text.charCodeAt(i + 1) === 10) return false;
  }
  return true;
}

/**
 * The word forms of a term in the lists' notation: `engage/v with services`, `care plan/n`, `a|b` for either.
 * Hyphens part words, so that "de-escalation" also matches "de escalation".
 */
export function expandTerm(phrase: string): string[][] {
  let forms: string[][] = [[]];
  for (const part of partsOf(phrase)) {
    const choices = choicesOf(part);
    forms = forms.flatMap((form) => choices.map((choice) => [...form, ...choice]));
  }
  return forms;
}

function partsOf(phrase: string): string[] {
  return phrase.trim().toLowerCase().replaceAll('’', "'").split(/\s+/);
}

/** What parts of phrases stand for: the same few come back in thousands of phrases. */
const choicesHeld = new Map<string, readonly (readonly string[])[]>();

/** The forms of one part of a phrase, each as the words it consists of. */
function choicesOf(part: string): readonly (readonly string[])[] {
  let choices = choicesHeld.get(part);
  if (!choices) {
    choices = (part.includes('|') ? part.split('|') : [part])
      .flatMap((choice) => wordForms(choice))
      .map((choice) => (/[-‐‑]/.test(choice) ? choice.split(/[-‐‑]/).filter(Boolean) : [choice]));
    choicesHeld.set(part, choices);
  }
  return choices;
}

function wordForms(notation: string): string[] {
  const kind = notation.at(-2) === '/' ? notation.at(-1) : undefined;
  if (kind !== 'n' && kind !== 'v') return [notation];
  const word = notation.slice(0, -2);
  return kind === 'n' ? [word, plural(word)] : verbForms(word);
}

/** The regular plural: case, cases; policy, policies; process, processes. */
export function plural(noun: string): string {
  if (/(?:s|x|z|ch|sh)$/.test(noun)) return `${noun}es`;
  if (/[^aeiou]y$/.test(noun)) return `${noun.slice(0, -1)}ies`;
  return `${noun}s`;
}

/** The regular forms of a verb: engage, engages, engaged, engaging; step, stepped. Others stand in the list itself. */
export function verbForms(verb: string): string[] {
  if (/^[^aeiou]*[aeiou][bdgklmnprt]$/.test(verb)) {
    const doubled = verb + verb.slice(-1);
    return [verb, `${verb}s`, `${doubled}ed`, `${doubled}ing`];
  }
  if (/[^aeiou]y$/.test(verb)) return [verb, `${verb.slice(0, -1)}ies`, `${verb.slice(0, -1)}ied`, `${verb}ing`];
  if (/[^aeo]e$|[^aeiou]ue$/.test(verb)) return [verb, `${verb}s`, `${verb}d`, `${verb.slice(0, -1)}ing`];
  if (/ee$|oe$/.test(verb)) return [verb, `${verb}s`, `${verb}d`, `${verb}ing`];
  const third = /(?:s|x|z|ch|sh)$/.test(verb) ? `${verb}es` : `${verb}s`;
  return [verb, third, `${verb}ed`, `${verb}ing`];
}
