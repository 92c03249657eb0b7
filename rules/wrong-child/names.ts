import type { Mention } from '../../src/language/index/mentions.ts';
import type { NoteText, Prose } from '../../src/language/index/note-text.ts';
import type { Gender, Person } from '../../src/language/index/people.ts';
import { isHardlyName } from '../../src/language/people/first-names.ts';
import { hasChildsSurname, isIntroduced, isSomebodyElse } from '../../src/language/people/introduced.ts';
import { isChildByName, type NamedPlace, namedPlaces, othersIn, wordAt } from '../../src/language/people/named-places.ts';
import {
  actsAsChild,
  agreement,
  type Company,
  companyOf,
  hasAuthor,
  isAct,
  isAddressed,
  isAskedAfter,
  isDoneFor,
  isFirstHand,
  isInChildsState,
  isMarked,
  isMet,
  isMetByAuthor,
  isNarrated,
  isReported,
  isSubject,
  isToldOf,
  isWeighedFor,
  isWorkWith,
  ownsChildsThing,
  tellsOfChild,
} from '../../src/language/visit/child-places.ts';
import { isSiblingForChild } from './siblings.ts';
import { isNearSpelling } from './spelling.ts';

/** A name that stands where the record's child is meant. */
export interface Misnaming {
  readonly prose: Prose;
  readonly mention: Mention;
  /** The child's own name spelt in another way; a brother's or sister's; a name that nobody of the form bears. */
  readonly kind: 'spelling' | 'sibling' | 'other';
}

/** A name that stands oftener than this beside the child's own is somebody's. */
const MOST_PLACES = 4;
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
    for (const place of own) if (hasOtherSurname(place.mention, child)) found.push({ ...place, kind: 'spelling' });
    if (known.length === 1 && known[0]?.role === 'sibling') {
      for (const place of own) if (isSiblingForChild(text, place, known[0], all)) found.push({ ...place, kind: 'sibling' });
    }
    if (known.length > 0 || people.role(name) !== undefined) continue;
    if (child.names.some((names) => names[0] !== undefined && isNearSpelling(name, names[0]))) {
      if (!all.some((place) => isIntroduced(place, child))) for (const place of own) if (isMisspelt(place, child)) found.push({ ...place, kind: 'spelling' });
      continue;
    }
    if (all.length > MOST_PLACES || isPetName(child, name) || all.some((place) => isSomebodyElse(place, child))) continue;
    const company = companyOf(text);
    const places = own.filter((place) => isChildsPlace(place, child.gender, company, text.note.fields.present !== undefined));
    if (places.length > 0 && !isHardlyName(name)) for (const place of places) found.push({ ...place, kind: 'other' });
  }
  return found;
}

/** The child's first name, and nearly the child's surname. */
function hasOtherSurname({ name, people }: Mention, child: Person): boolean {
  if (people.length > 0 || name.length !== 2) return false;
  return child.names.some((names) => names.length > 1 && names[0] === name[0] && isNearSpelling(name[1] ?? '', names.at(-1) ?? ''));
}

/** Who is named beside the child in a sentence is somebody else. */
function isMisspelt(place: NamedPlace, child: Person): boolean {
  const isThing = /^(?:the|a|an|is|was|means|as)$/.test(wordAt(place, -1));
  return !isThing && hasChildsSurname(place.mention, child) && !othersIn(place).some(isChildByName);
}

/** "Toby" for Tobias: whoever begins as the child does may be the child under a pet name. */
function isPetName(child: Person, name: string): boolean {
  return child.names.some((names) => names.some((own) => own.startsWith(name.slice(0, 3))));
}

/**
 * Whether a name that nobody bears stands where a note can only mean its child. @param knowsAdults The form lists who was
 * there: where it does not, a first name may be a parent's, who may be anxious or at risk as a child may.
 */
function isChildsPlace(place: NamedPlace, gender: Gender | undefined, company: Company, knowsAdults: boolean): boolean {
  if (isAddressed(place) || isMarked(place) || ownsChildsThing(place)) return true;
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
  if (isMetByAuthor(place)) return company !== 'away' && (agrees || tells || company === 'alone');
  if (!isSubject(place) && !(isState && isNarrated(place))) return tells && agrees && isDoneTo(place);
  if (JUDGING.has(kind)) return (tells && (agrees || isState)) || (agrees && isReported(place) && tellsOfChild(place, true));
  // A parent tells of their other children too, who may stand nowhere on the form.
  if (!isNarrated(place)) return tells && isReported(place) && (company === 'away' ? agrees || isState : agrees && (isState || tellsOfChild(place, true, 2)));
  if (isState) return company === 'alone' || tellsOfChild(place, true);
  if (company === 'away') return (tells && isReported(place)) || (agrees && tellsOfChild(place, true, 2));
  if (actsAsChild(place)) return true;
  const tellsAtAll = tells || (company === 'alone' && tellsOfChild(place, true));
  if (isFirstHand(place)) return tellsAtAll || company === 'alone';
  if (isMet(place)) return tellsAtAll || (company === 'alone' && agrees);
  return isAct(place, false) && (tells || (company === 'alone' && (agrees || hasAuthor(place))));
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
