import type { Prose } from '../index/note-text.ts';
import lists from './pasted-email.yaml';

type Role = 'from' | 'to' | 'sent' | 'subject' | 'other';
type ListName =
  | Role
  | 'everyday'
  | 'wrote'
  | 'opening'
  | 'banners'
  | 'salutations'
  | 'signOffs'
  | 'devices'
  | 'disclaimers'
  | 'details'
  | 'roles'
  | 'messageWords'
  | 'legalWords';
const data = lists as Readonly<Record<ListName, readonly string[]>>;
const ROLES: readonly Role[] = ['from', 'to', 'sent', 'subject', 'other'];
const LABELS = new Map(ROLES.flatMap((role) => data[role].map((label) => [label, role] as const)));
const EVERYDAY = new Set(data.everyday);
const SIGN_OFFS = new Set(data.signOffs);
const DETAILS = data.details;
const WORK = new Set(data.roles);
const MESSAGE_WORDS = new Set(data.messageWords);
const LEGAL_WORDS = new Set(data.legalWords);
/** Everyday labels that make a line of a head by themselves. */
const ALONE = new Set(['to', 'date']);

/** In the plain text. */
export interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** An e-mail that was pasted into a note. Its names are words of the record. */
export interface PastedEmail extends Stretch {
  /** The lines that say from whom, to whom and when; undefined where the message was pasted without. */
  readonly head: (Stretch & { readonly firstLine: Stretch }) | undefined;
  /** What the sender wrote, without head, signature and disclaimer. */
  readonly body: Stretch;
  /** Signatures of more than a name, lines of a mail program, disclaimers. */
  readonly feet: readonly (Stretch & { readonly kind: 'signature' | 'disclaimer' })[];
  /** Words of the names in its head and at its end, in small letters. */
  readonly writers: ReadonlySet<string>;
}

interface Line extends Stretch {
  /** In small letters, without marks of quotation and emphasis. */
  readonly text: string;
  /** A blank line stands before it. */
  readonly afterGap: boolean;
}

/** A longer line is prose. */
const LONGEST_LABEL = 24;
const LONGEST_SIGNATURE_LINE = 90;
const LONGEST_TITLE = 60;
/** In words, of a line in a signature that ends with a full stop. */
const LONGEST_DETAIL = 7;
const LONGEST_WROTE = 200;
/** As many lines before a disclaimer may be the signature. */
const LINES_OF_SIGNATURE = 6;
/** Of a greeting, in characters: "best" and "thanks" begin sentences too. */
const SHORTEST_INLINE = 9;
const LONGEST_INLINE = 200;
const MARKS = /^[ \t>*_|]+|[ \t*_]+$/g;
const PHONE = /(?:\+44|\b0)[\d ()-]{8,}\d/;
const ADDRESS = /[\w.+-]+@[\w-]+\.|\bwww\.|https?:/;
/** Lines of the head may be parted by one that goes on with a long list of people. */
const GOES_ON = /[;,]\s*$/;

/** Whether an offset stands in a line of a pasted e-mail's head, even of one alone: not the author's prose. */
export function isInHeader(text: string, offset: number): boolean {
  const start = text.lastIndexOf('\n', offset - 1) + 1;
  const colon = text.indexOf(':', start);
  if (colon === -1 || colon - start > LONGEST_LABEL) return false;
  const label = labelIn(
    text
      .slice(start, colon + 1)
      .replace(MARKS, '')
      .toLowerCase(),
  );
  return label !== undefined && (!label.everyday || ALONE.has(label.label));
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

const found = new WeakMap<Prose, readonly PastedEmail[]>();
const heads = new WeakMap<Prose, readonly Head[]>();

type Head = Stretch & { readonly firstLine: Stretch; readonly lines: readonly Line[] };

/** Cheap: a head has colons at the beginning of lines, a message without one has a foot. */
function mayHold(text: string): boolean {
  return text.includes('\n') || text.includes(':') || text.includes(' error');
}

function headsIn(prose: Prose): readonly Head[] {
  let known = heads.get(prose);
  if (!known) {
    known = prose.text.includes(':') ? findHeads(linesOf(prose.text)) : [];
    heads.set(prose, known);
  }
  return known;
}

function linesOf(text: string): Line[] {
  const lines: Line[] = [];
  let afterGap = true;
  for (let start = 0; start < text.length; ) {
    const at = text.indexOf('\n', start);
    const end = at === -1 ? text.length : at;
    const line = text.slice(start, end).replace(MARKS, '').toLowerCase().replaceAll('’', "'");
    if (line !== '') lines.push({ start, end, text: line, afterGap });
    afterGap = line === '';
    start = end + 1;
  }
  return lines;
}

/** What a line of a head says: "Sent", "Oddi wrth / From", "De". */
const labelOf = ({ text }: Line) => labelIn(text);

function labelIn(text: string): { readonly label: string; readonly role: Role; readonly everyday: boolean } | undefined {
  const colon = text.indexOf(':');
  if (colon < 1 || colon > LONGEST_LABEL) return undefined;
  for (const part of text.slice(0, colon).split('/')) {
    const label = part.replace(/[*_]/g, '').trim();
    const role = LABELS.get(label);
    if (role) return { label, role, everyday: EVERYDAY.has(label) };
  }
  return undefined;
}

function findHeads(lines: readonly Line[]): Head[] {
  const heads: Head[] = [];
  for (let i = 0; i < lines.length; ) {
    const end = blockEnd(lines, i) ?? wroteEnd(lines, i);
    if (end === undefined) {
      i++;
      continue;
    }
    const own = lines.slice(i, end).map((line) => ({ ...line, end: line.start + (labelsEnd(line) ?? line.end - line.start) }));
    const first = own.find((line) => labelOf(line) || line.text.endsWith(':')) ?? (own[0] as Line);
    heads.push({ start: own[0]?.start ?? 0, end: own.at(-1)?.end ?? 0, firstLine: { start: first.start, end: first.end }, lines: own });
    i = end;
  }
  return heads;
}

/** Where a block of labelled lines ends that begins here: it has to say more of a message than a form or a list of times does. */
function blockEnd(lines: readonly Line[], from: number): number | undefined {
  let i = from;
  while (i < lines.length && isOpening(lines[i] as Line)) i++;
  const roles = new Set<Role>();
  let telling = 0;
  let at = false;
  const first = i;
  for (; i < lines.length; i++) {
    const line = lines[i] as Line;
    const label = labelOf(line);
    if (!label) {
      if (i > first && GOES_ON.test(lines[i - 1]?.text ?? '') && lines[i + 1] && labelOf(lines[i + 1] as Line)) continue;
      break;
    }
    // "From: 10 am": times, and no people.
    if ((label.role === 'from' || label.role === 'to') && /^[^:]*:\s*\d/.test(line.text)) break;
    for (const role of labelsWithin(line)) {
      roles.add(role);
      telling++;
    }
    roles.add(label.role);
    if (!label.everyday) telling++;
    if (line.text.includes('@')) at = true;
  }
  const isHead = roles.size > 1 && (telling > 1 || (telling > 0 && (at || roles.size > 2))) && (roles.has('from') || (roles.has('to') && roles.has('subject')));
  return isHead && (at || roles.has('subject') || (roles.has('to') && roles.has('sent')) || first > from) ? i : undefined;
}

const WITHIN = /(?<=\s)(sent|date|to|cc|subject|from) ?:\s/g;

/** Further labels of a head that was pasted into one line: "From: Jo Pell Sent: 9 March To: Sarah Subject: Dawid". */
function labelsWithin({ text }: Line): Role[] {
  return text.length < 12 ? [] : [...text.matchAll(WITHIN)].map(([, label = '']) => LABELS.get(label) ?? 'other');
}

/** Where the last of several labels in one line ends, in the line; undefined where it has one or none. */
function labelsEnd(line: Line): number | undefined {
  const labels = [...line.text.matchAll(WITHIN)];
  const last = labels.at(-1);
  return labels.length >= 2 && last ? line.end - line.start - line.text.length + last.index + last[0].length : undefined;
}

function isOpening({ text }: Line): boolean {
  return text.length < 200 && (data.opening.some((words) => text.includes(words)) || data.banners.some((words) => text.includes(words)));
}

/** "On 3 March 2026 at 13:15, Jo Pell <…> wrote:", which may take two lines. */
function wroteEnd(lines: readonly Line[], from: number): number | undefined {
  const [first, second] = [lines[from]?.text ?? '', lines[from + 1]?.text ?? ''];
  if (saysWhoWrote(first)) return from + 1;
  return /\d/.test(first) && !/[.?!]$/.test(first) && !saysWhoWrote(second) && saysWhoWrote(`${first} ${second}`) ? from + 2 : undefined;
}

function saysWhoWrote(text: string): boolean {
  if (text.length > LONGEST_WROTE || !/\s?:$/.test(text) || !/\d/.test(text) || !(text.includes('@') || /\d{1,2}[:.]\d\d/.test(text))) return false;
  const said = text.replace(/\s?:$/, '');
  return data.wrote.some((word) => said.endsWith(` ${word}`) || said.includes(` ${word} `));
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

function isSalutation({ text }: Line): boolean {
  return (
    text.length < 40 && /[,!]?$/.test(text) && data.salutations.some((word) => text === word || (text.startsWith(`${word} `) && text.split(' ').length < 6))
  );
}

function emailFrom(prose: Prose, head: Head | undefined, lines: readonly Line[]): PastedEmail {
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

function isSignOff({ text }: Line): boolean {
  const bare = text.replace(/[,.!]+$/, '');
  if (SIGN_OFFS.has(bare)) return true;
  const [closing = '', name = ''] = bare.split(/,\s*/);
  return SIGN_OFFS.has(closing) && name.split(' ').length < 4 && name.length < 30;
}

function isDevice({ text }: Line): boolean {
  return text.length < 120 && data.devices.some((words) => text.startsWith(words));
}

/** How many turns of phrase of a disclaimer a line has. */
function isDisclaimer({ text }: Line): number {
  let count = 0;
  for (const words of data.disclaimers) if (text.includes(words)) count++;
  return count > 0 ? count : legalTurns(text);
}

/** A disclaimer in words of its own: 1 where it is one, else 0. */
function legalTurns(text: string): number {
  let ofMessage = false;
  const legal = new Set<string>();
  for (const word of text.split(/[^a-z-]+/)) {
    if (MESSAGE_WORDS.has(word)) ofMessage = true;
    if (LEGAL_WORDS.has(word)) legal.add(word);
  }
  return legal.size > 2 || (ofMessage && legal.size > 1) ? 1 : 0;
}

/** Signatures of more than a name, and disclaimers. @param inEmail One turn of phrase is then enough for a disclaimer. */
function feetIn(lines: readonly Line[], inEmail: boolean): PastedEmail['feet'] {
  const feet: (Stretch & { kind: 'signature' | 'disclaimer' })[] = [];
  for (let i = 0; i < lines.length; ) {
    const line = lines[i] as Line;
    const inline = inlineSignature(line);
    if (inEmail && inline !== undefined) {
      feet.push({ start: line.start + inline, end: line.end, kind: 'signature' });
      i++;
      continue;
    }
    const signature = signatureEnd(lines, i);
    if (signature !== undefined) {
      feet.push({ start: line.start, end: lines[signature - 1]?.end ?? line.end, kind: 'signature' });
      i = signature;
      continue;
    }
    if (isDisclaimer(line) >= (inEmail ? 1 : 2)) feet.push({ start: line.start, end: line.end, kind: 'disclaimer' });
    i++;
  }
  return feet;
}

/** Where a signature begins that was pasted into one line: "Kind regards, Tom Hale, Attendance Officer, 01632 960 111". */
function inlineSignature({ start, end, text }: Line): number | undefined {
  for (const words of data.signOffs) {
    if (words.length < SHORTEST_INLINE) continue;
    const at = text.lastIndexOf(words);
    if (at === -1 || (at > 0 && !/[.!?,]\s+$/.test(text.slice(0, at)))) continue;
    const rest = text.slice(at + words.length);
    if (rest.length > LONGEST_INLINE || !/^[,.]?\s/.test(rest)) continue;
    if (PHONE.test(rest) || ADDRESS.test(rest) || rest.split(/,| \| | - /).length > 3) return end - start - text.length + at;
  }
  return undefined;
}

/** Where a signature ends that begins here; a name alone, with or without greetings, is none. */
function signatureEnd(lines: readonly Line[], from: number): number | undefined {
  const first = lines[from] as Line;
  if (isDevice(first)) return from + 1;
  const signs = isSignOff(first);
  let end = signs ? from + 1 : from;
  let details = 0;
  for (; end < lines.length; end++) {
    const line = lines[end] as Line;
    if (isSignOff(line) && end > from) continue;
    // After a gap the note's author goes on, where no telephone number or address shows the contrary.
    if (line.afterGap && end > from + 1 && (!isDetail(line) || /[.?!]$/.test(line.text))) break;
    if (isSalutation(line) || (/[.?!]$/.test(line.text) && line.text.split(' ').length > LONGEST_DETAIL)) break;
    if (line.text.length > LONGEST_SIGNATURE_LINE || (/[.?!]$/.test(line.text) && !isDetail(line)) || labelOf(line)?.role === 'from') break;
    if (isDetail(line)) details++;
  }
  const names = lines.slice(signs ? from + 1 : from, end);
  // A name with the work beside it: "Tom Hale, Attendance Officer".
  const isWork = names.some(({ text }) => text.split(/[^a-z]+/).some((word) => WORK.has(word)));
  const closes = end === lines.length || isDisclaimer(lines[end] as Line) > 0;
  if (signs) return names.length >= 2 || details > 0 || isWork ? end : undefined;
  return names.length >= 2 &&
    (details > 0 || (isWork && closes && first.afterGap && names.every(({ text }) => text.length < LONGEST_TITLE && !text.includes(':'))))
    ? end
    : undefined;
}

function isDetail({ text }: Line): boolean {
  return (
    PHONE.test(text) ||
    ADDRESS.test(text) ||
    / \| /.test(text) ||
    DETAILS.some((word) => text === word || text.startsWith(`${word}:`) || text.startsWith(`${word} `))
  );
}
