import type { Prose } from '../index/note-text.ts';
import { type EmailFoot, feetIn, isDevice, isDisclaimer, isSignOff, LINES_OF_SIGNATURE } from './email-feet.ts';
import { type EmailHead, headsIn } from './email-heads.ts';
import { isSalutation, type Line, labelOf, linesOf, type Stretch } from './email-lines.ts';

/** An e-mail that was pasted into a note. Its names are words of the record. */
export interface PastedEmail extends Stretch {
  /** The lines that say from whom, to whom and when; undefined where the message was pasted without. */
  readonly head: (Stretch & { readonly firstLine: Stretch }) | undefined;
  /** What the sender wrote, without head, signature and disclaimer. */
  readonly body: Stretch;
  /** Signatures of more than a name, lines of a mail program, disclaimers. */
  readonly feet: readonly EmailFoot[];
  /** Words of the names in its head and at its end, in small letters. */
  readonly writers: ReadonlySet<string>;
}

/** The e-mails pasted into a section, in order and apart; those that a reply quotes are e-mails of their own. */
export function pastedEmails(prose: Prose): readonly PastedEmail[] {
  let emails = found.get(prose);
  if (!emails) {
    emails = mayHold(prose.text) ? findEmails(prose) : [];
    found.set(prose, emails);
  }
  return emails;
}

/** The pasted e-mail around an offset: what stands there is its sender's. @param withHead Only one whose header lines were pasted too, which is surely none of the author's own. */
export function emailAt(prose: Prose, offset: number, withHead = false): PastedEmail | undefined {
  return pastedEmails(prose).find(({ start, end, head }) => start <= offset && offset < end && (head !== undefined || !withHead));
}

const found = new WeakMap<Prose, readonly PastedEmail[]>();

/** Cheap: a head has colons at the beginning of lines, a message without one has a foot. */
function mayHold(text: string): boolean {
  return text.includes('\n') || text.includes(':') || text.includes(' error');
}

function findEmails(prose: Prose): PastedEmail[] {
  const lines = linesOf(prose.text);
  const heads = headsIn(prose);
  const emails: PastedEmail[] = [];
  const from = heads[0]?.start ?? prose.text.length;
  emails.push(
    ...headless(
      prose,
      lines.filter(({ start }) => start < from),
    ),
  );
  for (const [i, head] of heads.entries()) {
    const until = heads[i + 1]?.start ?? prose.text.length;
    emails.push(
      emailFrom(
        prose,
        head,
        lines.flatMap((line) => restOf(line, head, until)),
      ),
    );
  }
  return emails;
}

/** What of a line belongs to the message after its head. */
function restOf(line: Line, head: Stretch, until: number): Line[] {
  if (line.start >= until || line.end <= head.end) return [];
  return line.start >= head.end ? [line] : [{ ...line, start: head.end, text: line.text.slice(head.end - line.end) }];
}

/** A message pasted without its head is known by a line of greeting with an end to it, or by its foot. */
function headless(prose: Prose, lines: readonly Line[]): PastedEmail[] {
  const opening = lines.findIndex(isSalutation);
  const after = opening === -1 ? [] : lines.slice(opening + 1);
  if (feetIn(after, true).length > 0 || after.some(isSignOff)) return [emailFrom(prose, undefined, lines.slice(opening))];
  const foot = lines.findIndex((line) => isDisclaimer(line) >= 2 || isDevice(line));
  if (foot === -1) return [];
  const feet = feetIn(lines.slice(Math.max(0, foot - LINES_OF_SIGNATURE)), false);
  const { start, end } = { start: feet[0]?.start ?? 0, end: feet.at(-1)?.end ?? 0 };
  return [{ start, end, head: undefined, body: { start, end: start }, feet, writers: new Set() }];
}

function emailFrom(prose: Prose, head: EmailHead | undefined, lines: readonly Line[]): PastedEmail {
  const feet = feetIn(lines, true);
  const start = head?.start ?? lines[0]?.start ?? 0;
  const first = feet[0]?.start;
  const bodyStart = lines[0]?.start ?? head?.end ?? 0;
  // What follows a signature or a disclaimer is the note's author again.
  const closing = closingLine(lines);
  const bodyEnd = Math.min(first ?? Number.POSITIVE_INFINITY, closing?.start ?? Number.POSITIVE_INFINITY, lines.at(-1)?.end ?? bodyStart);
  const end = Math.max(feet.at(-1)?.end ?? 0, closing?.end ?? 0) || (lines.at(-1)?.end ?? head?.end ?? start);
  const writers = new Set<string>();
  const take = (stretch: Stretch) => {
    for (const word of prose.wordsIn(stretch.start, stretch.end)) writers.add(word.lower.replace(/'s$/, ''));
  };
  for (const line of head?.lines ?? []) if (labelOf(line)?.role !== 'subject') take(line);
  for (const line of lines) if (line.start >= bodyEnd && line.end <= end) take(line);
  return { start, end, head, body: { start: bodyStart, end: bodyEnd }, feet, writers };
}

/** The line with which a message ends: "Many thanks", "Jo", "Jackie x". */
function closingLine(lines: readonly Line[]): Line | undefined {
  return lines.find(
    (line, i) => i > 0 && (isSignOff(line) || (line.text.length < 24 && !/[.?!:]$/.test(line.text) && /^\p{L}+(?: x+| \([^)]*\))?$/u.test(line.text))),
  );
}
