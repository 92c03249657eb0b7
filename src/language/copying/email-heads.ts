import type { Prose } from '../index/note-text.ts';
import { LABELS, type Line, LONGEST_LABEL, labelIn, labelOf, linesOf, MARKS, type Role, type Stretch, words } from './email-lines.ts';

/** The lines over an e-mail that say from whom, to whom and when. */
export type EmailHead = Stretch & { readonly firstLine: Stretch; readonly lines: readonly Line[] };

/** Everyday labels that make a line of a head by themselves. */
const ALONE = new Set(['to', 'date']);
const LONGEST_WROTE = 200;
/** Lines of the head may be parted by one that goes on with a long list of people. */
const GOES_ON = /[;,]\s*$/;

const held = new WeakMap<Prose, readonly EmailHead[]>();

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

/** The heads in a section, in order. */
export function headsIn(prose: Prose): readonly EmailHead[] {
  let known = held.get(prose);
  if (!known) {
    known = prose.text.includes(':') ? findHeads(linesOf(prose.text)) : [];
    held.set(prose, known);
  }
  return known;
}

function findHeads(lines: readonly Line[]): EmailHead[] {
  const heads: EmailHead[] = [];
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
  return text.length < 200 && (words.opening.some((phrase) => text.includes(phrase)) || words.banners.some((phrase) => text.includes(phrase)));
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
  return words.wrote.some((word) => said.endsWith(` ${word}`) || said.includes(` ${word} `));
}
