import { distance } from 'fastest-levenshtein';
import type { Mention } from '../index/mentions.ts';
import type { NoteText } from '../index/note-text.ts';
import { kinOf, type Person } from '../index/people.ts';
import { resolved } from '../index/speech.ts';
import lists from './listed-people.yaml';
import type { Presence } from './presence.ts';

const data = lists as {
  readonly groups: readonly (readonly string[])[];
  readonly generic: readonly string[];
  readonly several: readonly string[];
  readonly ofParent: Readonly<Record<string, string>>;
  readonly carers: readonly string[];
  readonly kinOfCarers: readonly string[];
  readonly services: Readonly<Record<string, readonly string[]>>;
  readonly nicknames: readonly (readonly string[])[];
};
const GENERIC = new Set(data.generic);
const SEVERAL = new Set(data.several);
const KIN_OF_CARERS = new Set(data.kinOfCarers);
const SERVICES = new Map(Object.entries(data.services).flatMap(([service, names]) => names.map((name) => [name, service] as const)));
const NICKNAMES = new Map<string, readonly (readonly string[])[]>();
for (const names of data.nicknames) for (const name of names) NICKNAMES.set(name, [...(NICKNAMES.get(name) ?? []), names]);

const PARENTS = new Set(['mother', 'father', 'parent', 'stepmother', 'stepfather']);
const OTHERS = 'of another:';
/** Whom a child has none of: "her partner" is her mother's. */
const COUPLED = new Set(['partner', 'boyfriend', 'girlfriend', 'husband', 'wife']);

/** A name of so many letters may be misspelt in so many. */
const SPELT_LENGTH = 5;
const MISSPELT = 2;
/** Letters that a short form shares with the name: "Drew" and "Andrew", "Tom" and "Thomas". */
const SHARED = 3;

/** Those of the form's table whom a text tells of for certain: by a name of theirs, or by the very relation that the table has. */
export function certainRows(text: NoteText, presence: Pick<Presence, 'prose' | 'mention' | 'also'>): Person[] {
  const mentions = [presence.mention, ...presence.also];
  const { relation, isOfOther } = relationOf(presence.prose, mentions);
  return rowsFor(text, presence).filter(
    (person) =>
      mentions.some(({ name }) => name.length > 0 && isNamed(person, name, mentions)) || (!isOfOther && relation !== undefined && person.relation === relation),
  );
}

/** Whether a name may be the record's child's, in full or as what they are called at home: "Goldie" for Marigold, "Iggy" for Ignatius. */
export function mayBeChild(text: NoteText, { mention, also }: Pick<Presence, 'mention' | 'also'>): boolean {
  return [mention, ...also].some(({ kind, titled, name: [first = '', ...rest] }) => {
    if (kind !== 'name' || titled || rest.length > 0 || first === '') return false;
    return text.people.child.names.some(([own = '']) => isPetName(first, own));
  });
}

function isPetName(name: string, own: string): boolean {
  if (isShortFor(name, own)) return true;
  const [a, b] = [name.replaceAll('ph', 'f'), own.replaceAll('ph', 'f')];
  const stem = a.replace(/(?:ie|y|i|o|a|ey)$/, '');
  return (stem.length >= SHARED && b.includes(stem)) || (stem !== a && a.slice(0, 2) === b.slice(0, 2));
}

/** Somebody of the form's table who may be the one that a text tells of; when in doubt, they are. */
export function rowsFor(text: NoteText, { prose, mention, also }: Pick<Presence, 'prose' | 'mention' | 'also'>): Person[] {
  const mentions = [mention, ...also];
  const isOffice = mentions.some(({ kind }) => kind === 'profession') || mentions.some(({ titled }) => titled);
  const listed = text.people.all.filter(({ row, role }) => row !== undefined || role === 'child' || role === 'author');
  const names = mentions.map(({ name }) => name).filter((name) => name.length > 0);
  const { relation, isOfOther, owner } = relationOf(prose, mentions);
  return listed.filter((person) => {
    if (names.some((name) => isNamed(person, name, mentions))) return true;
    if (person.role === 'adult' && mayBeAnybody(person, isOffice && !isOfOtherService(relation, person), names.length > 0)) return true;
    if (relation === undefined) return false;
    // "Kim's partner" is not Kim, and "her partner" hardly another woman.
    if (owner && isOwner(person, owner, relation)) return false;
    if (!isSameRelation(relation, person, isOfOther)) return false;
    return !(SEVERAL.has(relation) && names.length > 0 && person.names.length > 0);
  });
}

/** What somebody is to the child, as far as the text says; seen from another one's side where it is theirs. */
function relationOf(
  prose: Presence['prose'],
  mentions: readonly Mention[],
): { readonly relation: string | undefined; readonly isOfOther: boolean; readonly owner?: Mention | undefined } {
  const described = mentions.find(({ relation }) => relation !== undefined);
  const relation = described?.relation;
  const owner = described && ownerOf(prose, described);
  if (!relation || !owner) return { relation, isOfOther: false };
  const who = resolved(prose, owner);
  const isOfChild = owner.kind !== 'name' && owner.kind !== 'kin' && owner.kind !== 'profession';
  if (isOfChild || who.people.some(({ role }) => role === 'child' || role === 'sibling')) return { relation, isOfOther: false, owner };
  const listed = who.people.find((person) => person.relation)?.relation ?? who.relation ?? '';
  // "Mum's partner" is the child's "parent's partner"; "the carer's husband" is nobody's of the child.
  return { relation: (PARENTS.has(listed) ? data.ofParent[relation] : undefined) ?? `${OTHERS} ${relation}`, isOfOther: true, owner };
}

/** Whether a listed person is the very one whose kin is spoken of. */
function isOwner(person: Person, owner: Mention, kin: string): boolean {
  if (owner.kind !== 'pronoun') return owner.people.length === 1 && owner.people[0] === person;
  return COUPLED.has(kin) && PARENTS.has(person.relation ?? '') && person.gender !== undefined && person.gender === owner.gender;
}

/** Whose they are: "Hugh's mother", "his nan". */
function ownerOf(prose: Presence['prose'], mention: Mention): Mention | undefined {
  const before = prose.mentionsIn(Math.max(0, mention.start - 40), mention.start);
  const owner = before.findLast((other) => other.end <= mention.start);
  return owner?.owning && /^\s(?:[a-z-]+\s){0,3}$/i.test(prose.text.slice(owner.end, mention.start)) ? owner : undefined;
}

/**
 * A row that says nothing, or only "Professional", may be anybody's whom the text does not name; one of another service that
 * of anybody of a service, unless both give a name.
 */
function mayBeAnybody({ relation, names, row }: Person, isOffice: boolean, isNamedInText: boolean): boolean {
  if (isNamedInText && names.length > 0) return false;
  const written = (row?.relation ?? '').toLowerCase().trim();
  if (written === '' || GENERIC.has(written)) return true;
  return isOffice && (relation === undefined || kinOf(relation) === undefined);
}

/** The health visitor is not the head teacher of the table. */
function isOfOtherService(relation: string | undefined, { relation: listed, row }: Person): boolean {
  const own = relation && serviceOf(relation.replace(OTHERS, '').trim());
  const other = serviceOf((listed ?? row?.relation ?? '').toLowerCase());
  return own !== undefined && other !== undefined && own !== other;
}

/** By the whole of what they are called, or its last word: "community midwife". */
function serviceOf(called: string): string | undefined {
  return SERVICES.get(called) ?? SERVICES.get(called.split(/[\s/-]+/).at(-1) ?? '');
}

function isSameRelation(relation: string, { relation: listed, row, role, names }: Person, isOfOther: boolean): boolean {
  if (role === 'child') return false;
  const written = (row?.relation ?? '').toLowerCase();
  // A row that names nobody and no relation may be anybody's.
  if (!listed && names.length === 0) return true;
  if (!listed) return role === 'sibling' && isSameGroup(relation, 'sibling');
  if (listed === relation || isSameGroup(relation, listed)) return true;
  if (!isOfOther && KIN_OF_CARERS.has(relation) && data.carers.some((word) => written.includes(word))) return true;
  // "The school nurse" of the text is the "Nurse" of the table.
  if (relation.startsWith(OTHERS)) return false;
  const head = relation.split(' ').at(-1) ?? relation;
  return head.length > 3 && written.split(/[^a-zà-ž]+/).includes(head);
}

function isSameGroup(a: string, b: string): boolean {
  return data.groups.some((group) => group.includes(a) && group.includes(b));
}

/** Whether a name of the text is a listed person's: in full, in part, or as a short form of it. */
function isNamed({ names, gender }: Person, name: readonly string[], mentions: readonly Mention[]): boolean {
  const titled = mentions.find((mention) => mention.titled);
  if (titled?.gender && gender && titled.gender !== gender) return false;
  return names.some((listed) => {
    const [first = ''] = listed;
    // "Dale Whitham" is "Sergeant Dale Whitham" of the table.
    if (name.length > 1 && listed.length > 1)
      return (isShortFor(name[0] ?? '', first) && name.some((word, i) => i > 0 && listed.includes(word))) || isPartOf(name, listed) || isPartOf(listed, name);
    // "Mr Hale" is not Hal.
    return name.some((word) => listed.includes(word)) || (name.length === 1 && isShortFor(name[0] ?? '', titled ? (listed.at(-1) ?? '') : first));
  });
}

/** With all its words, in their order, at the end of another: a title, a rank or a first name stands before. */
function isPartOf(short: readonly string[], long: readonly string[]): boolean {
  return short.length < long.length && short.every((word, i) => word === long[long.length - short.length + i]);
}

function isShortFor(a: string, b: string): boolean {
  // One name in two spellings is another rule's matter.
  if (a === b || (a[0] === b[0] && Math.max(a.length, b.length) >= SPELT_LENGTH && distance(a, b) <= MISSPELT)) return true;
  if (NICKNAMES.get(a)?.some((names) => names.includes(b))) return true;
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return (short.length >= SHARED && (long.startsWith(short) || long.endsWith(short))) || (short.length > SHARED && long.startsWith(short.slice(0, SHARED + 1)));
}
