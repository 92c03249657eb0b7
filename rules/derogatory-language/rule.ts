import * as z from 'zod';
import { type NoteView, noteRule } from '../../src/engine/rule.ts';
import { isNegated } from '../../src/language/grammar/negation.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { isProperName } from '../../src/language/people/proper-name.ts';
import { isAttributed, isFiction } from '../../src/language/speech/attribution.ts';
import type { Hit } from '../../src/language/words/lexicon.ts';
import { isDoneByChild, isSaidOf } from './about.ts';
import { contempt } from './contempt.ts';
import { derogatoryTerms, type Entry, type Ground, type TermGroup } from './lexicon.ts';
import { isSaidOfOffice } from './offices.ts';
import { isOfOneOccasion } from './passing.ts';
import { scareQuotes } from './scare-quotes.ts';
import { type Opening, stereotypeAt, stereotypeTerms } from './stereotypes.ts';
import { usualSelves } from './usual-self.ts';

type Listed = { readonly term: Entry; readonly opening?: never } | { readonly opening: Opening; readonly term?: never };
interface Found {
  readonly term: string;
  readonly write: string;
}

/** What is wrong with a word, by its ground. */
const WHY: Readonly<Record<Ground, string>> = {
  ethnicity: 'speaks badly of people for their race or ethnicity',
  culture: 'speaks badly of people for their culture',
  religion: 'speaks badly of people for their religion',
  language: 'speaks badly of people for their language',
  communication: 'speaks badly of people for the way they communicate',
  disability: 'speaks badly of people for a disability',
  sensory: 'speaks badly of people for the way they see or hear',
  health: 'speaks badly of people for their health',
  gender: 'speaks badly of people for their gender',
  age: 'speaks badly of people for their age',
  orientation: 'speaks badly of people for their sexuality or gender identity',
  family: 'speaks badly of a family for how it is made up',
  class: 'speaks badly of people for how they live or what they have',
  home: 'judges the home and does not describe it',
  child: 'makes the child answer for what others did',
  parent: 'blames a parent',
  label: 'puts a label on a person',
};
/** The grounds that clause 4.5 names; the others are what 5.4 calls judgemental. */
const OWN_GROUNDS: readonly Ground[] = ['home', 'child', 'parent', 'label', 'class', 'health'];

/** Clauses 4.5 and 5.4: nothing derogatory, and nothing judgemental, by the author. */
export const derogatoryLanguage = noteRule({
  name: 'derogatory-language',
  summary: 'Words by the author that speak badly of people, blame them or label them, with what to write instead.',
  clauses: ['4.5', '5.4'],
  severity: 'error',
  group: 'language',
  scope: 'note',
  needs: [],
  options: z.strictObject({
    accept: z
      .array(z.string(), { error: 'expected a list of terms' })
      .default([])
      .describe('Words that your council accepts, as the message spells them; their other forms are accepted too.'),
    terms: z
      .record(z.string(), z.string(), { error: 'expected an object of terms and what to write instead' })
      .default({})
      .describe('Terms of your own and what to write instead.'),
  }),
  messages: {
    derogatory: ({ term, ground, write }: Found & { ground: Ground }) =>
      `“${term}” ${WHY[ground]}; the policy rules that out, and the family may read it (${OWN_GROUNDS.includes(ground) ? '5.4' : '4.5'}). Write ${write}.`,
    own: ({ term, write }: Found) => `“${term}” is a word that your council does not want in a record (4.5). Write ${write}.`,
    stereotype: () =>
      'This judges somebody as one of a group; the policy rules that out (4.5). Write what this person said or did, and leave the group out unless it matters to them.',
    contempt: () =>
      'This sentence reads as if it blames somebody or puts them down; the policy asks for records that do not judge, and the family may read it (5.4). Write what the person said or did, and what it meant for the child.',
    usualSelf: () => 'This says that somebody is always like that, and puts them down (5.4). Write what the person said or did on the day.',
    scareQuote: () =>
      'Quotation marks around a word like this say that you do not believe it (5.4). Write what was said and by whom, without the marks; if there is reason to doubt it, say what the reason is.',
  },
  *terms({ accept, terms }): Generator<{ phrases: readonly string[]; entry: Listed }> {
    for (const [term, write] of Object.entries(terms))
      yield { phrases: [term], entry: { term: { group: { ground: 'label', write, terms: [] }, isOther: false } } };
    for (const { phrases, entry } of derogatoryTerms(new Set(accept.map((term) => term.trim().toLowerCase().replaceAll('-', ' ')))))
      yield { phrases, entry: { term: entry } };
    for (const { phrases, entry } of stereotypeTerms()) yield { phrases, entry: { opening: entry } };
  },
  check(view, reporter) {
    for (const prose of view.text.sections) {
      const { section } = prose;
      const found: number[] = [];
      /** Where the last phrase reported ended. */
      let told = 0;
      for (const hit of view.terms<Listed>(prose)) {
        const { term, opening } = hit.entry;
        const start = prose.words[hit.first]?.start ?? 0;
        if (opening !== undefined) {
          const end = stereotypeAt(prose, opening, hit.end);
          if (end === undefined) continue;
          found.push(start);
          // "Typical Irish temper": the capital behind it makes no name of it.
          if (isAuthors(prose, hit, { named: opening === 'trigger' || opening === 'weak' }))
            reporter.report({ message: 'stereotype', at: prose.span(start, prose.words[end - 1]?.end ?? start), section });
        } else if (!term.isOther && isMeant(view, prose, hit, term.group)) {
          // Denied or somebody else's, the words are no contempt of the author's, and the sentence around them is none either.
          found.push(start);
          if (!isAuthors(prose, hit, term.group) || goesOn(prose, told, start)) continue;
          const end = prose.words[hit.end - 1]?.end ?? start;
          const words = prose.text.slice(start, end).toLowerCase().replace(/\s+/g, ' ');
          const { ground, write } = term.group;
          const at = prose.span(start, end);
          told = end;
          if (term.group.terms.length === 0) reporter.report({ message: 'own', at, section, data: { term: words, write } });
          else reporter.report({ message: 'derogatory', at, section, data: { term: words, ground, write } });
        }
      }
      for (const { first, end } of usualSelves(prose)) {
        const [start, to] = [prose.words[first]?.start ?? 0, prose.words[end - 1]?.end ?? 0];
        if (found.some((at) => at >= start && at < to) || !isAuthors(prose, { first, end }, {})) continue;
        found.push(start);
        reporter.report({ message: 'usualSelf', at: prose.span(start, to), section });
      }
      for (const { start, end } of scareQuotes(prose)) {
        reporter.report({ message: 'scareQuote', at: prose.span(start, end), section });
        found.push(start);
      }
      for (const { start, end } of contempt(prose, view.text.people))
        if (!found.some((at) => at >= start && at < end)) reporter.report({ message: 'contempt', at: prose.span(start, end), section });
    }
  },
});

/** "a party girl who puts herself first", "a lazy, idle lad": what ended at `told` goes on here, and one finding says it. */
function goesOn(prose: Prose, told: number, start: number): boolean {
  return told > 0 && start >= told && /^,? ?(?:who|that)? ?$/.test(prose.text.slice(told, start));
}

/** How many words after a phrase the words of `then` may stand. */
const WITHIN = 6;

/** Whether the words stand there in the sense of their group, and of those whom it is about. */
function isMeant({ note, text }: NoteView, prose: Prose, { first, end }: Hit<Listed>, group: TermGroup): boolean {
  const sentence = prose.sentenceAt(prose.words[first]?.start ?? 0);
  if (!sentence) return false;
  if (group.needs || group.unless) {
    const words = prose.wordsIn(sentence.start, sentence.end).map(({ lower }) => lower);
    if (group.unless?.some((word) => words.includes(word))) return false;
    const isAdultAge = (word: string) => /^(?:1[89]|[2-7]\d)$/.test(word);
    if (group.needs && !words.some((word) => group.needs?.includes(word) || (group.needs?.includes("<adult's age>") && isAdultAge(word)))) return false;
  }
  if (group.then && !prose.words.slice(end, end + WITHIN).some((word) => word.end <= sentence.end && group.then?.includes(word.lower))) return false;
  if (OWN_GROUNDS.includes(group.ground) && isSaidOfOffice(prose, first)) return false;
  if (group.passing && isOfOneOccasion(prose, first, text.people)) return false;
  if (group.from !== undefined && ageOf(note) < group.from) return false;
  if (group.about === 'child') return isDoneByChild(prose, first);
  if (group.about === 'home' && isShown(prose, end, sentence.end)) return false;
  return group.about === undefined || isSaidOf(prose, first, end, { of: group.about, behaviour: group.behaviour === true });
}

/** "was dirty: there was fat on the hob": what it rests on follows in the same breath. */
function isShown(prose: Prose, end: number, sentenceEnd: number): boolean {
  const from = prose.words[end - 1]?.end ?? sentenceEnd;
  return /^(?: [^\s:;.]+){0,4}: ?\S/.test(prose.text.slice(from, sentenceEnd));
}

/** The child's age in years on the day of the contact; infinite where it is not known. */
function ageOf({ fields }: NoteView['note']): number {
  const born = fields.child?.dateOfBirth?.day;
  const day = fields.eventAt?.day ?? fields.recordedAt?.day;
  if (!born || !day) return Number.POSITIVE_INFINITY;
  return Number(day.slice(0, 4)) - Number(born.slice(0, 4)) - (day.slice(5) < born.slice(5) ? 1 : 0);
}

/** Whether the author says it: in no heading, quotation, name, denial, story or other person's account. */
function isAuthors(prose: Prose, { first, end }: Pick<Hit<Listed>, 'first' | 'end'>, group: Pick<TermGroup, 'about' | 'named' | 'negated'>): boolean {
  const start = prose.words[first]?.start ?? 0;
  const sentence = prose.sentenceAt(start);
  if (!sentence || sentence.block.kind === 'heading' || prose.quoteAt(start)) return false;
  if (isNegated(prose, first) !== (group.negated === true)) return false;
  if (group.named !== true && isProperName(prose, first, end)) return false;
  return !isAttributed(prose, start) && !(group.about === 'person' && isFiction(prose, start));
}
