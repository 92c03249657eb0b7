import type { Mention } from '../index/mentions.ts';
import { kinOf, type Person } from '../index/people.ts';
import { Phrases } from '../words/phrases.ts';
import { WordSet } from '../words/word-forms.ts';
import lists from './introduced.yaml';
import { isChildByName, isInEmail, type NamedPlace, othersIn, wordAt } from './named-places.ts';

const data = lists as Readonly<
  Record<'introduces' | 'ties' | 'adultActs' | 'adultWill' | 'adultLife' | 'adultDoing' | 'bodies' | 'byWork' | 'services', readonly string[]>
>;
const INTRODUCES = new WordSet(data.introduces);
const TIES = new WordSet(data.ties);
const ADULT_ACTS = new WordSet(data.adultActs);
const ADULT_WILL = new WordSet(data.adultWill);
const ADULT_LIFE = new WordSet(data.adultLife);
const ADULT_DOING = new Phrases(data.adultDoing);
const BODIES = new WordSet(data.bodies);
const BY_WORK = new WordSet(data.byWork);
const SERVICES = new WordSet(data.services);
/** Of those who do something for their living: educator, therapist, optician, consultant. */
const WORK = /^\p{L}{3,}(?:er|or|ist|ian|ant|ent|wife)$/u;

/** So many words before a name may say who it is: "a girl on her table called Brooke". */
const NEAR = 3;
/** So many words behind "is his" may say what somebody is. */
const FARTHEST_TIE = 5;
const APPOSITION =
  /^(?:\s*\(|,? (?:who|whose|aged|which|is (?:his|her|their|my|our) )|, (?:his|her|their|the|a|an|my|our|next door|\d+|\p{Lu}\p{L}+['’]s|age|aged)\b)/u;
const OWNED = /^(?:his|her|their|my|our|your|the|a|an|another|some|baby|little|big)$/;
/** Parts the members of a list: "Leon, Ty and Max". */
const LISTED = /^(?:, | and |, and | & | or |\/)$/;
const SUBORDINATE = /^(?:that|if|when|as|how|why|because|while|where|what|whether|until|since|after|before|and|but|so|then)$/;

/**
 * Whether a name's place shows that somebody other than the record's child bears it: it says who they are ("his friend
 * Mason", "Joy, who is two"), or it has the child beside them ("she sits with Mia", "Leon pushed him"), or a grown-up's doings.
 */
export function isSomebodyElse(place: NamedPlace, child: Person): boolean {
  return isIntroduced(place, child) || (place.isOwn && isBesideChild(place, child));
}

/** Whether a name's place says who bears it, or has a grown-up's doings. */
export function isIntroduced(place: NamedPlace, child: Person): boolean {
  return isSaidWho(place, child) || (place.isOwn && isGrownUp(place));
}

/** Whether a name's place says who bears it. */
export function isSaidWho(place: NamedPlace, child: Person): boolean {
  const { prose, mention } = place;
  if (!place.isOwn) return mention.kind !== 'name' || !isInEmail(prose, mention);
  if (mention.name.length > 1 && !hasChildsSurname(mention, child) && !isOneWord(place)) return true;
  return isNamedBefore(place) || isNamedBehind(place) || isListed(place);
}

/** "Ruby-Mae": no surname. */
function isOneWord({ prose, mention }: NamedPlace): boolean {
  return !prose.text.slice(mention.start, mention.end).includes(' ');
}

/** With the words of the child's own surname alone behind the first name, or none. */
export function hasChildsSurname({ name }: Mention, child: Person): boolean {
  return name.length === 1 || child.names.some((names) => name.slice(1).every((word) => names.includes(word)));
}

/** "a boy called Kit", "his cousin, Mia". */
function isNamedBefore({ prose, mention, from }: NamedPlace): boolean {
  const { words, text } = prose;
  for (let i = mention.first - 1; i >= Math.max(from, mention.first - NEAR); i--) {
    const word = words[i];
    if (!word || /[.;!?\n]/.test(text.slice(word.end, words[i + 1]?.start))) break;
    if (INTRODUCES.includes(word)) return true;
  }
  // "his Qur'an class", "the Alphie app": a thing, or the bearer of another's name.
  if (OWNED.test(words[mention.first - 1]?.lower ?? '') && text[mention.start - 1] === ' ') return true;
  const previous = prose.mentionsIn(Math.max(0, mention.start - 30), mention.start).at(-1);
  if (!previous || (previous.kind !== 'kin' && previous.kind !== 'profession') || previous.owning) return false;
  const gap = text.slice(previous.end, mention.start);
  if (gap === ' ') return !BODIES.has(previous.relation ?? '');
  // "When I asked about school, Kyle shrugged": the comma closes a clause.
  return /^(?:, |: | – | - )$/.test(gap) && !BODIES.has(previous.relation ?? '') && !(gap === ', ' && SUBORDINATE.test(words[from]?.lower ?? ''));
}

/** "Joy, who is two", "Mia is her cousin", "Sarah from Early Help", "Aisha at CAMHS". */
function isNamedBehind(place: NamedPlace): boolean {
  const { prose, mention } = place;
  if (mention.owning) return false;
  if (APPOSITION.test(prose.text.slice(mention.end, mention.end + 24)) || isOfWork(place) || isAtService(place)) return true;
  const next = wordAt(place, 1);
  if (
    next === 'from' &&
    (mention.first === place.from || /^(?:room|next|upstairs|downstairs|the|her|his|their|across|number|flat)$/.test(wordAt(place, 2))) &&
    wordAt(place, 3) !== 'school'
  )
    return true;
  if ((next === 'at' || next === 'of') && /\p{Lu}/u.test(prose.text[prose.words[mention.last + 2]?.start ?? 0] ?? '')) return true;
  if (next === 'next' && wordAt(place, 2) === 'door') return true;
  if (next === 'the' && isTie(wordAt(place, 2))) return true;
  if (next !== 'is' && next !== 'was') return false;
  const [first, second] = [wordAt(place, 2), wordAt(place, 3)];
  if (first === 'in' && /^(?:his|her|their)$/.test(second)) return true;
  if (!/^(?:his|her|their|the|a|an|my|our|another|one|only|also)$/.test(first)) return false;
  for (let step = 3; step <= FARTHEST_TIE + 2; step++) {
    const word = wordAt(place, step);
    if (word === '' || word === 'who' || word === 'with') break;
    // "is a happy little boy who enjoys nursery": what a note says of its child.
    if (first === 'a' && step > 3 && /^(?:boy|girl|lad|child|baby|toddler|student|pupil)$/.test(word) && isDescribed(wordAt(place, step + 1))) break;
    const kin = kinOf(word);
    if (kin !== undefined ? kin !== 'offspring' || first === 'the' : TIES.has(word) && !(word === 'person' && first === 'a')) return true;
  }
  return false;
}

/** Behind "a happy little boy": not where he is from. */
const isDescribed = (next: string): boolean => next === '' || next === 'who' || next === 'and' || next === 'with';

/** "Nadine, practice educator, on 14 May": what somebody is, without an article. */
function isOfWork({ prose, mention }: NamedPlace): boolean {
  const [, first = '', second = first, third = second] =
    /^(?:, | - | – | \()([a-z]+)(?:[ -]([a-z]+))?(?:[ -]([a-z]+))?(?:[,.;)]|\n|$)/.exec(prose.text.slice(mention.end, mention.end + 60)) ?? [];
  return first !== '' && (isTie(third) || WORK.test(third) || BY_WORK.has(third));
}

/** "Tariq at the alcohol service", "Jo from the refuge": a child is of a school or a nursery. */
function isAtService(place: NamedPlace): boolean {
  if (!/^(?:at|from)$/.test(wordAt(place, 1)) || !/^(?:the|our|her|his|their)$/.test(wordAt(place, 2))) return false;
  return [3, 4, 5].some((step) => SERVICES.has(wordAt(place, step)));
}

/** A word for somebody, or for an animal: "Molly the dog". */
function isTie(word: string): boolean {
  return INTRODUCES.has(word) || TIES.has(word) || kinOf(word) !== undefined;
}

/** One of several: "Leon, Ty and Max". */
function isListed({ prose, mention }: NamedPlace): boolean {
  const others = prose.mentionsIn(Math.max(0, mention.start - 40), Math.min(prose.text.length, mention.end + 40));
  return others.some((other) => {
    if (other === mention || other.kind !== 'name' || other.owning) return false;
    const gap = other.end <= mention.start ? prose.text.slice(other.end, mention.start) : prose.text.slice(mention.end, other.start);
    return LISTED.test(gap) && other.people.every(({ role }) => role !== 'adult' && role !== 'author');
  });
}

/** The child stands in the same clause as somebody else: by name, as its subject, or as the one to whom something is done. */
function isBesideChild(place: NamedPlace, { gender }: Person): boolean {
  const { prose, mention } = place;
  const others = othersIn(place);
  if (others.some(isChildByName)) return true;
  // "Leon pushed him", "I asked Leon to take him home"
  const at = mention.last + (wordAt(place, 1) === 'to' ? 3 : 2);
  const acted = others.find((other) => other.kind === 'pronoun' && (gender === undefined || other.gender === gender) && other.first === at && !other.owning);
  if (acted && !mention.owning && /^(?:him|her)$/.test(prose.words[acted.first]?.lower ?? '')) return true;
  if (!gender) return false;
  const before = others.filter(({ start }) => start < mention.start);
  const near = before.at(-1);
  return near?.kind === 'pronoun' && near.gender === gender && !near.owning && !/[;:]/.test(prose.text.slice(near.end, mention.start));
}

function isGrownUp(place: NamedPlace): boolean {
  const { prose, mention, to } = place;
  if (mention.owning) return false;
  const next = wordAt(place, 1);
  if (ADULT_DOING.endAt(prose.words, mention.last + 1, to) !== undefined) return true;
  if (ADULT_ACTS.has(next) || ((next === 'to' || next === 'will') && ADULT_WILL.has(wordAt(place, 2)) && wordAt(place, 3) !== 'me')) return true;
  if (/^(?:asked|told)$/.test(next) && wordAt(place, 2) === 'me' && wordAt(place, 3) === 'to') return true;
  return mention.first <= place.from + 1 && tellsOfGrownUp(place);
}

/** Words of a grown-up's life behind the name. */
export function tellsOfGrownUp({ prose, mention, to }: NamedPlace): boolean {
  return ADULT_LIFE.meets(prose.words, mention.last + 1, to);
}
