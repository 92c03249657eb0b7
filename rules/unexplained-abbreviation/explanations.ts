import type { Definition } from '../../src/language/abbreviations/definition.ts';
import { findDefinitions } from '../../src/language/abbreviations/definitions.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { isLetter } from '../../src/language/words/letters.ts';
import type { Candidate } from './candidates.ts';
import { keyOf } from './lexicon.ts';

/** Where a note explains an abbreviation. A key explains wherever it stands. */
export interface Explanation {
  readonly section: number;
  /** In the section's plain text. */
  readonly offset: number;
  readonly isKey: boolean;
}

/** A paragraph that is a key: "Key: HV, health visitor. MGM = mother's mother." */
const KEY_OPENING =
  /^[^a-z]*(?:key|keys|abbreviations?|glossary|short forms?|the letters|letters used|what the letters mean|what it means|list of abbreviations|used in this note)\b[^\n:=–—-]{0,30}[:=–—-]/i;
const KEY_ENTRY = /(?:^|[:.;\n]\s*|,\s(?=\S+\s=))([\p{L}\p{N}][\p{L}\p{N}&/.'’]{0,11})\s?[,=:–—-]\s?\p{L}/gu;
/** Between an abbreviation and its meaning where a list simply sets one beside the other. */
const BESIDE = /^["”’)]?\s*[,=:–—-]?\s*(?:an?\s|the\s|our\s)?["“‘]?/;

/** One use of an abbreviation, quoted ones among them. */
export interface Occurrence {
  readonly section: number;
  readonly prose: Prose;
  readonly candidate: Candidate;
  /** By `keyOf`. */
  readonly key: string;
}

/** Where each abbreviation of a note is explained first, by its key in the lexicon. */
export function findExplanations(sections: readonly Prose[], occurrences: readonly Occurrence[]): ReadonlyMap<string, Explanation> {
  const found = new Map<string, Explanation>();
  const add = (key: string, explanation: Explanation) => {
    const held = found.get(key);
    if (!held || (explanation.isKey && !held.isKey)) found.set(key, explanation);
  };
  for (const [section, prose] of sections.entries()) {
    for (const definition of findDefinitions(prose.text)) {
      const isKey = definition.kind === 'key';
      const offset = Math.min(definition.short.start, definition.long.start);
      for (const key of keysOf(prose.text, definition)) add(key, { section, offset, isKey });
    }
    for (const key of headedKeys(prose)) add(key, { section, offset: 0, isKey: true });
  }
  // "HV health visitor. EP educational psychologist": where several stand beside their meanings, that is a key.
  const beside = occurrences.filter(({ prose, candidate }) => isBeside(prose.text, candidate));
  for (const { section, candidate, key } of beside) add(key, { section, offset: candidate.start, isKey: beside.length > 1 });
  return found;
}

/** "(LAC/CLA)" explains both. */
function keysOf(text: string, { short }: Definition): string[] {
  const written = text.slice(short.start, short.end);
  return written.includes('/') ? [written, ...written.split('/')].map(keyOf) : [keyOf(written)];
}

/** What a paragraph that is headed as a key explains. */
function* headedKeys({ text, plain }: Prose): Generator<string> {
  for (const block of plain.blocks) {
    const content = text.slice(block.start, block.end);
    if (KEY_OPENING.test(content)) for (const match of content.matchAll(KEY_ENTRY)) yield keyOf(match[1] ?? '');
  }
}

function isBeside(text: string, { end, entry }: Candidate): boolean {
  const after = text.slice(end, end + 80);
  const meaning = after.slice(BESIDE.exec(after)?.[0].length ?? 0).toLowerCase();
  return entry?.long.some((long) => meaning.startsWith(long.toLowerCase())) ?? false;
}

/** "Mrs Ferreira asked what SGO is. I said that it is short for …", "the health visitor (whom they call the HV)". */
const TOLD_AFTER = /\b(?:is|was|for|means?|meant)\s+(?:an?\s+|the\s+|our\s+)?["“‘]?$/i;
const TOLD_BEFORE = /^[^.\n]{0,40}(?:\bcall(?:s|ed)?\b|\bknown\b|\()[^.)\n]{0,20}$/i;
const NEARBY = 160;
/** "QMC, the hospital (Queen's Medical Centre)", "RUI, which he explained as "released under investigation"". */
const ASIDE = /^[^.()\n]{0,70}?[("“‘]([^)"”\n]{3,90})[)"”]/u;
/** "LARC, that is the long-acting contraception", "PAT stickers (these show that …)", "called PP for short". */
const GLOSS = /^[^.()\n]{0,40}?(?:,\s*(?:that is|i\.?e\.?|meaning)\b|\((?:these|this|it|which|they|that)\s(?:is|are|shows?|means?)\b)|^["”’]?\s+for short\b/i;

/** Whether the text says in passing what the letters stand for, close to where they are first used. */
export function isToldNearby({ text }: Prose, { start, end, entry, written }: Candidate): boolean {
  const before = text.slice(Math.max(0, start - NEARBY), start);
  const after = text.slice(end, end + NEARBY);
  if (GLOSS.test(after) || spells(written, ASIDE.exec(after)?.[1] ?? '')) return true;
  return (entry?.long ?? []).some((long) => {
    const told = after.toLowerCase().indexOf(long.toLowerCase());
    if (told !== -1 && TOLD_AFTER.test(after.slice(0, told)) && !after.slice(0, told).includes(written)) return true;
    const named = before.toLowerCase().lastIndexOf(long.toLowerCase());
    return named !== -1 && TOLD_BEFORE.test(before.slice(named + long.length));
  });
}

/** Whether the first letters of neighbouring words, small joining words aside, are those of the abbreviation. */
function spells(written: string, phrase: string): boolean {
  const letters = written
    .toLowerCase()
    .replace(/[^a-z]/g, '')
    .replace(/s$/, '');
  const initials = phrase
    .toLowerCase()
    .split(/[\s-]+/)
    .filter((word) => isLetter(word) && !JOINING.has(word))
    .map((word) => word[0] ?? '')
    .join('');
  return letters.length > 1 && initials.includes(letters);
}

const JOINING = new Set(['of', 'the', 'and', 'for', 'in', 'a', 'an', 'to', 'on', 'with', 'at', 'by', "that's", 'that’s']);
