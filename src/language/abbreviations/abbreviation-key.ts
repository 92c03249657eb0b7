import type { Span } from '../../casenote/source.ts';
import type { Definition } from './definition.ts';
import lists from './definitions.yaml';
import { saysWhatKind } from './gloss.ts';
import { spellOut } from './long-form.ts';
import { looksAbbreviated, shortAfter } from './short-form.ts';

const { keys } = lists as { keys: string[] };
/** "Key:", "Abbreviations used –", or such a word as a heading of its own; inside a line only after a full stop or a bracket. */
const HEADS = new RegExp(`(?:^[ \\t#*_•·-]*|[.;([]\\s*)(?:${keys.join('|')})[*_]*\\s*(?:[:=–—-]+|$)[*_ \\t]*`, 'gim');
const MARK = /[ \t•·●▪|*_–—-]*/y;
const SIGN = /["'”’*_]*(?:\s?([:=|→]|\t)|\s+([-–—]))\s*/y;
const LONGEST_ITEM = 400;
const AND = /,?\s+and\s+(?=\p{Lu}[\p{Lu}\p{N}])/u;

/** What is known of a line: nothing, that the lines before it were entries, that it belongs to a key, or that its key begins in it. */
type Trust = 'none' | 'listed' | 'key' | 'head';

/** Finds keys and glossaries: a line or an item each, "CIN: Child in Need", "HV = health visitor; MGM = …". */
export function findKeys(text: string): Definition[] {
  const found: Definition[] = [];
  let isKey = false;
  let run = 0;
  // A table's cells stand on lines of their own: the abbreviation on one, its meaning on the next.
  let alone: Span | undefined;
  for (const line of lines(text)) {
    const trust: Trust = line.isHead ? 'head' : isKey ? 'key' : run > 1 ? 'listed' : 'none';
    if (line.isHead) isKey = true;
    if (line.start >= line.end) continue;
    const entries: Definition[] = [];
    for (const item of items(text, line, trust)) {
      const definition = entry(text, item, trust);
      if (definition) entries.push(definition);
      // Outside a key a line that does not begin as an entry is prose.
      else if (entries.length === 0 && !isKey) break;
    }
    const long = entries.length === 0 && alone && spellOut(text, line.start, line.end, text.slice(alone.start, alone.end), 'both', 'strict');
    if (long && alone) entries.push({ short: alone, long, kind: 'key' });
    const short = line.end - line.start <= 16 ? shortAfter(text, line.start) : undefined;
    alone = short && short.end <= line.end && text.slice(short.end, line.end).trim() === '' ? short : undefined;
    found.push(...entries);
    run = entries.length > 0 ? run + 1 : 0;
    isKey &&= entries.length > 0 || alone !== undefined;
  }
  return found;
}

/** The lines that hold words; one in which a key begins starts behind the key's head. */
function* lines(text: string): Generator<Span & { readonly isHead: boolean }> {
  HEADS.lastIndex = 0;
  let head = HEADS.exec(text);
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    while (head && head.index + head[0].length < start) head = HEADS.exec(text);
    const behind = head ? head.index + head[0].length : Infinity;
    const isHead = behind <= end;
    if (isHead) yield { start: behind, end, isHead };
    else if (/\S/.test(text.slice(start, Math.min(end, start + 80)))) yield { start, end, isHead };
    if (isHead) head = HEADS.exec(text);
    start = end + 1;
  }
}

/** The items of a line, parted by semicolons; in a key without semicolons by commas and "and". */
function* items(text: string, line: Span, trust: Trust): Generator<Span> {
  const isKey = trust === 'key' || trust === 'head';
  const first = text.indexOf(';', line.start);
  const atCommas = isKey && (first === -1 || first >= line.end);
  for (let start = line.start; start < line.end; ) {
    let end = start;
    const limit = Math.min(line.end, start + LONGEST_ITEM);
    for (let depth = 0; end < limit && (depth > 0 || !endsItem(text, end, isKey, atCommas)); end++) {
      if (text[end] === '(') depth++;
      else if (text[end] === ')') depth--;
    }
    const joined = isKey ? AND.exec(text.slice(start, end)) : null;
    if (joined) end = start + joined.index;
    yield { start, end };
    // What follows a closing bracket or a full stop is no longer the key.
    if (!joined && /[.)\]]/.test(text[end] ?? '')) return;
    start = joined ? end + joined[0].length : end + 1;
  }
}

function endsItem(text: string, at: number, isKey: boolean, atCommas: boolean): boolean {
  const char = text[at];
  if (char === ';' || (atCommas && char === ',')) return true;
  return isKey && (char === ')' || char === ']' || (char === '.' && /^(?:\s+\p{Lu}|\s*$)/u.test(text.slice(at + 1, at + 4))));
}

function entry(text: string, { start, end }: Span, trust: Trust): Definition | undefined {
  MARK.lastIndex = start;
  MARK.test(text);
  const short = shortAfter(text, MARK.lastIndex);
  if (!short || short.end >= end) return undefined;
  const written = text.slice(short.start, short.end);
  const isKey = trust === 'key' || trust === 'head';
  SIGN.lastIndex = short.end;
  const sign = SIGN.exec(text);
  const isSigned = sign !== null && SIGN.lastIndex < end;
  if (!isSigned && !isKey) return undefined;
  const from = isSigned ? SIGN.lastIndex : short.end;
  const long = spellOut(text, from, end, written, 'start', isKey && isSigned ? 'bracketed' : 'strict');
  if (long) return { short, long, kind: 'key' };
  if (!looksAbbreviated(written)) return undefined;
  const rest = text.slice(from, end).trim();
  // "SW: the house was cold" is said by somebody; "DV incident reported" behind a key is a sentence.
  const isSentence = !isSigned && (trust !== 'head' || rest.split(/\s+/).length > 6);
  const explains =
    trust === 'none' ? sign?.[2] !== undefined && saysWhatKind(text, from, end) : !isSentence && rest.length > written.length && /^\p{L}\S/u.test(rest);
  if (!explains) return undefined;
  const begin = text.indexOf(rest, from);
  return { short, long: { start: begin, end: begin + rest.length }, kind: 'key' };
}
