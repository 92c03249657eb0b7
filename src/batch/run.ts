import { randomBytes } from 'node:crypto';
import type { NoteCard } from '../casenote/card.ts';
import { activeRules, type RuleState, type Settings } from '../config/resolve.ts';
import type { RuleCrash } from '../engine/finding.ts';
import { judgeGroups } from '../engine/group-judge.ts';
import { Households } from '../engine/groups.ts';
import { factId, KEY_LENGTH } from '../engine/judge.ts';
import { Gate, type GatedFinding, type Held } from '../gate/gate.ts';
import { addNotChecked, countFinding, emptySummary, exitCodeOf, type RunEnd, type RunResult, type Summary } from '../gate/summary.ts';
import { type Measures, Tally } from '../gate/tally.ts';
import { discover } from '../input/discover.ts';
import { jsonNotices } from '../input/json-mapping.ts';
import type { Problem } from '../input/problem.ts';
import { FactStore } from './fact-store.ts';
import { type Cut, type Source, sizeOf, type Unit, unitsOf } from './units.ts';
import { crashProblem, type FileCount, type UnitResult, Work } from './work.ts';

/** Bytes of facts that are held in memory by default. */
const MEMORY = 256 * 1024 * 1024;

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

/** The main job, all findings held. Throws nothing that a note could cause. */
export async function runLint(options: RunOptions): Promise<RunResult> {
  const findings: GatedFinding[] = [];
  const end = await runNotes(options, (finding) => void findings.push(finding));
  return { ...end, findings };
}

/**
 * The main job: finds the notes, reads them, judges them, and settles what counts. Findings are handed over as they come, in
 * the order of the contract. Throws nothing that a note could cause.
 * @throws {SpillError}
 */
export async function runNotes(options: RunOptions, take: (finding: GatedFinding) => void | Promise<void>): Promise<RunEnd> {
  const { settings } = options;
  const { files, problems: notFound } = await discover(options.paths, options.cwd);
  const sources: Source[] = [...(options.given ?? []).map(({ name, bytes }) => ({ name, given: bytes })), ...files.map((name) => ({ name }))];
  const totalBytes = sources.reduce((sum, source) => sum + sizeOf(source), 0);
  const key = randomBytes(KEY_LENGTH);
  const crew = (await options.hire?.(totalBytes, key)) ?? alone({ ...options, key, packs: false, cards: options.onCard !== undefined });
  const thresholds = settings.gate && new (await import('../gate/thresholds.ts')).Thresholds(settings.gate);
  const run = new Run(options, take, totalBytes, new Tally(settings, { ...options, thresholds }));
  try {
    run.problems.push(...notFound);
    await inOrder(unitsOf(sources, settings), crew, (unit, result) => run.merge(unit, result));
    await run.close();
  } finally {
    run.facts.close();
    await crew.close();
  }
  const { summary, problems } = run;
  if (summary.notes === 0 && problems.length === 0)
    problems.push({ file: options.paths.length === 1 ? (options.paths[0] ?? '') : '', message: 'no case note was found' });
  const measured = run.tally.close(summary, (rule) => run.judgedBy(rule));
  return {
    problems,
    notices: run.notices,
    crashes: run.crashes,
    summary,
    files: [...run.files.values()],
    exitCode: exitCodeOf(summary, problems.length > 0, settings.failOn, settings.maxWarnings, measured.gate),
    ...measured,
  };
}

/** This thread does it. */
function alone(options: ConstructorParameters<typeof Work>[0]): Crew {
  const work = new Work(options);
  return {
    size: 1,
    async run(unit) {
      // Between two units there is time for a signal.
      await new Promise((resolve) => setImmediate(resolve));
      return work.run(unit);
    },
    close: async () => {},
  };
}

/** Has units judged, some at once, and takes the results in the units' order. No more are begun than the crew can do next. */
async function inOrder(units: AsyncIterable<Unit | Cut>, crew: Crew, take: (unit: Unit | Cut, result: UnitResult | undefined) => Promise<void>): Promise<void> {
  const begun: { readonly unit: Unit | Cut; readonly result: Promise<UnitResult | undefined> }[] = [];
  const takeFirst = async () => {
    const first = begun.shift();
    if (first) await take(first.unit, await first.result);
  };
  for await (const unit of units) {
    const result = unit.kind === 'cut' ? Promise.resolve(undefined) : crew.run(unit);
    // Whoever waits for it hears of its failure; nobody may wait yet.
    result.catch(() => {});
    begun.push({ unit, result });
    if (begun.length > crew.size * 2 - 1) await takeFirst();
  }
  while (begun.length > 0) await takeFirst();
}

/** What a run has come to so far. */
class Run {
  readonly summary: Summary = emptySummary();
  readonly problems: Problem[] = [];
  readonly notices: Problem[] = [];
  readonly crashes: RuleCrash[] = [];
  readonly files = new Map<string, FileCount>();
  readonly facts: FactStore;
  readonly tally: Tally;
  readonly #options: RunOptions;
  readonly #take: (finding: GatedFinding) => void | Promise<void>;
  readonly #totalBytes: number;
  readonly #households = new Households();
  readonly #waiting = new Map<number, Held[]>();
  /** Under overrides files may have rules of their own. */
  readonly #states = new Map<readonly RuleState[], ReadonlySet<string>>();
  /** Keys that the notes of the long file in hand have. */
  #met = new Set<string>();
  #bytes = 0;

  constructor(options: RunOptions, take: (finding: GatedFinding) => void | Promise<void>, totalBytes: number, tally: Tally) {
    this.#options = options;
    this.#take = take;
    this.#totalBytes = totalBytes;
    this.tally = tally;
    this.facts = new FactStore(options.memory ?? MEMORY);
  }

  async merge(unit: Unit | Cut, result: UnitResult | undefined): Promise<void> {
    if (unit.kind === 'cut') {
      this.#endFile(unit);
      return;
    }
    if (!result) return;
    const before = this.summary.judged;
    for (const count of result.files) this.#count(count);
    for (const { notes, judged, rejected } of result.files) {
      this.summary.notes += notes;
      this.summary.judged += judged;
      this.summary.rejected += rejected;
    }
    for (const key of result.met) this.#met.add(key);
    for (const notice of result.notices) this.#notice(notice);
    this.problems.push(...result.problems);
    this.crashes.push(...result.crashes);
    addNotChecked(this.summary, result.notChecked);
    this.tally.judged(result, (file) => this.#rulesOn(file));
    for (const held of result.waiting) {
      const ordinal = before + held.ref.ordinal;
      const rebased = { ...held, ref: { ...held.ref, ordinal } };
      const others = this.#waiting.get(ordinal);
      if (others) others.push(rebased);
      else this.#waiting.set(ordinal, [rebased]);
    }
    for (const { ordinal, record, ties, facts } of result.facts) {
      this.#households.link(record, ties);
      this.facts.add(before + ordinal, record, facts);
    }
    for (const card of result.cards) this.#options.onCard?.(card);
    for (const finding of result.findings) await this.#hand({ ...finding, on: { ...finding.on, ordinal: before + finding.on.ordinal } });
    this.#bytes += unit.bytes;
    const { findings } = this.summary;
    this.#options.onProgress?.({
      notes: this.summary.notes,
      bytes: this.#bytes,
      totalBytes: this.#totalBytes,
      findings: findings.error + findings.warning + findings.info,
    });
  }

  /** A long file is through. */
  #endFile({ file, isJson, problem }: Cut): void {
    if (isJson && this.files.has(file)) for (const message of jsonNotices(this.#options.settings.mapping, this.#met)) this.#notice({ file, message });
    this.#met = new Set();
    // A note that never ends was met and could not be read.
    const lost = problem ? 1 : 0;
    if (problem) this.problems.push(problem);
    this.summary.notes += lost;
    this.summary.rejected += lost;
    // Bytes between the notes stand in no unit.
    const bytes = Math.max(0, sizeOf({ name: file }) - (this.files.get(file)?.bytes ?? 0));
    this.#count({ file, bytes, notes: lost, judged: 0, rejected: lost });
  }

  /** Judges records and families. */
  async close(): Promise<void> {
    const { settings, inlineSuppressions, today } = this.#options;
    const gate = new Gate(settings, { inlineSuppressions, today, fingerprints: this.tally.fingerprints });
    const active = new Map([...this.#states.keys()].flatMap((states) => activeRules(states).map((one) => [factId(one), one] as const)));
    const familyOf = (record: string) => this.#households.family(record);
    const closing = judgeGroups([...active.values()], this.facts.parts(familyOf), familyOf, this.tally.fingerprints);
    this.crashes.push(...closing.crashes);
    const [first] = this.files.keys();
    for (const crash of closing.crashes) this.problems.push(crashProblem(crash.rule, first ?? '', undefined, undefined));
    for (const finding of gate.close(closing.findings, this.#waiting)) await this.#hand(finding);
  }

  /** How many notes were judged for which a rule was on. */
  judgedBy(rule: string): number {
    let judged = 0;
    for (const count of this.files.values()) if (this.#rulesOn(count.file).has(rule)) judged += count.judged;
    return judged;
  }

  #rulesOn(file: string): ReadonlySet<string> {
    const states = this.#options.settings.rulesFor(file);
    const on = this.#states.get(states) ?? new Set(activeRules(states).map(({ rule }) => rule.name));
    this.#states.set(states, on);
    return on;
  }

  #notice(notice: Problem): void {
    this.notices.push(notice);
    this.#options.onNotice?.(notice);
  }

  #count(count: FileCount): void {
    this.#rulesOn(count.file);
    const known = this.files.get(count.file);
    if (!known) {
      this.summary.files++;
      this.files.set(count.file, { ...count });
      return;
    }
    this.files.set(count.file, {
      file: count.file,
      bytes: known.bytes + count.bytes,
      notes: known.notes + count.notes,
      judged: known.judged + count.judged,
      rejected: known.rejected + count.rejected,
    });
  }

  async #hand(gated: GatedFinding): Promise<void> {
    const finding = this.tally.weigh(gated);
    countFinding(this.summary, finding);
    await this.#take(finding);
  }
}
