import { distance } from 'fastest-levenshtein';
import lists from './labels.yaml';

/**
 * What the headings and labels of a case-note form mean, whatever their spelling.
 * The form's own words are the policy's (section 5b); the variants are those that workers and other councils' forms use.
 */
export const SECTION_KINDS = [
  'reason',
  'detailed',
  'analysis',
  'workingWell',
  'worries',
  'needsToHappen',
  'actions',
  /** A heading that the form does not know: neither a place for facts alone nor one for judgement. */
  'other',
] as const;

export type SectionKind = (typeof SECTION_KINDS)[number];

/** The three headings of clause 5a.6. */
export const THREE_HEADINGS = ['workingWell', 'worries', 'needsToHappen'] as const satisfies readonly SectionKind[];

/** How a section is called where a person reads it. */
export const SECTION_TITLES: Readonly<Record<Exclude<SectionKind, 'other'>, string>> = {
  reason: 'Reason for contact',
  detailed: 'Detailed Notes',
  analysis: 'Analysis of information',
  workingWell: 'What is working well',
  worries: 'What are we worried about',
  needsToHappen: 'What needs to happen',
  actions: 'Actions',
};

/** What a section is called in a report: the form's own title. A heading that the form does not know stays in the record. */
export function titleOf(kind: SectionKind): string | undefined {
  return kind === 'other' ? undefined : SECTION_TITLES[kind];
}

interface LabelLists {
  readonly sections: Readonly<Record<Exclude<SectionKind, 'other'>, readonly string[]>>;
  readonly fields: Readonly<Record<string, readonly string[]>>;
  readonly people: Readonly<Record<string, readonly string[]>>;
  readonly openers: Readonly<Record<string, readonly string[]>>;
  readonly continuations: readonly string[];
}

const data = lists as LabelLists;

function byLabel(lists: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  return Object.fromEntries(Object.entries(lists).flatMap(([meaning, labels]) => labels.map((label) => [label, meaning])));
}

/**
 * Headings, in normal form (see `normaliseLabel`). A phrase also fits with a few words more after it
 * ("what is working well for Dawn", "analysis of visit").
 */
const SECTION_LABELS = data.sections;

/** Phrases so plain that a sentence which begins with them opens that part of the note, colon or none. */
const OPENERS = Object.entries(data.openers).flatMap(([kind, phrases]) => phrases.map((phrase) => [phrase, kind as SectionKind] as const));

/** Words that may follow a heading's phrase without changing what it means. */
const CONTINUATIONS = new Set(data.continuations);
const LONGEST_HEADING = 9;

/** Form labels and the key each stands for, in normal form. */
export const FIELD_LABELS: Readonly<Record<string, string>> = byLabel(data.fields);

/** Columns of the form's table of people. */
export const PEOPLE_COLUMNS: Readonly<Record<string, string>> = byLabel(data.people);

/** Letters and figures as ranges: signs and dashes lie between them. Patterns over the letters of all scripts are slow to prepare. */
const WORD = 'A-Za-z\\d\u00aa\u00b5\u00ba\u00c0-\u1fff\u2c00-\uffff';
const SIGNS = new RegExp(`[^${WORD}]+`, 'g');
const FIRST_WORD = new RegExp(`^[^${WORD}]{0,12}(?:<[^>]*>)?[^${WORD}]{0,4}([${WORD}'’]+)`);
const NUMBERED = /^(?:part )?(?:\d{1,2}|[a-h]) (?=[^\d ][^\d ])/;
const CONTRACTIONS: readonly (readonly [RegExp, string])[] = [
  [/\bwhats\b/g, 'what is'],
  [/\bwhat re\b/g, 'what are'],
  [/\bwere we\b/g, 'are we'],
  [/\bwhat were (?=worried|concerned)/g, 'what we are '],
  [/\bwhat im (?=worried|concerned)/g, 'what i am '],
];
const REMEMBERED = 2_000;
/** How many letters of a three-heading phrase may be mistyped ("what is workng well", "what are we worried abuot"). */
const MISTYPED = 2;

/**
 * A heading or label in normal form: no markup, no punctuation, lower case, single spaces, "what's" as "what is".
 * Numbers and letters in front ("1.", "a)") go as well.
 */
export function normaliseLabel(raw: string): string {
  let label = raw
    .replace(/<[^>]*>/g, ' ')
    .toLowerCase()
    .replace(/['’`]/g, '')
    .replace(SIGNS, ' ')
    .trim()
    .replace(NUMBERED, '');
  for (const [pattern, full] of CONTRACTIONS) label = label.replace(pattern, full);
  return label;
}

/** Knows section headings, the council's own among them. Build it once per settings. */
export class Labels {
  readonly #byPhrase = new Map<string, SectionKind>();
  /** The same headings come in note after note. */
  readonly #known = new Map<string, SectionKind | undefined>();
  readonly #fields = new Map(Object.entries(FIELD_LABELS));
  /** First words of all section labels, to pass over a sentence that can be none of them at a glance. */
  readonly #firstWords = new Set<string>(['what', 'whats']);

  /** @param extra The council's own headings and field labels: `{ "Child's story": "detailed", "Visit on": "eventAt" }`. */
  constructor(extra: Readonly<Record<string, string>> = {}) {
    for (const [kind, phrases] of Object.entries(SECTION_LABELS) as [SectionKind, readonly string[]][]) {
      for (const phrase of phrases) this.#byPhrase.set(normaliseLabel(phrase), kind);
    }
    for (const [label, meaning] of Object.entries(extra)) {
      const phrase = normaliseLabel(label);
      if ((SECTION_KINDS as readonly string[]).includes(meaning)) this.#byPhrase.set(phrase, meaning as SectionKind);
      else this.#fields.set(phrase, meaning);
    }
    for (const phrase of this.#byPhrase.keys()) this.#firstWords.add(phrase.split(' ')[0] ?? '');
  }

  /** Whether a section's label may begin at an offset of a line. Cheap, and wrong only on the side of yes. */
  mayOpen(line: string, at: number): boolean {
    const word = FIRST_WORD.exec(line.slice(at, at + 60))?.[1];
    return word !== undefined && (this.#firstWords.has(word.toLowerCase().replace(/['’]/g, '')) || /^\d|^wh/i.test(word) || word.length === 1);
  }

  /** The key that a form label stands for. */
  field(label: string): string | undefined {
    return this.#fields.get(normaliseLabel(label));
  }

  /** What a heading means; undefined where it is none that the form knows. */
  section(heading: string): SectionKind | undefined {
    if (this.#known.has(heading)) return this.#known.get(heading);
    const kind = this.#meaning(heading);
    if (this.#known.size >= REMEMBERED) this.#known.clear();
    this.#known.set(heading, kind);
    return kind;
  }

  #meaning(heading: string): SectionKind | undefined {
    const whole = this.#phrase(normaliseLabel(heading));
    if (whole) return whole;
    // "WWW – What's working well", "Analysis / what this means": one of its pieces may be known.
    const pieces = heading.length > 80 ? [] : heading.split(/\s[-–—/|:]\s|:\s/);
    if (pieces.length === 2)
      return pieces.map((piece) => this.#phrase(normaliseLabel(piece))).find((kind) => kind !== undefined && THREE_HEADINGS.includes(kind as never));
    return this.#mistyped(normaliseLabel(heading));
  }

  #phrase(label: string): SectionKind | undefined {
    const exact = this.#byPhrase.get(label);
    if (exact) return exact;
    const words = label.split(' ');
    if (words.length > LONGEST_HEADING) return undefined;
    for (let length = words.length - 1; length > 0; length--) {
      const kind = this.#byPhrase.get(words.slice(0, length).join(' '));
      if (kind && CONTINUATIONS.has(words[length] ?? '')) return kind;
    }
    return undefined;
  }

  #mistyped(label: string): SectionKind | undefined {
    if (!label.startsWith('wh') || label.length < 15 || label.length > 30) return undefined;
    return OPENERS.find(([phrase]) => Math.abs(phrase.length - label.length) <= MISTYPED && distance(phrase, label) <= MISTYPED)?.[1];
  }

  /** What a sentence opens whose first words are one of the three headings ("What is working well is that …"). */
  opener(sentenceStart: string): SectionKind | undefined {
    const label = normaliseLabel(sentenceStart);
    return OPENERS.find(([phrase]) => label.startsWith(phrase))?.[1];
  }
}
