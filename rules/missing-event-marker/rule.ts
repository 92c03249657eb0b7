import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import { eventsIn, isNamed } from './events.ts';

/** Clause 5b.8: a meeting, a consent, or something shared with the family stands in Reason for contact. */
export const missingEventMarker = noteRule({
  name: 'missing-event-marker',
  summary: 'A meeting was held, consent was obtained, or written information was shared with the family, and Reason for contact does not say so.',
  clauses: ['5b.8'],
  severity: 'info',
  group: 'contact',
  scope: 'note',
  needs: ['reason'],
  options: z.strictObject({}),
  messages: {
    meeting: () =>
      'This contact was a meeting, and Reason for contact does not say so. The policy asks for it there, in blue (5b.8): write which meeting was held.',
    consent: () =>
      'The family gave consent, and Reason for contact does not say so. The policy asks for it there, in blue (5b.8): write what consent was obtained, and from whom.',
    sharing: () =>
      'Something in writing was shared with the family, and Reason for contact does not say so. The policy asks for it there, in blue (5b.8): write what was shared, and with whom.',
  },
  check({ note, text }, reporter) {
    for (const { kind, told } of eventsIn(text)) {
      if (isNamed(text, kind)) continue;
      const section = told?.prose.section ?? text.of('reason')[0]?.section;
      reporter.report({
        message: kind,
        at: told ? told.prose.span(told.sentence.start, told.sentence.end) : (section?.headingAt ?? note.place('reason')),
        ...(section ? { section } : {}),
        data: undefined,
      });
    }
  },
});
