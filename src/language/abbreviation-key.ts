import type { Span } from '../casenote/source.ts';
import type { Definition } from './definitions.ts';
import lists from './definitions.yaml';
import { saysWhatKind } from './gloss.ts';
import { spellOut } from './long-form.ts';
import { looksAbbreviated, shortAfter } from './short-form.ts';

const { keys } = lists as { keys: string[] };
/** "Key:", "Abbreviations used –", or such a word as a heading of its own. */
const HEAD = new RegExp(`^[\\s#*_•·-]*(?:${keys.join('|')})[*_]*\\s*(?:[:=–—-]+|$)[*_\\s]*`, 'i');
const MARK = /[\s•·●▪|*_–—-]*/y;
const SIGN = /["'”’*_]*(?:\s?[:=|→]|\s+[-–—]|\t)\s*/y;

/** Finds keys and glossaries: a line or an item each, "CIN: Child in Need", "HV = health visitor; MGM = …". */
export function findKeys(text: string): Definition[] {
  const found: Definition[] = [];
  let isKey = false;
  let alone: Span | undefined;
  for (let start = 0; start < text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = { start, end };
    start = end + 1;
    const words = text.slice(line.start, Math.min(line.end, line.start + 60));
    if (words.trim() === '') continue;
    const head = HEAD.exec(words);
    if (head) {
      isKey = true;
      line.start += head[0].length;
      if (line.start >= line.end) continue;
    }
    const entries: Definition[] = [...items(text, line, isKey)].flatMap((item) => entry(text, item, isKey) ?? []);
    if (entries.length === 0 && alone) {
      const long = spellOut(text, line.start, line.end, text.slice(alone.start, alone.end), 'both', 'strict');
      if (long) entries.push({ short: alone, long, kind: 'key' });
    }
    const short = end - line.start <= 16 ? shortAfter(text, line.start) : undefined;
    alone = short && text.slice(short.end, end).trim() === '' ? short : undefined;
    found.push(...entries);
    // A key ends with the first line that is none of its entries; a table's cells stand on lines of their own.
    isKey &&= entries.length > 0 || alone !== undefined;
  }
  return found;
}

/** The items of a line, parted by semicolons, in a key also by commas. */
function* items(text: string, line: Span, isKey: boolean): Generator<Span> {
  let start = line.start;
  for (let i = line.start; i <= line.end; i++) {
    const char = text[i];
    if (i < line.end && char !== ';' && !(isKey && char === ',' )) continue;
    yield { start, end: i };
    // Outside a key only a line that begins like one is read on.
    start = i + 1;
  }
}

function entry(text: string, { start, end }: Span, isKey: boolean): Definition | undefined {
  MARK.lastIndex = start;
  MARK.test(text);
  const short = shortAfter(text, MARK.lastIndex);
  if (!short || short.end >= end) return undefined;
  const written = text.slice(short.start, short.end);
  SIGN.lastIndex = short.end;
  const signed = SIGN.test(text) && SIGN.lastIndex < end;
  const from = signed ? SIGN.lastIndex : short.end;
  if (!signed && !isKey) return undefined;
  const long = spellOut(text, from, end, written, 'start', isKey ? 'bracketed' : 'strict');
  if (long) return { short, long, kind: 'key' };
  if (!looksAbbreviated(written)) return undefined;
  const rest = text.slice(from, end).trimEnd();
  const explains = isKey ? /^\s*\p{L}\S+(?:\s+\S+)*$/u.test(rest) && rest.trim().length > written.length : saysWhatKind(text, from, end);
  return explains ? { short, long: { start: from + (rest.length - rest.trimStart().length), end: from + rest.length }, kind: 'key' } : undefined;
}
