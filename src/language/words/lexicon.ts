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

const newNode = (): Node => ({ next: undefined, lists: [] });

/**
 * All word lists of all rules in one trie over words: the text is walked once, however many lists there are. The trie
 * grows with the words that texts begin phrases with: lists are long, and a draft meets few of their words.
 */
export class Lexicon {
  /** Numbers of phrases by the first two letters of the words that they may begin with: to sort them further takes a start longer than a note. */
  readonly #drawers = new Map<number, number[]>();
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
      const key = drawerOf(phrase, from);
      if (key !== last) {
        const drawer = this.#drawers.get(key);
        if (drawer) drawer.push(id);
        else this.#drawers.set(key, [id]);
      }
      if (isOver) return;
      last = key;
      from = i + 1;
    }
  }

  /** The node of a first word; undefined where no phrase begins with it. */
  #opening(first: string): Node | undefined {
    let node: Node | undefined;
    for (const id of this.#drawers.get(drawerOf(first, 0)) ?? []) {
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

/** A number for the first two letters from a place on, whatever their case; one for a word of one letter. */
function drawerOf(text: string, at: number): number {
  return letterAt(text, at) * 0x10000 + letterAt(text, at + 1);
}

function letterAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  if (code >= 0x61 && code <= 0x7a) return code;
  if (code >= 0x41 && code <= 0x5a) return code + 0x20;
  if (code === 0x2019) return 0x27;
  // Past the text's end the code is no number.
  return code > 0x7f ? text.charAt(at).toLowerCase().charCodeAt(0) : (code >= 0x30 && code <= 0x39) || code === 0x27 ? code : 0;
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
    if (i === from && (code === 0x27 || code === 0x2019) && to - from > 1) continue;
    if (!isSpace && code !== 0x2d && code !== 0x2010 && code !== 0x2011) return false;
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
