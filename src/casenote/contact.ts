import lists from './contact-types.yaml';
import { normaliseLabel } from './labels.ts';
import type { CaseNote } from './nodes.ts';

/**
 * What kind of contact a note is of. `statutory`: a visit that the law or a plan asks for; `home`: another visit to the
 * family; `visitElsewhere`: the child was visited at school, in hospital; `record`: no contact, an entry in the file.
 */
export type ContactKind =
  | 'statutory'
  | 'home'
  | 'assessment'
  | 'directWork'
  | 'visitElsewhere'
  | 'meeting'
  | 'familyTime'
  | 'call'
  | 'written'
  | 'record'
  | 'unknown';

interface ContactTypes {
  readonly kinds: Readonly<Record<string, readonly string[]>>;
  readonly words: Readonly<Record<string, readonly string[]>>;
}

const { kinds, words } = lists as ContactTypes;
const BY_TYPE = new Map(Object.entries(kinds).flatMap(([kind, types]) => types.map((type) => [type, kind as ContactKind] as const)));

const VISITS: readonly ContactKind[] = ['statutory', 'home', 'assessment'];

/** What kind of contact the note's type names; `unknown` for one that nobody knows, undefined where it is blank or was not exported. */
export function contactKind(note: CaseNote): ContactKind | undefined {
  const { contactType } = note.fields;
  if (!contactType?.trim()) return undefined;
  const type = normaliseLabel(contactType);
  const exact = BY_TYPE.get(type);
  if (exact) return exact;
  const padded = ` ${type} `;
  for (const [kind, found] of Object.entries(words)) if (found.some((word) => padded.includes(` ${word} `))) return kind as ContactKind;
  return 'unknown';
}

/** Whether a contact is a visit in the sense of clause 5b.4: a statutory visit, a home visit or an assessment session. */
export function isVisit(kind: ContactKind | undefined): boolean {
  return kind !== undefined && VISITS.includes(kind);
}

/** Whether the worker and the child could see each other: not on the telephone, not in writing. */
export function isInPerson(kind: ContactKind | undefined): boolean {
  return kind !== undefined && kind !== 'call' && kind !== 'written' && kind !== 'record' && kind !== 'unknown';
}
