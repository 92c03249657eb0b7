import { readFileSync } from 'node:fs';
import { NoteText } from '../../src/language/index/note-text.ts';
import { Lexicon } from '../../src/language/words/lexicon.ts';
import { readOne } from '../input/given.ts';

const FORM = {
  child: { id: 'C-1', name: 'Dawn Ash', pronouns: 'she/her' },
  siblings: [{ id: 'C-2', name: 'Rory Ash' }],
  author: { name: 'Hester Quayle', role: 'Social Worker' },
  present: [
    { name: 'Dawn Ash', relation: 'Self', kind: 'child' },
    { name: 'Kim Ash', relation: 'Mother', kind: 'adult' },
  ],
};

/** One line of a table of cases: what the words tell, the words, the type of contact. */
export interface Case {
  readonly told: readonly string[];
  readonly words: string;
  readonly contactType: string;
}

/** A table: label, words and, where it is no home visit, type of contact, parted by tabs; lines with # are remarks. */
export function casesIn(path: URL): Case[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))
    .map((line) => {
      const [told = '', words = '', contactType = 'Home visit'] = line.split('\t');
      return { told: told === '-' ? [] : told.split(/,\s*/), words, contactType };
    });
}

/** A note of one section with the words of a case. */
export async function readCase({ words, contactType }: Case, section = 'Detailed Notes'): Promise<NoteText> {
  return new NoteText(await readOne('a.json', JSON.stringify({ ...FORM, contactType, sections: { [section]: words } })), new Lexicon());
}

/** The share of cases that are right, and the wrong ones, `+` for what was found and is not there, `-` for what was missed. */
export interface Score {
  readonly share: number;
  /** Of what was found, how much is right; of what is there, how much was found. */
  readonly precision: number;
  readonly recall: number;
  readonly wrong: readonly string[];
}

/** @param judge What is told by the mechanism under test. @param isSame Whether something found is something wanted. @param implied What may be found beside a label. */
export async function score(
  cases: readonly Case[],
  judge: (given: Case) => Promise<readonly string[]>,
  isSame: (found: string, wanted: string) => boolean = (a, b) => a === b,
  implied: (found: string, wanted: readonly string[]) => boolean = () => false,
): Promise<Score> {
  const wrong: string[] = [];
  let right = 0;
  let found = 0;
  let wanted = 0;
  let hit = 0;
  for (const one of cases) {
    const all = (await judge(one)).filter((what) => one.told.some((told) => isSame(what, told)) || !implied(what, one.told));
    const extra = all.filter((what) => !one.told.some((told) => isSame(what, told)));
    const missed = one.told.filter((told) => !all.some((what) => isSame(what, told)));
    found += all.length;
    wanted += one.told.length;
    hit += one.told.length - missed.length;
    if (extra.length + missed.length === 0) right++;
    else wrong.push(`${extra.map((what) => `+${what} `).join('')}${missed.map((what) => `-${what} `).join('')}| ${one.words}`);
  }
  return { share: right / cases.length, precision: found === 0 ? 1 : hit / Math.max(found, hit), recall: wanted === 0 ? 1 : hit / wanted, wrong };
}
