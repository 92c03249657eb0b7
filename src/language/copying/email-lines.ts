import lists from './email-words.yaml';

export type Role = 'from' | 'to' | 'sent' | 'subject' | 'other';
type ListName =
  | Role
  | 'everyday'
  | 'wrote'
  | 'opening'
  | 'banners'
  | 'salutations'
  | 'signOffs'
  | 'devices'
  | 'disclaimers'
  | 'details'
  | 'roles'
  | 'messageWords'
  | 'legalWords';
/** What e-mails are known by, as lists. */
export const words = lists as Readonly<Record<ListName, readonly string[]>>;
const ROLES: readonly Role[] = ['from', 'to', 'sent', 'subject', 'other'];
/** What a line of a head begins with, and what it tells of. */
export const LABELS: ReadonlyMap<string, Role> = new Map(ROLES.flatMap((role) => words[role].map((label) => [label, role] as const)));
const EVERYDAY = new Set(words.everyday);
/** A longer line is prose. */
export const LONGEST_LABEL = 24;
/** Marks of quotation and emphasis around a line. */
export const MARKS = /^[ \t>*_|]+|[ \t*_]+$/g;

/** In the plain text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** A line that is not blank. */
export interface Line extends Stretch {
  /** In small letters, without marks of quotation and emphasis. */
  readonly text: string;
  /** A blank line stands before it. */
  readonly afterGap: boolean;
}

export function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let afterGap = true;
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at === -1 ? text.length : at;
    const line = text.slice(start, end).replace(MARKS, '').toLowerCase().replaceAll('’', "'");
    if (line !== '') lines.push({ start, end, text: line, afterGap });
    afterGap = line === '';
    start = end + 1;
  }
  return lines;
}

/** What a line of a head says: "Sent", "Oddi wrth / From", "De". */
export const labelOf = ({ text }: Line) => labelIn(text);

export function labelIn(text: string): { readonly label: string; readonly role: Role; readonly everyday: boolean } | undefined {
  const colon = text.indexOf(':');
  if (colon < 1 || colon > LONGEST_LABEL) return undefined;
  for (const part of text.slice(0, colon).split('/')) {
    const label = part.replace(/[*_]/g, '').trim();
    const role = LABELS.get(label);
    if (role) return { label, role, everyday: EVERYDAY.has(label) };
  }
  return undefined;
}

/** "Dear Ms Pell,", "Hi Sam". */
export function isSalutation({ text }: Line): boolean {
  return (
    text.length < 40 && /[,!]?$/.test(text) && words.salutations.some((word) => text === word || (text.startsWith(`${word} `) && text.split(' ').length < 6))
  );
}
