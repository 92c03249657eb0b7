import type { CaseNote } from '../casenote/nodes.ts';
import kin from './kin.yaml';

/** Who a name or a kin word means, seen from the record's child. */
export type Role = 'child' | 'sibling' | 'adult' | 'author';

/** What a word says somebody is to a child. */
export type Kin = 'parent' | 'sibling' | 'grandparent' | 'relative' | 'carer' | 'offspring';

const KIN: ReadonlyMap<string, Kin> = new Map(
  Object.entries(kin as Readonly<Record<Kin, readonly string[]>>).flatMap(([relation, words]) => words.map((word) => [word, relation as Kin])),
);

const TITLE = /^(?:mr|mrs|ms|miss|dr|prof|rev|sir|lady)$/;

/** The names that a note gives to the people in it. Holds words of the record: never put it into a finding or a fact. */
export class People {
  readonly #roles = new Map<string, Role>();
  readonly #initials = new Set<string>();

  constructor(note: CaseNote) {
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
    return this.#roles.get(word);
  }

  /** Whether capitals such as "DA" or "D.A." are somebody's initials. */
  hasInitials(capitals: string): boolean {
    return this.#initials.has(capitals.toUpperCase());
  }

  #add(name: string | null | undefined, role: Role): void {
    if (!name) return;
    const parts = name
      .normalize('NFC')
      .split(/[\s-]+/)
      .filter(Boolean);
    for (const part of parts) {
      const word = part
        .toLowerCase()
        .replaceAll('’', "'")
        .replace(/[^\p{L}\p{M}']/gu, '');
      if (word.length > 1 && !TITLE.test(word) && !KIN.has(word) && !this.#roles.has(word)) this.#roles.set(word, role);
    }
    const letters = parts.filter((part) => !TITLE.test(part.toLowerCase().replace('.', ''))).map((part) => part[0]?.toUpperCase() ?? '');
    if (letters.length > 1) {
      this.#initials.add(letters.join(''));
      this.#initials.add(`${letters[0]}${letters.at(-1)}`);
    }
  }
}

/** What kind of relation a word names ("mum", "brother"); undefined where it names none. */
export function kinOf(word: string): Kin | undefined {
  return KIN.get(word);
}

/** A word without its possessive: "dawn's" is "dawn". */
export function withoutPossessive(word: string): string {
  return word.endsWith("'s") ? word.slice(0, -2) : word.endsWith("s'") ? word.slice(0, -1) : word;
}
