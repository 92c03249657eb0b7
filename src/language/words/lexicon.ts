import { type Drawers, isHyphen } from './drawers.ts';
import { filed } from './filed-phrases.ts';
import { choicesOf, mayBeginWith, partsOf } from './term-notation.ts';
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

/** An entry, the list that it is of, and the number of its first phrase. */
interface Listed {
  readonly list: number;
  readonly entry: unknown;
  readonly from: number;
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

/** After so many words that were new to a node, its phrases are written out, so that nothing is looked through again and again. */
const PATIENCE = 8;

/**
 * All word lists of all rules in one trie over words: the text is walked once, however many lists there are. The trie
 * grows with the words that texts have, one behind the other: lists are long, and a draft meets few of their words.
 */
export class Lexicon {
  /** The lists in their order; they are gone through when something is matched for the first time: a run that matches nothing files nothing. */
  readonly #added: Iterable<Term<unknown>>[] = [];
  #drawers: Drawers | undefined;
  #phrases: readonly string[] = [];
  /** What the phrases are of, in their order. */
  readonly #listed: Listed[] = [];
  /** The node of a first word; undefined where no phrase begins with it. */
  readonly #openings = new PerForm((lower) => this.#opening(lower));

  /** Adds a list and returns its number; before the first match. The terms are asked for then. */
  add<T>(terms: Iterable<Term<T>>): number {
    return this.#added.push(terms) - 1;
  }

  /** Every list's longest match at every word, in order; matches of one list do not overlap. */
  match(text: string, words: readonly Word[]): Hit<unknown>[][] {
    const hits: Hit<unknown>[][] = Array.from(this.#added, () => []);
    const until = new Int32Array(this.#added.length);
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

  #allFiled(): Drawers {
    const groups: (readonly string[])[] = [];
    let from = 0;
    for (const [list, terms] of this.#added.entries()) {
      for (const { phrases, entry } of terms) {
        this.#listed.push({ list, entry, from });
        groups.push(phrases);
        from += phrases.length;
      }
    }
    this.#phrases = groups.flat();
    return filed(this.#phrases);
  }

  /** What a phrase is of: the last that begins at it or before. */
  #listedAs(id: number): Listed {
    let [low, high] = [0, this.#listed.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.#listed[middle] as Listed).from <= id) low = middle;
      else high = middle - 1;
    }
    return this.#listed[low] as Listed;
  }

  /** The node of a first word; undefined where no phrase begins with it. */
  #opening(first: string): Node | undefined {
    const top = newNode();
    this.#drawers ??= this.#allFiled();
    for (const id of this.#drawers.mayBegin(first)) {
      const phrase = this.#phrases[id] ?? '';
      if (mayBeginWith(phrase, first)) this.#goOn(top, { id, words: [], parts: partsOf(phrase) }, (word) => word === first);
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
      } else admit(deeper.lists, this.#listedAs(id));
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

/** White space, a line's end or a hyphen between two words of one term; nothing else. */
function joins(text: string, from: number, to: number): boolean {
  for (let i = from; i < to; i++) {
    const code = text.charCodeAt(i);
    const isSpace = code === 32 || code === 9 || code === 10 || code === 13 || code === 0xa0;
    // "professionals' meeting": the word ends before its apostrophe.
    if (i === from && (code === 0x27 || code === 0x2019) && to - from > 1) continue;
    if (!isSpace && !isHyphen(code)) return false;
    if (code === 10 && text.charCodeAt(i + 1) === 10) return false;
  }
  return true;
}
