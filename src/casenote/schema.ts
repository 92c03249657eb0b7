import * as z from 'zod';

/**
 * A note as it arrives, whatever the format (see "A case note" in the README). Values are brought to their types here;
 * dates stay text until the settings' layouts and time zone read them. `null` and `""` both mean: left blank.
 * No message ever holds a value of the record.
 */
const blankable = <T extends z.ZodType>(type: T) =>
  z.preprocess((value) => (typeof value === 'string' && value.trim() === '' ? null : value), type.nullable()).optional();

const text = blankable(
  z.preprocess((value) => (typeof value === 'number' ? String(value) : typeof value === 'string' ? value.trim() : value), z.string({ error: 'expected text' })),
);

/** Kept as it is: positions inside it are counted from its first character. */
const prose = z.string({ error: 'expected text' }).nullable().optional();

const YES = new Set(['y', 'yes', 'true', '1', 'x', '[x]', '☑', '☒', '✓', '✔']);
const NO = new Set(['n', 'no', 'false', '0', '[ ]', '[]', '☐', '✗', '✘']);

/** No answer at all: the box was passed over. */
const BLANK = new Set(['', '-', '–', '—', 'n/a', 'na', 'n.a.', 'not applicable']);

/** A tick as people and systems write it: Y/N, Yes/No, 1/0, true/false, [x]/[ ]; undefined where it is none of these. */
export function readTick(value: string): boolean | undefined {
  const word = value.trim().toLowerCase();
  return YES.has(word) ? true : NO.has(word) ? false : undefined;
}

const tick = blankable(
  z.preprocess((value) => {
    if (typeof value === 'number') return readTick(String(value)) ?? value;
    if (typeof value !== 'string') return value;
    return BLANK.has(value.trim().toLowerCase()) ? null : (readTick(value) ?? value);
  }, z.boolean({ error: 'expected yes or no' }).nullable()),
);

const object = <T extends z.core.$ZodLooseShape>(shape: T) => blankable(z.object(shape, { error: 'expected an object' }));
const list = <T extends z.ZodType>(item: T) => blankable(z.array(item, { error: 'expected a list' }));

const names = blankable(
  z.preprocess(
    (value) =>
      typeof value === 'string'
        ? value
            .split(/[,;]/)
            .map((name) => name.trim())
            .filter(Boolean)
        : value,
    z.array(z.string({ error: 'expected text' }), { error: 'expected a list of names' }),
  ),
);

const section = z.object({ heading: z.string({ error: 'expected text' }), text: prose }, { error: 'expected an object with heading and text' });

export const rawNoteSchema = z.object(
  {
    id: text,
    child: object({ id: text, name: text, knownAs: names, dateOfBirth: text, pronouns: text, status: text }),
    family: text,
    siblings: list(z.object({ id: text, name: text }, { error: 'expected an object with id and name' })),
    author: object({ id: text, name: text, role: text, team: text }),
    eventAt: text,
    eventTime: text,
    recordedAt: text,
    finalisedAt: text,
    contactType: text,
    planned: tick,
    significantEvent: tick,
    addToChronology: tick,
    safeguarding: tick,
    interpreter: object({ used: tick, name: text, provider: text }),
    present: list(
      z.object(
        {
          name: text,
          childId: text,
          relation: text,
          age: text,
          kind: blankable(
            z.preprocess(
              (value) => (typeof value === 'string' ? value.trim().toLowerCase() : value),
              z.enum(['child', 'adult'], { error: 'expected child or adult' }),
            ),
          ),
          atContact: tick,
          interviewed: tick,
          seen: tick,
          alone: tick,
          bedroom: tick,
        },
        { error: 'expected an object' },
      ),
    ),
    reason: prose,
    sections: z
      .union([z.array(section), z.record(z.string(), prose)], { error: 'expected a list of { heading, text }, or an object of heading and text' })
      .nullable()
      .optional(),
    suppressions: list(z.object({ rule: text, reason: text, until: text }, { error: 'expected an object with rule, reason and perhaps until' })),
  },
  { error: 'expected a case note: an object with the keys of the README' },
);

export type RawNote = z.infer<typeof rawNoteSchema>;

/** What a mistyped field is called in a message: `present[0].seen`. */
export function pathOf(path: readonly PropertyKey[]): string {
  return path.reduce<string>((whole, key) => (typeof key === 'number' ? `${whole}[${key}]` : whole ? `${whole}.${String(key)}` : String(key)), '');
}
