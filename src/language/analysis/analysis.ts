import { type ContactKind, contactKind } from '../../casenote/contact.ts';
import type { CaseNote } from '../../casenote/nodes.ts';
import { sharedPassages } from '../copying/shared-passages.ts';
import type { NoteText, Prose } from '../index/note-text.ts';
import { isPast } from '../time/told-as-past.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './analysis.yaml';
import { meanScore, type Weighing, weighingOf } from './weighing.ts';

/** Contacts that ask for an analysis of their own, significant or not: "home visit, direct work" (clause 5b.11). */
const ANALYSED: readonly ContactKind[] = ['statutory', 'home', 'assessment', 'directWork', 'visitElsewhere'];

/** So few words are a remark ("Positive session. Zac engaged well."), and so few are one where none of them weighs. */
const FEWEST_WORDS = 8;
const FEW_WORDS = 20;
/** Under a heading that the form does not know: from this mean score on it is analysis. */
const WEIGHING = -1;

/** Whether the policy asks for an analysis of this contact; undefined where the export does not tell. */
export function asksForAnalysis(note: CaseNote): boolean | undefined {
  const { significantEvent, safeguarding, contactType } = note.fields;
  // A safeguarding matter is significant information, unless the worker has said that it was not.
  if (significantEvent === true || (safeguarding === true && significantEvent !== false)) return true;
  const kind = contactKind(note);
  if (kind !== undefined && ANALYSED.includes(kind)) return true;
  return contactType === undefined && significantEvent === undefined ? undefined : false;
}

const PLENTY_OF_WORDS = 60;

/** The sections that hold a note's analysis: Analysis itself, the first two of the three headings, and headings of the worker's own with judgement under them. */
export function analysisOf(text: NoteText): readonly Prose[] {
  const inNarrative = analysisInNarrative(text);
  return text.sections.filter((prose) => {
    const { kind } = prose.section;
    if (kind === 'analysis') return !inNarrative.includes(prose);
    return kind === 'workingWell' || kind === 'worries' || (kind === 'other' && isWeighing(weighingOf(text, prose)));
  });
}

/** "**Thoughts**" within Detailed Notes, where the form has an Analysis of its own to put them. */
export function analysisInNarrative(text: NoteText): readonly Prose[] {
  const all = text.of('analysis');
  return all.some(({ section }) => section.within !== 'detailed') ? all.filter(({ section }) => section.within === 'detailed') : [];
}

function isWeighing(weighings: readonly Weighing[]): boolean {
  return weighings.length > 0 && (meanScore(weighings) > WEIGHING || weighings.some(({ weighs }) => weighs));
}

/** Whether a note has an analysis of any substance. A remark in passing is none, nor is a note on the file's own business. */
export function hasAnalysis(text: NoteText): boolean {
  // The common case at a glance: no stub is as long as that.
  const inNarrative = analysisInNarrative(text);
  if (text.of('analysis', 'workingWell', 'worries').some((prose) => prose.words.length >= PLENTY_OF_WORDS && !inNarrative.includes(prose))) return true;
  const weighings = analysisOf(text).flatMap((prose) => weighingOf(text, prose));
  const words = weighings.reduce((sum, { length }) => sum + length, 0);
  if (words >= FEW_WORDS) return true;
  const filled = text.of('workingWell', 'worries').filter((prose) => weighingOf(text, prose).length > 0);
  if (new Set(filled.map(({ section }) => section.kind)).size > 1) return true;
  return words >= FEWEST_WORDS && weighings.some(({ weighs, score }) => weighs || score > 0);
}

/** Below this mean score nothing but telling is done: on the develop notes retold analyses lie below -3.1, others above -1.7. */
const TELLING = -2.6;
/** Up to this mean score it is telling where no sentence weighs by its connectives either; */
const MOSTLY_TELLING = -2.2;
/** and up to this one where much is copied besides. */
const DOUBTFUL = -0.8;
/** Share of an analysis that stands in Detailed Notes too: then it is those again. */
const COPIED_SHARE = 0.6;
/** A sentence of this score judges, whatever its connectives. */
const SURELY_WEIGHS = 1;
const FEWEST_SENTENCES = 3;
const PRESENT = new WordSet((lists as { readonly present: readonly string[] }).present);

/** Above this share of sentences that weigh by their connectives it is no mere telling, however they are built. */
const WEIGHED_SHARE = 0.4;

/**
 * Whether an analysis only tells again what happened: sequence and reported speech, or the same passages as Detailed
 * Notes. What stands under the three headings is weighed by being put there: it is judged only together with Analysis.
 */
export function isTranscript(text: NoteText): boolean {
  const proses = analysisOf(text);
  const isHeaded = ({ section }: Prose) => section.kind === 'workingWell' || section.kind === 'worries';
  const own = proses.filter((prose) => !isHeaded(prose)).flatMap((prose) => weighingOf(text, prose));
  const headed = proses.filter(isHeaded).flatMap((prose) => weighingOf(text, prose));
  const words = own.reduce((sum, { length }) => sum + length, 0);
  if (own.length < FEWEST_SENTENCES || words < FEW_WORDS || headed.some(doesWeigh) || isPresentState(proses)) return false;
  const mean = meanScore(own);
  const weighed = own.filter(({ weighs }) => weighs).length;
  if (mean < TELLING && weighed <= own.length * WEIGHED_SHARE) return true;
  if (mean > DOUBTFUL || own.some(doesWeigh)) return false;
  return mean < MOSTLY_TELLING || sharedPassages(text, proses, text.of('detailed')) >= COPIED_SHARE;
}

/** "He has been away four times", "He has money": how things stand, and no account of what was said and done. */
function isPresentState(proses: readonly Prose[]): boolean {
  const sentences = proses.flatMap((prose) => prose.sentences.filter(({ block }) => block.kind !== 'heading').map((sentence) => ({ prose, sentence })));
  const present = sentences.filter(({ prose, sentence: { start, end } }) => {
    const verb = prose.wordsIn(start, end).find(({ lower }) => PRESENT.has(lower) || isPast(lower));
    return verb !== undefined && PRESENT.includes(verb);
  });
  return present.length * 2 > sentences.length;
}

function doesWeigh({ weighs, score }: Weighing): boolean {
  return weighs || score > SURELY_WEIGHS;
}
