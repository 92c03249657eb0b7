import * as z from 'zod';
import { noteRule } from '../engine/rule.ts';

export const UNUSED_SUPPRESSION = 'unused-suppression';

interface Data {
  readonly rule: string;
  readonly until: string;
}

export const unusedSuppressionMessages = {
  matchesNothing: ({ rule }: Data) =>
    `This suppression of “${rule}” holds nothing back: the rule finds nothing here. Take it out, so that it does not hide a later fault.`,
  noRule: () => 'This suppression names no rule. Write the rule’s name and a reason: <!-- caselint-disable-next-line RULE -- reason -->.',
  unknownRule: () => 'This suppression names a rule that caselint does not have. “caselint rules” lists them all.',
  noReason: ({ rule }: Data) => `This suppression of “${rule}” gives no reason, so it holds nothing back. Say why after two dashes: -- reason.`,
  badDate: ({ rule }: Data) =>
    `The date until which “${rule}” is suppressed cannot be read, so the suppression holds nothing back. Write it as until=2026-09-01.`,
  ended: ({ rule, until }: Data) => `This suppression of “${rule}” ended on ${until}. Mend the note, or give a new date and reason.`,
};

/** The project's own rule. The gate reports it, for only the gate sees which suppressions did anything. */
export const unusedSuppression = noteRule({
  name: UNUSED_SUPPRESSION,
  summary: 'A suppression that matches nothing, has no reason, or has ended.',
  clauses: [],
  severity: 'warning',
  group: 'project',
  scope: 'note',
  needs: [],
  options: z.strictObject({}),
  messages: unusedSuppressionMessages,
  check: () => {},
});
