import * as z from 'zod';
import { contactKind } from '../../src/casenote/contact.ts';
import { normaliseLabel } from '../../src/casenote/labels.ts';
import { noteRule } from '../../src/engine/rule.ts';
import lists from './visit-types.yaml';

const STATUSES = ['none', 'Child in Need', 'Child Protection', 'Looked After', 'Care Leaver'] as const;
type Status = (typeof STATUSES)[number];
type VisitStatus = 'Child in Need' | 'Child Protection' | 'Looked After';

const { statuses, visits, noTypes } = lists as {
  readonly statuses: Readonly<Record<Status, readonly string[]>>;
  readonly visits: Readonly<Record<VisitStatus, readonly string[]>>;
  readonly noTypes: readonly string[];
};
const STATUS = new Map(Object.entries(statuses).flatMap(([status, names]) => names.map((name) => [name, status as Status] as const)));
const NO_TYPE = new Set(noTypes);
const asList = (words: readonly string[]): string => words.map((word) => `“${word}”`).join(', ');

/** Clauses 5b.2 and 5b.3: the visit's type fits the child's status; without a status it is an assessment session or a home visit. */
export const wrongVisitType = noteRule({
  name: 'wrong-visit-type',
  summary: 'A statutory visit where the child has no status yet, a type of visit that does not fit the status, or a type that the council does not have.',
  clauses: ['5b.3', '5b.2'],
  severity: 'error',
  group: 'contact',
  scope: 'note',
  needs: ['contactType'],
  options: z.strictObject({
    types: z
      .array(z.string(), { error: 'expected a list of types of contact' })
      .default([])
      .describe('The council’s types of contact; any other is flagged. Empty: every type that names a contact is accepted.'),
    fits: z
      .record(z.string(), z.array(z.string()), { error: 'expected an object of types, each with the statuses it fits' })
      .default({})
      .describe('Types of the council’s own and the statuses each fits, as the export spells them.'),
  }),
  messages: {
    noStatus: () =>
      'This is recorded as a statutory visit, and the child has no status yet. Until there is one, record it as “Assessment session” or “Home visit” (5b.3).',
    misfit: ({ type, status }: { type: VisitStatus; status: Status }) =>
      `This type of visit is for a child with the status ${type}, and this child’s status is ${status}. Choose the visit type that fits the status, or put the status right (5b.2).`,
    unfit: ({ statuses }: { statuses: readonly string[] }) =>
      `By the settings this type of visit fits the status ${asList(statuses)}, and this child has another. Choose the visit type that fits, or put the status right (5b.2).`,
    notListed: ({ types }: { types: readonly string[] }) => `This type of contact is not on the council’s list. Choose one of ${asList(types)} (5b.2).`,
    noType: () => 'This does not say what kind of contact it was. Choose a type from the form’s list: a visit, a call, a meeting (5b.1).',
  },
  check({ note }, reporter, { types, fits }) {
    const { contactType, child } = note.fields;
    if (!contactType?.trim()) return;
    const type = normaliseLabel(contactType);
    const at = note.place('contactType');
    if (types.length > 0 ? !types.some((known) => normaliseLabel(known) === type) : NO_TYPE.has(type)) {
      if (types.length > 0) reporter.report({ message: 'notListed', at, data: { types } });
      else reporter.report({ message: 'noType', at });
      return;
    }
    const own = Object.entries(fits).find(([name]) => normaliseLabel(name) === type)?.[1];
    if (own === undefined && contactKind(note) !== 'statutory') return;
    if (child?.status === undefined) {
      reporter.notChecked('child.status');
      return;
    }
    const written = normaliseLabel(child.status ?? '');
    const status = written === '' ? 'none' : STATUS.get(written);
    if (own !== undefined) {
      if (!own.some((fit) => normaliseLabel(fit) === written || STATUS.get(normaliseLabel(fit)) === status))
        reporter.report({ message: 'unfit', at, data: { statuses: own } });
      return;
    }
    const meant = visitOf(type);
    if (status === 'none') reporter.report({ message: 'noStatus', at });
    else if (status !== undefined && meant !== undefined && meant !== status) reporter.report({ message: 'misfit', at, data: { type: meant, status } });
  },
});

/** For which status a type of statutory visit is; undefined for one that fits any ("Statutory Visit"). */
function visitOf(type: string): VisitStatus | undefined {
  const padded = ` ${type} `;
  return (Object.entries(visits) as [VisitStatus, readonly string[]][]).find(([, words]) => words.some((word) => padded.includes(` ${word} `)))?.[0];
}
