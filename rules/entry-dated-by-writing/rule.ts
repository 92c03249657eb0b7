import * as z from 'zod';
import { titleOf } from '../../src/casenote/labels.ts';
import type { Moment } from '../../src/casenote/moment.ts';
import type { Position } from '../../src/casenote/source.ts';
import { groupRule } from '../../src/engine/rule.ts';
import { earlierContactDay } from '../../src/language/time/contact-day.ts';

interface Fact {
  /** Whether event and write-up are the same minute; undefined where one of them has no time of day. */
  readonly isSameMinute: boolean | undefined;
  /** Where the text puts the contact on an earlier day. */
  readonly told: { readonly position: Position; readonly title: string | undefined; readonly days: number } | undefined;
}

const MINUTE = 60_000;

/** Clauses 4.1 and 5.1: entries are recorded by the date of the event, not the date of writing up. */
export const entryDatedByWriting = groupRule({
  name: 'entry-dated-by-writing',
  summary: 'An entry that carries the date of its writing: event and write-up the same to the minute, and the text puts the contact on an earlier day.',
  clauses: ['5.1', '4.1'],
  severity: 'warning',
  group: 'time',
  scope: 'record',
  needs: ['eventAt', 'recordedAt', 'sections'],
  options: z.strictObject({
    share: z
      .number()
      .min(0)
      .max(1)
      .default(0)
      .describe('How much of the record has to carry the same minute for event and write-up, as a part of one; 0 asks it of the entry alone.'),
  }),
  messages: {
    datedByWriting: ({ days }: { days: number }) =>
      `The event has the date and time of the write-up, and the text puts the contact ${days === 1 ? 'a day' : `${days} days`} earlier. ` +
      'Entries go by the date of the event, not of writing up (5.1): put the day and time of the contact itself into the box.',
  },
  collect({ note, text }): Fact | undefined {
    const { eventAt: event, recordedAt: recorded } = note.fields;
    if (!event || !recorded) return undefined;
    const isSameMinute = sameMinute(event, recorded);
    const day = isSameMinute ? earlierContactDay(text) : undefined;
    return {
      isSameMinute,
      told: day && {
        position: note.source.position(day.prose.span(day.start, day.end)),
        title: titleOf(day.prose.section.kind),
        days: -day.to,
      },
    };
  },
  check(records, reporter, { share }) {
    for (const record of records) {
      const timed = record.filter(({ fact }) => fact.isSameMinute !== undefined);
      const same = timed.filter(({ fact }) => fact.isSameMinute);
      if (same.length < timed.length * share) continue;
      for (const { ref, fact } of same) {
        if (!fact.told) continue;
        const { position, title, days } = fact.told;
        reporter.report({ message: 'datedByWriting', data: { days }, on: ref, position, ...(title === undefined ? {} : { sectionTitle: title }) });
      }
    }
  },
});

function sameMinute(event: Moment, recorded: Moment): boolean | undefined {
  if (event.time === undefined || recorded.time === undefined) return undefined;
  return Math.floor(event.earliest / MINUTE) === Math.floor(recorded.earliest / MINUTE);
}
