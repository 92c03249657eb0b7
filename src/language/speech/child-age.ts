import type { NoteText } from '../index/note-text.ts';

/** Younger than this, in months, a child tells by what they do: the words come between two and three. */
const INFANCY = 36;
/** Younger than this, in months, no child is quoted. */
const SPEAKING = 15;
/** Mean length of a month, in milliseconds. */
const MONTH = 30.44 * 24 * 3600 * 1000;

function ageInMonths({ note }: NoteText): number | undefined {
  const { child, eventAt, recordedAt } = note.fields;
  const at = eventAt ?? recordedAt;
  return child?.dateOfBirth && at ? (at.earliest - child.dateOfBirth.earliest) / MONTH : undefined;
}

/** Whether the record's child may be quoted: all but babies, and whoever's age nothing tells. */
export const maySpeak = (text: NoteText): boolean => (ageInMonths(text) ?? SPEAKING) >= SPEAKING;

/** Whether the record's child is a baby or toddler at the contact; undefined where nothing tells their age. */
export function isInfant(text: NoteText): boolean | undefined {
  const months = ageInMonths(text);
  if (months !== undefined) return months < INFANCY;
  const age = /^\s*(\d{1,2})\b\s*(\S*)/.exec(text.people.child.row?.age ?? '');
  if (age) return Number(age[1]) < 3 || /^(?:m|w)/i.test(age[2] ?? '');
  return undefined;
}
