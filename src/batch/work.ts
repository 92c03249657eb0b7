import { cardOf } from '../casenote/card.ts';
import type { CaseNote } from '../casenote/nodes.ts';
import { activeRules, type RuleState, type Settings } from '../config/resolve.ts';
import { Fingerprints } from '../engine/fingerprint.ts';
import { Judge, type Verdict } from '../engine/judge.ts';
import { Gate } from '../gate/gate.ts';
import { countNotChecked } from '../gate/summary.ts';
import { readElements, readNdjson } from '../input/json.ts';
import type { Problem } from '../input/problem.ts';
import { readBytes, readNotes } from '../input/read.ts';
import type { Reading } from '../input/reading.ts';
import { packFacts } from './fact-store.ts';
import { type FileCount, type Pending, Taken, type UnitResult } from './unit-result.ts';
import type { Unit } from './units.ts';

export interface WorkOptions {
  readonly settings: Settings;
  /** The day that counts as today, `yyyy-MM-dd`. */
  readonly today: string;
  readonly inlineSuppressions: boolean;
  /** Facts are keyed for this run. */
  readonly key: Uint8Array;
  /** The key of fingerprints, where findings are to have one. */
  readonly fingerprintKey?: Uint8Array | undefined;
  /** Facts are to leave this thread. */
  readonly packs: boolean;
  /** A report of the run wants a card of each note. */
  readonly cards: boolean;
  /** Told before a note is read, and before a rule looks at it: its number in the unit, from 0. */
  readonly atNote?: (note: number) => void;
}

/** Notes that are judged together: so many that a rule's code stays at hand, so few that their words do. */
const MOST_TOGETHER = 32;
/** Characters of all of them; a note that is longer alone is judged by itself. */
const MOST_TEXT_TOGETHER = 200_000;

/** Reads and judges units of notes, one thread's share of a run. */
export class Work {
  readonly #options: WorkOptions;
  readonly #gate: Gate;
  readonly #fingerprints: Fingerprints | undefined;
  readonly #judges = new Map<readonly RuleState[], Judge>();

  constructor(options: WorkOptions) {
    this.#options = options;
    this.#fingerprints = options.fingerprintKey && new Fingerprints(options.fingerprintKey);
    this.#gate = new Gate(options.settings, { ...options, fingerprints: this.#fingerprints });
  }

  /** @param skip Notes of the unit that took too long: they are reported, not judged. */
  async run(unit: Unit, skip: ReadonlySet<number> = new Set()): Promise<UnitResult> {
    const taken = new Taken(skip);
    this.#options.atNote?.(0);
    await this.#read(unit, taken);
    this.#settle(taken);
    return taken;
  }

  async #read(unit: Unit, taken: Taken): Promise<void> {
    if (unit.kind === 'files') {
      for (const { name, given } of unit.files) {
        const bytes = given ?? readBytes(name);
        if (!(bytes instanceof Uint8Array)) {
          taken.problems.push(bytes);
          continue;
        }
        const count = taken.begin(name, bytes.byteLength);
        for await (const reading of readNotes(bytes, name, this.#options.settings)) this.#take(reading, count, taken);
      }
      return;
    }
    const { file, hasColours } = unit;
    const count = taken.begin(file, unit.bytes);
    if (unit.kind === 'rows') {
      const { readRows } = await import('../input/csv/note.ts');
      const notes = { file, hasColours, options: this.#options.settings };
      for (const item of unit.items) this.#take(item.kind === 'rows' ? readRows(notes, item) : item, count, taken);
      return;
    }
    const { part } = unit;
    const read = unit.kind === 'lines' ? readNdjson : readElements;
    const met = new Set<string>();
    for (const reading of read(part.bytes, file, this.#options.settings, { ...part, hasColours, met })) this.#take(reading, count, taken);
    taken.met = [...met];
  }

  #take(reading: Reading, count: FileCount, taken: Taken): void {
    if (reading.kind === 'notice') {
      taken.notices.push(...reading.notices);
      return;
    }
    const number = taken.number++;
    const unfit = reading.kind === 'note' ? this.#unfit(reading.note, number, taken.skip) : undefined;
    taken.pending.push({ reading, unfit, number, count });
    if (reading.kind === 'note') taken.pendingText += reading.note.source.text.length;
    if (taken.pending.length === MOST_TOGETHER || taken.pendingText > MOST_TEXT_TOGETHER) this.#settle(taken);
    this.#options.atNote?.(taken.number);
  }

  /** Judges the notes that are waiting, and accounts for each in its order. */
  #settle(taken: Taken): void {
    const pending = taken.pending.splice(0);
    taken.pendingText = 0;
    const verdicts = this.#verdicts(pending, taken.ordinal);
    for (const one of pending) {
      const { reading, unfit, count } = one;
      taken.problems.push(...reading.problems);
      count.notes++;
      const verdict = verdicts.get(one);
      if (verdict && reading.kind === 'note') {
        this.#account(reading.note, verdict, count, taken);
        continue;
      }
      count.rejected++;
      if (reading.kind === 'note' && unfit !== undefined) {
        const { line, column } = reading.note.position.start;
        taken.problems.push({ file: count.file, line, column, noteId: reading.note.id, message: unfit });
      }
    }
  }

  /** The verdicts of those that can be judged, numbered from `ordinal`; notes under the same settings are judged together. */
  #verdicts(pending: readonly Pending[], ordinal: number): Map<Pending, Verdict> {
    const groups = new Map<Judge, { readonly one: Pending; readonly note: CaseNote; readonly ordinal: number }[]>();
    for (const one of pending) {
      if (one.reading.kind !== 'note' || one.unfit !== undefined) continue;
      const judge = this.#judgeFor(one.count.file);
      const group = groups.get(judge) ?? [];
      groups.set(judge, group);
      group.push({ one, note: one.reading.note, ordinal: ordinal++ });
    }
    const verdicts = new Map<Pending, Verdict>();
    for (const [judge, group] of groups) {
      const found = judge.judgeAll(group, (i) => this.#options.atNote?.(group[i]?.one.number ?? 0));
      for (const [i, { one }] of group.entries()) verdicts.set(one, found[i] as Verdict);
    }
    return verdicts;
  }

  #account(note: CaseNote, verdict: Verdict, count: FileCount, taken: Taken): void {
    count.judged++;
    taken.crashes.push(...verdict.crashes);
    for (const crash of verdict.crashes) taken.problems.push(crashProblem(crash.rule, count.file, crash.line, verdict.ref.noteId));
    countNotChecked(taken, verdict.notChecked);
    for (const rule of verdict.passedOver) taken.passedOver[rule] = (taken.passedOver[rule] ?? 0) + 1;
    const { findings, waiting } = this.#gate.admit(note, verdict);
    taken.findings.push(...findings);
    taken.waiting.push(...waiting);
    if (this.#fingerprints) taken.judged.push({ file: count.file, note: this.#fingerprints.note(verdict.ref), notChecked: [...verdict.notChecked.keys()] });
    if (verdict.facts) {
      const { record, ties } = verdict.facts;
      taken.facts.push({ ordinal: taken.ordinal, record, ties, facts: this.#options.packs ? packFacts(verdict.facts) : verdict.facts });
    }
    if (this.#options.cards) taken.cards.push(cardOf(note));
    taken.ordinal++;
  }

  /** Why a note is not judged though it could be read; undefined where it is. */
  #unfit(note: CaseNote, number: number, skip: ReadonlySet<number>): string | undefined {
    const { longestNote, slowestNote } = this.#options.settings;
    if (skip.has(number)) return `took longer to judge than ${slowestNote} seconds and was left out (input.slowestNote)`;
    if (note.source.text.length > longestNote)
      return `has more than ${longestNote} characters and was not judged: is it one note? (input.longestNote sets the limit)`;
    return undefined;
  }

  /** Files under other overrides have a judge of their own. */
  #judgeFor(file: string): Judge {
    const states = this.#options.settings.rulesFor(file);
    let judge = this.#judges.get(states);
    if (!judge) {
      judge = new Judge(activeRules(states), this.#options.today, this.#options.key, { fingerprints: this.#fingerprints });
      this.#judges.set(states, judge);
    }
    return judge;
  }
}

export function crashProblem(rule: string, file: string, line: number | undefined, noteId: string | undefined): Problem {
  return {
    file,
    ...(line === undefined ? {} : { line, column: 1 }),
    ...(noteId === undefined ? {} : { noteId }),
    message: `the rule “${rule}” failed here and did not finish; the other rules went on. This is a fault of caselint: please report it, without the note`,
  };
}
