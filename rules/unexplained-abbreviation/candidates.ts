import { isInHeader } from '../../src/language/copying/email-heads.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import type { People } from '../../src/language/index/people.ts';
import { isShouted } from '../../src/language/index/shouting.ts';
import { capitalsIn, hasLetter, isAllCapitals, isCapital, isLetterOrDigit } from '../../src/language/words/letters.ts';
import { isCommonWord, isOrdinaryWord } from '../../src/language/words/ordinary-words.ts';
import { isSpeakable } from '../../src/language/words/speakable.ts';
import { PerForm } from '../../src/language/words/word-forms.ts';
import type { Word } from '../../src/language/words/words.ts';
import { type Abbreviation, isListed, isShorthand, lookUp, mayBeListed, opensSpelling, singular } from './lexicon.ts';
import neighbours from './neighbours.yaml';

/** Letters that look like an abbreviation, with the list's entry where it has one. */
export interface Candidate {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly entry: Abbreviation | undefined;
}

/** Words joined by the marks that abbreviations have inside: H&WB, s.47, t/c, LAC/CLA. */
const INSIDE = "&/.'’-";
const GLUED = "@/\\.'’&_-";
const LONGEST = 24;
const ROMAN = /^(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})$/;
const lists = neighbours as Readonly<Record<'labelled' | 'determiners' | 'objects' | 'acts' | 'trade' | 'roles' | 'alsoWords', readonly string[]>>;
const anyOf = (words: readonly string[]): string => `(?:${words.map((word) => word.replaceAll('.', '\\.')).join('|')})`;
const TITLE_BEFORE = new RegExp(`\\b${anyOf(lists.labelled)}\\.?\\s*$`, 'i');
const PERSON_AFTER = new RegExp(`^(?:['’]s\\s|\\s+to\\s(?!be\\b)\\p{Ll}|\\s+and\\s+\\p{Lu}{2}\\b|\\s+${anyOf(lists.acts)}\\b)`, 'u');
const DETERMINER_BEFORE = new RegExp(`\\b${anyOf(lists.determiners)}\\s+$`, 'i');
const OBJECT_BEFORE = new RegExp(`\\b${anyOf(lists.objects)}\\s+$`, 'i');
const TRADE_AFTER = new RegExp(`^\\s+${anyOf(lists.trade)}\\b`, 'i');
const ROLE = new RegExp(anyOf(lists.roles), 'i');
const ALSO_A_WORD = new Set(lists.alsoWords);

/** Finds what looks like an abbreviation in a section, in order. Whether it is explained is not asked here. */
export function* findCandidates(prose: Prose, people: People, isShorthandText: boolean): Generator<Candidate> {
  const { text, words } = prose;
  let done = 0;
  for (const word of words) {
    // The common case first: a plain word that no list knows, with nothing inside or behind it.
    if (word.start < done || !isPromising(text, word)) continue;
    const token = tokenAt(text, word.start);
    if (token === '') continue;
    done = word.start + token.length;
    if (token.length < 2 || token.length > LONGEST || !hasLetter(token) || (!mayAbbreviate(token) && !opensSpelling(token))) continue;
    if (/[@]|www|\.(?:com|org|gov|co|uk|net)\b/i.test(/^\S*/.exec(text.slice(word.start, word.start + 60))?.[0] ?? '')) continue;
    yield* readToken(prose, people, word.start, token, isShorthandText);
  }
}

/** The letters and figures from here on, with the marks inside them; empty where something stands close before. */
function tokenAt(text: string, start: number): string {
  if (start > 0 && (isLetterOrDigit(text, start - 1) || GLUED.includes(text[start - 1] ?? ' '))) return '';
  let end = start;
  while (isLetterOrDigit(text, end) || (end > start && INSIDE.includes(text[end] ?? ' ') && isLetterOrDigit(text, end + 1))) end++;
  return text.slice(start, end);
}

const SHORTHAND = new PerForm((lower) => isShorthand(lower) && !/[aeiou]/.test(lower));

/** Whether a note is in shorthand: it uses several of the list's small-letter forms that are no words. */
export function isShorthandNote(sections: readonly Prose[]): boolean {
  const seen = new Set<string>();
  for (const { words } of sections) {
    for (const word of words) if (word.lower.length <= 4 && SHORTHAND.of(word)) seen.add(word.lower);
  }
  return seen.size >= 2;
}

/** A capital behind the first letter, a figure, a joining mark behind it, or a form that the list writes in small letters. */
function isPromising(text: string, word: Word): boolean {
  const { start, end, lower } = word;
  const joint = text.charCodeAt(end);
  if ((joint === 0x26 || joint === 0x2f || joint === 0x2e || joint === 0x2d) && end + 1 < text.length && !/\s/.test(text[end + 1] ?? '')) return true;
  for (let i = start; i < end; i++) {
    const code = text.charCodeAt(i);
    if ((code >= 48 && code <= 57) || (i > start && code >= 65 && code <= 90)) return true;
  }
  return mayBeListed(word) && (isListed(text.slice(start, end)) || isShorthand(lower));
}

function mayAbbreviate(token: string): boolean {
  return capitalsIn(token) >= 2 || /[\d&/.]/.test(token) || isListed(token) || isShorthand(token.toLowerCase());
}

function* readToken(prose: Prose, people: People, at: number, token: string, isShorthandText: boolean): Generator<Candidate> {
  const { text } = prose;
  const spaced = opensSpelling(token) ? /^\S+ \d+[A-Z]?/.exec(text.slice(at, at + 24))?.[0] : undefined;
  for (const written of [spaced, token, token.replace(/['’]s$/, ''), singular(token.replace(/['’]s$/, ''))]) {
    if (written === undefined) continue;
    const entry = lookUp(written) ?? sentenceStart(prose, at, written, isShorthandText);
    if (!entry) continue;
    if (isUsedAsAbbreviation(prose, people, at, written, entry, isShorthandText)) yield { start: at, end: at + written.length, written, entry };
    return;
  }
  const undotted = token.replaceAll('.', '');
  const dotted = undotted !== token && /^(?:\p{Lu}\.){2,}\p{Lu}$/u.test(token) ? lookUp(undotted) : undefined;
  if (dotted && !people.hasInitials(undotted) && isUsedAsAbbreviation(prose, people, at, undotted, dotted, isShorthandText)) {
    yield { start: at, end: at + token.length, written: token, entry: dotted };
    return;
  }
  if (/[/-]/.test(token)) {
    let from = 0;
    for (const piece of token.split(/[/-]/)) {
      if (piece.length > 1 && (mayAbbreviate(piece) || lookUp(piece))) yield* readToken(prose, people, at + from, piece, isShorthandText);
      from += piece.length + 1;
    }
    return;
  }
  if (isUnknownAbbreviation(prose, people, at, token)) yield { start: at, end: at + token.length, written: token, entry: undefined };
}

/** "Tc from Mrs Pollard": small-letter shorthand with the capital of a sentence's beginning. */
function sentenceStart(prose: Prose, at: number, written: string, isShorthandText: boolean): Abbreviation | undefined {
  if (!/^\p{Lu}[\p{Ll}/]+$/u.test(written) || (/[aeiou]/i.test(written) && !isShorthandText)) return undefined;
  const entry = lookUp(written.toLowerCase());
  return entry?.shorthand && prose.sentenceAt(at)?.start === at ? entry : undefined;
}

function isUsedAsAbbreviation(prose: Prose, people: People, at: number, written: string, entry: Abbreviation, isShorthandText: boolean): boolean {
  const { text } = prose;
  if (entry.everyday) return false;
  const after = text.slice(at + written.length, at + written.length + 40);
  if (entry.not?.some((ending) => after.toLowerCase().trimStart().startsWith(ending))) return false;
  if (people.role(written.toLowerCase()) !== undefined || (people.hasInitials(written) && PERSON_AFTER.test(after))) return false;
  const isSmall = written === written.toLowerCase();
  if (isInHeader(text, at)) return false;
  if (entry.shorthand && (isSmall || entry.short === written.toLowerCase())) return isShorthandText || !ALSO_A_WORD.has(written.toLowerCase());
  if (isShouted(prose, at) || (/^(?:MR|MRS|MS|DR|ST)$/.test(written) && /^\.?\s+\p{Lu}/u.test(after))) return false;
  const before = text.slice(Math.max(0, at - 24), at);
  if (
    written.length === 2 &&
    isAllCapitals(written) &&
    (TITLE_BEFORE.test(before) || (PERSON_AFTER.test(after) && !DETERMINER_BEFORE.test(before) && !OBJECT_BEFORE.test(before) && !isRole(entry)))
  )
    return false;
  if (entry.word) return DETERMINER_BEFORE.test(before) || TRADE_AFTER.test(after) || !isCommonWord(written.toLowerCase());
  return !isReference(text, at, written);
}

/** Letters that stand for a person's part can speak and act ("SW said"); other pairs that do so are somebody's initials. */
function isRole({ long }: Abbreviation): boolean {
  return ROLE.test(long[0] ?? '');
}

/** Capitals that no list knows: a local team's, a project's. Only where they can hardly be anything else. */
function isUnknownAbbreviation(prose: Prose, people: People, at: number, token: string): boolean {
  const { text } = prose;
  const bare = singular(token.replace(/['’]s$/, ''));
  const letters = bare.replaceAll('&', '');
  if (!/^\p{Lu}[\p{Lu}\p{Ll}]*\p{Lu}[\p{Ll}]?$/u.test(letters) || letters.length < 2 || letters.length > 6) return false;
  const capitals = capitalsIn(letters);
  if (capitals < letters.length - 1 || ROMAN.test(letters)) return false;
  if (isOrdinaryWord(letters.toLowerCase()) || people.role(letters.toLowerCase()) !== undefined || people.hasInitials(letters)) return false;
  if (isShouted(prose, at) || isReference(text, at, token) || isInHeader(text, at)) return false;
  const before = text.slice(Math.max(0, at - 24), at);
  const after = text.slice(at + token.length, at + token.length + 24);
  if (TITLE_BEFORE.test(before) || /\p{Lu}{2,}\s+$/u.test(before) || /^\s+\p{Lu}{3,}\b/u.test(after)) return false;
  const isSupported = DETERMINER_BEFORE.test(before) || TRADE_AFTER.test(after) || (token.endsWith('s') && isCapital(token, token.length - 2));
  if (letters.length === 2) return isSupported && !PERSON_AFTER.test(after);
  return isSupported || (!isSpeakable(letters.toLowerCase()) && !PERSON_AFTER.test(after));
}

/** Part of a post code, a reference, a registration or a time. */
function isReference(text: string, at: number, written: string): boolean {
  const before = text.slice(Math.max(0, at - 12), at);
  const after = text.slice(at + written.length, at + written.length + 8);
  return (
    /^[-/]?\d|^\s\d[A-Z]{2}\b|^\d/.test(after) ||
    /[#\d]-?$|(?:ref|\bno\.|log|reg)[.:\s]*$/i.test(before) ||
    /\b[A-Z]{2}\d{2}\s$/.test(before) ||
    /^\s*\d{3,}/.test(after)
  );
}
