import { randomBytes } from 'node:crypto';
import { titleOf } from '../casenote/labels.ts';
import type { CaseNote } from '../casenote/nodes.ts';
import { NoteText } from '../language/index/note-text.ts';
import { Lexicon, type Term } from '../language/words/lexicon.ts';
import { byPosition, type Finding, type RuleCrash } from './finding.ts';
import { aboutFault, type Fingerprints } from './fingerprint.ts';
import { Ties } from './groups.ts';
import type { Messages, NoteRef, NoteReporter, NoteRule, NoteView, Rule } from './rule.ts';

/** Bytes. */
export const KEY_LENGTH = 32;

/** A rule that is on, with its settings. */
export interface ActiveRule {
  readonly rule: Rule;
  readonly options: unknown;
}

/** A note's facts for the rules that judge records and families. Holds no word of the record but the note's name. */
export interface NoteFacts {
  readonly ref: NoteRef;
  /** The record the note belongs to, and what links it with others: keys that give nothing away. */
  readonly record: string;
  readonly ties: readonly string[];
  /** By `factId`. */
  readonly facts: Readonly<Record<string, unknown>>;
}

/** What came of judging one note. */
export interface Verdict {
  readonly ref: NoteRef;
  readonly findings: readonly Finding[];
  /** Rules that could not be checked on this note, each with the fields it lacks. */
  readonly notChecked: ReadonlyMap<string, readonly string[]>;
  /** Those of them that were not run at all; the others could be checked in part. */
  readonly passedOver: readonly string[];
  readonly crashes: readonly RuleCrash[];
  /** Undefined for a draft that names no child. */
  readonly facts: NoteFacts | undefined;
}

/** What findings may bring beside what was found. */
export interface Wishes {
  readonly fingerprints?: Fingerprints | undefined;
  /** The safe changes that rules have for them. */
  readonly fixes?: boolean;
}

/** A note and its place in the input, from 0. */
export interface Numbered {
  readonly note: CaseNote;
  readonly ordinal: number;
}

/** A rule, and what is worked out of it once. */
interface Enlisted extends ActiveRule {
  /** Which list of the lexicon is the rule's; none: −1. */
  readonly list: number;
  /** Of a record or family rule. */
  readonly factId: string;
  /** The fields that it needs, each with the paths of which the note must have one. */
  readonly needs: readonly { readonly need: string; readonly paths: readonly (readonly string[])[] }[];
}

/** A note that is being judged. */
interface Begun {
  readonly note: CaseNote;
  readonly text: NoteText;
  readonly record: string | undefined;
  readonly facts: Record<string, unknown>;
  readonly verdict: {
    readonly ref: NoteRef;
    readonly findings: Finding[];
    readonly notChecked: Map<string, readonly string[]>;
    readonly passedOver: string[];
    readonly crashes: RuleCrash[];
  };
}

/** One rule may run with several settings (overrides by file); facts taken with different settings do not mix. */
export function factId({ rule, options }: ActiveRule): string {
  return `${rule.name} ${JSON.stringify(options)}`;
}

/** The phrases that a rule wants to be found in the text; undefined where it wants none. */
export function termsOf({ rule, options }: ActiveRule): Iterable<Term<unknown>> | undefined {
  return rule.scope === 'note' ? rule.terms?.(options) : undefined;
}

/**
 * Judges notes, each for itself, and takes down the facts that record and family rules ask for. Keeps no note. A rule that throws
 * loses itself on that note, and no other.
 */
export class Judge {
  readonly #active: readonly Enlisted[];
  readonly #today: string;
  readonly #lexicon = new Lexicon();
  readonly #key: Uint8Array;
  readonly #fingerprints: Fingerprints | undefined;
  readonly #ties: Ties;
  readonly #offersFixes: boolean;

  /**
   * @param active The rules that are on.
   * @param today The day that counts as today, `yyyy-MM-dd`.
   * @param key Facts are keyed for this run alone, so that nothing that leaves memory could be guessed back.
   * @param wishes What findings are to bring beside what was found.
   */
  constructor(active: readonly ActiveRule[], today: string, key: Uint8Array = randomBytes(KEY_LENGTH), wishes: Wishes = {}) {
    this.#today = today;
    this.#key = key;
    this.#fingerprints = wishes.fingerprints;
    this.#offersFixes = wishes.fixes ?? false;
    this.#ties = new Ties(key);
    this.#active = active.map((entry) => this.#enlist(entry));
  }

  #enlist({ rule, options }: ActiveRule): Enlisted {
    const terms = termsOf({ rule, options });
    return {
      rule,
      options,
      list: terms ? this.#lexicon.add(terms) : -1,
      factId: rule.scope === 'note' ? '' : factId({ rule, options }),
      needs: rule.needs.map((need) => ({ need, paths: need.split('|').map((path) => path.split('.')) })),
    };
  }

  /** @param ordinal The note's place in the input, from 0. */
  judge(note: CaseNote, ordinal = 0): Verdict {
    return this.judgeAll([{ note, ordinal }])[0] as Verdict;
  }

  /**
   * Judges notes side by side: each rule looks at all of them before the next does, for a rule whose code is at hand takes
   * two thirds of the time of one that has to be fetched.
   *
   * @param atNote Told before each look at a note: its place among the notes given.
   * @returns A verdict for each note, in their order; each is what `judge` would say of that note alone.
   */
  judgeAll(notes: readonly Numbered[], atNote?: (index: number) => void): Verdict[] {
    const begun = notes.map((given) => this.#begin(given));
    for (const active of this.#active) {
      for (let i = 0; i < begun.length; i++) {
        atNote?.(i);
        this.#look(active, begun[i] as Begun);
      }
    }
    return begun.map(({ note, record, facts, verdict }) => {
      verdict.findings.sort(byPosition);
      const { ref } = verdict;
      return { ...verdict, facts: record === undefined ? undefined : { ref, record, ties: this.#ties.of(note), facts } };
    });
  }

  #begin({ note, ordinal }: Numbered): Begun {
    const ref: NoteRef = { file: note.source.file, noteId: note.id, childId: note.fields.child?.id ?? undefined, ordinal };
    const verdict = { ref, findings: [], notChecked: new Map(), passedOver: [], crashes: [] };
    return { note, text: new NoteText(note, this.#lexicon), record: this.#ties.record(note), facts: {}, verdict };
  }

  #look(active: Enlisted, { note, text, record, facts, verdict }: Begun): void {
    const { rule, needs } = active;
    const hasField = (need: Enlisted['needs'][number]) => need.paths.some((path) => isExported(note, path));
    if (!needs.every(hasField)) {
      verdict.passedOver.push(rule.name);
      const missing = needs.filter((need) => !hasField(need));
      verdict.notChecked.set(
        rule.name,
        missing.map(({ need }) => need.replaceAll('|', ' or ')),
      );
      return;
    }
    try {
      if (rule.scope === 'note') this.#check(rule, active, { note, text, today: this.#today }, verdict);
      else if (record !== undefined) {
        const fact = rule.collect({ note, text, today: this.#today, terms: () => [] }, active.options, this.#key);
        if (fact !== undefined) facts[active.factId] = fact;
      }
    } catch (error) {
      verdict.crashes.push({ rule: rule.name, on: verdict.ref, line: note.position.start.line, error });
    }
  }

  #check(rule: NoteRule, { list, options }: Enlisted, seen: Omit<NoteView, 'terms'>, verdict: Begun['verdict']): void {
    const view: NoteView = { ...seen, terms: (prose) => prose.hits(list) as never };
    const reporter: NoteReporter<Messages> = {
      report: (report) => {
        const message = rule.messages[report.message];
        if (!message) throw new Error(`${rule.name} has no message ${report.message}`);
        const section = report.section && titleOf(report.section.kind);
        const fault = { rule: rule.name, messageId: report.message, section };
        const fingerprint = this.#fingerprints?.of(verdict.ref, fault, aboutFault(seen.note, report, report.data));
        const fix = this.#offersFixes ? rule.fix?.(report, view) : undefined;
        verdict.findings.push({
          ...fault,
          severity: report.severity ?? rule.severity,
          message: message(report.data as never),
          clauses: rule.clauses,
          on: verdict.ref,
          position: seen.note.source.position(report.at),
          related: [],
          suggestions: report.suggestions ?? [],
          ...(fix ? { fix } : {}),
          acrossNotes: false,
          ...(fingerprint === undefined ? {} : { fingerprint }),
        });
      },
      notChecked: (field) => {
        const fields = verdict.notChecked.get(rule.name) ?? [];
        if (!fields.includes(field)) verdict.notChecked.set(rule.name, [...fields, field]);
      },
    };
    rule.check(view, reporter, options);
  }
}

/** Whether a field was in the export at all; blank is exported. */
function isExported(note: CaseNote, path: readonly string[]): boolean {
  let value: unknown = note.fields;
  for (const key of path) {
    if (value === null) return true;
    if (typeof value !== 'object' || value === undefined) return false;
    value = (value as Record<string, unknown>)[key];
  }
  return value !== undefined;
}
