import * as z from 'zod';
import { noteRule } from '../../src/engine/rule.ts';
import type { Stretch } from '../../src/language/copying/email-lines.ts';
import { type PastedEmail, pastedEmails } from '../../src/language/copying/pasted-email.ts';
import type { Prose } from '../../src/language/index/note-text.ts';
import { Phrases } from '../../src/language/words/phrases.ts';
import lists from './irrelevant.yaml';
import { otherPeople } from './other-people.ts';

const data = lists as unknown as Readonly<Record<'quarrel' | 'quarrelWithYou', readonly string[]>>;
const QUARREL = new Phrases(data.quarrel);
const QUARREL_WITH_YOU = new Phrases(data.quarrelWithYou);

/** Clause 4.3: no other service user in a pasted e-mail, and nothing between sender and recipient that is beside the point. */
export const pastedEmail = noteRule({
  name: 'pasted-email',
  summary: 'A pasted e-mail that names another child or family, or that brings its signature, disclaimer or a disagreement along.',
  clauses: ['4.3'],
  severity: 'error',
  group: 'copying',
  scope: 'note',
  needs: [],
  options: z.strictObject({}),
  messages: {
    other: () =>
      'The pasted e-mail seems to name a child or family who is not part of this record. The policy asks that e-mails in case notes hold nothing about any other service user (4.3): take it out, or write “another child” where the story needs it.',
    disagreement: () =>
      'Here sender and recipient of the pasted e-mail disagree with each other. The policy asks to leave that out of the child’s record (4.3): keep what is about the child, and take the rest up with the sender.',
    signature: () =>
      'The signature of the pasted e-mail stands in the note. The policy asks to leave out what is irrelevant (4.3): say who wrote, and when, and keep only what is about the child.',
    disclaimer: () =>
      'The disclaimer of the pasted e-mail stands in the note. It says nothing about the child: take it out, and keep only what is relevant (4.3).',
    head: () =>
      'An e-mail was pasted here with its header lines. Write who sent it and when in your own words, and keep the part that is about the child; the policy asks for what is relevant alone (4.3).',
  },
  check({ text }, reporter) {
    for (const prose of text.sections) {
      const { section } = prose;
      const emails = pastedEmails(prose);
      let told = 0;
      const at = ({ start, end }: Stretch) => {
        told++;
        return { at: prose.span(start, end), section };
      };
      for (const email of emails) {
        // "Dear Nia, …": a letter of the author's to the child is no e-mail.
        if (!email.head && opensWithChild(prose, email)) continue;
        for (const mention of otherPeople(prose, text.people, email)) reporter.report({ message: 'other', ...at(mention) });
        const quarrel = quarrelIn(prose, email);
        if (quarrel) reporter.report({ message: 'disagreement', severity: 'warning', ...at(quarrel) });
        for (const foot of email.feet) reporter.report({ message: foot.kind, severity: 'warning', ...at(foot) });
      }
      const head = emails.find((email) => email.head)?.head;
      if (head && told === 0) reporter.report({ message: 'head', severity: 'info', ...at(head.firstLine) });
    }
  },
});

function opensWithChild(prose: Prose, { start }: Stretch): boolean {
  const end = prose.text.indexOf('\n', start);
  if (!/^(?:dear|hi|hiya|hello|hey)\b/i.test(prose.text.slice(start, start + 6).trimStart())) return false;
  return prose.mentionsIn(start, end === -1 ? prose.text.length : end).some(({ people }) => people.some(({ role }) => role === 'child'));
}

/** From the first to the last sentence in which sender and recipient quarrel. */
function quarrelIn(prose: Prose, { body }: PastedEmail): Stretch | undefined {
  let found: Stretch | undefined;
  for (const sentence of prose.sentences) {
    if (sentence.end <= body.start || sentence.start >= body.end) continue;
    const words = prose.wordsIn(sentence.start, sentence.end);
    const isQuarrel =
      QUARREL.find(words) !== undefined || (words.some(({ lower }) => lower === 'you' || lower === 'your') && QUARREL_WITH_YOU.find(words) !== undefined);
    if (isQuarrel) found = { start: found?.start ?? sentence.start, end: sentence.end };
  }
  return found;
}
