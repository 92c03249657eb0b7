import type { Mention } from '../../src/language/index/mentions.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import type { Gender, Person } from '../../src/language/index/people.ts';
import { isHardlyName } from '../../src/language/people/first-names.ts';
import { hasChildsSurname, isSaidWho, isSomebodyElse, tellsOfGrownUp } from '../../src/language/people/introduced.ts';
import { isChildByName, type NamedPlace, namedPlaces, othersIn, wordAt } from '../../src/language/people/named-places.ts';
import { isNearName, isNearSpelling } from '../../src/language/people/near-spelling.ts';
import { aloneSceneAt } from '../../src/language/visit/alone-scene.ts';
import {
  agreement,
  type Company,
  companyOf,
  isAddressed,
  isAskedAfter,
  isDoneFor,
  isMarked,
  isReportedOfChild,
  isToldOf,
  isWeighedFor,
  isWorkWith,
  ownsChildsThing,
  tellsOfChild,
} from '../../src/language/visit/child-places.ts';
import {
  actsAsChild,
  hasAuthor,
  isAct,
  isBesideAuthor,
  isFirstHand,
  isFirstHandLater,
  isInChildsState,
  isMet,
  isMetByAuthor,
  isNarrated,
  isReported,
  isSubject,
} from '../../src/language/visit/named-acts.ts';
import { WordSet } from '../../src/language/words/word-forms.ts';
import words from './place-words.yaml';
import { isProcessOf } from './process.ts';
import { isSiblingForChild } from './siblings.ts';

const data = words as Readonly<Record<'moving', readonly string[]>>;

/** A name that stands where the record's child is meant. */
export interface Misnaming {
  readonly prose: Prose;
  readonly mention: Mention;
  /** The child's own name spelt in another way; a brother's or sister's; a name that nobody of the form bears. */
  readonly kind: 'spelling' | 'sibling' | 'other';
}

/** A name that stands oftener than this beside the child's own is somebody's. */
const MOST_PLACES = 4;
const SAYING = /^(?:said|says|stated|told|reported|explained|asked)$/;
const SAID = /^(?:something|things?|nothing|words?|stuff|a|an|the|some|rude|nasty|mean|horrible|to|at)$/;
const MOVING = new WordSet(data.moving);
const JUDGING: ReadonlySet<string> = new Set(['analysis', 'workingWell', 'worries', 'needsToHappen', 'actions']);

export function misnamings(text: NoteText): Misnaming[] {
  const { people } = text;
  const { child } = people;
  if (child.names.length === 0) return [];
  const found: Misnaming[] = [];
  for (const [name, all] of namedPlaces(text)) {
    const own = all.filter(({ isOwn }) => isOwn);
    const first = own[0];
    if (!first) continue;
    const { people: known } = first.mention;
    for (const place of own) if (isNearlyWhole(place.mention, child)) found.push({ ...place, kind: 'spelling' });
    if (known.length === 1 && known[0]?.role === 'sibling') {
      for (const place of own) if (isSiblingForChild(text, place, known[0], all)) found.push({ ...place, kind: 'sibling' });
    }
    if (known.length > 0 || people.role(name) !== undefined) continue;
    if (child.names.some((names) => names[0] !== undefined && isNearSpelling(name, names[0]))) {
      // What grown-ups do, a child with nearly the same name does as likely.
      if (!all.some((place) => isSaidWho(place, child))) for (const place of own) if (isMisspelt(place, child)) found.push({ ...place, kind: 'spelling' });
      continue;
    }
    if (all.length > MOST_PLACES || isPetName(child, name) || all.some((place) => isSomebodyElse(place, child))) continue;
    const company = companyOf(text);
    const places = own.filter(
      (place) => isHeardAlone(text, place) || isChildsPlace(place, child.gender, company, text.note.fields.present !== undefined, isToldOnAbout(place)),
    );
    if (places.length > 0 && !isHardlyName(name)) for (const place of places) found.push({ ...place, kind: 'other' });
  }
  return found;
}

/** The child's first name, and nearly what comes behind it. */
function isNearlyWhole({ name, people }: Mention, child: Person): boolean {
  return people.length === 0 && name.length === 2 && child.names.some((names) => isNearName(name, names));
}

/** Who is named beside the child in a sentence is somebody else. */
function isMisspelt(place: NamedPlace, child: Person): boolean {
  const isThing = /^(?:the|a|an|is|was|means|as)$/.test(wordAt(place, -1));
  return !isThing && !isWhere(place) && hasChildsSurname(place.mention, child) && !othersIn(place).some(isChildByName);
}

/** "back from Leeds", "in Hull": a town that is spelt nearly as the child is. */
function isWhere(place: NamedPlace): boolean {
  if (place.mention.owning) return false;
  const before = wordAt(place, -1);
  if (/^(?:in|near|via|around|outside|across|towards)$/.test(before)) return true;
  return /^(?:to|from)$/.test(before) && MOVING.includes(place.prose.words[place.mention.first - 2]);
}

/** "Toby" for Tobias: whoever begins as the child does may be the child under a pet name. */
function isPetName(child: Person, name: string): boolean {
  return child.names.some((names) => names.some((own) => own.startsWith(name.slice(0, 3))));
}

/**
 * Whether a name that nobody bears stands where a note can only mean its child. @param knowsAdults The form lists who was
 * there: where it does not, a first name may be a parent's, who may be anxious or at risk as a child may. @param isToldOn What
 * the child tells of others goes on here.
 */
function isChildsPlace(place: NamedPlace, gender: Gender | undefined, company: Company, knowsAdults: boolean, isToldOn: boolean): boolean {
  if (isAddressed(place) || isMarked(place) || ownsChildsThing(place) || isProcessOf(place)) return true;
  if (place.mention.owning) return false;
  const { agrees, differs } = agreement(place, gender);
  if (differs) return false;
  const { kind } = place.prose.section;
  const isState = isInChildsState(place) && (knowsAdults || tellsOfChild(place));
  const tells = tellsOfChild(place) || isState;
  if (kind === 'actions') return isWorkWith(place) || isDoneFor(place);
  if (isAskedAfter(place)) return agrees;
  if (isToldOf(place)) return tells;
  if (JUDGING.has(kind) && isWeighedFor(place)) return true;
  if (isBesideAuthor(place)) return company !== 'away' && agrees && tells;
  if (isMetByAuthor(place)) return company !== 'away' && (agrees || tells || company === 'alone');
  if (!isSubject(place) && !(isState && isNarrated(place))) return tells && agrees && isDoneTo(place);
  if (JUDGING.has(kind)) return (tells && (agrees || isState)) || (agrees && isReported(place) && tellsOfChild(place, true));
  // A parent tells of their other children too, who may stand nowhere on the form.
  if (isReported(place) && isReportedOfChild(place) && !tellsOfGrownUp(place)) return true;
  if (!isNarrated(place)) return tells && isReported(place) && (company === 'away' ? agrees || isState : agrees && (isState || tellsOfChild(place, true, 2)));
  if (isState) return company === 'alone' || tellsOfChild(place, true);
  if (company === 'away') return (tells && isReported(place)) || (agrees && tellsOfChild(place, true, 2));
  if (actsAsChild(place)) return true;
  // "agreed to text his dad and he shook my hand on it"
  if (agrees && isFirstHandLater(place) && tellsOfChild(place, true)) return true;
  const tellsAtAll = tells || (company === 'alone' && tellsOfChild(place, true));
  if (isFirstHand(place)) return tellsAtAll || company === 'alone';
  if (isDoneToChild(place, gender)) return false;
  if (isMet(place)) return tellsAtAll || (company === 'alone' && agrees);
  return !isToldOn && isAct(place, false) && (tells || (company === 'alone' && (agrees || hasAuthor(place))));
}

/** "Kyle told me that he hates PE", of time that the author tells to have had with the child alone. */
function isHeardAlone(text: NoteText, place: NamedPlace): boolean {
  if (place.mention.owning || !isSubject(place) || !isNarrated(place)) return false;
  const isWithAuthor = isMet(place) && hasAuthor(place) && agreement(place, text.people.child.gender).agrees;
  if (!isFirstHand(place) && !isFirstHandLater(place) && !isWithAuthor) return false;
  return aloneSceneAt(text, place.prose, place.sentence) !== undefined;
}

/** "Dawn told me about break. Kyle threw a chair": of whom the child tells. */
function isToldOnAbout({ prose, sentence }: NamedPlace): boolean {
  const before = prose.sentences[prose.sentences.indexOf(sentence) - 1];
  return before !== undefined && before.block === sentence.block && prose.wordsIn(before.start, before.end).some(({ lower }) => lower === 'about');
}

/**
 * "Kyle bit him", "Kyle said something that upset her": with nobody of that pronoun before, it is done by one to the other.
 * "Said he would get him" are two as well; "said it helps him" may be one.
 */
function isDoneToChild(place: NamedPlace, child: Gender | undefined): boolean {
  const { prose, mention, sentence } = place;
  if (isFirstHandLater(place)) return false;
  const [first, second] = prose
    .mentionsIn(mention.end, sentence.end)
    .filter(({ kind, gender, owning }) => kind === 'pronoun' && (child === undefined || gender === child) && !owning)
    .map((pronoun) => /^(?:him|her)$/.test(prose.words[pronoun.first]?.lower ?? ''));
  const isSaid = SAYING.test(wordAt(place, 1)) && !SAID.test(wordAt(place, 2));
  return isSaid ? first === false && second === true : first === true;
}

/** "She plotted Theo's weight … he", "Mum sat Theo on her knee": somebody does it to them. */
function isDoneTo({ prose, mention, from }: NamedPlace): boolean {
  return (
    mention.first > from &&
    !/\b(?:in|at|near|via|from|by|with|and|of|or|the|a|an|on|to|for|both|like|is|was|called|&)$/i.test(
      prose.text.slice(Math.max(0, mention.start - 8), mention.start).trimEnd(),
    )
  );
}
