import type { Span } from '../../casenote/source.ts';
import { capitalsIn, isLetterOrDigit, isSmall } from '../words/letters.ts';
import { findKeys } from './abbreviation-key.ts';
import type { Definition } from './definition.ts';
import lists from './definitions.yaml';
import { isGloss, saysWhatKind, skipLead } from './gloss.ts';
import { clauseEnd, type Fit, spellOut, windowStart } from './long-form.ts';
import { couldBeShort, looksAbbreviated, shortAfter, shortBefore } from './short-form.ts';

const { leads, tails, naming, explaining, describing } = lists as Record<'leads' | 'tails' | 'naming' | 'explaining' | 'describing', string[]>;
const LEADS: ReadonlySet<string> = new Set(leads);
const TAIL = new RegExp(`[\\s,]+(?:${tails.join('|')})$`, 'i');
/** An explanation in brackets is no longer than this. */
const LONGEST_BRACKET = 300;

/** What may stand between an abbreviation and its meaning in running text. */
const LINK = new RegExp(
  [
    `,?\\s(?:or|${phrases([...naming, ...explaining, ...describing])}|is(?=\\s(?:an?|the|our|where|when)\\s)),?\\s`,
    '\\s?=\\s?',
    '\\s[-–—]\\s',
    '/',
    // Latin letters alone: the letters of all scripts, in either case, take the runtime longer to prepare than a draft to judge.
    ',\\s(?=["\'“‘]?[A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ&\\d])',
    '\\s(?=["\'“‘][A-ZÀ-ÖØ-Þ][A-ZÀ-ÖØ-Þ&\\d])',
  ].join('|'),
  'gi',
);
const NAMING = new RegExp(`^(?:${phrases(naming)})$`, 'i');
const EXPLAINING = new RegExp(`^(?:${phrases(explaining)})$`, 'i');
const DESCRIBING = new RegExp(`^(?:${phrases(describing)}|is|[-–—])$`, 'i');

/**
 * Finds where a text explains an abbreviation: "Child in Need (CIN)", "CIN (Child in Need)", "CIN, or Child in Need",
 * "CIN stands for …", keys and glossaries, and explanations in plain words. The letters are compared as Schwartz and
 * Hearst (2003) do, in the order of trust of Ab3P. Sorted by position.
 * @param text Plain text; a blank line parts paragraphs.
 */
export function findDefinitions(text: string): Definition[] {
  const found: Definition[] = [...bracketed(text), ...findKeys(text), ...linked(text)];
  const seen = new Set<string>();
  return found
    .filter(({ short }) => {
      const key = `${short.start} ${short.end}`;
      return !seen.has(key) && seen.add(key);
    })
    .sort((a, b) => Math.min(a.short.start, a.long.start) - Math.min(b.short.start, b.long.start) || a.short.start - b.short.start);
}

function* bracketed(text: string): Generator<Definition> {
  const opening = /[([]/g;
  for (let match = opening.exec(text); match; match = opening.exec(text)) {
    const open = match.index;
    const close = closing(text, open);
    if (close === undefined) continue;
    const found = shortInside(text, open, close);
    if (found.length > 0) yield* found;
    else {
      const definition = longInside(text, open, close);
      if (definition) yield definition;
    }
  }
}

function closing(text: string, open: number): number | undefined {
  const limit = Math.min(text.length, open + LONGEST_BRACKET);
  let depth = 0;
  for (let i = open; i < limit; i++) {
    const char = text[i];
    if (char === '(' || char === '[') depth++;
    else if (char === ')' || char === ']') {
      depth--;
      if (depth === 0) return i;
    } else if (char === '\n' && text[i + 1] === '\n') return undefined;
  }
  return undefined;
}

/** "Child in Need (CIN)", "(known as 'CIN')", "(LAC/CLA)". */
function shortInside(text: string, open: number, close: number): Definition[] {
  const inside = text.slice(open + 1, close);
  if (/^\s*\d+\s*$/.test(inside) || /[([]/.test(text[open - 1] ?? '')) return [];
  const from = windowStart(text, open);
  let start = open + 1;
  for (;;) {
    const lead = /^[\s"'“”‘’]*([\p{L}.]+)[\s,:"'“”‘’]+(?=[^\s&])/u.exec(text.slice(start, Math.min(close, start + 24)));
    if (!lead || !LEADS.has((lead[1] as string).toLowerCase())) break;
    start += lead[0].length;
  }
  const isNamed = start > open + 1;
  const head = text.slice(start, close).split(/[;,]/, 1)[0] as string;
  const short = unquoted(text, start, start + head.replace(TAIL, '').length);
  if (!short) return [];
  const written = text.slice(short.start, short.end);
  // "(S)-isomer", "(a) the house", "parent(s)", "child(ren)".
  if (written.length === 1 && (isSmall(written) || text[close + 1] === '-' || isLetterOrDigit(text, close + 1))) return [];
  if (isLetterOrDigit(text, open - 1) && (written.length === 1 || capitalsIn(written) === 0)) return [];
  const whole = couldBeShort(written) ? spellOut(text, from, open, written, 'end', isNamed ? 'named' : 'bracketed') : undefined;
  if (whole) return [{ short, long: whole, kind: 'long-short' }, ...withoutShared(text, short, whole)];
  const parts = alternatives(text, short);
  const longs = parts.map((part) => spellOut(text, from, open, text.slice(part.start, part.end), 'end', 'bracketed'));
  const long = longs.find((one) => one !== undefined);
  if (long) return parts.map((part, i) => ({ short: part, long: longs[i] ?? long, kind: 'long-short' as const }));
  // "(IRO Jo Birch)", "(Jo Birch, IRO)": the abbreviation with words of its own.
  for (const part of inside.matchAll(/(?:^|[;,])\s*(?=\S)/g)) {
    const own = shortAfter(text, open + 1 + part.index + part[0].length);
    if (!own || own.end > close || !looksAbbreviated(text.slice(own.start, own.end))) continue;
    const meant = spellOut(text, from, open, text.slice(own.start, own.end), 'end', 'initials');
    if (meant) return [{ short: own, long: meant, kind: 'long-short' }];
  }
  return [];
}

/** "Child in Need plan (CIN plan)" also explains CIN: the word that both have is not abbreviated. */
function withoutShared(text: string, short: Span, long: Span): Definition[] {
  const [, first = '', shared = ''] = /^(\S+)(\s+\S+)$/.exec(text.slice(short.start, short.end)) ?? [];
  if (!looksAbbreviated(first) || !text.slice(long.start, long.end).endsWith(shared)) return [];
  return [{ short: { start: short.start, end: short.start + first.length }, long: { start: long.start, end: long.end - shared.length }, kind: 'long-short' }];
}

/** The parts of "LAC/CLA" and "LAC or CLA", where there are several. */
function alternatives(text: string, { start, end }: Span): Span[] {
  const parts: Span[] = [];
  let at = start;
  for (const part of text.slice(start, end).split(/(\s?\/\s?|\s+(?:or|and)\s+)/)) {
    if (looksAbbreviated(part)) parts.push({ start: at, end: at + part.length });
    at += part.length;
  }
  return parts.length > 1 ? parts : [];
}

/** "CIN (Child in Need)", "MARAC (the meeting where …)". */
function longInside(text: string, open: number, close: number): Definition | undefined {
  if (!/[\s"'”’]/.test(text[open - 1] ?? '')) return undefined;
  const short = shortBefore(text, open);
  if (!short) return undefined;
  const written = text.slice(short.start, short.end);
  const isAbbreviated = looksAbbreviated(written);
  const start = skipLead(text, open + 1, close);
  const long =
    spellOut(text, start, close, written, 'both', isAbbreviated ? 'bracketed' : 'initials') ??
    spellOut(text, start, close, written, 'start', isAbbreviated ? 'strict' : 'initials');
  if (long) return { short, long, kind: 'short-long' };
  if (isAbbreviated && isGloss(text, open + 1, close)) return { short, long: { start, end: close }, kind: 'short-long' };
  return isAbbreviated ? undefined : longOfEarlier(text, open, short.start, close);
}

/** "CIN plan (Child in Need)": the abbreviation stands a word or two before the bracket. */
function longOfEarlier(text: string, open: number, at: number, close: number): Definition | undefined {
  const start = skipLead(text, open + 1, close);
  for (let end = at, words = 0; words < 2; words++) {
    const short = shortBefore(text, end);
    if (!short || /[^\s"'“”‘’]/.test(text.slice(short.end, end))) return undefined;
    const written = text.slice(short.start, short.end);
    const long = looksAbbreviated(written) ? spellOut(text, start, close, written, 'both', 'initials') : undefined;
    if (long) return { short, long, kind: 'short-long' };
    end = short.start;
  }
  return undefined;
}

/** "Child in Need, or CIN,", "CIN – Child in Need", "CIN stands for …". */
function* linked(text: string): Generator<Definition> {
  LINK.lastIndex = 0;
  for (let match = LINK.exec(text); match; match = LINK.exec(text)) {
    const at = match.index;
    const end = at + match[0].length;
    const link = match[0].replace(/^[\s,]+(?=\S)|[\s,]+$/g, '');
    // Two links may share a space: "CIN - or Child in Need".
    if (/\S\s$/.test(match[0])) LINK.lastIndex = end - 1;
    const definition = shortBehind(text, at, end, link) ?? longBehind(text, at, end, link);
    if (definition) yield definition;
  }
}

function shortBehind(text: string, at: number, end: number, link: string): Definition | undefined {
  const isNamed = NAMING.test(link);
  const article = isNamed ? (/^(?:the|an?)\s/i.exec(text.slice(end, end + 4))?.[0].length ?? 0) : 0;
  const short = shortAfter(text, end + article);
  if (!short) return undefined;
  const written = text.slice(short.start, short.end);
  if (!looksAbbreviated(written) && !(isNamed && couldBeShort(written))) return undefined;
  const long = spellOut(text, windowStart(text, at), at, written, 'end', looksAbbreviated(written) ? fitOf(link, isNamed) : 'initials');
  return long && { short, long, kind: 'long-short' };
}

function longBehind(text: string, at: number, end: number, link: string): Definition | undefined {
  const short = shortBefore(text, at);
  if (!short) return undefined;
  const written = text.slice(short.start, short.end);
  const isEquals = link === '=';
  const isAbbreviated = looksAbbreviated(written);
  if (!isAbbreviated && !isEquals) return undefined;
  const to = clauseEnd(text, end, isEquals);
  const start = skipLead(text, end, to);
  const long = spellOut(text, start, to, written, 'start', fitOf(link, false));
  if (long) return { short, long, kind: isEquals ? 'key' : 'short-long' };
  if (!isAbbreviated || to - start < written.length) return undefined;
  return explains(text, start, to, link) ? { short, long: { start, end: to }, kind: isEquals ? 'key' : 'short-long' } : undefined;
}

/** Whether the words behind a link explain the abbreviation, though they do not bear its letters. */
function explains(text: string, from: number, to: number, link: string): boolean {
  if (DESCRIBING.test(link)) return saysWhatKind(text, from, to);
  return EXPLAINING.test(link) || (link === '=' && /^\p{L}\S*\s+\p{L}/u.test(text.slice(from, to)));
}

/** A comma or a stroke says little: every letter must then begin a word. */
function fitOf(link: string, isNamed: boolean): Fit {
  return isNamed ? 'named' : link === '' || link === '/' ? 'exact' : link.toLowerCase() === 'or' ? 'initials' : 'strict';
}

function unquoted(text: string, from: number, to: number): Span | undefined {
  let start = from;
  let end = to;
  while (start < end && /[\s"'“”‘’`*]/.test(text[start] ?? '')) start++;
  while (end > start && /[\s"'“”‘’`*.:]/.test(text[end - 1] ?? '') && !(text[end - 1] === '.' && /\.\S+$/.test(text.slice(start, end - 1)))) end--;
  return start < end ? { start, end } : undefined;
}

/** Phrases of a list as alternatives of a pattern. */
function phrases(list: readonly string[]): string {
  return list.map((phrase) => phrase.replaceAll('.', '\\.').replaceAll(' ', '\\s')).join('|');
}
