import { activeRules, type RuleState } from '../config/resolve.ts';
import type { RuleCrash } from '../engine/finding.ts';
import { judgeGroups } from '../engine/group-judge.ts';
import { Households } from '../engine/groups.ts';
import { factId } from '../engine/judge.ts';
import { Gate, type GatedFinding, type Held } from '../gate/gate.ts';
import { addNotChecked, countFinding, emptySummary, type Summary } from '../gate/summary.ts';
import type { Tally } from '../gate/tally.ts';
import { jsonNotices } from '../input/json-mapping.ts';
import type { Problem } from '../input/problem.ts';
import { FactStore } from './fact-store.ts';
import type { RunOptions } from './options.ts';
import type { FileCount, UnitResult } from './unit-result.ts';
import { type Cut, sizeOf, type Unit } from './units.ts';
import { crashProblem } from './work.ts';

/** Bytes of facts that are held in memory by default. */
const MEMORY = 256 * 1024 * 1024;

/** What a run has come to so far. */
export class RunSoFar {
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
