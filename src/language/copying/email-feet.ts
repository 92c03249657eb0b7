import { isSalutation, type Line, labelOf, type Stretch, words } from './email-lines.ts';

/** A signature of more than a name, a line of a mail program, or a disclaimer. */
export type EmailFoot = Stretch & { readonly kind: 'signature' | 'disclaimer' };

const SIGN_OFFS = new Set(words.signOffs);
const WORK = new Set(words.roles);
const MESSAGE_WORDS = new Set(words.messageWords);
const LEGAL_WORDS = new Set(words.legalWords);
const LONGEST_SIGNATURE_LINE = 90;
const LONGEST_TITLE = 60;
/** In words, of a line in a signature that ends with a full stop. */
const LONGEST_DETAIL = 7;
/** As many lines before a disclaimer may be the signature. */
export const LINES_OF_SIGNATURE = 6;
/** Of a greeting, in characters: "best" and "thanks" begin sentences too. */
const SHORTEST_INLINE = 9;
const LONGEST_INLINE = 200;
const PHONE = /(?:\+44|\b0)[\d ()-]{8,}\d/;
const ADDRESS = /[\w.+-]+@[\w-]+\.|\bwww\.|https?:/;

/** "Kind regards", "Many thanks, Jo". */
export function isSignOff({ text }: Line): boolean {
  const bare = text.replace(/[,.!]+$/, '');
  if (SIGN_OFFS.has(bare)) return true;
  const [closing = '', name = ''] = bare.split(/,\s*/);
  return SIGN_OFFS.has(closing) && name.split(' ').length < 4 && name.length < 30;
}

/** "Sent from my phone". */
export function isDevice({ text }: Line): boolean {
  return text.length < 120 && words.devices.some((phrase) => text.startsWith(phrase));
}

/** How many turns of phrase of a disclaimer a line has. */
export function isDisclaimer({ text }: Line): number {
  let count = 0;
  for (const phrase of words.disclaimers) if (text.includes(phrase)) count++;
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
export function feetIn(lines: readonly Line[], inEmail: boolean): readonly EmailFoot[] {
  const feet: EmailFoot[] = [];
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
  for (const phrase of words.signOffs) {
    if (phrase.length < SHORTEST_INLINE) continue;
    const at = text.lastIndexOf(phrase);
    if (at === -1 || (at > 0 && !/[.!?,]\s+$/.test(text.slice(0, at)))) continue;
    const rest = text.slice(at + phrase.length);
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
    words.details.some((word) => text === word || text.startsWith(`${word}:`) || text.startsWith(`${word} `))
  );
}
