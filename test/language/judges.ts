import { eventsIn } from '../../rules/missing-event-marker/events.ts';
import { markersIn } from '../../rules/missing-seen-marker/marker.ts';
import { toldAlone, toldBedroom, toldSeen } from '../../src/language/visit/child-seen.ts';
import { presentIn } from '../../src/language/visit/presence.ts';
import { type Case, readCase } from './cases.ts';

/** What the text tells of the record's child. */
export async function seenTold(one: Case): Promise<string[]> {
  const text = await readCase(one);
  const found: string[] = [];
  for (const [told, yes, no] of [
    [toldSeen(text), 'seen', 'unseen'],
    [toldAlone(text), 'alone', 'accompanied'],
    [toldBedroom(text), 'bedroom', 'noBedroom'],
  ] as const)
    if (told !== undefined) found.push(told ? yes : no);
  return found;
}

/** Alone, accompanied, or in the bedroom tells of seeing the child too; not seen, that nothing else was. */
export function isImplied(found: string, wanted: readonly string[]): boolean {
  if (found === 'seen') return wanted.some((told) => /^(?:alone|accompanied|bedroom|noBedroom)$/.test(told));
  if (found === 'unseen') return wanted.includes('accompanied');
  return (found === 'noBedroom' || found === 'accompanied') && wanted.includes('unseen');
}

/** Who was there, beside the child and the mother of the form. */
export async function presentTold(one: Case): Promise<string[]> {
  const text = await readCase(one);
  return presentIn(text)
    .filter(({ mention, also }) => ![mention, ...also].some(({ people }) => people.some(({ role, row }) => role === 'author' || row !== undefined)))
    .filter(({ mention }) => mention.relation !== 'mother')
    .map(({ prose, mention, also }) => [mention, ...also].map(({ start, end }) => prose.text.slice(start, end)).join(' '));
}

/** Whether somebody found is the one who is wanted: by a word of what they are called. */
export function isSamePerson(found: string, wanted: string): boolean {
  return found
    .split(/[^\p{L}]+/u)
    .join(' ')
    .toLowerCase()
    .includes(wanted.toLowerCase());
}

export async function eventsTold(one: Case): Promise<string[]> {
  return eventsIn(await readCase(one)).map(({ kind }) => kind);
}

export async function markerTold(one: Case): Promise<string[]> {
  const text = await readCase(one, 'Reason for contact');
  return [
    ...new Set(
      text
        .of('reason')
        .flatMap((prose) => markersIn(prose, true))
        .map(({ seen }) => (seen ? 'seen' : 'unseen')),
    ),
  ];
}
