import { createHmac, randomBytes } from 'node:crypto';
import { titleOf } from '../casenote/labels.ts';
import type { CaseNote } from '../casenote/nodes.ts';
import { Lexicon } from '../language/lexicon.ts';
import { NoteText } from '../language/note-text.ts';
import { byPosition, type Finding, type RuleCrash } from './finding.ts';
import { Households } from './groups.ts';
import type { FactEntry, GroupRule, Messages, NoteRef, NoteReporter, NoteRule, NoteView, Rule } from './rule.ts';

/** A rule that is on, with its settings. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly options: unknown;
}

/** What came of judging one note. */
export interface Verdict {
  readonly ref: NoteRef;
  readonly findings: readonly Finding[];
  /** Rules that could not be checked on this note, each with the fields it lacks. */
  readonly notChecked: ReadonlyMap<string, readonly string[]>;
  readonly crashes: readonly RuleCrash[];
}

export interface Closing {
  readonly findings: readonly Finding[];
  readonly crashes: readonly RuleCrash[];
}

interface Collected {
  readonly rule: GroupRule;
  readonly options: unknown;
  readonly facts: Omit<FactEntry<unknown>, 'family'>[];
}

/**
 * Judges notes one by one and, when all have been seen, records and families. Keeps no note: only the facts that
 * record and family rules ask for. A rule that throws loses itself on that note, and no other.
 */
export class Judge {
  readonly #rulesFor: (file: string) => readonly ActiveRule[];
  readonly #today: string;
  readonly #lexicon = new Lexicon();
  readonly #lists = new Map<ActiveRule, number>();
  readonly #collected = new Map<string, Collected>();
  /** Facts and households are keyed for this run alone: nothing that leaves memory could be guessed back. */
  readonly #key = randomBytes(32);
  readonly #households = new Households((text) => createHmac('sha256', this.#key).update(text).digest('base64'));
  #count = 0;

  /**
   * @param active Every rule that is on anywhere, once for each of its settings.
   * @param rulesFor Those of `active` that are on for a file.
   * @param today The day that counts as today, `yyyy-MM-dd`.
   */
  constructor(active: readonly ActiveRule[], rulesFor: (file: string) => readonly ActiveRule[], today: string) {
    this.#rulesFor = rulesFor;
    this.#today = today;
    for (const entry of active) {
      if (entry.rule.scope === 'note' && entry.rule.terms) this.#lists.set(entry, this.#lexicon.add(entry.rule.terms(entry.options)));
    }
  }

  judge(note: CaseNote): Verdict {
    const ref: NoteRef = { file: note.source.file, noteId: note.id, childId: note.fields.child?.id ?? undefined, ordinal: this.#count++ };
    const record = this.#households.record(note);
    if (record !== undefined) this.#households.link(note, record);
    const text = new NoteText(note, this.#lexicon);
    const verdict = { ref, findings: [] as Finding[], notChecked: new Map<string, string[]>(), crashes: [] as RuleCrash[] };
    for (const active of this.#rulesFor(ref.file)) {
      const { rule } = active;
      const missing = rule.needs.filter((need) => !need.split('|').some((path) => isExported(note, path)));
      if (missing.length > 0) {
        verdict.notChecked.set(
          rule.name,
          missing.map((need) => need.replaceAll('|', ' or ')),
        );
        continue;
      }
      try {
        if (rule.scope === 'note') this.#check(rule, active, { note, text, today: this.#today }, verdict);
        else this.#collect(rule, active.options, { note, text, today: this.#today }, ref, record);
      } catch (error) {
        verdict.crashes.push({ rule: rule.name, on: ref, line: note.position.start.line, error });
      }
    }
    verdict.findings.sort(byPosition);
    return verdict;
  }

  /** Judges the records and families. Call it once, after the last note. */
  finish(): Closing {
    const findings: Finding[] = [];
    const crashes: RuleCrash[] = [];
    for (const { rule, options, facts } of this.#collected.values()) {
      const groups = new Map<string, FactEntry<unknown>[]>();
      for (const fact of facts) {
        const entry = { ...fact, family: this.#households.family(fact.record) };
        const group = rule.scope === 'family' ? entry.family : entry.record;
        const members = groups.get(group);
        if (members) members.push(entry);
        else groups.set(group, [entry]);
      }
      try {
        rule.check([...groups.values()], { report: (report) => findings.push(groupFinding(rule, report)) }, options);
      } catch (error) {
        crashes.push({ rule: rule.name, on: undefined, line: undefined, error });
      }
    }
    findings.sort((a, b) => a.on.ordinal - b.on.ordinal || byPosition(a, b));
    return { findings, crashes };
  }

  #check(
    rule: NoteRule,
    active: ActiveRule,
    seen: Omit<NoteView, 'terms'>,
    verdict: { readonly ref: NoteRef; findings: Finding[]; notChecked: Map<string, string[]> },
  ): void {
    const list = this.#lists.get(active) ?? -1;
    const view: NoteView = { ...seen, terms: (prose) => prose.hits(list) as never };
    const reporter: NoteReporter<Messages> = {
      report: (report) => {
        const message = rule.messages[report.message];
        if (!message) throw new Error(`${rule.name} has no message ${report.message}`);
        verdict.findings.push({
          rule: rule.name,
          messageId: report.message,
          severity: report.severity ?? rule.severity,
          message: message(report.data as never),
          clauses: rule.clauses,
          on: verdict.ref,
          section: report.section && titleOf(report.section.kind),
          position: seen.note.source.position(report.at),
          related: [],
          suggestions: report.suggestions ?? [],
          acrossNotes: false,
        });
      },
      notChecked: (field) => {
        const fields = verdict.notChecked.get(rule.name) ?? [];
        if (!fields.includes(field)) verdict.notChecked.set(rule.name, [...fields, field]);
      },
    };
    rule.check(view, reporter, active.options);
  }

  #collect(rule: GroupRule, options: unknown, seen: Omit<NoteView, 'terms'>, ref: NoteRef, record: string | undefined): void {
    if (record === undefined) return;
    const fact = rule.collect({ ...seen, terms: () => [] }, options, this.#key);
    if (fact === undefined) return;
    // One rule may run with several settings (overrides by file); facts taken with different settings do not mix.
    const id = `${rule.name} ${JSON.stringify(options)}`;
    let collected = this.#collected.get(id);
    if (!collected) {
      collected = { rule, options, facts: [] };
      this.#collected.set(id, collected);
    }
    collected.facts.push({ ref, record, fact });
  }
}

function groupFinding(rule: GroupRule, report: Parameters<Parameters<GroupRule['check']>[1]['report']>[0]): Finding {
  const message = rule.messages[report.message];
  if (!message) throw new Error(`${rule.name} has no message ${report.message}`);
  return {
    rule: rule.name,
    messageId: report.message,
    severity: report.severity ?? rule.severity,
    message: message(report.data as never),
    clauses: rule.clauses,
    on: report.on,
    section: report.sectionTitle,
    position: report.position,
    related: report.related ?? [],
    suggestions: [],
    acrossNotes: true,
  };
}

/** Whether a field was in the export at all; blank is exported. */
export function isExported(note: CaseNote, path: string): boolean {
  let value: unknown = note.fields;
  for (const key of path.split('.')) {
    if (value === null) return true;
    if (typeof value !== 'object' || value === undefined) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return value !== undefined;
}
