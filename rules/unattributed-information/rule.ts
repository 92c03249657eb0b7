import * as z from 'zod';
import { contactKind } from '../../src/casenote/contact.ts';
import { noteRule } from '../../src/engine/rule.ts';
import { isWorrying } from '../../src/language/analysis/worrying.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import { isChild } from '../../src/language/index/speech.ts';
import { toldOfAbsent } from '../../src/language/people/absent-person.ts';
import { isElsewhere, isOutsideContact } from '../../src/language/people/outside-contact.ts';
import { featuresIn, sentenceBefore } from '../../src/language/sentence-model/model.ts';
import { opinionModel } from '../../src/language/sentence-model/opinion.ts';
import { secondHandModel } from '../../src/language/sentence-model/second-hand.ts';
import { unsourcedIn } from '../../src/language/speech/account.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';

/** Below these log-odds a sentence reads plainly as seen, done or advised, and no sign makes it second-hand. */
const READS_OTHERWISE = -1;
/** What signs outside its build add to a sentence's score; weighed on the sentences of the develop notes. */
const OUTSIDE = 2;
const ELSEWHERE = 1;
const WORRYING = 3;
/** What worries and went on at another time is seldom seen on a visit. */
const WORRYING_OUTSIDE = 1;
/** What somebody who was not there does from day to day, where it worries and where it does not, and the worrying thing they did once. */
const ABSENT_NOW_WORRYING = 3;
const ABSENT_NOW = 1.5;
const ABSENT_THEN_WORRYING = 1;
/** What it takes that somebody spoken of before ("they have been together since …") may have told it of themselves. */
const OWN_LIFE = 2;
/** What it takes from the score that the author judges, and that they do so for sure; */
const JUDGED = 2;
const PLAINLY_JUDGED = 4;
/** and above which log-odds they do. */
const OPINION = 1;
const PLAIN_OPINION = 3;
/** What it takes that nothing in it worries ("Mum was poorly last week"), */
const PLAIN = 1.8;
/** What it takes that what worries nobody may be the account of whoever rang or wrote, */
const AT_DISTANCE = 1.5;
/** or of the child, of their own everyday doings. */
const OWN_DAY = 1;

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
      .default(1.9)
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
      for (const { sentence, hearsay } of unsourcedIn(
        prose,
        (i) => scoreOf(text, prose, i),
        (i) => isJudgement(text, prose, i),
        least,
      )) {
        if (hearsay && prose.section.kind !== 'detailed' && SUMMARY.has(hearsay.kind)) continue;
        reporter.report({ message: hearsay ? 'hearsay' : 'claim', at: prose.span(sentence.start, sentence.end), section: prose.section });
      }
    }
  },
});

/**
 * How sure it is that a sentence tells what its author could not witness: by its words, and by when, where and of what it
 * tells. `account`: as what somebody named goes on telling; `claim`: as nobody's, for which plain things ask for more.
 */
function scoreOf(text: NoteText, prose: Prose, index: number): { readonly account: number; readonly claim: number } {
  const sentence = prose.sentences[index];
  if (!sentence) return { account: Number.NEGATIVE_INFINITY, claim: Number.NEGATIVE_INFINITY };
  const score = secondHandModel.score(featuresIn(prose, sentence, sentenceBefore(prose, index), text.people));
  if (score < READS_OTHERWISE) return { account: score, claim: Number.NEGATIVE_INFINITY };
  const isPlaced = isElsewhere(prose, sentence);
  const isWorry = isWorrying(prose, sentence);
  const isOutside = isOutsideContact(prose, sentence);
  const absent = toldOfAbsent(prose, sentence, text.people);
  const signs =
    ofAbsent(absent, isWorry) +
    (isOutside ? OUTSIDE : 0) +
    (isPlaced ? ELSEWHERE : 0) +
    (isWorry ? WORRYING : 0) +
    (isOutside && isWorry ? WORRYING_OUTSIDE : 0);
  const isToldOfOwn = !isWorry && absent !== 'now';
  const told = isToldOfOwn ? (isAtDistance(text) ? AT_DISTANCE : 0) + (!isPlaced && isOfChild(prose, sentence) ? OWN_DAY : 0) : 0;
  const plain = isWorry ? 0 : PLAIN + (isToldOfOwn && isOfPronoun(prose, sentence) ? OWN_LIFE : 0);
  const opinion = opinionOf(text, prose, sentence, index);
  const judged = opinion > PLAIN_OPINION ? PLAINLY_JUDGED : opinion > OPINION && absent !== 'now' ? JUDGED : 0;
  const account = score + signs - told - judged;
  return { account, claim: account - plain };
}

function ofAbsent(absent: 'now' | 'then' | undefined, isWorry: boolean): number {
  if (absent === 'now') return isWorry ? ABSENT_NOW_WORRYING : ABSENT_NOW;
  return absent === 'then' && isWorry ? ABSENT_THEN_WORRYING : 0;
}

/** A call, a letter, an e-mail. */
function isAtDistance({ note }: NoteText): boolean {
  const kind = contactKind(note);
  return kind === 'call' || kind === 'written';
}

/** Whether a sentence begins with the record's child. */
function isOfChild(prose: Prose, { start, end }: Sentence): boolean {
  const opening = prose.mentionsIn(start, end)[0];
  return opening !== undefined && opening.start === start && !opening.owning && isChild(prose, opening);
}

/** Whether a sentence begins with "he", "she" or "they". */
function isOfPronoun(prose: Prose, { start, end }: Sentence): boolean {
  const opening = prose.mentionsIn(start, end)[0];
  return opening !== undefined && opening.start === start && !opening.owning && (opening.kind === 'pronoun' || opening.kind === 'several');
}

/** Whether a sentence is the author's judgement: another rule's matter, and the end of what somebody else told. */
function isJudgement(text: NoteText, prose: Prose, index: number): boolean {
  const sentence = prose.sentences[index];
  return sentence !== undefined && opinionOf(text, prose, sentence, index) > OPINION;
}

function opinionOf(text: NoteText, prose: Prose, sentence: Sentence, index: number): number {
  return opinionModel.score(featuresIn(prose, sentence, sentenceBefore(prose, index), text.people));
}
