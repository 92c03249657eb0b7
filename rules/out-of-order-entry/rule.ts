import * as z from 'zod';
import { type ContactKind, contactKind } from '../../src/casenote/contact.ts';
import { titleOf } from '../../src/casenote/labels.ts';
import type { Position } from '../../src/casenote/source.ts';
import { type FactEntry, groupRule } from '../../src/engine/rule.ts';
import { keyedWords } from '../../src/language/copying/keyed-words.ts';
import { earlierContactDay } from '../../src/language/time/contact-day.ts';
import { type Citation, laterCitations } from './later-citation.ts';
import { isSameContact, laterWritten } from './same-contact.ts';
import { FileOrder } from './sequence.ts';

/** What the rule remembers of an entry. */
export interface Entry {
  /** Calendar day of the contact, in days since the epoch. */
  readonly day: number;
  /** Milliseconds since the epoch: the instant, or the first and last of the day. */
  readonly earliest: number;
  readonly latest: number;
  /** Whether there is a time of day; midnight is what systems write that keep none. */
  readonly hasTime: boolean;
  /** When it was written up, milliseconds since the epoch. */
  readonly written: number | undefined;
  readonly kind: ContactKind | undefined;
  /** Keyed hashes of who wrote it and of the type of contact as written. */
  readonly author: number | undefined;
  readonly type: number | undefined;
  /** Where the date stands. */
  readonly position: Position;
  /** The day on which the text itself puts the contact, where it is an earlier one. */
  readonly toldDay: number | undefined;
  readonly citations: readonly Citation[];
}

const DAY = 86_400_000;

/** Clause 5a.1: recordings are clear and chronological. */
export const outOfOrderEntry = groupRule({
  name: 'out-of-order-entry',
  summary: 'An entry that stands out of the order of events, a second entry for one contact, or a note that tells of something after its own date.',
  clauses: ['5a.1'],
  severity: 'warning',
  group: 'time',
  scope: 'record',
  needs: ['eventAt'],
  options: z.strictObject({
    order: z
      .boolean({ error: 'expected true or false' })
      .default(true)
      .describe('Whether the order of the notes within a file counts; false for exports that are sorted by something else.'),
  }),
  messages: {
    order: () =>
      'This entry does not stand in the order of events, as the other entries of this record do. A record should be chronological (5a.1): move it to its place, and check that its date is right.',
    double: () =>
      'This is a second entry for a contact that is already on the record. One contact needs one entry (5a.1): put what is new into the first and remove this one, or correct its date and type.',
    later: ({ days }: { days: number }) =>
      `This tells of something that happened ${days === 1 ? 'a day' : `${days} days`} after the contact that the note is of. Keep each note to what was known on its date (5a.1): record the later event in an entry of its own.`,
  },
  collect({ note, text }, _, key): Entry | undefined {
    const { eventAt: event, recordedAt: recorded, author, contactType } = note.fields;
    if (!event) return undefined;
    const hash = keyedWords(key);
    const day = Math.round(Date.parse(event.day) / DAY);
    const writer = author?.id ?? author?.name?.toLowerCase().trim();
    const told = earlierContactDay(text);
    return {
      day,
      earliest: event.earliest,
      latest: event.latest,
      hasTime: event.time !== undefined && event.time !== '00:00',
      written: recorded?.earliest,
      kind: contactKind(note),
      author: writer ? hash(`author ${writer}`) : undefined,
      type: contactType ? hash(`type ${contactType.toLowerCase().trim()}`) : undefined,
      position: note.source.position(note.place('eventAt')),
      toldDay: told?.isFirst && told.from === told.to ? day + told.to : undefined,
      citations: laterCitations(text, event.day, recorded?.day),
    };
  },
  survey: () => new FileOrder(),
  check(records, reporter, { order }, files) {
    for (const record of records) {
      const displaced = order ? files.outOfOrder(record) : new Set<FactEntry<Entry>>();
      const doubles = doublesIn(record);
      for (const entry of record) {
        const { ref: on, fact } = entry;
        const first = doubles.get(entry);
        if (first) {
          const related = [{ on: first.ref, position: first.fact.position, message: 'The first entry for this contact' }];
          reporter.report({ message: 'double', on, position: fact.position, related });
        } else if (displaced.has(entry)) reporter.report({ message: 'order', on, position: fact.position });
        for (const { position, section, days } of fact.citations) {
          const title = titleOf(section);
          reporter.report({ message: 'later', data: { days }, on, position, ...(title === undefined ? {} : { sectionTitle: title }) });
        }
      }
    }
  },
});

/** Second entries, each with the entry that was there before. */
function doublesIn(record: readonly FactEntry<Entry>[]): Map<FactEntry<Entry>, FactEntry<Entry>> {
  const doubles = new Map<FactEntry<Entry>, FactEntry<Entry>>();
  const byDay = new Map<number, FactEntry<Entry>[]>();
  for (const entry of record) {
    if (entry.fact.kind === 'written' || entry.fact.kind === 'record') continue;
    const { day, toldDay } = entry.fact;
    for (const other of [...(byDay.get(day) ?? []), ...(toldDay === undefined ? [] : (byDay.get(toldDay) ?? []))]) {
      if (!isSameContact(entry.fact, other.fact) || doubles.has(other)) continue;
      const [first, second] = laterWritten(entry, other) === entry ? [other, entry] : [entry, other];
      if (!doubles.has(second)) doubles.set(second, first);
    }
    for (const on of toldDay === undefined ? [day] : [day, toldDay]) byDay.set(on, [...(byDay.get(on) ?? []), entry]);
  }
  return doubles;
}
