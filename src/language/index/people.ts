import type { CaseNote, PersonPresent } from '../../casenote/nodes.ts';
import kin from './kin.yaml';

/** Who a name or a kin word means, seen from the record's child. */
export type Role = 'child' | 'sibling' | 'adult' | 'author';

/** What a word says somebody is to a child. */
export type Kin = 'parent' | 'sibling' | 'grandparent' | 'relative' | 'carer' | 'offspring';

export type Gender = 'f' | 'm';

interface Relation {
  /** The one word for it: `mother` for "mum", "mam" and "mummy". */
  readonly name: string;
  readonly kin: Kin;
  readonly gender: Gender | undefined;
}

const RELATIONS: ReadonlyMap<string, Relation> = new Map(
  Object.entries(kin as Readonly<Record<string, { kin: Kin; gender?: Gender; words: readonly string[] }>>).flatMap(([name, { kin, gender, words }]) =>
    words.map((word) => [word, { name, kin, gender }] as const),
  ),
);

/** Every word for somebody of the family, in small letters. */
export const kinWords: readonly string[] = [...RELATIONS.keys()];

const TITLE = /^(?:mr|mrs|ms|miss|dr|prof|rev|sir|lady)$/;

/** Somebody whom the note's form names. Holds words of the record. */
export interface Person {
  readonly role: Role;
  /** Every name they go by, each as its words in small letters, without titles. */
  readonly names: readonly (readonly string[])[];
  /** What the form says they are to the child, as in `kin.yaml` where it is kin ("mother"); undefined where it says nothing. */
  readonly relation: string | undefined;
  readonly gender: Gender | undefined;
  /** Their row in the form's table of people; undefined where they have none. */
  readonly row: PersonPresent | undefined;
}

/** The people of a note by the names that its form gives them. Holds words of the record: never put it into a finding or a fact. */
export class People {
  readonly #roles = new Map<string, Role>();
  /** A bit for each letter that a name begins with (its code's last five bits): nearly every word is nobody's name. */
  #letters = 0;
  readonly #initials = new Set<string>();
  readonly #note: CaseNote;
  #all: readonly Person[] | undefined;

  constructor(note: CaseNote) {
    this.#note = note;
    const { child, siblings, author, present, interpreter } = note.fields;
    this.#add(child?.name, 'child');
    for (const name of child?.knownAs ?? []) this.#add(name, 'child');
    for (const sibling of siblings ?? []) this.#add(sibling.name, 'sibling');
    for (const person of present ?? []) this.#add(person.name, person.kind === 'child' ? 'sibling' : 'adult');
    this.#add(author?.name, 'author');
    this.#add(interpreter?.name, 'adult');
  }

  /** @param word Lower case, without a possessive s. */
  role(word: string): Role | undefined {
    return (this.#letters >>> (word.charCodeAt(0) & 31)) & 1 ? this.#roles.get(word) : undefined;
  }

  /** Whether capitals such as "DA" or "D.A." are somebody's initials. */
  hasInitials(capitals: string): boolean {
    return this.#initials.has(capitals.toUpperCase());
  }

  /** Everybody whom the form names, the record's child first. */
  get all(): readonly Person[] {
    this.#all ??= everybody(this.#note);
    return this.#all;
  }

  /** The record's child. */
  get child(): Person {
    return this.all[0] as Person;
  }

  /** Those whom a name may mean: the whole of it, or a first name or surname alone. @param words Lower case, without titles. */
  named(words: readonly string[]): readonly Person[] {
    const exact = this.all.filter((person) => person.names.some((name) => sameName(name, words)));
    return exact.length > 0 ? exact : this.all.filter((person) => person.names.some((name) => words.length === 1 && name.includes(words[0] ?? '')));
  }

  #add(name: string | null | undefined, role: Role): void {
    if (!name) return;
    const parts = name
      .normalize('NFC')
      .split(/[\s-]+/)
      .filter(Boolean);
    for (const part of parts) {
      const word = wordOf(part);
      if (word.length < 2 || TITLE.test(word) || RELATIONS.has(word) || this.#roles.has(word)) continue;
      this.#roles.set(word, role);
      this.#letters |= 1 << (word.charCodeAt(0) & 31);
    }
    const letters = parts.filter((part) => !TITLE.test(part.toLowerCase().replace('.', ''))).map((part) => part[0]?.toUpperCase() ?? '');
    if (letters.length > 1) {
      this.#initials.add(letters.join(''));
      this.#initials.add(`${letters[0]}${letters.at(-1)}`);
    }
  }
}

function wordOf(part: string): string {
  return part
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[^\p{L}\p{M}']/gu, '');
}

/** A name's words in small letters, without titles. */
function wordsOf(name: string | null | undefined): readonly string[] {
  return (name ?? '')
    .normalize('NFC')
    .split(/[\s-]+/)
    .map(wordOf)
    .filter((word) => word.length > 1 && !TITLE.test(word));
}

/** "Dawn" and "Dawn Ash" are one, "Rory Ash" and "Dawn Ash" are not; a surname alone names nobody. */
function sameName(a: readonly string[], b: readonly string[]): boolean {
  const [short, long] = a.length <= b.length ? [a, b] : [b, a];
  return short.length > 0 && short[0] === long[0] && short.every((word) => long.includes(word));
}

const PRONOUN_GENDER: readonly (readonly [RegExp, Gender])[] = [
  [/^\s*she\b/i, 'f'],
  [/^\s*he\b/i, 'm'],
];

function everybody(note: CaseNote): Person[] {
  const { child, siblings, author, present } = note.fields;
  const rows = [...(present ?? [])];
  const take = (isTheirs: (row: PersonPresent) => boolean): PersonPresent | undefined => {
    const index = rows.findIndex(isTheirs);
    return index === -1 ? undefined : rows.splice(index, 1)[0];
  };
  const namesOf = (...names: readonly (string | null | undefined)[]) => names.map(wordsOf).filter((words) => words.length > 0);
  const isNamed = (names: readonly (readonly string[])[]) => (row: PersonPresent) => names.some((name) => sameName(name, wordsOf(row.name)));

  const childNames = namesOf(child?.name, ...(child?.knownAs ?? []));
  const own =
    take((row) => Boolean(row.childId) && row.childId === child?.id) ??
    take((row) => /^\s*self\s*$/i.test(row.relation ?? '')) ??
    take(isNamed(childNames)) ??
    // An export with one flag a note gives the child's ticks without a name.
    (rows[0] && !rows[0].name && !rows[0].relation && rows[0].kind !== 'adult' ? take((row) => row === rows[0]) : undefined);
  const gender = PRONOUN_GENDER.find(([pattern]) => pattern.test(child?.pronouns ?? ''))?.[1];
  const people: Person[] = [{ role: 'child', names: childNames, relation: undefined, gender, row: own }];
  for (const sibling of siblings ?? []) {
    const names = namesOf(sibling.name);
    const row = take((row) => Boolean(row.childId) && row.childId === sibling.id) ?? take(isNamed(names));
    people.push(personOf('sibling', names, row));
  }
  const authorNames = namesOf(author?.name);
  if (authorNames.length > 0) people.push({ ...personOf('author', authorNames, take(isNamed(authorNames))), role: 'author' });
  for (const row of rows) people.push(personOf(row.kind === 'child' ? 'sibling' : 'adult', namesOf(row.name), row));
  return people;
}

function personOf(role: Role, names: readonly (readonly string[])[], row: PersonPresent | undefined): Person {
  const relation = relationIn(row?.relation);
  const known = relation === undefined ? undefined : RELATIONS.get(relation);
  return { role, names, relation: known?.name ?? relation, gender: known?.gender, row };
}

const STEP = /\bstep[\s-]*(?=\w)|\bhalf[\s-]*(?=\w)/g;

/** Another word right behind, and none that joins. */
const IS_FOR = /^ (?!(?:and|or|of|to|in|with|by|from|pr|not|no|is|was|also|only|via|for)\b)\p{L}/u;

/** What the form's Relation column says: "Mother", "Half Sister", "Parent's Partner", "MGM". */
function relationIn(written: string | null | undefined): string | undefined {
  if (!written) return undefined;
  const words = written.toLowerCase().replaceAll('’', "'").replace(/'s\b/g, '');
  const joined = words.replace(STEP, (match) => (match.startsWith('step') ? 'step' : ''));
  const all = [...joined.matchAll(/\p{L}+/gu)];
  // "Family liaison worker": a word of kin that only tells what another is for.
  const isHead = ({ 0: word, index }: RegExpExecArray) => RELATIONS.has(word) && !IS_FOR.test(joined.slice(index + word.length));
  return all.findLast(isHead)?.[0] ?? all.map(([word]) => word).join(' ');
}

/** What kind of relation a word names ("mum", "brother"); undefined where it names none. */
export function kinOf(word: string): Kin | undefined {
  return RELATIONS.get(word)?.kin;
}

/** The one word for a kin word ("mother" for "mum"), and whether it is of a woman or a man. */
export function relationOf(word: string): Relation | undefined {
  return RELATIONS.get(word);
}

/** A word without its possessive: "dawn's" is "dawn". */
export function withoutPossessive(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("s'") ? word.slice(0, -1) : word;
}
