import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { findCandidates, isShorthandNote } from './candidates.ts';
import { findExplanations, isToldNearby, type Occurrence } from './explanations.ts';
import { keyOf } from './lexicon.ts';
import { writtenOut } from './written-out.ts';

interface Use extends Occurrence {
  count: number;
}

/** A quotation of fewer words than this marks a term, not somebody's speech. */
const SPOKEN_WORDS = 3;

const or = (choices: readonly string[]): string => choices.map((choice) => `“${choice}”`).join(' or ');

/** Clause 3.6: easy to read, with any abbreviations explained. */
export const unexplainedAbbreviation = noteRule({
  name: 'unexplained-abbreviation',
  summary: 'The first use in a note of an abbreviation that is neither explained there or before, nor known to everybody.',
  clauses: ['3.6'],
  severity: 'warning',
  group: 'language',
  scope: 'note',
  needs: [],
  options: z.strictObject({
    accept: z.array(z.string(), { error: 'expected a list of abbreviations' }).default([]).describe('Abbreviations that your families know.'),
  }),
  messages: {
    unexplained: ({ short, long, more }: { short: string; long: readonly string[]; more: number }) =>
      `“${short}” is not explained where it is first used${recurs(more)}. Write ${or(long.map((sense) => `${sense} (${short})`))}.`,
    unknown: ({ more }: { more: number }) =>
      `This abbreviation is not explained where it is first used${recurs(more)}, and caselint does not know it. Write it out in full, with the letters in brackets after it.`,
    explainedLater: ({ short }: { short: string }) =>
      `${short ? `“${short}”` : 'This abbreviation'} is only explained further on. Put the explanation here, where it is first used, so that nobody has to look for it.`,
  },
  check({ text }, reporter, { accept }) {
    const accepted = new Set(accept.map(keyOf));
    const isShorthand = isShorthandNote(text.sections);
    const uses = new Map<string, Use>();
    const all: Occurrence[] = [];
    for (const [section, prose] of text.sections.entries()) {
      for (const candidate of findCandidates(prose, text.people, isShorthand)) {
        const key = keyOf(candidate.entry?.short ?? candidate.written);
        const occurrence = { section, prose, candidate, key };
        all.push(occurrence);
        if (isSpoken(prose, candidate.start)) continue;
        const held = uses.get(key);
        if (held) held.count++;
        else if (!accepted.has(key)) uses.set(key, { ...occurrence, count: 1 });
      }
    }
    if (uses.size === 0) return;
    const explained = findExplanations(text.sections, all);
    for (const [key, { prose, section, candidate, count }] of uses) {
      const at = explained.get(key);
      if (isToldNearby(prose, candidate)) continue;
      if (at && (at.isKey || at.section < section || (at.section === section && at.offset <= candidate.end))) continue;
      const short = candidate.entry?.short ?? '';
      const place = { at: prose.span(candidate.start, candidate.end), section: prose.section };
      if (at) reporter.report({ ...place, message: 'explainedLater', data: { short } });
      else if (!candidate.entry) reporter.report({ ...place, message: 'unknown', data: { more: count - 1 } });
      else {
        const { long } = candidate.entry;
        const suggestions = long.map((sense) => ({ message: `Write “${sense} (${short})”.`, replacement: `${sense} (${short})` }));
        reporter.report({ ...place, message: 'unexplained', data: { short, long, more: count - 1 }, suggestions });
      }
    }
  },
  fix(found, { note, text }) {
    if (found.message !== 'unexplained') return undefined;
    const { short, long } = found.data;
    const [sense, ...others] = long;
    if (sense === undefined || others.length > 0) return undefined;
    const prose = text.sections.find(({ section }) => section === found.section);
    const isFirst = prose?.sentences.some(({ start, end }) => prose.span(start, end).start === found.at.start) ?? false;
    const edit = writtenOut(note.source.text, found.at, short, isFirst ? capitalised(sense) : sense);
    return edit && { edits: [edit], told: `“${short}” written out as “${sense} (${short})” where it is first used` };
  },
});

function capitalised(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function isSpoken(prose: Prose, offset: number): boolean {
  const quote = prose.quoteAt(offset);
  return quote !== undefined && (quote.mark === 'green' || prose.text.slice(quote.start, quote.end).split(/\s+/).length >= SPOKEN_WORDS);
}

function recurs(more: number): string {
  return more > 0 ? ` (it comes ${more} more time${more === 1 ? '' : 's'})` : '';
}
