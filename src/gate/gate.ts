import type { CaseNote, Suppression } from '../casenote/nodes.ts';
import { type RuleState, type Settings, settledSeverity } from '../config/resolve.ts';
import { byPosition, type Finding } from '../engine/finding.ts';
import type { Fingerprints } from '../engine/fingerprint.ts';
import type { Verdict } from '../engine/judge.ts';
import type { NoteRef } from '../engine/rule.ts';
import { UNUSED_SUPPRESSION, unusedSuppressionMessages } from './unused-suppression.ts';

/** A finding with the severity that counts, and the suppression that takes it out of the count, where there is one. */
export interface GatedFinding extends Finding {
  readonly suppressedBy?: { readonly reason: string };
  /** Where there is a baseline, on all findings: an unchanged one is in it, and does not count. */
  readonly baselineState?: 'new' | 'unchanged';
}

/** A suppression of a note, and whether it held anything back. */
export interface Held {
  readonly suppression: Suppression;
  readonly ref: NoteRef;
  readonly position: Finding['position'];
  used: boolean;
}

/** What a note's verdict counts as. */
export interface Admitted {
  readonly findings: readonly GatedFinding[];
  /** Suppressions that a record or family rule may still use. */
  readonly waiting: readonly Held[];
}

export interface GateOptions {
  readonly inlineSuppressions: boolean;
  /** The day that counts as today, `yyyy-MM-dd`. */
  readonly today: string;
  /** Where findings are to have one. */
  readonly fingerprints?: Fingerprints | undefined;
}

/** Settles what counts: severities from the settings, suppressions with their reasons, and suppressions that did nothing. */
export class Gate {
  readonly #options: GateOptions;
  readonly #acrossNotes: ReadonlySet<string>;
  readonly #byName: (file: string) => ReadonlyMap<string, RuleState>;

  constructor(settings: Settings, options: GateOptions) {
    this.#options = options;
    const cache = new Map<readonly RuleState[], Map<string, RuleState>>();
    this.#byName = (file) => {
      const states = settings.rulesFor(file);
      let map = cache.get(states);
      if (!map) {
        map = new Map(states.map((state) => [state.rule.name, state]));
        cache.set(states, map);
      }
      return map;
    };
    this.#acrossNotes = new Set(
      settings
        .rulesFor('')
        .filter((state) => state.rule.scope !== 'note')
        .map((state) => state.rule.name),
    );
  }

  /** The findings of one note as they count. */
  admit(note: CaseNote, verdict: Verdict): Admitted {
    const held = this.#hold(note, verdict.ref);
    const findings = verdict.findings.map((finding) => this.#settle(finding, held));
    const waiting = held.filter((entry) => !entry.used && entry.suppression.rule !== undefined && this.#acrossNotes.has(entry.suppression.rule));
    for (const entry of held) {
      if (!waiting.includes(entry)) findings.push(...this.#unused(entry, false));
    }
    return { findings: findings.sort(byPosition), waiting };
  }

  /**
   * The findings of records and families as they count, and the suppressions that waited for them in vain.
   * @param waiting By the ordinal of their note.
   */
  close(findings: readonly Finding[], waiting: ReadonlyMap<number, readonly Held[]>): GatedFinding[] {
    const settled = findings.map((finding) => this.#settle(finding, waiting.get(finding.on.ordinal) ?? []));
    const unused = [...waiting.values()].flat().flatMap((entry) => this.#unused(entry, true));
    return [...settled, ...unused].sort((a, b) => a.on.ordinal - b.on.ordinal || byPosition(a, b));
  }

  #hold(note: CaseNote, ref: NoteRef): Held[] {
    if (!this.#options.inlineSuppressions) return [];
    return note.suppressions.map((suppression) => ({ suppression, ref, position: note.source.position(suppression.at), used: false }));
  }

  #settle(finding: Finding, held: readonly Held[]): GatedFinding {
    const state = this.#byName(finding.on.file).get(finding.rule);
    const settled = { ...finding, severity: state ? settledSeverity(state, finding.severity) : finding.severity };
    const entry = held.find(
      ({ suppression }) =>
        this.#holds(suppression) && suppression.rule === finding.rule && (suppression.scope === 'note' || suppression.line === finding.position.start.line),
    );
    if (!entry) return settled;
    entry.used = true;
    return { ...settled, suppressedBy: { reason: entry.suppression.reason ?? '' } };
  }

  /** A suppression without a reason, or out of date, holds nothing back. */
  #holds({ reason, until }: Suppression): boolean {
    return reason !== undefined && (until === undefined || (isDay(until) && until >= this.#options.today));
  }

  #unused({ suppression, ref, position, used }: Held, acrossNotes: boolean): GatedFinding[] {
    if (used) return [];
    const states = this.#byName(ref.file);
    const unused = states.get(UNUSED_SUPPRESSION);
    if (!unused || unused.level === 'off') return [];
    const target = suppression.rule === undefined ? undefined : states.get(suppression.rule);
    // A rule that is off in this run may well be what the suppression is for.
    if (target?.level === 'off' && suppression.reason !== undefined && this.#holds(suppression)) return [];
    const messageId = this.#fault(suppression, target !== undefined);
    const fault = { rule: UNUSED_SUPPRESSION, messageId, section: undefined };
    const fingerprint = this.#options.fingerprints?.of(ref, fault, ['suppression', suppression.rule ?? null, suppression.until ?? null]);
    return [
      {
        ...fault,
        severity: settledSeverity(unused, unused.rule.severity),
        message: unusedSuppressionMessages[messageId]({ rule: target?.rule.name ?? '', until: isDay(suppression.until) ? suppression.until : '' }),
        clauses: unused.rule.clauses,
        on: ref,
        position,
        related: [],
        suggestions: [],
        acrossNotes,
        ...(fingerprint === undefined ? {} : { fingerprint }),
      },
    ];
  }

  #fault({ rule, reason, until }: Suppression, isKnown: boolean): keyof typeof unusedSuppressionMessages {
    if (rule === undefined) return 'noRule';
    if (!isKnown) return 'unknownRule';
    if (reason === undefined) return 'noReason';
    if (until !== undefined && !isDay(until)) return 'badDate';
    return until !== undefined && until < this.#options.today ? 'ended' : 'matchesNothing';
  }
}

function isDay(text: string | undefined): text is string {
  return text !== undefined && /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).toJSON()?.slice(0, 10) === text;
}
