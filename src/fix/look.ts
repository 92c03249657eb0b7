import type { CaseNote } from '../casenote/nodes.ts';
import { activeRules, type Settings } from '../config/resolve.ts';
import { Judge } from '../engine/judge.ts';
import { Gate, type GatedFinding } from '../gate/gate.ts';
import { decode } from '../input/decode.ts';
import type { Problem } from '../input/problem.ts';
import { readNotes } from '../input/read.ts';

export interface LookOptions {
  readonly settings: Settings;
  /** The day that counts as today, `yyyy-MM-dd`. */
  readonly today: string;
  readonly inlineSuppressions: boolean;
}

/** A draft as it stands: its one note, and what the rules that judge a note by itself find in it, fixes with them. */
export interface Look {
  readonly text: string;
  readonly note: CaseNote;
  /** What counts: suppressed findings are left alone. */
  readonly findings: readonly GatedFinding[];
  readonly problems: readonly Problem[];
  /** Rules that failed, or could not be checked: from those no silence says anything. */
  readonly silent: ReadonlySet<string>;
}

/** Why a file is no draft that could be mended. */
export type Unfit = 'unread' | 'several' | 'finalised' | 'long';

/** Reads and judges a draft, as often as it changes. */
export class DraftReader {
  readonly #file: string;
  readonly #settings: Settings;
  readonly #judge: Judge;
  readonly #gate: Gate;

  constructor(file: string, { settings, today, inlineSuppressions }: LookOptions) {
    this.#file = file;
    this.#settings = settings;
    const ofOneNote = activeRules(settings.rulesFor(file)).filter(({ rule }) => rule.scope === 'note');
    this.#judge = new Judge(ofOneNote, today, undefined, { fixes: true });
    this.#gate = new Gate(settings, { inlineSuppressions, today });
  }

  async look(bytes: Uint8Array): Promise<Look | Unfit> {
    const notes: CaseNote[] = [];
    const problems: Problem[] = [];
    for await (const reading of readNotes(bytes, this.#file, this.#settings)) {
      if (reading.kind === 'rejected') return 'unread';
      problems.push(...reading.problems);
      if (reading.kind === 'note') notes.push(reading.note);
    }
    const [note, ...others] = notes;
    if (!note) return 'unread';
    if (others.length > 0) return 'several';
    if (note.fields.finalisedAt) return 'finalised';
    if (note.source.text.length > this.#settings.longestNote) return 'long';
    const verdict = this.#judge.judge(note);
    const { findings } = this.#gate.admit(note, verdict);
    const silent = new Set([...verdict.notChecked.keys(), ...verdict.crashes.map(({ rule }) => rule)]);
    return { text: decode(bytes), note, findings: findings.filter(({ suppressedBy }) => suppressedBy === undefined), problems, silent };
  }
}
