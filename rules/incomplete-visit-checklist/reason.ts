import type { CaseNote } from '../../src/casenote/nodes.ts';
import type { NoteText } from '../../src/language/index/note-text.ts';
import lists from './reasons.yaml';

type ListName = 'topics' | 'causes' | 'told' | 'otherBox' | 'parting' | 'notDone' | 'soNot';
const { topics, causes, told, otherBox, parting, notDone, soNot } = lists as Readonly<Record<ListName, readonly string[]>>;
const TOPIC = new RegExp(topics.join('|'), 'i');
const CAUSE = new RegExp(causes.join('|'), 'i');
const TOLD = new RegExp(told.join('|'), 'i');
const OTHER_BOX = new RegExp(otherBox.join('|'), 'i');
/** Without the word "alone": the child taken out of sight of the others. */
const PARTING = new RegExp(parting.join('|'), 'i');
const NOT_DONE = new RegExp(notDone.join('|'), 'i');
const SO_NOT = new RegExp(soNot.join('|'), 'i');
/** A reason has so many words: "Mum present", "she is 2". */
const FEWEST_WORDS = 2;
/** A younger child is not seen alone, and nobody would ask why. */
const YOUNGEST_YEARS = 2;
const YEAR_MS = 365.25 * 86_400_000;

/** Whether the note says why the child was not seen alone, or the child's age says it. */
export function saysWhyNotAlone(text: NoteText): boolean {
  const age = ageOf(text.note, text.people.child.row?.age);
  if (age !== undefined && age < YOUNGEST_YEARS) return true;
  return text.sections.some(
    ({ section, text: words, sentences }) =>
      section.kind !== 'actions' &&
      section.kind !== 'needsToHappen' &&
      sentences.some((sentence, i) => {
        const own = words.slice(sentence.start, sentence.end).replaceAll('’', "'");
        if (isNotParted(own, i > 0 ? words.slice(sentences[i - 1]?.start, sentences[i - 1]?.end) : '')) return true;
        if (!TOPIC.test(own)) return false;
        if (CAUSE.test(own)) return true;
        if (goesOn(own)) return true;
        // "I didn't see her by herself this time. She had Brownies": whoever says so goes on to say why.
        if (TOLD.test(own) && sentences[i + 1]?.block === sentence.block) return true;
        // "He sat on Mum's knee. He was too shy to come down": the reason may follow.
        const next = sentences[i + 1];
        return (
          next !== undefined &&
          next.block === sentence.block &&
          /^\W*(?:he|she|they|this|it)\b/i.test(words.slice(next.start, next.end)) &&
          CAUSE.test(words.slice(next.start, next.end))
        );
      }),
  );
}

/** "Too small and too new here, so I did not ask her out of their sight", "I did not take him up: he was poorly". @param before The sentence before. */
function isNotParted(own: string, before: string): boolean {
  if (!PARTING.test(own)) return false;
  return SO_NOT.test(own) || (NOT_DONE.test(own) && (CAUSE.test(own) || CAUSE.test(before)));
}

/** "Not seen alone, she is 2", "Not alone: Mum was feeding her": the rest of the sentence says why, where it is no other box of the form. */
function goesOn(sentence: string): boolean {
  const end = TOLD.exec(sentence);
  if (!end) return false;
  const rest = sentence.slice(end.index + end[0].length);
  const [, why = ''] = /^[^,:;(–-]*(?:[,:;(]| [–-] )\s*(.+)/s.exec(rest) ?? [];
  return why.split(/\s+/).length >= FEWEST_WORDS && !OTHER_BOX.test(why);
}

/** The child's age in years at the contact, by date of birth or by the form's table; undefined where neither tells. */
function ageOf({ fields }: CaseNote, written: string | null | undefined): number | undefined {
  const { child, eventAt } = fields;
  if (child?.dateOfBirth && eventAt) return (eventAt.earliest - child.dateOfBirth.earliest) / YEAR_MS;
  if (!written) return undefined;
  const figure = Number.parseFloat(written);
  if (Number.isNaN(figure)) return undefined;
  return /\b(?:m|months?|mths?|w|weeks?|wks?|days?|d)\b|\d\s*(?:m|w|d)\b/i.test(written) ? 0 : figure;
}
