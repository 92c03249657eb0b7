import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { isExplainedAt } from '../../src/language/abbreviations/explained.ts';
import { isInHeader } from '../../src/language/copying/email-heads.ts';
import { pastedEmails } from '../../src/language/copying/pasted-email.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { partOfSpeech } from '../../src/language/index/part-of-speech.ts';
import { isShouted } from '../../src/language/index/shouting.ts';
import { isProperName } from '../../src/language/people/proper-name.ts';
import type { Hit } from '../../src/language/words/lexicon.ts';
import { type JargonTerm, jargonTerms, nameOf } from './lexicon.ts';

/** A longer phrase in which the term is an ordinary word: matched in the same pass, and then passed over. */
type Entry = { readonly term: JargonTerm; readonly isOrdinary: boolean };

/** Clauses 4.2 and 5a.4: plain English; a specialist term is explained. */
export const jargon = noteRule({
  name: 'jargon',
  summary: 'A specialist or professional term that is not explained, with a plain alternative.',
  clauses: ['5a.4', '4.2'],
  severity: 'info',
  group: 'language',
  scope: 'note',
  needs: [],
  options: z.strictObject({
    accept: z.array(z.string(), { error: 'expected a list of terms' }).default([]).describe('Terms that your readers know, as the list of terms spells them.'),
    statutory: z
      .boolean({ error: 'expected true or false' })
      .default(false)
      .describe('Also flag terms of the law and of the policy itself (“looked after”, “care order”).'),
    familiar: z
      .boolean({ error: 'expected true or false' })
      .default(false)
      .describe('Also flag what families who have it call so themselves (“placement”, “short breaks”, “key work session”).'),
    terms: z
      .record(z.string(), z.string(), { error: 'expected an object of terms and plain alternatives' })
      .default({})
      .describe('Terms of your own and what to write instead.'),
  }),
  messages: {
    unexplained: ({ term, plain, more }: { term: string; plain: string; more: number }) =>
      `“${term}” is a word of the profession${more > 0 ? ` (it comes ${more} more time${more === 1 ? '' : 's'})` : ''}. The family should be able to read this: write “${plain.split('; ').join('” or “')}”, or say in a few words what it means.`,
  },
  *terms({ accept, statutory, familiar, terms }): Generator<{ phrases: readonly string[]; entry: Entry }> {
    const accepted = new Set(accept.map((term) => term.toLowerCase()));
    const own = Object.entries(terms).map(([term, plain]): JargonTerm => ({ term, plain }));
    for (const term of [...own, ...jargonTerms]) {
      if ((accepted.size > 0 && accepted.has(nameOf(term.term))) || (term.statutory && !statutory) || (term.familiar && !familiar)) continue;
      yield { phrases: term.forms ? [term.term, ...term.forms] : [term.term], entry: { term, isOrdinary: false } };
      if (term.not) yield { phrases: term.not, entry: { term, isOrdinary: true } };
    }
  },
  check({ text, terms }, reporter) {
    const uses = new Map<JargonTerm, { readonly prose: Prose; readonly hit: Hit<Entry> }[]>();
    const explained = new Set<JargonTerm>();
    for (const prose of text.sections) {
      for (const hit of terms<Entry>(prose)) {
        const { term } = hit.entry;
        const [start, end] = extent(prose, hit);
        if (hit.entry.isOrdinary || explained.has(term)) continue;
        if (isExplainedAt(prose.text, start, end)) explained.add(term);
        else if (isProfessional(prose, hit)) uses.set(term, [...(uses.get(term) ?? []), { prose, hit }]);
      }
    }
    for (const [term, [first, ...others]] of uses) {
      if (!first || explained.has(term)) continue;
      const [start, end] = extent(first.prose, first.hit);
      reporter.report({
        message: 'unexplained',
        at: first.prose.span(start, end),
        section: first.prose.section,
        data: { term: first.prose.text.slice(start, end).toLowerCase().replace(/\s+/g, ' '), plain: term.plain, more: others.length },
        suggestions: term.plain.split('; ').map((plain) => ({ message: `Write “${plain}”.`, replacement: plain })),
      });
    }
  },
});

function extent(prose: Prose, { first, end }: Hit<unknown>): [start: number, end: number] {
  return [prose.words[first]?.start ?? 0, prose.words[end - 1]?.end ?? 0];
}

/** Whether it is the author's word, used in the profession's sense. */
function isProfessional(prose: Prose, hit: Hit<Entry>): boolean {
  const [start] = extent(prose, hit);
  const { term } = hit.entry;
  const sentence = prose.sentenceAt(start);
  if (!sentence || sentence.block.kind === 'heading' || prose.quoteAt(start) || isShouted(prose, start) || isMailFrame(prose, start)) return false;
  if (term.needs) {
    const words = prose.words.filter((word) => word.start >= sentence.start && word.end <= sentence.end);
    if (!words.some((word) => term.needs?.includes(word.lower))) return false;
  }
  if (isProperName(prose, hit.first, hit.end)) return false;
  return term.pos === undefined || partOfSpeech(prose, hit.first) === term.pos;
}

/** Whether it stands in the head, the signature or the disclaimer of a pasted e-mail: nobody in the note wrote that for its readers. */
function isMailFrame(prose: Prose, offset: number): boolean {
  return isInHeader(prose.text, offset) || pastedEmails(prose).some(({ feet }) => feet.some(({ start, end }) => start <= offset && offset < end));
}
