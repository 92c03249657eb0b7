import * as z from 'zod';
import { contactKind } from '../../src/casenote/contact.ts';
import { noteRule } from '../../src/engine/rule.ts';
import type { NoteText } from '../../src/language/index/note-text.ts';
import { type Absence, absentIn } from '../../src/language/visit/absent.ts';
import { aloneClaims, bedroomClaims, childSeen, joinedClaims, type SeenClaim, toldAlone, toldBedroom, toldSeen } from '../../src/language/visit/child-seen.ts';
import { certainRows } from '../../src/language/visit/listed-people.ts';
import { presentIn } from '../../src/language/visit/presence.ts';

const TICKS = ['seen', 'alone', 'bedroom'] as const;

/** Clause 5b.4: what is ticked and what is told agree. */
export const contradictedChecklist = noteRule({
  name: 'contradicted-checklist',
  summary: 'A tick and the text disagree: whether the child was seen, seen alone, or their bedroom was; whether somebody else was seen.',
  clauses: ['5b.4'],
  severity: 'error',
  group: 'contact',
  scope: 'note',
  needs: ['present'],
  options: z.strictObject({}),
  messages: {
    notSeen: () =>
      '“Seen” is ticked for the child, and the text says that the child was not seen (5b.4). If you saw them, write when and where; if not, take the tick out and write “Child not seen” and why.',
    seen: () =>
      '“Seen” is not ticked for the child, and the text tells of seeing them in person (5b.4). Tick it, or make clear in the text that you did not meet.',
    notAlone: () =>
      '“Alone” is ticked for the child, and the text says that somebody was with them throughout (5b.4). Take the tick out and write why you did not see them alone, or write when you did.',
    alone: () => '“Alone” is not ticked for the child, and the text tells of time with them alone (5b.4). Tick it, or put the text right.',
    noBedroom: () =>
      '“Bedroom” is ticked, and the text says that the bedroom was not seen (5b.4). Take the tick out and write why you did not see it, or write what you saw there.',
    bedroom: () => '“Bedroom” is not ticked, and the text tells of seeing the child’s room (5b.4). Tick it, or put the text right.',
    otherNotSeen: () => '“Seen” is ticked for this person, and the text says that they were not there (5b.4). Take the tick out, or write when you saw them.',
    otherSeen: () => '“Seen” is not ticked for this person, and the text tells that they were seen (5b.4). Tick it, or put the text right.',
  },
  check({ note, text }, reporter) {
    const kind = contactKind(note);
    if (kind === 'call' || kind === 'written' || kind === 'record') return;
    const { row } = text.people.child;
    const report = (message: 'notSeen' | 'seen' | 'notAlone' | 'alone' | 'noBedroom' | 'bedroom', claims: readonly SeenClaim[], tells: SeenClaim['tells']) => {
      const claim = claims.find((one) => one.tells === tells && one.plainly);
      if (claim) reporter.report({ message, at: claim.prose.span(claim.sentence.start, claim.sentence.end), section: claim.prose.section });
    };
    // What others report at a meeting is no visit of the author's; that the child came to it is.
    if (kind === 'meeting') {
      if (row?.seen === false) report('seen', joinedClaims(text), 'seen');
      return;
    }
    const disagrees = (tick: boolean | null | undefined, told: boolean | undefined) => told !== undefined && (tick === true || tick === false) && tick !== told;
    for (const tick of TICKS) if (row && row[tick] === undefined) reporter.notChecked(`present[0].${tick}`);
    if (row && disagrees(row.seen, toldSeen(text))) report(row.seen ? 'notSeen' : 'seen', childSeen(text).told, row.seen ? 'unseen' : 'seen');
    if (row && disagrees(row.alone, toldAlone(text))) report(row.alone ? 'notAlone' : 'alone', aloneClaims(text), row.alone ? 'accompanied' : 'alone');
    if (row && disagrees(row.bedroom, toldBedroom(text)))
      report(row.bedroom ? 'noBedroom' : 'bedroom', bedroomClaims(text), row.bedroom ? 'noBedroom' : 'bedroom');
    others(text, (message, { prose, sentence }) => {
      reporter.report({ message, at: prose.span(sentence.start, sentence.end), section: prose.section });
    });
  },
});

/** Those beside the child whose tick and text disagree. */
function others(text: NoteText, report: (message: 'otherNotSeen' | 'otherSeen', on: Absence) => void): void {
  const rows = text.people.all.filter(({ role, row }) => role !== 'child' && row !== undefined && row.seen !== null && row.seen !== undefined);
  if (rows.length === 0) return;
  const of = <T extends Absence>(told: readonly T[]) => told.map((one) => ({ one, people: certainRows(text, one) }));
  const present = of(presentIn(text));
  const absent = of(absentIn(text));
  for (const person of rows) {
    const isOf = ({ people }: { readonly people: readonly unknown[] }) => people.length === 1 && people[0] === person;
    const there = present.filter(isOf);
    const gone = absent.filter(isOf);
    if (person.row?.seen && there.length === 0 && gone[0]) report('otherNotSeen', gone[0].one);
    const met = there.find(({ one }) => one.evidence === 'met');
    if (person.row?.seen === false && met && gone.length === 0) report('otherSeen', met.one);
  }
}
