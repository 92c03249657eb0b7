import type { Mention } from '../index/mentions.ts';
import type { Prose } from '../index/note-text.ts';
import { isOrganisation } from '../people/organisation.ts';
import lists from './somebody.yaml';

type ListName = 'groups' | 'ownService' | 'ownServiceAlways';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const GROUPS = new Set(data.groups);
/** Of one's own service: they read and agree, and are not there. */
const OWN_SERVICE = new Set(data.ownService);
const OWN_SERVICE_ALWAYS = new Set(data.ownServiceAlways);

/** A mention that could be one person other than the author. */
export function isSomebody(prose: Prose, mention: Mention): boolean {
  if (mention.kind === 'author' || mention.kind === 'several' || mention.kind === 'pronoun' || mention.owning) return false;
  if (mention.people.some(({ role }) => role === 'author')) return false;
  if (isOrganisation(prose, mention)) return false;
  // "The social worker" of a note written in the third person is its author.
  if (mention.relation === 'social worker' && mention.name.length === 0) return false;
  return mention.name.length > 0 || !GROUPS.has(mention.relation ?? '');
}

/** "My manager", "Ruth Olawale, team manager". */
export function isOwnService(prose: Prose, { start, end, relation }: Mention): boolean {
  const { text } = prose;
  const [appended] = prose.mentionsIn(end, end + 30);
  if (
    appended &&
    OWN_SERVICE_ALWAYS.has(appended.relation ?? '') &&
    /^(?:, | \()(?:(?:my|our|the|duty|on-call|acting) )?$/.test(text.slice(end, appended.start))
  )
    return true;
  return OWN_SERVICE.has(relation ?? '') && /\b(?:my|our)\s(?:\w+\s)?$/i.test(text.slice(Math.max(0, start - 20), start));
}
