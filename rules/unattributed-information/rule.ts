import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { unsourcedIn } from '../../src/language/account.ts';
import type { NoteText, Prose } from '../../src/language/note-text.ts';
import { isOutsideContact } from '../../src/language/outside-contact.ts';
import { featuresIn, SentenceModel, sentenceBefore, type Weights } from '../../src/language/sentence-model/model.ts';
import weights from './weights.json' with { type: 'json' };

const secondHand = new SentenceModel(weights as Weights);

/** What the time that a sentence speaks of adds to its score: of a thousand training sentences with such a time 85 in a hundred have no witness. */
const OUTSIDE = 2;

/** Analysis may sum up in these words what Detailed Notes have told with its source. */
const SUMMARY: ReadonlySet<string> = new Set(['raised', 'reputation']);

/** Clause 5a.7: first-hand information apart from what third parties have told. */
export const unattributedInformation = noteRule({
  name: 'unattributed-information',
  summary: 'Information that the author did not witness, with nobody named who told it.',
  clauses: ['5a.7'],
  severity: 'warning',
  group: 'evidence',
  scope: 'note',
  needs: [],
  options: z.strictObject({
    confidence: z
      .number({ error: 'expected a number' })
      .default(1.5)
      .describe('How sure the rule must be where no word of hearsay stands; higher finds less and errs less.'),
  }),
  messages: {
    hearsay: () =>
      'This passes on information without saying who gave it. The policy asks that what others told us can be told apart from what you saw yourself (5a.7). Name the person, agency or document and the date: “… told me on …”, “the … report of … says …”.',
    claim: () =>
      'This reads as something you did not see or hear yourself, and nobody is named who did. Records must show where information comes from (5a.7). Add who told you and when, or that you saw it yourself.',
  },
  check({ text }, reporter, { confidence }) {
    for (const prose of text.of('detailed', 'analysis', 'workingWell', 'worries')) {
      // Analysis draws on what Detailed Notes have told: only what is plainly hearsay is marked there.
      const least = prose.section.kind === 'detailed' ? confidence : undefined;
      for (const { sentence, hearsay } of unsourcedIn(prose, (i) => scoreOf(text, prose, i), least)) {
        if (hearsay && prose.section.kind !== 'detailed' && SUMMARY.has(hearsay.kind)) continue;
        reporter.report({ message: hearsay ? 'hearsay' : 'claim', at: prose.span(sentence.start, sentence.end), section: prose.section });
      }
    }
  },
});

function scoreOf(text: NoteText, prose: Prose, index: number): number {
  const sentence = prose.sentences[index];
  if (!sentence) return Number.NEGATIVE_INFINITY;
  return secondHand.score(featuresIn(prose, sentence, sentenceBefore(prose, index), text.people)) + (isOutsideContact(prose, sentence) ? OUTSIDE : 0);
}
