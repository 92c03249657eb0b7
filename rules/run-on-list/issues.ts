import { isDone, isState } from '../../src/language/actions/doing.ts';
import { isDoer } from '../../src/language/actions/owner.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import type { Sentence } from '../../src/language/words/sentences.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import type { Word } from '../../src/language/words/words.ts';
import lists from './issues.yaml';

const words = lists as Readonly<Record<'frames' | 'closings' | 'nots' | 'listNouns' | 'subjects' | 'problems' | 'steps' | 'goingOn', readonly string[]>>;
const FRAMES = new Phrases(words.frames);
const CLOSINGS = new Phrases(words.closings);
const NOTS = new WordSet(words.nots);
const LIST_NOUNS = new WordSet(words.listNouns);
const PROBLEMS = new WordSet(words.problems);
const SUBJECTS = new WordSet([...words.subjects, ...words.problems]);
const STEPS = new WordSet(words.steps);
const GOING_ON = new WordSet(words.goingOn);

/** Of a list led in as issues, so many items must be plain matters for a worker; of one that is not, so many must be amiss and half be such matters. */
const PLAIN_SUBJECTS = 2;
const PLAIN_PROBLEMS = 3;
/** Plain matters with nothing amiss are things: "the file holds the court order, two letters …". */
const FEWEST_PROBLEMS = 1;
/** A stretch of more words than this is a clause of a story. */
const LONGEST_ITEM = 16;
/** In characters, "and" and all: longer ones are clauses of a sentence. */
const SHORT_ITEM = 30;
/** Where nothing leads a list in, this share of it must be such matters. */
const PLAIN_SHARE = 0.6;
/** "Mala Sethi taking the minutes" is somebody; more words are a matter. */
const LONGEST_PERSON = 6;
const LINKS = new WordSet(['and', 'or', 'plus']);

/** How many issues a sentence strings together; 0 where what it lists is something else. */
export function itemsIn(prose: Prose, { start, end }: Sentence, fewest: number): number {
  const all = prose.wordsIn(start, end);
  const frame = frameIn(prose, all, start, end);
  if (frame !== undefined) {
    const led = items(prose, frame, end);
    if (led.length >= fewest && having(led, SUBJECTS) >= PLAIN_SUBJECTS) {
      const issues = withoutPeople(prose, led, true);
      if (issues.length >= fewest) return issues.length;
    }
  }
  // "From this, from that, or from both" weighs, and strings nothing together.
  if (/[,;] or\b/.test(prose.text.slice(start, end))) return 0;
  const bare = items(prose, start, end);
  if (bare.length < fewest) return 0;
  const plain = having(bare, SUBJECTS);
  const amiss = bare.filter(isAmiss).length;
  if (amiss < PLAIN_PROBLEMS || amiss * 2 < bare.length) {
    // "Money, mould, mice and Gary's temper all came up."
    if (plain < Math.max(PLAIN_PROBLEMS, bare.length * PLAIN_SHARE) || areSteps(bare)) return 0;
    if (amiss < FEWEST_PROBLEMS && CLOSINGS.find(all) === undefined) return 0;
  }
  const issues = withoutPeople(prose, bare, false);
  return issues.length >= fewest ? issues.length : 0;
}

/** Where the commas, semicolons and "and"s of a section stand, in no order. */
export function marksIn(text: string): readonly number[] {
  const marks: number[] = [];
  for (const mark of [',', ';', ' and ']) for (let at = text.indexOf(mark); at !== -1; at = text.indexOf(mark, at + 1)) marks.push(at);
  return marks;
}

/** Where the list begins that is led in: behind "talked about", "the worries are", "a list for me: …". */
function frameIn(prose: Prose, all: readonly Word[], start: number, end: number): number | undefined {
  const colon = prose.text.indexOf(':', start);
  if (colon !== -1 && colon < end && all.some((word) => word.end <= colon && LIST_NOUNS.includes(word))) return colon + 1;
  for (let from = 0; from < all.length; ) {
    const match = FRAMES.find(all, from);
    if (!match) return undefined;
    const opening = all[match.first];
    const last = all[match.end - 1];
    if (opening && last && !prose.quoteAt(opening.start)) return last.end;
    from = match.first + 1;
  }
  return undefined;
}

/** The parts of a list between commas, semicolons and its last "and"; what goes on with the story is left out. */
function items(prose: Prose, start: number, end: number): (readonly Word[])[] {
  const text = prose.text.slice(start, end).replace(/\([^()]*\)/g, (inside) => ' '.repeat(inside.length));
  const ends = [...text.matchAll(/[,;]/g)].map(({ index }) => index);
  // "the rent and the gas and college": with no commas to speak of, every "and" parts two.
  const ands = [...text.matchAll(/\s(?:and|or|plus|as well as)\s/g)].map(({ index }) => index);
  const isShort = ends.length < 2 && ands.every((at, i) => text.slice(at, ands[i + 1] ?? text.length).length <= SHORT_ITEM);
  if (isShort) ends.push(...ands);
  else ends.push(...ands.filter((at) => at > (ends.at(-1) ?? 0)).slice(0, 1));
  ends.sort((a, b) => a - b);
  const found: (readonly Word[])[] = [];
  let from = start;
  for (const to of [...ends.map((at) => start + at), end]) {
    const within = prose.wordsIn(from, to);
    const first = LINKS.includes(within[0]) ? within[1] : within[0];
    if (first && within.length <= LONGEST_ITEM && (found.length === 0 || !GOING_ON.includes(first) || isAmiss(within.slice(1)))) found.push(within);
    from = to;
  }
  return found;
}

function has(item: readonly Word[], list: WordSet): boolean {
  return item.some(({ lower }) => list.has(lower) || list.has(lower.replace(/(?:'s|s)$/, '')));
}

function having(found: readonly (readonly Word[])[], list: WordSet): number {
  return found.filter((item) => has(item, list)).length;
}

/** Whether an item tells of something amiss: "the boiler is broken", "no bed"; not "no bruises". */
function isAmiss(item: readonly Word[]): boolean {
  return item.some(({ lower }) => NOTS.has(lower) || lower.endsWith("n't")) !== has(item, PROBLEMS);
}

/** The items without bare names; none where most are people. @param isLed In a list led in as issues "school" and "housing" are matters. */
function withoutPeople(prose: Prose, found: readonly (readonly Word[])[], isLed: boolean): readonly (readonly Word[])[] {
  return arePeople(prose, found, isLed) ? [] : found.filter((item) => !isName(prose, item));
}

/** "Mr Beynon" between commas is no matter of its own, nor what is told of him behind it. */
function isName(prose: Prose, item: readonly Word[]): boolean {
  const [first, last] = [item[0], item.at(-1)];
  if (!first || !last) return false;
  const mention = prose.mentionsIn(first.start, last.end)[0];
  return mention !== undefined && mention.kind === 'name' && !mention.owning && mention.start <= first.start && last.end <= mention.end;
}

/** Whether most items are people: those who were there, not what was talked about. */
function arePeople(prose: Prose, found: readonly (readonly Word[])[], isLed: boolean): boolean {
  const people = found.filter((item) => {
    const [first, last] = [item[0], item.at(-1)];
    if (!first || !last || item.length > LONGEST_PERSON) return false;
    // "The landlord won't answer" tells what is amiss.
    if (item.some(({ lower }) => isState(lower) || isDone(lower) || PROBLEMS.has(lower) || lower.endsWith("n't"))) return false;
    if (isDoer(prose, last) && !(isLed && SUBJECTS.includes(last))) return true;
    const mention = prose.mentionsIn(first.start, last.end)[0];
    // "Kirsty Vaughan for youth justice" begins with somebody; "the row with Mum" does not.
    return mention !== undefined && !mention.owning && !(isLed && SUBJECTS.includes(last)) && item.findIndex((word) => word.start >= mention.start) <= 1;
  });
  return people.length * 2 > found.length;
}

/** Whether most items tell a step of what somebody did: "rang the GP, emailed housing, texted Mum". */
function areSteps(found: readonly (readonly Word[])[]): boolean {
  const steps = found.slice(1).filter((item) => {
    const first = item[LINKS.includes(item[0]) ? 1 : 0]?.lower ?? '';
    return STEPS.has(first) || first.endsWith('ed');
  });
  return steps.length * 2 >= found.length - 1;
}
