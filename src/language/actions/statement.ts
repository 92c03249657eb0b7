import type { Prose } from '../index/note-text.ts';
import type { Word } from '../words/words.ts';
import { isDueIn } from './due-date.ts';
import lists from './statement.yaml';

const { clauseOpeners, openerPairs } = lists as Readonly<Record<'clauseOpeners' | 'openerPairs', readonly string[]>>;
const OPENERS = new Set(clauseOpeners);
const PAIRS = new Set(openerPairs);
/** The marks that part clauses, in the gap before a word; a slash, a hyphen and a colon only where no figure or word goes on. */
const MARK = /[,;()[\]|+&→⇒>=@✓✔☑–—\n]|:|\/|\s-+(?=\s|$)|^-+\s|[.!?](?=\s|$)/;

/** A stretch between marks or "and". */
export interface Clause {
  readonly words: readonly Word[];
  /** The mark that ends it; empty at the end of the text. */
  readonly mark: string;
  /** The mark before it; empty at the start of the text. */
  readonly before: string;
}

/** A line, sentence or part of one that may be an action, with what several judgements about it share. Holds words of the record. */
export interface Statement {
  readonly words: readonly Word[];
  readonly clauses: readonly Clause[];
  /** It says by when or how often. */
  readonly isDue: boolean;
}

const held = new WeakMap<Prose, Map<number, Statement>>();
/** Sections are shorter than this, in characters. */
const WIDEST = 2 ** 25;

/** The statement in a stretch of the text; read once. */
export function statementIn(prose: Prose, start: number, end: number): Statement {
  let known = held.get(prose);
  if (!known) {
    known = new Map();
    held.set(prose, known);
  }
  const key = start * WIDEST + end;
  let statement = known.get(key);
  if (!statement) {
    statement = read(prose, start, end);
    known.set(key, statement);
  }
  return statement;
}

/** The clauses of a stretch of the text, in order; those without a word left out. */
export function clausesOf(prose: Prose, start: number, end: number): readonly Clause[] {
  return statementIn(prose, start, end).clauses;
}

function read(prose: Prose, start: number, end: number): Statement {
  const words = prose.wordsIn(start, end);
  let clauses: readonly Clause[] | undefined;
  let isDue: boolean | undefined;
  return {
    words,
    get clauses() {
      clauses ??= split(prose.text, words, start, end);
      return clauses;
    },
    get isDue() {
      isDue ??= isDueIn(words, prose.text);
      return isDue;
    },
  };
}

function split(text: string, words: readonly Word[], start: number, end: number): Clause[] {
  const clauses: Clause[] = [];
  let from = 0;
  let before = '';
  const push = (to: number, mark: string) => {
    if (to > from) clauses.push({ words: words.slice(from, to), mark, before });
    before = mark;
  };
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const gapStart = i === 0 ? start : (words[i - 1]?.end ?? start);
    // Most words have a space before them, and no mark.
    const mark = word.start - gapStart === 1 && text[gapStart] === ' ' ? undefined : MARK.exec(text.slice(gapStart, word.start))?.[0].trim();
    if (mark !== undefined) {
      push(i, mark);
      from = i;
    }
    const opener = openerAt(words, i);
    if (opener > 0) {
      push(i, words[i]?.lower ?? '');
      if (i > 0) before = words[i]?.lower ?? '';
      from = i + opener;
      i = from - 1;
    }
  }
  const last = words.at(-1);
  push(words.length, last ? (MARK.exec(text.slice(last.end, end))?.[0].trim() ?? '') : '');
  return clauses;
}

/** How many words open a clause here: "and", "agreed for". */
function openerAt(words: readonly Word[], i: number): number {
  const lower = words[i]?.lower ?? '';
  if (OPENERS.has(lower)) return 1;
  return PAIRS.has(`${lower} ${words[i + 1]?.lower ?? ''}`) ? 2 : 0;
}
