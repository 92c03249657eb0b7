import type { NoteCard } from '../casenote/card.ts';
import type { Settings } from '../config/resolve.ts';
import type { Measures } from '../gate/tally.ts';
import type { Problem } from '../input/problem.ts';
import type { UnitResult } from './unit-result.ts';
import type { Unit } from './units.ts';

/** Judges units; the threads behind it, if there are any, are its own business. */
export interface Crew {
  /** How many units it works on at once. */
  readonly size: number;
  run(unit: Unit): Promise<UnitResult>;
  close(): Promise<void>;
}

/** How far a run has come. */
export interface Progress {
  readonly notes: number;
  readonly bytes: number;
  readonly totalBytes: number;
  readonly findings: number;
}

export interface RunOptions extends Omit<Measures, 'thresholds'> {
  readonly settings: Settings;
  /** The day that counts as today, `yyyy-MM-dd`. */
  readonly today: string;
  readonly inlineSuppressions: boolean;
  /** Folders, files and globs. */
  readonly paths: readonly string[];
  readonly cwd: string;
  /** Texts that come from elsewhere than a file (standard input), with the names they go by; those of one name are parts of one file. */
  readonly given?: readonly { readonly name: string; readonly bytes: Uint8Array }[];
  /** Bytes of facts about notes that memory may hold; what is more is put aside on disk, encrypted. */
  readonly memory?: number;
  /** Hires threads for work of so many bytes; undefined: this thread does it. */
  readonly hire?: (bytes: number, key: Uint8Array) => Promise<Crew | undefined>;
  readonly onProgress?: (progress: Progress) => void;
  /** Hears what is to be known about a file before its notes are judged: a column that is not there, say. */
  readonly onNotice?: (notice: Problem) => void;
  /** Hears of each note that was judged, in the order of the input and before its findings: the first is the note of ordinal 0. */
  readonly onCard?: (card: NoteCard) => void;
}
