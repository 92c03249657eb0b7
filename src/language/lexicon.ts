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

/** What parts a word's forms, or its own halves: "a|b", "engage/v", "half-term". */
const FORMS = /[/|\-‐‑]/;
/** What a list of our own never has. */
const UNTIDY = /[\p{Lu}’]|^\s|\s$/u;

const newNode = (): Node => ({ next: undefined, lists: [] });

/** All word lists of all rules in one trie over words: the text is walked once, however many lists there are. */
export class Lexicon {
  /** By first word: a node, or the phrases that are not yet in the trie. Lists are long, and a note meets few of their words. */
  readonly #root = new Map<string, Node | number[]>();
  readonly #phrases: string[] = [];
  readonly #entries: unknown[] = [];
  /** Which list each phrase is of. */
  readonly #listOf: number[] = [];
  #lists = 0;
  /** The node of a first word; undefined where no phrase begins with it. */
  readonly #openings = new PerForm((lower) => this.#opening(lower));

  /** Adds a list and returns its number; before the first match. Its phrases are in small letters with straight apostrophes, or become so. */
  add<T>(terms: Iterable<Term<T>>): number {
    const list = this.#lists++;
    for (const { phrases, entry } of terms) {
      for (const phrase of phrases) this.#wait(UNTIDY.test(phrase) ? phrase.trim().toLowerCase().replaceAll('’', "'") : phrase, list, entry);
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

  #wait(phrase: string, list: number, entry: unknown): void {
    const id = this.#phrases.push(phrase) - 1;
    this.#entries.push(entry);
    this.#listOf.push(list);
    const space = phrase.indexOf(' ');
    const opening = space === -1 ? phrase : phrase.slice(0, space);
    if (FORMS.test(opening)) for (const [first = ''] of choicesOf(opening)) this.#hold(first, id);
    else this.#hold(opening, id);
  }

  #hold(first: string, id: number): void {
    const held = this.#root.get(first);
    if (held === undefined) this.#root.set(first, [id]);
    else if (Array.isArray(held)) held.push(id);
    else this.#admit(held, first, [id]);
  }

  #opening(first: string): Node | undefined {
    const held = this.#root.get(first);
    if (!Array.isArray(held)) return held;
    const node = newNode();
    this.#root.set(first, node);
    this.#admit(node, first, held);
    return node;
  }

  /** Puts phrases into the trie below their first word. */
  #admit(node: Node, first: string, ids: readonly number[]): void {
    for (const id of new Set(ids)) {
      for (const form of expandTerm(this.#phrases[id] ?? '')) if (form[0] === first) insert(node, form.slice(1), this.#listOf[id] ?? 0, this.#entries[id]);
    }
  }
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
