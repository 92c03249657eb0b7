import { cardOf, type NoteCard } from '../casenote/card.ts';
import type { CaseNote } from '../casenote/nodes.ts';
import { activeRules, type RuleState, type Settings } from '../config/resolve.ts';
import type { RuleCrash } from '../engine/finding.ts';
import { Fingerprints } from '../engine/fingerprint.ts';
import { Judge, type NoteFacts, type Verdict } from '../engine/judge.ts';
import type { JudgedNote } from '../gate/baseline.ts';
import { Gate, type GatedFinding, type Held } from '../gate/gate.ts';
import { countNotChecked, emptySummary, type Summary } from '../gate/summary.ts';
import { readElements, readNdjson } from '../input/json.ts';
import type { Problem } from '../input/problem.ts';
import { readBytes, readNotes } from '../input/read.ts';
import type { Reading } from '../input/reading.ts';
import { type PackedFacts, packFacts } from './fact-store.ts';
import type { Unit } from './units.ts';

/** How many bytes and notes a file had, and what became of them. */
export interface FileCount {
  readonly file: string;
  readonly bytes: number;
  notes: number;
  judged: number;
  rejected: number;
}

/** What judging a unit came to. Notes are numbered from nought in it; plain data, so that a worker thread can hand it over. */
export interface UnitResult {
  readonly files: readonly FileCount[];
  readonly findings: readonly GatedFinding[];
  readonly problems: readonly Problem[];
  readonly crashes: readonly RuleCrash[];
  readonly notChecked: Summary['notChecked'];
  /** By rule: on how many notes it was not run, for want of a field. */
  readonly passedOver: Readonly<Record<string, number>>;
  readonly waiting: readonly Held[];
  /** Where findings have fingerprints. */
  readonly judged: readonly JudgedNote[];
  readonly notices: readonly Problem[];
  /** Keys that the notes of a part of a file have. */
  readonly met: readonly string[];
  readonly facts: readonly { readonly ordinal: number; readonly record: string; readonly ties: readonly string[]; readonly facts: NoteFacts | PackedFacts }[];
  /** A card of each note that was judged, in their order, where they are wanted. */
  readonly cards: readonly NoteCard[];
}

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

/** A note that was met in a unit. */
interface Pending {
  readonly reading: Exclude<Reading, { readonly kind: 'notice' }>;
  /** Why it is not to be judged though it could be read. */
  readonly unfit: string | undefined;
  /** From 0, in the unit. */
  readonly number: number;
  readonly count: FileCount;
}

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

class Taken implements UnitResult {
  readonly files: FileCount[] = [];
  readonly findings: GatedFinding[] = [];
  readonly problems: Problem[] = [];
  readonly crashes: RuleCrash[] = [];
  readonly notChecked: Summary['notChecked'] = emptySummary().notChecked;
  readonly passedOver: Record<string, number> = {};
  readonly waiting: Held[] = [];
  readonly judged: JudgedNote[] = [];
  readonly notices: Problem[] = [];
  met: readonly string[] = [];
  readonly facts: UnitResult['facts'][number][] = [];
  readonly cards: NoteCard[] = [];
  readonly skip: ReadonlySet<number>;
  /** Notes that were judged, and notes that were met. */
  ordinal = 0;
  number = 0;
  /** Notes that are read and not yet judged, and the characters of their text. */
  readonly pending: Pending[] = [];
  pendingText = 0;

  constructor(skip: ReadonlySet<number>) {
    this.skip = skip;
  }

  begin(file: string, bytes: number): FileCount {
    const count = { file, bytes, notes: 0, judged: 0, rejected: 0 };
    this.files.push(count);
    return count;
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
