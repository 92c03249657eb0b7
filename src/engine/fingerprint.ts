import { createHmac } from 'node:crypto';
import type { CaseNote } from '../casenote/nodes.ts';
import type { Span } from '../casenote/source.ts';
import type { NoteRef, Target } from './rule.ts';

/** Bytes that name a note, and bytes that name a fault of it: of ten million faults no two share one but by a miracle. */
const NOTE_LENGTH = 8;
const FAULT_LENGTH = 16;
/** Hexadecimal digits at the head of a fingerprint that say which note it is of, to whoever has the key. */
const NOTE_DIGITS = NOTE_LENGTH * 2;

/** What a fingerprint is made of beside the note and what the fault is about. */
export interface Fault {
  readonly rule: string;
  readonly messageId: string;
  readonly section: string | undefined;
}

/**
 * Names faults so that the next run knows them again: by note, rule, message, section and what is flagged, never by place.
 * Keyed with a key of the user's: a plain hash of a short sentence can be guessed.
 */
export class Fingerprints {
  readonly #key: Uint8Array;
  #last: { readonly ref: NoteRef; readonly keyed: string } | undefined;

  constructor(key: Uint8Array) {
    this.#key = key;
  }

  /** A note, whatever stands in it and wherever it stands. Its file counts only where it has no id of its own. */
  note(ref: NoteRef): string {
    if (this.#last?.ref !== ref) this.#last = { ref, keyed: this.#keyed(['note', ...identityOf(ref)], NOTE_LENGTH) };
    return this.#last.keyed;
  }

  /** A fault. @param about What sets it apart from other faults of its kind in the same note: `aboutFault`, `aboutNotes`. */
  of(ref: NoteRef, { rule, messageId, section }: Fault, about: readonly unknown[]): string {
    return this.note(ref) + this.#keyed(['fault', ...identityOf(ref), rule, messageId, section ?? null, ...about], FAULT_LENGTH);
  }

  /** The same fault in the same note once more. @param nth From 1. */
  again(fingerprint: string, nth: number): string {
    return fingerprint.slice(0, NOTE_DIGITS) + this.#keyed(['again', fingerprint, nth], FAULT_LENGTH);
  }

  /** Whether two files of fingerprints were made with one key can be told by this, and the key cannot. */
  get check(): string {
    return this.#keyed(['check'], NOTE_LENGTH);
  }

  #keyed(parts: readonly unknown[], length: number): string {
    return createHmac('sha256', this.#key).update(JSON.stringify(parts)).digest().toString('hex', 0, length);
  }
}

/** The note that a fingerprint is of, as `Fingerprints.note` names it. */
export function noteIn(fingerprint: string): string {
  return fingerprint.slice(0, NOTE_DIGITS);
}

/** Tells equal faults of one note apart, by how many came before. Faults must come note by note. */
export class EqualFaults {
  readonly #fingerprints: Fingerprints;
  readonly #seen = new Map<string, number>();
  #note = -1;

  constructor(fingerprints: Fingerprints) {
    this.#fingerprints = fingerprints;
  }

  /** @param ordinal The note's place in the input. */
  tellApart(fingerprint: string, ordinal: number): string {
    if (ordinal !== this.#note) this.#seen.clear();
    this.#note = ordinal;
    const before = this.#seen.get(fingerprint) ?? 0;
    this.#seen.set(fingerprint, before + 1);
    return before === 0 ? fingerprint : this.#fingerprints.again(fingerprint, before);
  }
}

/**
 * What a fault of one note is about: the flagged words where it flags words; else (a field, something that is missing) what
 * the message names. Figures are left out: a sentence that grew by a word is the same fault where no word of it is flagged.
 */
export function aboutFault(note: CaseNote, { at, section }: Target, data: unknown): readonly unknown[] {
  const isOfWords = section !== undefined && (at.start !== section.headingAt.start || at.end !== section.headingAt.end);
  return isOfWords ? ['words', wordsAt(note, at)] : ['named', wordsOf(data)];
}

/** What a fault between notes is about: the other notes, and what the message says; the notes themselves are gone by then. */
export function aboutNotes(related: readonly { readonly on: NoteRef }[], data: unknown): readonly unknown[] {
  return ['notes', related.map(({ on }) => identityOf(on)), data ?? null];
}

function identityOf({ file, noteId, childId }: NoteRef): readonly (string | null)[] {
  const seenFrom = file.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  return noteId.startsWith(`${file}#`) ? ['file', seenFrom, childId ?? null] : ['id', noteId, childId ?? null];
}

/** Words alone, so that line ends, quotation marks and the format that the note came in make no difference. */
function wordsAt({ source }: CaseNote, { start, end }: Span): string {
  const text = source.text
    .slice(start, end)
    .replace(/\\(?:u([\da-fA-F]{4})|[nrtbf])/g, (_, code: string | undefined) => (code ? String.fromCharCode(Number.parseInt(code, 16)) : ' '))
    .normalize('NFC');
  return text.match(/[\p{L}\p{M}\p{N}]+/gu)?.join(' ') ?? text.replace(/\s+/g, ' ').trim();
}

/** The words in a message's data, figures left out. */
function wordsOf(data: unknown): unknown {
  if (typeof data === 'string') return data;
  if (typeof data !== 'object' || data === null) return null;
  return Array.isArray(data) ? data.map(wordsOf) : Object.fromEntries(Object.entries(data).map(([key, value]) => [key, wordsOf(value)]));
}
