import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import lists from './organisation.yaml';

const ORGANISATION: ReadonlySet<string> = new Set((lists as { readonly organisation: readonly string[] }).organisation);

/** Whether what is taken for somebody's name is part of one that is nobody's: "Rosebank Family Centre", "Marlpit School". */
export function isOrganisation(prose: Prose, { kind, name, end, titled }: Mention): boolean {
  return name.some((word) => ORGANISATION.has(word)) || (kind === 'name' && !titled && hasHeadBehind(prose, end));
}

/** The head of the name stands behind what was read as a person's: "Larkfield Community Hub". */
function hasHeadBehind({ text }: Prose, end: number): boolean {
  const behind = /^(?: (?:and )?\p{Lu}[\p{L}'’-]*){1,4}/u.exec(text.slice(end, end + 60))?.[0] ?? '';
  return behind
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .some((word) => ORGANISATION.has(word));
}
