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

interface Node {
  next: Map<string, Node> | undefined;
  readonly lists: { readonly list: number; readonly entry: unknown }[];
}

const SPACE = 0x20;
const HYPHEN = 0x2d;
const SLASH = 0x2f;
const OR = 0x7c;
const APOSTROPHE = 0x27;
/** Letters by which phrases are put into drawers. */
const DRAWER_LETTERS = 4;
const NONE = -1;

const newNode = (): Node => ({ next: undefined, lists: [] });

/**
 * All word lists of all rules in one trie over words: the text is walked once, however many lists there are. The trie
 * grows with the words that texts begin phrases with: lists are long, and a draft meets few of their words.
 */
export class Lexicon {
  /**
   * What was filed last in each drawer, what was filed before each, and which phrase that is: lists are linked, for a drawer
   * of its own for each of thousands of words takes a start longer than a note.
   */
  readonly #drawers = new Map<number, number>();
  readonly #before: number[] = [];
  readonly #filed: number[] = [];
  readonly #phrases: string[] = [];
  readonly #entries: unknown[] = [];
  /** Which list each phrase is of. */
  readonly #listOf: number[] = [];
  #lists = 0;
  /** The node of a first word; undefined where no phrase begins with it. */
  readonly #openings = new PerForm((lower) => this.#opening(lower));

  /** Adds a list and returns its number; before the first match. */
  add<T>(terms: Iterable<Term<T>>): number {
    const list = this.#lists++;
    for (const { phrases, entry } of terms) {
      for (const phrase of phrases) {
        this.#file(phrase, this.#phrases.push(phrase) - 1);
        this.#entries.push(entry);
        this.#listOf.push(list);
      }
    }
    return list;
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
        if (!word || !last || !node.next || !joins(text, last.end, word.start)) break;
        const deeper: Node | undefined = node.next.get(word.lower);
        if (!deeper) break;
        node = deeper;
        end++;
      }
    }
    return hits;
  }

  /** Puts a phrase into the drawer of each word that it may begin with. */
  #file(phrase: string, id: number): void {
    let from = 0;
    while (phrase.charCodeAt(from) === SPACE) from++;
    let last = -1;
    for (let i = from; i <= phrase.length; i++) {
      const code = phrase.charCodeAt(i);
      const isOver = i === phrase.length || code === SPACE;
      if (!isOver && code !== OR) continue;
      const key = drawerOfChoice(phrase, from, i);
      if (key !== last) {
        this.#before.push(this.#drawers.get(key) ?? NONE);
        this.#filed.push(id);
        this.#drawers.set(key, this.#filed.length - 1);
      }
      if (isOver) return;
      last = key;
      from = i + 1;
    }
  }

  /** Numbers of the phrases that may begin with a word, in their order. */
  #mayBegin(first: string): number[] {
    const ids: number[] = [];
    for (const key of drawersOfWord(first)) {
      for (let at = this.#drawers.get(key) ?? NONE; at !== NONE; at = this.#before[at] ?? NONE) ids.push(this.#filed[at] ?? 0);
    }
    return ids.sort((a, b) => a - b);
  }

  /** The node of a first word; undefined where no phrase begins with it. */
  #opening(first: string): Node | undefined {
    let node: Node | undefined;
    for (const id of this.#mayBegin(first)) {
      const phrase = this.#phrases[id] ?? '';
      if (!mayOpen(phrase, first)) continue;
      for (const form of expandTerm(phrase)) {
        if (form[0] !== first) continue;
        node ??= newNode();
        insert(node, form.slice(1), this.#listOf[id] ?? 0, this.#entries[id]);
      }
    }
    return node;
  }
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
function drawersOfWord(word: string): number[] {
  const keys: number[] = [];
  for (let letters = 0; letters <= Math.min(word.length, DRAWER_LETTERS); letters++) keys.push(drawer(word, 0, letters, false));
  if (word.length <= DRAWER_LETTERS) keys.push(drawer(word, 0, word.length, true));
  return keys;
}

/** Five bits a letter: some share one, for the drawers only need to be small. @param isWhole Whether these letters are all of the word. */
function drawer(text: string, from: number, letters: number, isWhole: boolean): number {
  let key = isWhole ? 1 : 0;
  for (let i = 0; i < letters; i++) key = key * 32 + letterAt(text, from + i);
  return key * 8 + letters;
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
  return hasForms(phrase) && expandTerm(phrase.trimStart().split(' ', 1)[0] ?? '').some(([word]) => word === first);
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

function insert(top: Node, form: readonly string[], list: number, entry: unknown): void {
  let node = top;
  for (const word of form) {
    node.next ??= new Map();
    const next = node.next.get(word) ?? newNode();
    node.next.set(word, next);
    node = next;
  }
  if (!node.lists.some((held) => held.list === list)) node.lists.push({ list, entry });
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
  for (const part of phrase.trim().toLowerCase().replaceAll('’', "'").split(/\s+/)) {
    const choices = choicesOf(part);
    forms = forms.flatMap((form) => choices.map((choice) => [...form, ...choice]));
  }
  return forms;
}

/** The forms of one part of a phrase, each as the words it consists of. */
function choicesOf(part: string): string[][] {
  const choices = part.includes('|') ? part.split('|') : [part];
  return choices.flatMap((choice) => wordForms(choice)).map((choice) => (/[-‐‑]/.test(choice) ? choice.split(/[-‐‑]/).filter(Boolean) : [choice]));
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
