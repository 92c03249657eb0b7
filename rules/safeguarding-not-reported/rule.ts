import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { namesStrategyDiscussion, reportTold } from '../../src/language/time/report-told.ts';

/** Clause 5.2: a safeguarding issue is recorded and reported immediately. */
export const safeguardingNotReported = noteRule({
  name: 'safeguarding-not-reported',
  summary: 'A safeguarding note that does not say to whom the matter was reported, and when.',
  clauses: ['5.2'],
  severity: 'error',
  group: 'time',
  scope: 'note',
  needs: ['safeguarding', 'sections'],
  options: z.strictObject({}),
  messages: {
    notReported: () =>
      'This is a safeguarding note, and it does not say to whom you reported the matter. The policy asks for it to be reported immediately (5.2): write who was told (your manager, the front door, the police, a strategy discussion) and at what time. If nobody has been told yet, tell your manager now.',
    noTime: () =>
      'This safeguarding note says who was told of the matter, and not when. The policy asks for it to be reported immediately (5.2): add the time of the report.',
  },
  check({ note, text }, reporter) {
    if (note.fields.safeguarding !== true) return;
    if (namesStrategyDiscussion((note.fields.contactType ?? '').toLowerCase())) return;
    const author = /social work/i.test(note.fields.author?.role ?? 'social work') ? 'social worker' : 'other';
    let isReported = false;
    for (const prose of text.sections) {
      if (prose.section.kind === 'reason' && isStrategyNote(prose.text)) return;
      const told = reportTold(prose, note.fields.eventAt?.day, author);
      if (told.when) return;
      isReported ||= told.to;
    }
    reporter.report({ message: isReported ? 'noTime' : 'notReported', at: note.place('safeguarding') });
  },
});

/** "Strategy discussion held by video": the note is of the report itself. */
function isStrategyNote(reason: string): boolean {
  return namesStrategyDiscussion(reason.slice(0, 60).toLowerCase()) && !/^\W*(?:to|request|requested|referral|call to|for)\b/i.test(reason);
}
