import * as z from 'zod';
import { type ContactKind, contactKind } from '../../src/casenote/contact.ts';
import type { CaseNote } from '../../src/casenote/nodes.ts';
import { noteRule } from '../../src/engine/rule.ts';
import type { NoteText } from '../../src/language/index/note-text.ts';
import { childSeen, toldSeen, wasChildSeen } from '../../src/language/visit/child-seen.ts';
import { isIn, isOfAdults, markersIn } from './marker.ts';
import { markerToAdd } from './marker-to-add.ts';

/** Here others tell of the child as well: the tick alone is certain. */
const TOLD_BY_OTHERS: readonly (ContactKind | undefined)[] = ['meeting', 'unknown', undefined];
/** Nobody is seen in these. */
const FAR: readonly (ContactKind | undefined)[] = ['call', 'written', 'record'];
/** A child may be expected at a meeting or not: their absence there is no appointment missed. */
const UNPLANNED: readonly (ContactKind | undefined)[] = [...FAR, 'meeting'];

/** Clauses 5b.6 and 5b.7: “Child seen” in green, “Child not seen” in red. */
export const missingSeenMarker = noteRule({
  name: 'missing-seen-marker',
  summary: 'The child was seen, or was missed at a planned contact, and Reason for contact does not say “Child seen” or “Child not seen”, in its colour.',
  clauses: ['5b.6', '5b.7'],
  severity: 'warning',
  group: 'contact',
  scope: 'note',
  needs: ['reason'],
  options: z.strictObject({}),
  messages: {
    seen: () => 'The child was seen, and Reason for contact does not say so. The policy asks for the words “Child seen” there, in green (5b.6). Add them.',
    notSeen: () =>
      'This contact was planned and the child was not there, and Reason for contact does not say so. The policy asks for the words “Child not seen” there, in red (5b.7). Add them.',
    notGreen: () => '“Child seen” is not in green, and the policy asks for green (5b.6). Set these words in green.',
    notRed: () => '“Child not seen” is not in red, and the policy asks for red (5b.7). Set these words in red.',
  },
  check({ note, text }, reporter) {
    const kind = contactKind(note);
    if (FAR.includes(kind)) return;
    const reasons = text.of('reason');
    const section = reasons[0]?.section;
    const at = section?.headingAt ?? note.place('reason');
    const hasName = text.people.child.names.length > 0;
    const markers = reasons.flatMap((prose) => markersIn(prose, hasName));
    if (markers.length > 0) {
      const [first] = markers;
      if (!first || !note.source.hasColours) return;
      const colour = first.seen ? 'green' : 'red';
      if (markers.some((marker) => isIn(colour, marker))) return;
      reporter.report({
        message: first.seen ? 'notGreen' : 'notRed',
        at: first.prose.span(first.start, first.end),
        section: first.prose.section,
        data: undefined,
      });
      return;
    }
    if (isUnborn(note, text)) return;
    const seen = wasSeen(note, text);
    if (seen === undefined) reporter.notChecked('present[0].seen');
    else if (seen) reporter.report({ message: 'seen', at, ...(section ? { section } : {}) });
    else if (!UNPLANNED.includes(kind)) {
      if (note.fields.planned === undefined) reporter.notChecked('planned');
      else if (note.fields.planned && !reasons.some(isOfAdults)) reporter.report({ message: 'notSeen', at, ...(section ? { section } : {}) });
    }
  },
  fix({ message, section }, { note, text }) {
    // The tick is the author's own word for it; what the text lets one suppose is not.
    if (message !== 'seen' || section === undefined || text.people.child.row?.seen !== true) return undefined;
    const edit = markerToAdd(note.source, section);
    return edit && { edits: [edit], told: '“Child seen” added to Reason for contact, as the tick says' };
  },
});

/** By tick and text; a child who was not at the contact was not seen. */
function wasSeen(note: CaseNote, text: NoteText): boolean | undefined {
  const { ticked } = childSeen(text);
  if (ticked === true && toldSeen(text) === false) return undefined;
  // At a meeting the others talk of what the child said.
  // At a contact of no known kind the text may tell what others saw.
  const byText = TOLD_BY_OTHERS.includes(contactKind(note)) && ticked !== true ? undefined : wasChildSeen(text);
  const row = text.people.child.row;
  return byText ?? (row?.atContact === false || (row === undefined && note.fields.present !== undefined) ? false : undefined);
}

/** Nobody can see a child who is not born yet. */
function isUnborn({ fields }: CaseNote, text: NoteText): boolean {
  const born = fields.child?.dateOfBirth;
  if (born && fields.eventAt) return born.earliest > fields.eventAt.latest;
  return (
    !born &&
    /\b(?:unborn|pre-?birth|not yet born|antenatal)\b/i.test(
      [fields.child?.name ?? '', fields.contactType ?? '', ...text.of('reason', 'detailed').map((prose) => prose.text)].join(' '),
    )
  );
}
