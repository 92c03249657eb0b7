import { UsageError } from '../config/errors.ts';
import { noteIn } from '../engine/fingerprint.ts';
import { type Entries, put, readBaseline, take, writeBaseline } from './baseline-file.ts';
import type { GatedFinding } from './gate.ts';
import type { BaselineEnd } from './summary.ts';

/** A note that was judged, as a baseline needs to know it. */
export interface JudgedNote {
  readonly file: string;
  /** Its keyed name: the head of its fingerprints. */
  readonly note: string;
  /** Rules that lacked a field. */
  readonly notChecked: readonly string[];
}

/**
 * What was known before: faults by their fingerprints, not by number, so that a mended fault makes no room for a new one. An
 * entry covers one finding. Takes a few hundred bytes an entry in memory.
 */
export class Baseline {
  readonly #check: string;
  readonly #isUpdated: boolean;
  /** Entries that no finding has claimed yet. */
  #left: Entries = new Map();
  readonly #found: Entries = new Map();
  /** The notes that the entries are of; of those that were judged, the rules that could be checked on them. */
  readonly #notes = new Map<string, ReadonlySet<string> | undefined>();
  readonly #checkable = new WeakMap<ReadonlySet<string>, Map<string, ReadonlySet<string>>>();
  #added = 0;

  /**
   * @param check What tells the key (`Fingerprints.check`).
   * @param isUpdated Whatever is found is put into it, and counts as known.
   */
  constructor(check: string, isUpdated: boolean) {
    this.#check = check;
    this.#isUpdated = isUpdated;
  }

  /** Takes in a baseline's file. @throws {UsageError} that says what to do */
  read(text: string, name: string): void {
    const { keyCheck, entries } = readBaseline(text, name);
    if (keyCheck !== this.#check)
      throw new UsageError(
        `${name} was made with another key, so nothing in it can be known again. Give the key that it was made with (--key-file); if that is lost, remove ${name} and write it anew with --update-baseline.`,
      );
    this.#left = entries;
    for (const [, fingerprint] of listed(entries)) this.#notes.set(noteIn(fingerprint), undefined);
  }

  /** Says of a finding whether it is known. */
  settle(finding: GatedFinding): GatedFinding {
    const { rule, fingerprint, suppressedBy } = finding;
    if (fingerprint === undefined) return finding;
    // What is suppressed does not count anyway: its entry is needed no more.
    if (suppressedBy) return { ...finding, baselineState: this.#left.get(rule)?.has(fingerprint) ? 'unchanged' : 'new' };
    const isKnown = take(this.#left, rule, fingerprint);
    if (!isKnown && !this.#isUpdated) return { ...finding, baselineState: 'new' };
    if (!isKnown) this.#added++;
    if (this.#isUpdated) put(this.#found, rule, fingerprint);
    return { ...finding, baselineState: 'unchanged' };
  }

  /** Hears of a note that was judged. @param on The rules that are on for its file. */
  judged({ note, notChecked }: JudgedNote, on: ReadonlySet<string>): void {
    if (this.#notes.has(note)) this.#notes.set(note, this.#checkableOf(on, notChecked));
  }

  /**
   * Takes out the entries whose fault is gone. An entry stays where its note was not judged, or its rule was off or could not be
   * checked: nobody can say then.
   * @param acrossNotes Rules that compare notes: what they found is surely gone only where all the notes were there.
   */
  close(acrossNotes: ReadonlySet<string>): BaselineEnd {
    const stale: Record<string, number> = {};
    let notRead = 0;
    const hasAllNotes = [...this.#notes.values()].every((rules) => rules !== undefined);
    const isSure = (rule: string) => hasAllNotes || !acrossNotes.has(rule);
    for (const [rule, fingerprint, count] of listed(this.#left)) {
      const checked = this.#notes.get(noteIn(fingerprint));
      if (checked === undefined) notRead += count;
      else if (checked.has(rule) && isSure(rule)) {
        stale[rule] = (stale[rule] ?? 0) + count;
        this.#left.get(rule)?.delete(fingerprint);
      }
    }
    return { stale, notRead, ...(this.#isUpdated ? { added: this.#added } : {}) };
  }

  /** The file of the baseline, brought up to date; after `close`. */
  toText(version: string): Generator<string> {
    for (const [rule, fingerprint, count] of listed(this.#left)) put(this.#found, rule, fingerprint, count);
    return writeBaseline(this.#found, this.#check, version);
  }

  /** Notes that lack the same fields share one set. */
  #checkableOf(on: ReadonlySet<string>, notChecked: readonly string[]): ReadonlySet<string> {
    const known = this.#checkable.get(on) ?? new Map<string, ReadonlySet<string>>();
    this.#checkable.set(on, known);
    const key = notChecked.join(' ');
    const rules = known.get(key) ?? new Set([...on].filter((rule) => !notChecked.includes(rule)));
    known.set(key, rules);
    return rules;
  }
}

function* listed(entries: Entries): Generator<readonly [rule: string, fingerprint: string, count: number]> {
  for (const [rule, ofRule] of entries) for (const [fingerprint, count] of ofRule) yield [rule, fingerprint, count];
}
