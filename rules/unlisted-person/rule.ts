import * as z from 'zod';
import { type ContactKind, contactKind } from '../../src/casenote/contact.ts';
import { noteRule } from '../../src/engine/rule.ts';
import type { NoteText } from '../../src/language/index/note-text.ts';
import { kinOf } from '../../src/language/index/people.ts';
import { resolved, speechIn } from '../../src/language/index/speech.ts';
import { animalNames } from '../../src/language/people/animal-names.ts';
import { isChildByName, namedPlaces, othersIn } from '../../src/language/people/named-places.ts';
import { isNearName } from '../../src/language/people/near-spelling.ts';
import { unmarkedWords } from '../../src/language/speech/direct-speech.ts';
import { isRetold } from '../../src/language/speech/retold.ts';
import { isHandled, isOfInfant, isThere } from '../../src/language/visit/child-places.ts';
import { namesInterpreting } from '../../src/language/visit/interpreting.ts';
import { mayBeChild, rowsFor } from '../../src/language/visit/listed-people.ts';
import { isMetByAuthor } from '../../src/language/visit/named-acts.ts';
import { type Presence, presentIn } from '../../src/language/visit/presence.ts';
import { firstEndingAfter } from '../../src/language/words/in-order.ts';

/** How many words may stand behind the verb of a tag: "he told", "she said to me". */
const TAG = 2;

/** Clause 5b.4: everybody seen at the contact stands in the form's table of people. */
export const unlistedPerson = noteRule({
  name: 'unlisted-person',
  summary: 'A brother, sister or adult whom the text tells to have been there, seen or spoken to, and who is not in the form’s table of people.',
  clauses: ['5b.4', '5b.9'],
  severity: 'warning',
  group: 'contact',
  scope: 'note',
  needs: ['present'],
  options: z.strictObject({}),
  messages: {
    unlisted: () =>
      'The note says that this person was there, seen or spoken to, and they are not in the table of people. The policy asks for everybody seen (5b.4): add them with the green +.',
  },
  check({ note, text }, reporter) {
    const kind = contactKind(note);
    // On the telephone nobody is seen.
    if (kind === 'written' || kind === 'record' || kind === 'call') return;
    const rows = note.fields.present ?? [];
    // An export with one flag a note ("child seen: Y") has ticks of the child and no table.
    if (rows.length === 1 && !rows[0]?.name) {
      reporter.notChecked('present[].name');
      return;
    }
    if (!isTableKept(text, kind)) return;
    const told = new Set<string>();
    for (const presence of presentIn(text)) {
      const { mention, also, prose } = presence;
      if (
        isForm(text, presence) ||
        unmarkedWords(text).some((own) => own.prose === prose && own.start <= mention.start && mention.end <= own.end) ||
        presence.evidence === 'spoke' ||
        isPlace(presence) ||
        isNobody(text, presence) ||
        isOthersAccount(presence) ||
        (presence.evidence === 'there' && isRetold(text, presence.prose, presence.sentence)) ||
        isInterpreting(presence) ||
        isFriend(presence) ||
        mayBeChild(text, presence) ||
        isNearlyChild(text, presence) ||
        isAuthor(text, presence) ||
        isChildMeant(text, presence) ||
        isAnybodysName(text, presence) ||
        rowsFor(text, presence).length > 0
      )
        continue;
      const keys = [mention, ...also].map(({ name, relation }) => name[0] ?? relation ?? '');
      if (keys.some((key) => told.has(key))) continue;
      for (const key of keys) told.add(key);
      reporter.report({ message: 'unlisted', at: prose.span(mention.start, (also[0] ?? mention).end), section: prose.section });
    }
  },
});

/** At a meeting the table is kept for the family, or not at all: only one that has somebody of another service shows that everybody should stand in it. */
function isTableKept(text: NoteText, kind: ContactKind | undefined): boolean {
  if (kind !== 'meeting') return true;
  return text.people.all.some(({ role, row, relation }) => role === 'adult' && row !== undefined && (relation === undefined || kinOf(relation) === undefined));
}

/** "He starts at Beech Hill"; "I spoke to Gary" is none. */
function isPlace({ prose, mention, evidence }: Presence): boolean {
  if (mention.kind !== 'name' || mention.titled) return false;
  const before = prose.text.slice(Math.max(0, mention.start - 6), mention.start);
  return /\b(?:at|in|near|of)\s$/i.test(before) || (evidence !== 'met' && /\b(?:from|to)\s$/i.test(before));
}

/** An animal or a toy, or somebody who only minds the door. */
function isNobody(text: NoteText, { mention, also }: Presence): boolean {
  if (mention.relation === 'receptionist' && mention.name.length === 0 && also.length === 0) return true;
  return mention.kind === 'name' && !mention.titled && mention.name.length === 1 && animalNames(text).has(mention.name[0] ?? '');
}

/** "Robel was with him in the lorry, he told", "When Lee was in, Dawn said, she hid": somebody else's account, said so behind it. */
function isOthersAccount({ prose, sentence, mention, also }: Presence): boolean {
  const last = prose.wordsIn(sentence.start, sentence.end).length + firstEndingAfter(prose.words, sentence.start) - 1;
  return speechIn(prose, sentence).some(({ verb, speaker, passive }) => {
    if (speaker === undefined || passive || speaker.kind === 'author' || speaker.first <= (also.at(-1) ?? mention).last) return false;
    if (!/[,–—-]\s$/.test(prose.text.slice(Math.max(0, speaker.start - 2), speaker.start))) return false;
    return last - verb <= TAG || (verb - speaker.last <= TAG && isBetweenCommas(prose, speaker.start, prose.words[verb]?.end ?? 0));
  });
}

function isBetweenCommas({ text }: Presence['prose'], start: number, end: number): boolean {
  return /,\s$/.test(text.slice(Math.max(0, start - 2), start)) && /^(?: me| us)?,/.test(text.slice(end, end + 4));
}

/** A sister who is nowhere told to have come in, or to have been with the child: her name stands for the child's, which is another rule's matter. */
function isChildMeant(text: NoteText, { mention }: Presence): boolean {
  const [name] = mention.name;
  // "His big brother Jermaine" is nobody else.
  if (name === undefined || mention.kind !== 'name' || mention.people[0]?.role !== 'sibling' || mention.people[0].row) return false;
  return !(namedPlaces(text).get(name) ?? []).some(
    (place) =>
      place.isOwn && (isThere(place) || isHandled(place) || isOfInfant(place) || othersIn(place).some((other) => isChildByName(other) && !other.owning)),
  );
}

/** The child's own name in another spelling is another rule's matter too. */
function isNearlyChild({ people }: NoteText, { mention, also }: Presence): boolean {
  if (mention.kind !== 'name' || mention.titled || mention.people.length > 0 || also.length > 0) return false;
  return people.child.names.some((names) => isNearName(mention.name, names));
}

/** "I asked Hashim what would help", of nobody whom form or note know: as likely the child by a wrong name, which is another rule's matter. */
function isAnybodysName(text: NoteText, { mention, also }: Presence): boolean {
  const [name, second] = mention.name;
  if (mention.kind !== 'name' || mention.titled || mention.people.length > 0 || also.length > 0 || name === undefined || second !== undefined) return false;
  const [place, ...more] = namedPlaces(text).get(name) ?? [];
  return place !== undefined && more.length === 0 && place.isOwn && isMetByAuthor(place) && !othersIn(place).some(isChildByName);
}

/** "The practitioner agreed": the author by what they are. */
function isAuthor({ note }: NoteText, { mention, also }: Presence): boolean {
  const role = (note.fields.author?.role ?? '').toLowerCase();
  return (
    mention.kind === 'profession' &&
    mention.name.length === 0 &&
    also.length === 0 &&
    (mention.relation === 'practitioner' || (role !== '' && role.includes(mention.relation ?? '')))
  );
}

/** An interpreter has a place of their own on the form, a cousin who helps out too. "I am the reviewing officer" is the author. */
function isInterpreting({ prose, sentence, mention }: Presence): boolean {
  return namesInterpreting(prose, sentence) || /\b(?:I am|I'm|I’m)\s(?:\S+\s){0,2}$/.test(prose.text.slice(Math.max(0, mention.start - 30), mention.start));
}

/** The child's own friends and cousins are children; the table is for brothers, sisters and adults. "Kim and her friend Stacey" are grown up. */
function isFriend({ prose, mention }: Presence): boolean {
  if (/^(?:cousins|friends)$/i.test(prose.text.slice(mention.start, mention.end))) return true;
  if (mention.relation !== 'friend') return false;
  const owner = prose.mentionsIn(Math.max(0, mention.start - 8), mention.start).find(({ owning, kind }) => owning && kind === 'pronoun');
  if (owner && resolved(prose, owner).people.some(({ role }) => role === 'adult')) return false;
  return /\b(?:his|her|your|their|school|best)\s$/i.test(prose.text.slice(Math.max(0, mention.start - 8), mention.start));
}

/** Those who have a place of their own on the form: the record's child, the author, the interpreter. */
function isForm(text: NoteText, { mention, also }: Presence): boolean {
  const interpreter = (text.note.fields.interpreter?.name ?? '').toLowerCase().split(/\s+/);
  return [mention, ...also].some(
    ({ people, relation, name, kind }) =>
      people.some(({ role }) => role === 'author' || role === 'child') ||
      relation === 'interpreter' ||
      (name.length > 0 && name.every((word) => interpreter.includes(word))) ||
      (kind === 'kin' && name.length === 0 && /^(?:child|son|daughter|family|parent|sibling)$/.test(relation ?? '')),
  );
}
