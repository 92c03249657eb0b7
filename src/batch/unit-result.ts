import type { NoteCard } from '../casenote/card.ts';
import type { RuleCrash } from '../engine/finding.ts';
import type { NoteFacts } from '../engine/judge.ts';
import type { JudgedNote } from '../gate/baseline.ts';
import type { GatedFinding, Held } from '../gate/gate.ts';
import { emptySummary, type Summary } from '../gate/summary.ts';
import type { Problem } from '../input/problem.ts';
import type { Reading } from '../input/reading.ts';
import type { PackedFacts } from './fact-store.ts';

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

/** A note that was met in a unit. */
export interface Pending {
  readonly reading: Exclude<Reading, { readonly kind: 'notice' }>;
  /** Why it is not to be judged though it could be read. */
  readonly unfit: string | undefined;
  /** From 0, in the unit. */
  readonly number: number;
  readonly count: FileCount;
}

/** What a unit came to so far. */
export class Taken implements UnitResult {
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
