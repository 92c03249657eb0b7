import type { NoteCard } from '../../casenote/card.ts';
import type { Severity } from '../../engine/rule.ts';
import type { GatedFinding } from '../../gate/gate.ts';
import { mondayOf, monthOf } from './calendar.ts';
import { Ledger } from './ledger.ts';
import { NoteSet } from './note-set.ts';
import { per100, Tally } from './tally.ts';
import { Timeliness } from './timeliness.ts';

/** What one rule found. */
export interface RuleFigures {
  readonly rule: string;
  /** The gravest that it was. */
  readonly severity: Severity;
  readonly findings: number;
  readonly notes: number;
  /** Notes in every 100 in which it was found. */
  readonly rate: number | undefined;
}

/** What was found in the notes of a worker, a team or a child. */
export interface GroupFigures {
  /** Undefined for the notes whose export does not say. */
  readonly name: string | undefined;
  readonly tally: Tally;
  /** The teams of a worker. */
  readonly teams: readonly string[];
  /** The rule that found most of what is to be mended here. */
  readonly mostOften: string | undefined;
}

/** What was found in the notes of a week or month. */
export interface PeriodFigures {
  /** Its number in the calendar: a Monday's, or a month's. */
  readonly period: number;
  readonly tally: Tally;
}

/** From the gravest. */
const GRAVITY = ['error', 'warning', 'info'] as const;

/** What a run says in figures; fed note by note and finding by finding, in the order of the contract. */
export class Statistics {
  readonly timeliness = new Timeliness();
  readonly #ledger = new Ledger();
  readonly #rules = new Map<string, { severity: Severity; findings: number; readonly notes: NoteSet }>();
  /** How often each rule found something to mend, by worker and by team. */
  readonly #often = { worker: new Map<number, Map<string, number>>(), team: new Map<number, Map<string, number>>() };

  note(card: NoteCard): void {
    this.#ledger.add(card);
    this.timeliness.add(card.delay);
  }

  finding({ rule, severity, on, suppressedBy }: GatedFinding): void {
    if (suppressedBy) return;
    this.#ledger.count(on.ordinal, severity);
    const entry = this.#rules.get(rule) ?? { severity, findings: 0, notes: new NoteSet() };
    this.#rules.set(rule, entry);
    entry.findings++;
    entry.notes.add(on.ordinal);
    if (GRAVITY.indexOf(severity) < GRAVITY.indexOf(entry.severity)) entry.severity = severity;
    if (severity === 'info') return;
    const { worker, team } = this.#ledger.get(on.ordinal);
    countIn(this.#often.worker, worker, rule);
    countIn(this.#often.team, team, rule);
  }

  /** What the author of a note is called, by its ordinal; undefined where the export does not say. */
  authors(): (ordinal: number) => string | undefined {
    const names = this.#ledger.workers();
    return (ordinal) => names[this.#ledger.get(ordinal).worker];
  }

  /** All notes as one. */
  all(): Tally {
    const tally = new Tally();
    for (const entry of this.#ledger) tally.add(entry);
    return tally;
  }

  /** First and last day of the contacts, as numbers of the calendar. */
  span(): { readonly first: number; readonly last: number } | undefined {
    let span: { first: number; last: number } | undefined;
    for (const { day } of this.#ledger) if (day >= 0) span = { first: Math.min(span?.first ?? day, day), last: Math.max(span?.last ?? day, day) };
    return span;
  }

  /** Those that found something in most notes first. */
  rules(): RuleFigures[] {
    const { notes: all } = this.all();
    return [...this.#rules]
      .map(([rule, { severity, findings, notes }]) => ({ rule, severity, findings, notes: notes.size, rate: per100(notes.size, all) }))
      .sort((a, b) => b.notes - a.notes || GRAVITY.indexOf(a.severity) - GRAVITY.indexOf(b.severity) || inOrder(a.rule, b.rule));
  }

  /** Those with most to mend in every 100 notes first; those with too few notes for a rate last. */
  workers(): GroupFigures[] {
    const names = this.#ledger.workers();
    return this.#groups('worker', names, this.#often.worker).sort(byRate);
  }

  /** As with workers. */
  teams(): GroupFigures[] {
    return this.#groups('team', this.#ledger.teams(), this.#often.team).sort(byRate);
  }

  /** Those whose record has most to mend first. */
  children(): GroupFigures[] {
    return this.#groups('child', this.#ledger.children(), new Map()).sort(
      ({ tally: a, name: x }, { tally: b, name: y }) =>
        b.findings.error - a.findings.error || b.findings.warning - a.findings.warning || inOrder(x ?? '', y ?? ''),
    );
  }

  /** Every week from the first contact to the last, by its Monday. */
  weeks(): PeriodFigures[] {
    return this.#periods(mondayOf, 7);
  }

  months(): PeriodFigures[] {
    return this.#periods(monthOf, 1);
  }

  #groups(field: 'worker' | 'team' | 'child', names: readonly string[], often: ReadonlyMap<number, ReadonlyMap<string, number>>): GroupFigures[] {
    const groups = new Map<number, { readonly tally: Tally; readonly teams: Set<number> }>();
    for (const entry of this.#ledger) {
      const group = groups.get(entry[field]) ?? { tally: new Tally(), teams: new Set() };
      groups.set(entry[field], group);
      group.tally.add(entry);
      if (entry.team >= 0) group.teams.add(entry.team);
    }
    const teams = this.#ledger.teams();
    return [...groups].map(([number, group]) => ({
      name: names[number],
      tally: group.tally,
      teams: [...group.teams].map((team) => teams[team] ?? '').sort(inOrder),
      mostOften: mostOf(often.get(number)),
    }));
  }

  #periods(periodOf: (day: number) => number, step: number): PeriodFigures[] {
    const tallies = new Map<number, Tally>();
    for (const entry of this.#ledger) {
      if (entry.day < 0) continue;
      const period = periodOf(entry.day);
      const tally = tallies.get(period) ?? new Tally();
      tallies.set(period, tally);
      tally.add(entry);
    }
    const met = [...tallies.keys()].sort((a, b) => a - b);
    const [first, last] = [met[0], met.at(-1)];
    if (first === undefined || last === undefined) return [];
    const count = (last - first) / step + 1;
    // Weeks without a note are shown as such; not so the centuries that one slip of the keyboard opens.
    const all = count > MOST_PERIODS ? met : Array.from({ length: count }, (_, i) => first + i * step);
    return all.map((period) => ({ period, tally: tallies.get(period) ?? new Tally() }));
  }
}

const MOST_PERIODS = 520;

/** By code unit: the same on every machine, whatever its language. */
function inOrder(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function byRate(a: GroupFigures, b: GroupFigures): number {
  return (b.tally.rate('error', 'warning') ?? -1) - (a.tally.rate('error', 'warning') ?? -1) || inOrder(a.name ?? '', b.name ?? '');
}

function countIn(counts: Map<number, Map<string, number>>, group: number, rule: string): void {
  const own = counts.get(group) ?? new Map<string, number>();
  counts.set(group, own);
  own.set(rule, (own.get(rule) ?? 0) + 1);
}

function mostOf(counts: ReadonlyMap<string, number> | undefined): string | undefined {
  return [...(counts ?? [])].sort(([a, m], [b, n]) => n - m || inOrder(a, b))[0]?.[0];
}
